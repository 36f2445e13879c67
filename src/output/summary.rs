//! The line that ends a run: how much was found in how much, and what was left out.

use std::io::{self, Write};

use super::tally::Tally;
use super::{Report, words};

/// Writes the summary line, and a second one when something can be fixed.
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
    write_fixable(&tally, out)
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

/// Says how many findings carry edits that mend them.
fn write_fixable(tally: &Tally, out: &mut dyn Write) -> io::Result<()> {
    match tally.fixable + tally.fixable_unsafe {
        0 => Ok(()),
        1 => writeln!(out, "1 has a fix, which the JSON formats carry"),
        fixes => writeln!(out, "{fixes} have a fix, which the JSON formats carry"),
    }
}
