//! Version 1 of the JSON output: the types as they go over the wire.
//!
//! They only serialize. The order of the fields is the order in the output. What may change here
//! and what may not is promised in `docs/json-output.md`.

use serde::{Serialize, Serializer};

use super::super::tally::{RuleTally, Tally};
use super::super::{self as output, ends};
use crate::finding::{self, Safety};
use crate::text::{Edit as TextEdit, SourceFile, Span};

/// The version in the output.
const VERSION: u32 = 1;

/// The object of the format `json`.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    version: u32,
    #[serde(serialize_with = "each_finding")]
    findings: &'a output::Report<'a>,
    counts: Counts<'a>,
}

/// A line of the format `jsonl`.
#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub(super) enum Line<'a> {
    /// One finding.
    Finding(Finding<'a>),
    /// The last line.
    Summary {
        /// See [`Report`].
        version: u32,
        /// See [`Report`].
        counts: Counts<'a>,
    },
}

/// One finding.
#[derive(Serialize)]
pub(super) struct Finding<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    help: &'a [String],
    related: Vec<Related<'a>>,
    fix: Option<Fix<'a>>,
}

/// Where something stands.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    #[serde(flatten)]
    region: Region,
    pointer: &'a str,
}

/// A range of a file, for people and for programs.
#[derive(Serialize)]
struct Region {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: u32,
    byte_end: u32,
}

/// A further place.
#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
}

/// How to mend a finding.
#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    safety: &'static str,
    edits: Vec<Edit<'a>>,
}

/// One replacement.
#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    region: Region,
    text: &'a str,
}

/// What was looked at and how much was found.
#[derive(Serialize)]
pub(super) struct Counts<'a> {
    errors: usize,
    warnings: usize,
    infos: usize,
    fixable: usize,
    fixable_unsafe: usize,
    fixed: usize,
    files_fixed: usize,
    files: usize,
    files_with_findings: usize,
    foreign_files: usize,
    templates: usize,
    resources: usize,
    suppressed: usize,
    baselined: usize,
    rules: Vec<Rule<'a>>,
}

/// How often a rule has spoken.
#[derive(Serialize)]
struct Rule<'a> {
    code: &'a str,
    severity: &'static str,
    count: usize,
    fixable: usize,
}

impl<'a> Report<'a> {
    /// The whole report.
    pub(super) fn new(report: &'a output::Report<'a>) -> Self {
        Self {
            version: VERSION,
            findings: report,
            counts: Counts::new(report),
        }
    }
}

impl<'a> Line<'a> {
    /// The last line.
    pub(super) fn summary(report: &output::Report<'a>) -> Self {
        Line::Summary {
            version: VERSION,
            counts: Counts::new(report),
        }
    }
}

impl<'a> Finding<'a> {
    /// One finding of the report.
    pub(super) fn new(report: &output::Report<'a>, finding: &'a finding::Finding) -> Self {
        let file = report.file(finding.place.file);
        let related = |related: &'a finding::Related| Related {
            place: Place::new(report, &related.place),
            message: &related.message,
        };
        Self {
            place: Place::new(report, &finding.place),
            code: report.rule_name(finding),
            severity: finding.level.name(),
            message: &finding.message,
            help: &finding.help,
            related: finding.related.iter().map(related).collect(),
            fix: finding.fix.as_ref().map(|fix| Fix::new(file, fix)),
        }
    }
}

impl<'a> Place<'a> {
    fn new(report: &output::Report<'a>, place: &'a finding::Place) -> Self {
        let file = report.file(place.file);
        Self {
            file: &file.path,
            region: Region::new(file, place.span),
            pointer: place.pointer.as_str(),
        }
    }
}

impl Region {
    fn new(file: &SourceFile, span: Span) -> Self {
        let (start, end) = ends(file, span);
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_start: span.start,
            byte_end: span.end,
        }
    }
}

impl<'a> Fix<'a> {
    fn new(file: &SourceFile, fix: &'a finding::Fix) -> Self {
        let edit = |edit: &'a TextEdit| Edit {
            region: Region::new(file, edit.span),
            text: &edit.text,
        };
        Self {
            title: &fix.title,
            safety: match fix.safety {
                Safety::Safe => "safe",
                Safety::Unsafe => "unsafe",
            },
            edits: fix.edits.iter().map(edit).collect(),
        }
    }
}

impl<'a> Counts<'a> {
    fn new(report: &output::Report<'a>) -> Self {
        let tally = Tally::new(report);
        let fixes = report.fixes.unwrap_or_default();
        let rule = |rule: &RuleTally<'a>| Rule {
            code: rule.name,
            severity: rule.level.name(),
            count: rule.count,
            fixable: rule.fixable,
        };
        Self {
            errors: tally.errors,
            warnings: tally.warnings,
            infos: tally.infos,
            fixable: tally.fixable,
            fixable_unsafe: tally.fixable_unsafe,
            fixed: fixes.findings,
            files_fixed: fixes.files,
            files: report.counts.files,
            files_with_findings: tally.files,
            foreign_files: report.counts.foreign,
            templates: report.counts.templates,
            resources: report.counts.resources,
            suppressed: report.counts.suppressed,
            baselined: report.counts.known,
            rules: tally.rules.iter().map(rule).collect(),
        }
    }
}

/// Writes the findings without holding all of them in this form at once.
fn each_finding<S: Serializer>(report: &output::Report, to: S) -> Result<S::Ok, S::Error> {
    let findings = report.findings.iter();
    to.collect_seq(findings.map(|finding| Finding::new(report, finding)))
}
