//! The formats `json` and `jsonl`: everything known of each finding, for programs.
//!
//! Both write the types of [`v1`], which `docs/json-output.md` documents. Findings are converted
//! one at a time while they are written.

mod v1;

use std::io::{self, Write};

use super::Report;

/// Writes one object with all findings, indented.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &v1::Report::new(report))?;
    writeln!(out)
}

/// Writes a line for each finding and a last one with the counts.
pub(super) fn write_lines(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        let line = v1::Line::Finding(v1::Finding::new(report, finding));
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    serde_json::to_writer(&mut *out, &v1::Line::summary(report))?;
    writeln!(out)
}
