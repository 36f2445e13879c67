//! Removing entries of block collections: whole lines, so that nothing else moves.

use super::block::{Entry, trailing_block_scalar, would_swallow};
use super::remove::brackets;
use super::site::{block_header, end_of, lead, lines, next, previous};
use crate::doc::NodeRef;
use crate::text::{Edit, Span};

/// The edit that removes entries that follow one another, if others remain.
pub(super) fn run(nodes: &[NodeRef<'_>]) -> Option<Edit> {
    let (first, last) = ends(nodes)?;
    if first.own_line {
        let (start, end) = region(first, last)?;
        return Some(Edit::delete(Span::new(start, end)));
    }
    // The first entry stands behind a dash that stays.
    let lines = lines(first.node);
    let next = Entry::of(next(last.node)?)?;
    let below = last.below()?;
    if lines.skip_blank(below) == lines.start(next.head) {
        return Some(Edit::delete(Span::new(first.head, next.head)));
    }
    let dash_end = lines.text[..first.head].trim_end_matches(' ').len();
    Some(Edit::delete(Span::new(dash_end, lines.before(below))))
}

/// The edits that remove all entries of a collection and leave an empty one.
pub(super) fn all(parent: NodeRef<'_>, nodes: &[NodeRef<'_>]) -> Option<Vec<Edit>> {
    let (first, last) = ends(nodes)?;
    let lines = lines(parent);
    let empty = brackets(parent);
    if !first.own_line {
        let span = Span::new(first.head, lines.before(last.below()?));
        return Some(vec![Edit::replace(span, empty)]);
    }
    if parent.parent().is_none() {
        let span = Span::new(first.above()?, lines.before(last.below()?));
        return Some(vec![Edit::replace(span, empty)]);
    }
    let at = lead(parent)?.props_end;
    let comment = lines.comment_after(at)?;
    let end = if comment.is_empty() {
        lines.end(at)
    } else {
        at
    };
    let (from, to) = region(first, last)?;
    Some(vec![
        Edit::replace(Span::new(at, end), format!(" {empty}")),
        Edit::delete(Span::new(from.max(end), to)),
    ])
}

/// The first and the last of entries that follow one another, if no comment between them has to
/// stay.
fn ends<'d>(nodes: &[NodeRef<'d>]) -> Option<(Entry<'d>, Entry<'d>)> {
    let first = Entry::of(*nodes.first()?)?;
    let mut last = first;
    for node in &nodes[1..] {
        let entry = Entry::of(*node)?;
        if lines(*node).skip_blank(last.below()?) < entry.above()? {
            return None;
        }
        last = entry;
    }
    Some((first, last))
}

/// The lines that go with a run of entries, and the blank line that would be left over.
fn region(first: Entry<'_>, last: Entry<'_>) -> Option<(usize, usize)> {
    let lines = lines(first.node);
    let (mut start, mut end) = (first.above()?, last.below()?);
    let previous = previous(first.node);
    // Blank lines up to here can be the content of a block scalar.
    let floor = match previous {
        Some(previous) => Entry::of(previous)?.below()?,
        None => 0,
    };
    let mut final_break = false;
    if let Some(scalar) = previous.and_then(trailing_block_scalar) {
        let header = block_header(scalar)?;
        final_break = !header.contains('-');
        // A comment ends the block scalar before the entry already.
        if !lines.text[end_of(scalar)?..start].contains('#') {
            let blank_end = lines.skip_blank(end);
            let blank = &lines.text[end..blank_end];
            if header.contains('+') || blank.contains([' ', '\t']) {
                end = blank_end;
            }
            if would_swallow(lines, end, first.column + 1) {
                return None;
            }
        }
    }
    let above_blank = |start: usize| {
        let above = lines.previous(start)?;
        (above >= floor && lines.is_blank(above)).then_some(above)
    };
    if end == lines.text.len() {
        while let Some(above) = above_blank(start) {
            start = above;
        }
        if lines.is_unterminated(end) && !final_break {
            start = lines.before(start);
        }
    } else if lines.is_blank(end) && above_blank(start).is_some() {
        end = lines.next(end);
    }
    Some((start, end))
}
