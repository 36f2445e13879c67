//! One line a finding, as compilers write them: editors and `grep` understand it.

use std::io::{self, Write};

use super::clean::one_line;
use super::style::Style;
use super::{Report, write_cut};

/// Writes `file:line:col: level[rule] message` for each finding.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let show = report.show;
    let (findings, cut) = report.limited();
    for finding in findings {
        let file = report.file(finding.place.file);
        let at = file.position(finding.place.span.range().start);
        let level = Style::Level(finding.level).paint(show.color, finding.level);
        writeln!(
            out,
            "{path}:{line}:{column}: {level}[{rule}] {message}",
            path = one_line(&file.path, show),
            line = at.line,
            column = at.column,
            rule = one_line(report.rule_name(finding), show),
            message = one_line(&finding.message, show),
        )?;
    }
    write_cut(report, cut, out)
}
