//! A summary for people in Markdown, as job summaries and comments show it.

use std::io::{self, Write};

use super::{path, worst_first};
use crate::finding::Level;
use crate::output::clean::one_line;
use crate::output::{Report, words};

/// How many findings are listed, if nobody says: code hosts cut long summaries anywhere.
const MAX_ROWS: usize = 200;

/// Writes a heading with the counts, and a table.
pub(in crate::output) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let number = |level| {
        let found = report.findings.iter().filter(|it| it.level == level);
        found.count()
    };
    let counts = [
        (Level::Error, "error"),
        (Level::Warning, "warning"),
        (Level::Info, "info"),
    ];
    let counts: Vec<String> = counts
        .iter()
        .filter(|(level, _)| number(*level) > 0)
        .map(|(level, noun)| words::count(number(*level), noun))
        .collect();
    let files = words::count(report.counts.files, "file");
    if counts.is_empty() {
        return writeln!(out, "### perscope: no findings in {files}");
    }
    writeln!(out, "### perscope: {} in {files}\n", words::join(&counts))?;
    writeln!(out, "| Level | Place | Rule | Finding |")?;
    writeln!(out, "| --- | --- | --- | --- |")?;
    let findings = worst_first(report);
    let limit = report.show.max_findings.unwrap_or(MAX_ROWS);
    for finding in findings.iter().take(limit) {
        let file = report.file(finding.place.file);
        let at = file.position(finding.place.span.range().start);
        writeln!(
            out,
            "| {} | `{}:{}:{}` | `{}` | {} |",
            finding.level,
            code(&path(report, file.id), report),
            at.line,
            at.column,
            code(report.rule_name(finding), report),
            text(&finding.message, report),
        )?;
    }
    let more = findings.len().saturating_sub(limit);
    if more > 0 {
        writeln!(out, "\n… and {}.", words::count(more, "more finding"))?;
    }
    Ok(())
}

/// A text between backticks in a cell of a table.
fn code(text: &str, report: &Report) -> String {
    let text = one_line(text, report.show);
    text.replace('`', "'").replace('|', "\\|")
}

/// A text in a cell of a table, in which nothing is markup but what stands between backticks.
fn text(text: &str, report: &Report) -> String {
    let line = one_line(text, report.show);
    let even = line.matches('`').count().is_multiple_of(2);
    let mut escaped = String::with_capacity(line.len());
    let mut in_code = false;
    for c in line.chars() {
        match c {
            '`' if even => {
                in_code = !in_code;
                escaped.push(c);
            }
            '|' => escaped.push_str("\\|"),
            '<' if !in_code => escaped.push_str("&lt;"),
            '&' if !in_code => escaped.push_str("&amp;"),
            // Mentions and references would reach people.
            '@' | '#' if !in_code => {
                escaped.push(c);
                escaped.push('\u{200b}');
            }
            '\\' | '*' | '_' | '[' | ']' | '~' | '`' if !in_code => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}
