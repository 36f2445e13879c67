//! New entries of collections in brackets: a comma, and the line layout of the neighbours.

use super::flow::{FlowEntry, has_comment};
use super::insert::{New, Spot, UNIX, written_key};
use super::lines::Lines;
use super::put::flow_indentation;
use super::site::{has_brackets, lead, lines, next, previous};
use crate::doc::{NodeRef, Syntax};
use crate::text::Edit;

/// The edits that write a new entry beside another one.
pub(super) fn beside(spot: Spot<'_>, new: &New<'_>) -> Option<Vec<Edit>> {
    match spot {
        Spot::Before(node) => Some(vec![before(node, new)?]),
        Spot::After(node) => after(node, new),
    }
}

fn before(node: NodeRef<'_>, new: &New<'_>) -> Option<Edit> {
    let neighbour = FlowEntry::of(node)?;
    let entry = entry_beside(neighbour, new)?;
    if let Some(indentation) = neighbour.own_line() {
        let text = format!("{indentation}{entry},{}", lines(node).line_break());
        return Some(Edit::insert(neighbour.above()?, text));
    }
    let text = format!("{entry},{}", separator(neighbour));
    Some(Edit::insert(neighbour.head, text))
}

fn after(node: NodeRef<'_>, new: &New<'_>) -> Option<Vec<Edit>> {
    let lines = lines(node);
    let neighbour = FlowEntry::of(node)?;
    let entry = entry_beside(neighbour, new)?;
    if neighbour.comma.is_some() && has_comment(lines.text, neighbour.end, neighbour.behind()) {
        return None;
    }
    let new_line = |indentation: &str| format!("{}{indentation}", lines.line_break());
    let Some(comment_end) = neighbour.comment_end() else {
        let separator = match neighbour.own_line() {
            Some(indentation) => new_line(indentation),
            None => separator(neighbour),
        };
        let text = format!(",{separator}{entry}");
        return Some(vec![Edit::insert(neighbour.end, text)]);
    };
    // The comment stays on the line of the neighbour.
    let separator = new_line(lines.line_indentation(neighbour.head));
    Some(match neighbour.comma {
        Some(_) => vec![Edit::insert(comment_end, format!("{separator}{entry},"))],
        None => vec![
            Edit::insert(neighbour.end, ","),
            Edit::insert(comment_end, format!("{separator}{entry}")),
        ],
    })
}

fn entry_beside(neighbour: FlowEntry<'_>, new: &New<'_>) -> Option<String> {
    let indentation = match neighbour.own_line() {
        Some(indentation) => indentation.to_owned(),
        None => flow_indentation(neighbour.node, &new.value, neighbour.head),
    };
    let around = lines(neighbour.node);
    entry(neighbour.node, Some(neighbour), new, (&indentation, around))
}

fn entry(
    near: NodeRef<'_>,
    neighbour: Option<FlowEntry<'_>>,
    new: &New<'_>,
    (indentation, around): (&str, Lines<'_>),
) -> Option<String> {
    let value = new.value.hang(indentation, around);
    let Some(key) = new.key else {
        return Some(value);
    };
    let syntax = near.document().syntax();
    let key = written_key(key, neighbour.map(|entry| entry.node), syntax, true)?;
    let tight = neighbour.is_some_and(is_tight) && key.starts_with('"');
    Some(format!("{key}:{}{value}", if tight { "" } else { " " }))
}

/// Whether the value follows the colon without a space.
fn is_tight(entry: FlowEntry<'_>) -> bool {
    let start = entry.node.span().start as usize;
    entry.node.key().is_some() && lead(entry.node).is_some_and(|lead| lead.end == start)
}

/// What stands behind the commas of a collection that is written on one line.
fn separator(neighbour: FlowEntry<'_>) -> String {
    let text = lines(neighbour.node).text;
    let spaces = |from: usize, to: Option<usize>| {
        let gap = text.get(from..to?)?;
        gap.bytes().all(|byte| byte == b' ').then(|| gap.to_owned())
    };
    let behind = neighbour
        .comma
        .filter(|_| next(neighbour.node).is_some())
        .and_then(|comma| spaces(comma.end as usize, neighbour.gap_end()));
    let before = || {
        let previous = FlowEntry::of(previous(neighbour.node)?)?;
        spaces(previous.comma?.end as usize, Some(neighbour.head))
    };
    let usual = || if is_tight(neighbour) { "" } else { " " }.to_owned();
    behind.or_else(before).unwrap_or_else(usual)
}

/// A collection in brackets with one entry, over several lines where JSON around it is.
pub(super) fn alone(parent: NodeRef<'_>, new: &New<'_>) -> Option<String> {
    let (open, close) = match new.key {
        Some(_) => ('{', '}'),
        None => ('[', ']'),
    };
    if let Some(unit) = unit(parent) {
        let entry = entry(parent, None, new, (&unit, UNIX))?;
        return Some(format!("{open}\n{unit}{entry}\n{close}"));
    }
    let entry = entry(parent, None, new, ("", UNIX))?;
    let space = if has_brackets(parent) && parent.span().len() > 2 {
        " "
    } else {
        ""
    };
    Some(format!("{open}{space}{entry}{space}{close}"))
}

/// By how much the lines around a JSON value are indented; none where it shares its line.
fn unit(node: NodeRef<'_>) -> Option<String> {
    if node.document().syntax() != Syntax::Json {
        return None;
    }
    let entry = FlowEntry::of(node)?;
    let own = entry.own_line()?;
    let around = lines(node).line_indentation(node.parent()?.span().start as usize);
    let unit = own.strip_prefix(around)?;
    (!unit.is_empty()).then(|| unit.to_owned())
}
