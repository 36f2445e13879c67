//! New entries of block collections: lines with the indentation of their neighbours.

use super::block::{Entry, trailing_block_scalar, would_swallow};
use super::fragment::Shape;
use super::insert::{New, Spot, written_key};
use super::layout::Steps;
use super::lines::Lines;
use super::put::terminate;
use super::site::{block_header, is_block, lines, start_of};
use crate::doc::{NodeRef, Syntax};
use crate::text::Edit;

/// The edit that writes a new entry beside another one.
pub(super) fn beside(spot: Spot<'_>, new: &New<'_>) -> Option<Edit> {
    match spot {
        Spot::Before(node) => before(node, new),
        Spot::After(node) => after(node, new),
    }
}

fn before(node: NodeRef<'_>, new: &New<'_>) -> Option<Edit> {
    let lines = lines(node);
    let line_break = lines.line_break();
    let neighbour = Entry::of(node)?;
    let indentation = " ".repeat(neighbour.column);
    let entry = entry_beside(neighbour, new)?;
    if neighbour.own_line {
        let text = format!("{indentation}{entry}{line_break}");
        return Some(Edit::insert(neighbour.above()?, text));
    }
    // The new entry takes the place behind the dash.
    let text = format!("{entry}{line_break}{indentation}");
    Some(Edit::insert(neighbour.head, text))
}

fn after(node: NodeRef<'_>, new: &New<'_>) -> Option<Edit> {
    let lines = lines(node);
    let neighbour = Entry::of(node)?;
    let below = neighbour.below()?;
    if new.value.has_open_end() && would_swallow(lines, below, neighbour.column + 1) {
        return None;
    }
    let indentation = " ".repeat(neighbour.column);
    let entry = entry_beside(neighbour, new)?;
    let mut text = format!("{indentation}{entry}");
    terminate(lines, below, &new.value, &mut text);
    line_below(node, below, &text)
}

/// The edit that writes lines below a node, of which the first line that is not its own starts at
/// `below`.
///
/// They start there and not behind the last line of the node, which edits of the node may remove;
/// in a text without a final line break it is the other way round.
pub(super) fn line_below(node: NodeRef<'_>, below: usize, text: &str) -> Option<Edit> {
    let lines = lines(node);
    let line_break = lines.line_break();
    if lines.text.ends_with('\n') {
        return Some(Edit::insert(below, format!("{text}{line_break}")));
    }
    // A line break behind a block scalar would become part of it, unless it strips them.
    if lines.is_unterminated(below)
        && let Some(scalar) = trailing_block_scalar(node)
        && !block_header(scalar)?.contains('-')
    {
        return None;
    }
    let at = if lines.is_unterminated(below) {
        below
    } else {
        lines.before(below)
    };
    Some(Edit::insert(at, format!("{line_break}{text}")))
}

fn entry_beside(neighbour: Entry<'_>, new: &New<'_>) -> Option<String> {
    let node = neighbour.node;
    let steps = || Steps::of(node.document());
    // Lists that leave more room behind the dash keep doing so.
    let width = start_of(node).map_or(2, |start| start.saturating_sub(neighbour.head));
    let lines = lines(node);
    let on_line = start_of(node).is_some_and(|start| start < lines.end(neighbour.head));
    let compact = on_line && is_block(node);
    let width = if compact { width.max(2) } else { 2 };
    entry(new, neighbour.column, width, steps, lines)
}

/// An entry that stands in `column`; its first line comes without indentation. `width` is the
/// distance from a dash to the block collection behind it, `around` the text it goes into.
pub(super) fn entry(
    new: &New<'_>,
    column: usize,
    width: usize,
    steps: impl Fn() -> Steps,
    around: Lines<'_>,
) -> Option<String> {
    let value = &new.value;
    let key = match new.key {
        Some(key) => Some(written_key(key, None, Syntax::Yaml, false)?),
        None => None,
    };
    let introducer = key.as_ref().map_or("-".to_owned(), |key| format!("{key}:"));
    Some(match value.shape() {
        Shape::Inline => {
            let text = value.hang(&" ".repeat(column + 2), around);
            format!("{introducer} {text}")
        }
        Shape::Scalar => {
            let (header, body) = value.header_and_lines(column, steps().mapping, around)?;
            format!("{introducer} {header}{body}")
        }
        shape if key.is_some() => {
            let steps = steps();
            let deeper = if shape == Shape::Mapping {
                steps.mapping
            } else {
                steps.sequence
            };
            let indentation = " ".repeat(column + deeper);
            let text = value.hang(&indentation, around);
            let line_break = around.line_break();
            format!("{introducer}{line_break}{indentation}{text}")
        }
        _ => {
            let text = value.hang(&" ".repeat(column + width), around);
            format!("{introducer}{}{text}", " ".repeat(width - 1))
        }
    })
}
