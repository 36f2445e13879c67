//! Logging commands of Azure Pipelines: each finding becomes an issue of the run.

use std::io::{self, Write};

use super::{message, path};
use crate::finding::Level;
use crate::output::Report;
use crate::output::clean::push_escaped;

/// Writes one command a finding.
pub(in crate::output) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in report.findings {
        let file = report.file(finding.place.file);
        let at = file.position(finding.place.span.range().start);
        // Azure knows errors and warnings only.
        let level = match finding.level {
            Level::Error => "error",
            Level::Warning | Level::Info | Level::Off => "warning",
        };
        writeln!(
            out,
            "##vso[task.logissue type={level};sourcepath={};linenumber={};columnnumber={};code={};]{}",
            property(&path(report, file.id)),
            at.line,
            at.column,
            property(report.rule_name(finding)),
            data(&message(finding)),
        )?;
    }
    Ok(())
}

/// A text behind a command.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => escaped.push_str("%AZP25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            c => push_escaped(c, &mut escaped),
        }
    }
    escaped
}

/// The value of a command's property.
fn property(text: &str) -> String {
    data(text).replace(';', "%3B").replace(']', "%5D")
}
