//! The table of `--statistics`: how often each rule has spoken.
//!
//! For people only; `json` and `jsonl` hold the same numbers in `counts.rules`.

use std::io::{self, Write};

use super::Report;
use super::clean::one_line;
use super::style::Style;
use super::tally::Tally;

/// Writes a line for each rule with findings: how many, level, name, how many can be fixed.
pub(crate) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let show = report.show;
    let tally = Tally::new(report);
    let digits = |number: usize| number.to_string().len();
    let number_width = tally.rules.first().map_or(0, |rule| digits(rule.count));
    let level_width = tally.rules.iter().map(|rule| rule.level.name().len());
    let level_width = level_width.max().unwrap_or(0);
    let name_width = tally.rules.iter().map(|rule| rule.name.chars().count());
    let name_width = name_width.max().unwrap_or(0);
    for rule in &tally.rules {
        let level = format!("{:level_width$}", rule.level.name());
        let level = Style::Level(rule.level).paint(show.color, level);
        let name = one_line(rule.name, show);
        write!(out, "{:>number_width$}  {level}  ", rule.count)?;
        match rule.fixable {
            0 => writeln!(out, "{name}")?,
            all if all == rule.count => writeln!(out, "{name:name_width$}  fixable")?,
            some => writeln!(out, "{name:name_width$}  {some} fixable")?,
        }
    }
    Ok(())
}
