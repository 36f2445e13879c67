//! Reviewdog's diagnostic format: findings with fixes as suggestions for a review.

use std::io::{self, Write};

use serde::Serialize;

use super::path;
use crate::finding::{Finding, Level, Place, Safety};
use crate::output::{Report, json};
use crate::text::{SourceFile, Span};

#[derive(Serialize)]
struct Result<'a> {
    source: Source,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Location,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// Columns are bytes here.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

/// Writes one object with all findings.
pub(in crate::output) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics = report.findings.iter();
    let result = Result {
        source: Source { name: "perscope" },
        diagnostics: diagnostics
            .map(|finding| diagnostic(report, finding))
            .collect(),
    };
    json::write_object(&result, out)
}

fn diagnostic<'a>(report: &Report<'a>, finding: &'a Finding) -> Diagnostic<'a> {
    let file = report.file(finding.place.file);
    let location = |place: &Place| Location {
        path: path(report, place.file),
        range: range(report.file(place.file), place.span),
    };
    // A suggestion is taken with a click, so only those that change no meaning are made, and a
    // review takes one edit at a time.
    let safe = finding.fix.iter().filter(|it| it.safety == Safety::Safe);
    let edits = safe
        .filter(|it| it.edits.len() == 1)
        .flat_map(|it| &it.edits);
    Diagnostic {
        message: super::message(finding),
        location: location(&finding.place),
        severity: match finding.level {
            Level::Error => "ERROR",
            Level::Warning => "WARNING",
            Level::Info | Level::Off => "INFO",
        },
        code: Code {
            value: report.rule_name(finding),
        },
        suggestions: edits
            .map(|edit| Suggestion {
                range: range(file, edit.span),
                text: &edit.text,
            })
            .collect(),
        related_locations: finding
            .related
            .iter()
            .map(|related| Related {
                message: &related.message,
                location: location(&related.place),
            })
            .collect(),
    }
}

fn range(file: &SourceFile, span: Span) -> Range {
    let position = |offset: usize| {
        let line = file.line_of(offset);
        Position {
            line: line + 1,
            column: offset - file.line_range(line).start + 1,
        }
    };
    let range = span.range();
    Range {
        start: position(range.start),
        end: position(range.end),
    }
}
