//! Items that move: a copy of what is written at another place of the list. With the removal of
//! the original, which is `remove_several`, an item moves and keeps its comments and its layout.
//!
//! What moves takes the comments along that it owns, or stays where it is.

use super::block::{Entry, trailing_block_scalar, would_swallow};
use super::flow::FlowEntry;
use super::guard;
use super::insert::insert_item;
use super::insert_block::line_below;
use super::site::{block_header, is_block, lead, lines};
use crate::doc::NodeRef;
use crate::text::{Edit, Span, apply};

/// Adds a copy of an item, with the comments it owns, to its list so that it has this index
/// while the original is still there. `inner` are edits of the item that only the copy gets.
pub(crate) fn copy_item(item: NodeRef<'_>, index: usize, inner: &[Edit]) -> Option<Vec<Edit>> {
    let list = item.parent().filter(|parent| parent.is_sequence())?;
    guard::editable(list)?;
    if is_block(list) {
        return Some(vec![copy_block(item, list, index, inner)?]);
    }
    let entry = FlowEntry::of(item)?;
    if entry.owns_comments()? {
        return copy_lines(entry, list, index, inner);
    }
    let start = lead(item)?.head;
    let text = part(item, (start, item.span().end as usize), inner)?;
    let indentation = lines(item).line_indentation(start);
    insert_item(list, &shifted_left(&text, indentation)?, index)
}

/// In brackets, where an item that owns comments is copied with them, as whole lines.
fn copy_lines(
    item: FlowEntry<'_>,
    list: NodeRef<'_>,
    index: usize,
    inner: &[Edit],
) -> Option<Vec<Edit>> {
    let (above, below) = (item.above()?, item.below()?);
    let (at, neighbour) = match index.checked_sub(1) {
        None => (FlowEntry::of(list.children().next()?)?.above()?, None),
        Some(before) => {
            let neighbour = FlowEntry::of(list.children().nth(before)?)?;
            (neighbour.below()?, Some(neighbour))
        }
    };
    // Behind the last item without a comma, the copy takes its place.
    let ends_list = neighbour.filter(|neighbour| neighbour.comma.is_none());
    let mut edits = inner.to_vec();
    match (item.comma, ends_list) {
        (Some(comma), Some(_)) => edits.push(Edit::delete(comma)),
        (None, None) => edits.push(Edit::insert(item.end, ",")),
        _ => {}
    }
    let text = part(item.node, (above, below), &edits)?;
    // The closing bracket never shares these lines, so they all have a line break.
    let comma = ends_list.map(|neighbour| Edit::insert(neighbour.end, ","));
    Some(comma.into_iter().chain([Edit::insert(at, text)]).collect())
}

/// In a block, where an item is a number of lines.
fn copy_block(item: NodeRef<'_>, list: NodeRef<'_>, index: usize, inner: &[Edit]) -> Option<Edit> {
    let lines = lines(item);
    let entry = Entry::of(item)?;
    let below = entry.below()?;
    let text = part(item, (entry.above()?, below), inner)?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    let open_end = trailing_block_scalar(item);
    if let Some(scalar) = open_end {
        let header = block_header(scalar)?;
        // Readers disagree about a block scalar that ends without a line break, but for one whose
        // end is stripped anyway.
        if header.contains('+') || (lines.is_unterminated(below) && !header.contains('-')) {
            return None;
        }
    }
    let line_break = lines.line_break();
    let Some(before) = index.checked_sub(1) else {
        let first = Entry::of(list.children().next()?)?;
        return Some(Edit::insert(first.above()?, format!("{text}{line_break}")));
    };
    let neighbour = Entry::of(list.children().nth(before)?)?;
    let below = neighbour.below()?;
    if open_end.is_some() && would_swallow(lines, below, entry.column + 1) {
        return None;
    }
    // The same holds for where it goes.
    if open_end.is_some() && lines.is_unterminated(below) {
        return None;
    }
    line_below(neighbour.node, below, text)
}

/// The text of a range of the document after the edits inside of it.
fn part(item: NodeRef<'_>, (from, to): (usize, usize), inner: &[Edit]) -> Option<String> {
    let moved = |edit: &Edit| {
        let start = (edit.span.start as usize).checked_sub(from)?;
        let end = (edit.span.end as usize).checked_sub(from)?;
        Some(Edit::replace(Span::new(start, end), edit.text.as_str()))
    };
    let edits: Option<Vec<Edit>> = inner.iter().map(moved).collect();
    apply(&lines(item).text[from..to], &edits?).ok()
}

/// The text without the indentation in front of each line but the first one.
fn shifted_left(text: &str, indentation: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let blank = line.trim_end_matches('\r').is_empty();
        out.push_str(match line.strip_prefix(indentation) {
            Some(rest) if index > 0 => rest,
            _ if index == 0 || blank => line,
            _ => return None,
        });
    }
    Some(out)
}
