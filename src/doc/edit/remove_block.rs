//! Removing entries of block collections: whole lines, so that nothing else moves.

use super::block::{Entry, trailing_block_scalar, would_swallow};
use super::remove::brackets;
use super::site::{block_header, end_of, lead, lines, next, previous};
use crate::doc::NodeRef;
use crate::text::{Edit, Span};

/// The edits that remove entries that follow one another, if others remain.
pub(super) fn run(nodes: &[NodeRef<'_>]) -> Option<Vec<Edit>> {
    let parts = parts(nodes)?;
    let (first, last) = *parts.first()?;
    if first.own_line {
        return parts.into_iter().map(lines_of).collect();
    }
    if parts.len() > 1 {
        return None;
    }
    Some(vec![behind_dash(first, last)?])
}

/// The edit that removes the first entries of a collection, of which others remain, from behind a
/// dash.
fn behind_dash(first: Entry<'_>, last: Entry<'_>) -> Option<Edit> {
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

/// The edits that remove all entries of a collection and leave an empty one, with the comments
/// that belong to no entry behind it.
pub(super) fn all(parent: NodeRef<'_>, nodes: &[NodeRef<'_>]) -> Option<Vec<Edit>> {
    let parts = parts(nodes)?;
    let ((first, last), further) = parts.split_first().map(|(first, rest)| (*first, rest))?;
    let further: Option<Vec<Edit>> = further.iter().copied().map(lines_of).collect();
    let mut edits = emptied(parent, first, last)?;
    edits.extend(further?);
    Some(edits)
}

/// The edits that put an empty collection in the place of its first entries, up to `last`.
fn emptied(parent: NodeRef<'_>, first: Entry<'_>, last: Entry<'_>) -> Option<Vec<Edit>> {
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

/// Entries that follow one another in parts, between which comments have to stay: the first and
/// the last of each.
fn parts<'d>(nodes: &[NodeRef<'d>]) -> Option<Vec<(Entry<'d>, Entry<'d>)>> {
    let mut parts: Vec<(Entry<'d>, Entry<'d>)> = Vec::new();
    for node in nodes {
        let entry = Entry::of(*node)?;
        match parts.last_mut() {
            Some((_, last)) if lines(*node).skip_blank(last.below()?) >= entry.above()? => {
                *last = entry;
            }
            _ => parts.push((entry, entry)),
        }
    }
    Some(parts)
}

/// The edit that removes the lines of a run of entries.
fn lines_of((first, last): (Entry<'_>, Entry<'_>)) -> Option<Edit> {
    let (start, end) = region(first, last)?;
    Some(Edit::delete(Span::new(start, end)))
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
