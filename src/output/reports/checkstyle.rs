//! Checkstyle's XML, which many tools read: the findings of each file.

use std::io::{self, Write};

use super::xml::{attributes, declaration};
use super::{message, path};
use crate::finding::Level;
use crate::output::Report;

/// Writes an element a file that has findings.
pub(in crate::output) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    declaration(out)?;
    writeln!(out, "<checkstyle version=\"4.3\">")?;
    for findings in report
        .findings
        .chunk_by(|one, other| one.place.file == other.place.file)
    {
        let file = report.file(findings[0].place.file);
        let name = [("name", path(report, file.id))];
        writeln!(out, "  <file{}>", attributes(&name))?;
        for finding in findings {
            let at = file.position(finding.place.span.range().start);
            let severity = match finding.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Info | Level::Off => "info",
            };
            let attributes = attributes(&[
                ("line", at.line.to_string()),
                ("column", at.column.to_string()),
                ("severity", severity.to_owned()),
                ("message", message(finding)),
                ("source", format!("perscope.{}", report.rule_name(finding))),
            ]);
            writeln!(out, "    <error{attributes}/>")?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}
