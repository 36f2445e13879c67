//! The format `human`: a tree of what changes, for terminals.

use std::io::{self, Write};

use super::super::clean::one_line;
use super::super::style::Style;
use super::lines::{Emphasis, Line, Sign};
use super::text::Patience;
use super::{PlanView, counted, notes, origin, sign, tree, uncertain};
use crate::diff::Shown;
use crate::diff::plan::Plan;

pub(super) fn write(plan: &Plan, view: &PlanView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let show = view.show;
    let patience = Patience::new(view.now);
    for change in plan.steps() {
        let sign = sign(change.action);
        let name = one_line(&change.key.to_string(), show).into_owned();
        let head = format!("{} {name}", sign.character());
        write!(out, "{}", style(sign, true).paint(show.color, head))?;
        if view.name_only {
            writeln!(out)?;
            continue;
        }
        let notes = notes(change);
        if !notes.is_empty() {
            write!(out, " ({notes})")?;
        }
        let origin = origin(change);
        if !origin.is_empty() {
            let origin = one_line(&origin, show);
            write!(out, "  {}", Style::Dim.paint(show.color, origin))?;
        }
        writeln!(out)?;
        let shown = Shown::of(change);
        for line in tree::lines(&shown, change.action, show, view.verbose, &patience) {
            write_line(&line, view, out)?;
        }
    }
    if view.name_only {
        return Ok(());
    }
    write_summary(plan, view, out)
}

/// The line with the numbers.
fn write_summary(plan: &Plan, view: &PlanView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let counts = plan.counts();
    let store = one_line(view.store, view.show);
    let unknown = match uncertain(plan) {
        0 => String::new(),
        some => format!(" ({some} with secret fields unknown)"),
    };
    if plan.is_empty() {
        let unchanged = counts.unchanged;
        return writeln!(out, "{store} is up to date: {unchanged} unchanged{unknown}");
    }
    writeln!(out)?;
    writeln!(out, "{store}: {}{unknown}", counted(counts))
}

fn write_line(line: &Line, view: &PlanView<'_>, out: &mut dyn Write) -> io::Result<()> {
    let show = view.show;
    let indent = 2 * line.depth + 2;
    if line.pieces.iter().all(|piece| piece.text.is_empty()) {
        let sign = line.sign.character().to_string();
        let text = format!("{:indent$}{sign}", "");
        return writeln!(out, "{}", text.trim_end());
    }
    let sign = format!("{:indent$}{} ", "", line.sign.character());
    write!(out, "{}", style(line.sign, false).paint(show.color, sign))?;
    for piece in &line.pieces {
        let style = match piece.emphasis {
            Emphasis::None => style(line.sign, false),
            Emphasis::Strong => style(line.sign, true),
            Emphasis::Dim => Style::Dim,
        };
        write!(out, "{}", style.paint(show.color, &piece.text))?;
    }
    writeln!(out)
}

/// The colour of a line, or of what stands out in it.
fn style(sign: Sign, strong: bool) -> Style {
    match (sign, strong) {
        (Sign::Added, false) => Style::Added,
        (Sign::Added, true) => Style::AddedStrong,
        (Sign::Removed, false) => Style::Removed,
        (Sign::Removed, true) => Style::RemovedStrong,
        (Sign::Changed, false) => Style::Changed,
        (Sign::Changed, true) => Style::ChangedStrong,
        (Sign::Plain, false) => Style::Plain,
        (Sign::Plain, true) => Style::Strong,
    }
}
