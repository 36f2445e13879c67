//! GitLab's Code Quality report: a list of issues in JSON.

use std::io::{self, Write};

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::path;
use crate::finding::{Finding, Level};
use crate::output::{Report, ends, json};

/// One issue.
#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    positions: Positions,
}

#[derive(Serialize)]
struct Positions {
    begin: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

/// Writes the list.
pub(in crate::output) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    let issues = report.findings.iter();
    let issues: Vec<Issue<'_>> = issues
        .map(|finding| issue(report, finding, &mut fingerprints))
        .collect();
    json::write_object(&issues, out)
}

fn issue<'a>(
    report: &Report<'a>,
    finding: &'a Finding,
    fingerprints: &mut Fingerprints,
) -> Issue<'a> {
    let file = report.file(finding.place.file);
    let (begin, end) = ends(file, finding.place.span);
    let [begin, end] = [begin, end].map(|at| Position {
        line: at.line,
        column: at.column,
    });
    Issue {
        description: super::message(finding),
        check_name: report.rule_name(finding),
        fingerprint: fingerprints.of(report, finding),
        severity: match finding.level {
            Level::Error => "major",
            Level::Warning => "minor",
            Level::Info | Level::Off => "info",
        },
        location: Location {
            path: path(report, file.id),
            positions: Positions { begin, end },
        },
    }
}
