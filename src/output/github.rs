//! Workflow commands for GitHub Actions: each finding becomes an annotation on its lines.
//!
//! GitHub keeps ten annotations of each level for a step and drops the rest silently, so the worst
//! findings come first, and what does not fit is counted instead of written.

use std::io::{self, Write};

use super::clean::push_escaped;
use super::reports::message;
use super::{Report, ends, words};
use crate::finding::{Finding, Level};

/// How many annotations of one level GitHub shows for a step.
const PER_LEVEL: usize = 10;

/// The commands of the levels, worst first.
const COMMANDS: [(Level, &str); 3] = [
    (Level::Error, "error"),
    (Level::Warning, "warning"),
    (Level::Info, "notice"),
];

/// Writes one command a finding, and a last one when there were too many.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let of_level = |level| report.findings.iter().filter(move |f| f.level == level);
    let too_many = COMMANDS
        .iter()
        .any(|(level, _)| of_level(*level).count() > PER_LEVEL);
    let mut cut = 0;
    for (level, command) in COMMANDS {
        // The command that says how many are missing is a notice itself.
        let taken = usize::from(too_many && level == Level::Info);
        let room = PER_LEVEL - taken;
        for finding in of_level(level).take(room) {
            write_command(report, finding, command, out)?;
        }
        cut += of_level(level).count().saturating_sub(room);
    }
    if cut > 0 {
        let more = words::count(cut, "more finding");
        let verb = if cut == 1 { "is" } else { "are" };
        writeln!(
            out,
            "::notice title=perscope::{more} {verb} not annotated: GitHub shows {PER_LEVEL} of \
             each level for a step. `--format concise` lists all of them."
        )?;
    }
    Ok(())
}

/// Writes the command of one finding.
fn write_command(
    report: &Report,
    finding: &Finding,
    command: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let file = report.file(finding.place.file);
    let (start, end) = ends(file, finding.place.span);
    let path = property(&(report.repository_path)(&file.path));
    write!(
        out,
        "::{command} file={path},line={},endLine={}",
        start.line, end.line
    )?;
    // GitHub takes columns only within one line.
    if start.line == end.line {
        write!(out, ",col={},endColumn={}", start.column, end.column)?;
    }
    let title = property(report.rule_name(finding));
    writeln!(
        out,
        ",title=perscope%3A {title}::{}",
        data(&message(finding))
    )
}

/// A text behind the `::` of a command.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            c => push_escaped(c, &mut escaped),
        }
    }
    escaped
}

/// The value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
