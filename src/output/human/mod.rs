//! Findings for people: what is wrong, the source around it with the place marked, and what to do.
//!
//! The lines of a finding are made here, except for the excerpt: [`snippet`] chooses what of the
//! source is shown, [`window`] cuts lines to a width, and [`draw`] has miette draw the marks.

mod draw;
mod snippet;
#[cfg(test)]
mod tests;
mod window;

use std::io::{self, Write};

use self::snippet::Snippet;
use super::clean::one_line;
use super::style::Style;
use super::{Report, Show, write_cut};
use crate::finding::{Finding, Place, Safety};

/// A rule with more findings than this is shown by examples.
const FOLD_ABOVE: usize = 20;
/// The number of examples.
const EXAMPLES: usize = 3;
/// How many further places of one finding are shown.
const MAX_RELATED: usize = 5;

/// Writes the findings with an empty line behind each, then what was left out.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let (findings, cut) = report.limited();
    let fold = report.show.fold && report.show.max_findings.is_none();
    let mut of_rule = vec![0_usize; report.rules.len()];
    for finding in findings {
        of_rule[finding.rule.0 as usize] += 1;
    }
    let mut written = vec![0_usize; report.rules.len()];
    for finding in findings {
        let rule = finding.rule.0 as usize;
        if fold && of_rule[rule] > FOLD_ABOVE && written[rule] == EXAMPLES {
            continue;
        }
        written[rule] += 1;
        write_finding(report, finding, out)?;
    }
    for ((_, rule), (all, shown)) in report.rules.iter().zip(of_rule.iter().zip(&written)) {
        if all > shown {
            writeln!(
                out,
                "{} and {} more of {} (--max-findings, --format concise or json list all)",
                report.show.ellipsis(),
                all - shown,
                one_line(&rule.name, report.show),
            )?;
        }
    }
    write_cut(report, cut, out)
}

/// Writes one finding: header, location, excerpt, notes.
fn write_finding(report: &Report, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let show = report.show;
    let rule = one_line(report.rule_name(finding), show);
    let level = Style::Level(finding.level).paint(show.color, format!("{}[{rule}]", finding.level));
    let message = format!(": {}", one_line(&finding.message, show));
    let message = Style::Strong.paint(show.color, message);
    writeln!(out, "{level}{message}")?;

    let file = report.file(finding.place.file);
    let shown = &finding.related[..finding.related.len().min(MAX_RELATED)];
    let snippet = Snippet::new(file, finding, shown, show);
    let indent = " ".repeat(snippet.gutter() + 1);
    let arrow = Style::Dim.paint(show.color, "-->");
    writeln!(out, "{indent}{arrow} {}", location(report, &finding.place))?;
    snippet.write(show, out)?;
    write_notes(report, finding, &snippet, out)?;
    writeln!(out)
}

/// Writes what stands below the excerpt: the node's address, further places, help, the fix.
fn write_notes(
    report: &Report,
    finding: &Finding,
    snippet: &Snippet,
    out: &mut dyn Write,
) -> io::Result<()> {
    let show = report.show;
    let indent = " ".repeat(snippet.gutter() + 2);
    let mut note = |word: &str, text: &str| {
        let word = Style::Note.paint(show.color, word);
        writeln!(out, "{indent}= {word}: {text}")
    };
    for related in snippet.unmarked() {
        let at = location(report, &related.place);
        note(
            "note",
            &format!("{at}: {}", one_line(&related.message, show)),
        )?;
    }
    let more = finding.related.len().saturating_sub(MAX_RELATED);
    if more > 0 {
        note("note", &format!("and {more} more"))?;
    }
    for help in &finding.help {
        note("help", &one_line(help, show))?;
    }
    if let Some(fix) = &finding.fix {
        let safety = match fix.safety {
            Safety::Safe => "safe fix",
            Safety::Unsafe => "unsafe fix",
        };
        note(
            "help",
            &format!("{} ({safety})", one_line(&fix.title, show)),
        )?;
    }
    let pointer = finding.place.pointer.as_str();
    if !pointer.is_empty() {
        let pointer = format!("at {}", one_line(pointer, show));
        writeln!(out, "{indent}= {}", Style::Dim.paint(show.color, pointer))?;
    }
    Ok(())
}

/// `path:line:column`, which terminals and editors turn into links.
fn location(report: &Report, place: &Place) -> String {
    let file = report.file(place.file);
    let at = file.position(place.span.range().start);
    let path = one_line(&file.path, report.show);
    format!("{path}:{}:{}", at.line, at.column)
}

/// The widest excerpt of a line, in columns.
const MAX_COLUMNS: usize = 200;
/// The narrowest; less than this shows nothing useful on any terminal.
const MIN_COLUMNS: usize = 40;

/// How many columns of a line are shown beside a gutter for line numbers of `digits` digits.
fn columns(show: Show, digits: usize) -> usize {
    // A space, the number, and the bar between two spaces.
    show.width
        .saturating_sub(digits + 4)
        .clamp(MIN_COLUMNS, MAX_COLUMNS)
}
