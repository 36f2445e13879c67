//! Findings as text: one file a format, and the lines around them (summary, statistics); and the
//! rules behind them, as a list (`rules`) and one by one (`explain`). What a plan would do is in
//! `plan`.
//!
//! A format writes a [`Report`] and knows nothing else: what a terminal can show, how wide it is
//! and where the repository starts are values in the report. Everything that comes from a file
//! or its name is cleaned before a person's terminal sees it (`clean`).
//!
//! Formats make many small writes, so the caller passes a buffered writer. A closed pipe is an
//! error like any other here; what it means is the caller's business.

pub(crate) mod applied;
mod clean;
mod concise;
pub(crate) mod diff;
pub(crate) mod explain;
mod github;
mod human;
mod json;
pub(crate) mod notation;
pub(crate) mod objects;
pub(crate) mod plan;
pub(crate) mod plugins;
pub(crate) mod promql;
mod reports;
pub(crate) mod resources;
pub(crate) mod rules;
pub(crate) mod said;
pub(crate) mod settings;
pub(crate) mod statistics;
mod style;
pub(crate) mod summary;
mod table;
mod tally;
#[cfg(test)]
mod tests;
pub(crate) mod whole_diff;
mod words;

pub(crate) use words::count;

use std::io::{self, Write};
use std::time::Duration;

use crate::finding::{Finding, RuleSet};
use crate::text::{FileId, LineColumn, SourceFile, Span};

/// Everything there is to say about one run.
#[derive(Clone, Copy)]
pub(crate) struct Report<'a> {
    /// The rules that findings refer to.
    pub(crate) rules: &'a RuleSet,
    /// The files that places refer to; a [`FileId`] is a position in this list.
    pub(crate) files: &'a [SourceFile],
    /// What was found: levelled, sorted by path, span and rule, nothing suppressed.
    pub(crate) findings: &'a [Finding],
    /// What was looked at.
    pub(crate) counts: Counts,
    /// What was fixed, if that was asked for.
    pub(crate) fixes: Option<Fixes>,
    /// Turns a path as it is shown into one from the root of the Git repository, for services
    /// that know nothing of the directory in which the run began.
    pub(crate) repository_path: &'a dyn Fn(&str) -> String,
    /// How to show it.
    pub(crate) show: Show,
}

/// What a run looked at. What it found is counted from the findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Files that were checked; skipped ones are not among them.
    pub(crate) files: usize,
    /// Perses resources in these files.
    pub(crate) resources: usize,
    /// Files skipped because nothing in them is Perses'.
    pub(crate) foreign: usize,
    /// Files skipped because they are templates and no YAML yet.
    pub(crate) templates: usize,
    /// Findings that comments or the configuration allow.
    pub(crate) suppressed: usize,
    /// Findings that the baseline holds.
    pub(crate) known: usize,
}

/// What came of fixing findings; those that remain are the findings of the report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Fixes {
    /// Findings that were fixed.
    pub(crate) findings: usize,
    /// Files that were changed.
    pub(crate) files: usize,
    /// Findings that remain because their fix may change what a file means.
    pub(crate) unsafe_left: usize,
}

/// What the reader's terminal can do and how much the reader wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Show {
    /// Whether ANSI colours may be used.
    pub(crate) color: bool,
    /// Whether lines may be drawn in Unicode; otherwise in ASCII.
    pub(crate) unicode: bool,
    /// Columns of the terminal. Lines of source are cut to fit.
    pub(crate) width: usize,
    /// How many findings people see; the rest is counted. Machine formats hold all of them.
    pub(crate) max_findings: Option<usize>,
    /// Whether many findings of one rule are shown as a few examples and a number. A
    /// `max_findings` switches it off.
    pub(crate) fold: bool,
    /// How long the run took, where a changing output does no harm.
    pub(crate) elapsed: Option<Duration>,
}

/// One way to write a report.
#[derive(Debug)]
pub(crate) struct Format {
    /// The word after `--format`.
    pub(crate) name: &'static str,
    /// One line for the help.
    pub(crate) summary: &'static str,
    /// Whether people read it, so that statistics may follow it.
    pub(crate) for_people: bool,
    write: fn(&Report, &mut dyn Write) -> io::Result<()>,
}

/// All formats; the first one is the default.
pub(crate) const FORMATS: &[Format] = &[
    Format {
        name: "human",
        summary: "the source around each finding, with carets",
        for_people: true,
        write: human::write,
    },
    Format {
        name: "concise",
        summary: "one line a finding: file:line:col: level[rule] message",
        for_people: true,
        write: concise::write,
    },
    Format {
        name: "json",
        summary: "one JSON object",
        for_people: false,
        write: json::write,
    },
    Format {
        name: "jsonl",
        summary: "one JSON object a line",
        for_people: false,
        write: json::write_lines,
    },
    Format {
        name: "github",
        summary: "annotations for GitHub Actions",
        for_people: false,
        write: github::write,
    },
    Format {
        name: "sarif",
        summary: "SARIF 2.1.0, for code scanning",
        for_people: false,
        write: reports::sarif::write,
    },
    Format {
        name: "gitlab",
        summary: "Code Quality of GitLab",
        for_people: false,
        write: reports::gitlab::write,
    },
    Format {
        name: "junit",
        summary: "JUnit XML: a test case a finding",
        for_people: false,
        write: reports::junit::write,
    },
    Format {
        name: "checkstyle",
        summary: "Checkstyle XML",
        for_people: false,
        write: reports::checkstyle::write,
    },
    Format {
        name: "rdjson",
        summary: "reviewdog, with fixes as suggestions",
        for_people: false,
        write: reports::rdjson::write,
    },
    Format {
        name: "azure",
        summary: "issues of Azure Pipelines",
        for_people: false,
        write: reports::azure::write,
    },
    Format {
        name: "markdown",
        summary: "a table for job summaries and comments",
        for_people: false,
        write: reports::markdown::write,
    },
];

impl Format {
    /// The format of that name.
    pub(crate) fn find(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// Writes the report to `out`, which should be buffered.
    pub(crate) fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        (self.write)(report, out)
    }
}

impl<'a> Report<'a> {
    /// The file of a place.
    fn file(&self, id: FileId) -> &'a SourceFile {
        &self.files[id.0 as usize]
    }

    /// The name of a finding's rule.
    fn rule_name(&self, finding: &Finding) -> &'a str {
        &self.rules.get(finding.rule).name
    }

    /// The findings that people get to see, and the number of those they do not.
    fn limited(&self) -> (&'a [Finding], usize) {
        let limit = self.show.max_findings.unwrap_or(usize::MAX);
        let shown = &self.findings[..self.findings.len().min(limit)];
        (shown, self.findings.len() - shown.len())
    }
}

impl Show {
    /// What stands where text was left out.
    fn ellipsis(self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }
}

/// Where a span starts and where it ends (behind its last character).
fn ends(file: &SourceFile, span: Span) -> (LineColumn, LineColumn) {
    let range = span.range();
    (file.position(range.start), file.position(range.end))
}

/// Says how many findings `max_findings` has cut off, if any.
fn write_cut(report: &Report, cut: usize, out: &mut dyn Write) -> io::Result<()> {
    let Some(limit) = report.show.max_findings.filter(|_| cut > 0) else {
        return Ok(());
    };
    let ellipsis = report.show.ellipsis();
    let more = words::count(cut, "more finding");
    writeln!(out, "{ellipsis} and {more} (--max-findings {limit})")
}
