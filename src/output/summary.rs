//! The line that ends a run: how much was found in how much, and what was left out.

use std::io::{self, Write};

use super::tally::Tally;
use super::{Fixes, Report, words};

/// Writes the summary line, and a second one about what was fixed or can be.
///
/// It has no colours, because it goes to another stream than the findings.
pub(crate) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let tally = Tally::new(report);
    let counts = report.counts;
    let found = found(&tally);
    if found.is_empty() {
        write!(out, "no findings in {}", words::count(counts.files, "file"))?;
    } else {
        // A finding can stand in a file that holds nothing to check.
        let files = words::count(counts.files.max(tally.files), "file");
        if counts.files <= 1 && tally.files == 1 {
            write!(out, "{found} in {files}")?;
        } else {
            write!(out, "{found} in {} of {files}", tally.files)?;
        }
    }
    let left_out = left_out(report);
    if !left_out.is_empty() {
        write!(out, " ({left_out})")?;
    }
    if let Some(time) = report.show.elapsed {
        write!(out, ", {}", words::elapsed(time))?;
    }
    writeln!(out)?;
    write_fixes(report, &tally, out)
}

/// `3 errors, 1 warning`, worst first; empty when there is nothing.
fn found(tally: &Tally) -> String {
    [
        (tally.errors, "error"),
        (tally.warnings, "warning"),
        (tally.infos, "info"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, noun)| words::count(number, noun))
    .collect::<Vec<_>>()
    .join(", ")
}

/// `2 suppressed, 5 foreign files and 2 templates skipped`; empty when nothing was.
fn left_out(report: &Report) -> String {
    let counts = report.counts;
    let skipped: Vec<String> = [
        (counts.foreign, "foreign file"),
        (counts.templates, "template"),
    ]
    .into_iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, noun)| words::count(number, noun))
    .collect();
    let mut parts = Vec::new();
    if counts.suppressed > 0 {
        parts.push(format!("{} suppressed", counts.suppressed));
    }
    if counts.known > 0 {
        parts.push(format!("{} in the baseline", counts.known));
    }
    if !skipped.is_empty() {
        parts.push(format!("{} skipped", words::join(&skipped)));
    }
    parts.join(", ")
}

/// Says what was fixed, or else what can be.
fn write_fixes(report: &Report, tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    if let Some(fixes) = report.fixes {
        return write_fixed("fixed", fixes, out);
    }
    let (safe, other) = (tally.fixable, tally.fixable_unsafe);
    let more = words::count(other, "finding");
    match (safe, other) {
        (0, 0) => Ok(()),
        (0, _) => writeln!(out, "{more} can be fixed with --fix --unsafe-fixes"),
        _ => {
            let safe = words::count(safe, "finding");
            writeln!(out, "{safe} can be fixed with --fix{}", unsafe_left(other))
        }
    }
}

/// Writes what was fixed, or would be; `verb` says which. Nothing if there is nothing to say.
pub(crate) fn write_fixed(verb: &str, fixes: Fixes, out: &mut dyn Write) -> io::Result<()> {
    let more = unsafe_left(fixes.unsafe_left);
    if fixes.findings == 0 && more.is_empty() {
        return Ok(());
    }
    let number = words::count(fixes.findings, "finding");
    let places = words::count(fixes.files, "file");
    if fixes.files == 0 {
        writeln!(out, "{verb} nothing{more}")
    } else {
        writeln!(out, "{verb} {number} in {places}{more}")
    }
}

/// ` (2 more with --unsafe-fixes)`; empty when there are none.
fn unsafe_left(number: usize) -> String {
    match number {
        0 => String::new(),
        _ => format!(" ({number} more with --unsafe-fixes)"),
    }
}
