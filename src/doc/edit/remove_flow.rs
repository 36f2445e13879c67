//! Removing entries of collections in brackets: with one comma, and whole lines where comments
//! go or stay.

use super::flow::{FlowEntry, has_comment};
use super::gap::{Gap, Piece};
use super::remove::brackets;
use super::site::{has_brackets, lines, next, previous};
use crate::doc::NodeRef;
use crate::text::{Edit, Span};

/// The edits that remove entries that follow one another, if others remain.
pub(super) fn run(nodes: &[NodeRef<'_>]) -> Option<Vec<Edit>> {
    let entries = entries(nodes)?;
    let (first, last) = (*entries.first()?, *entries.last()?);
    let text = lines(first.node).text;
    let (from, to) = (first.gap_start()?, last.gap_end()?);
    let commented = has_comment(text, from, first.head)
        || has_comment(text, last.end, to)
        || entries
            .windows(2)
            .any(|pair| has_comment(text, pair[0].end, pair[1].head));
    if commented {
        return whole_lines(&entries);
    }
    let span = if previous(first.node).is_some() {
        Span::new(from, last.end)
    } else {
        Span::new(first.head, to)
    };
    Some(vec![Edit::delete(span)])
}

/// The edits that remove entries which have their lines to themselves, with their comments.
fn whole_lines(entries: &[FlowEntry<'_>]) -> Option<Vec<Edit>> {
    let (first, last) = (*entries.first()?, *entries.last()?);
    let mut edits = parts(entries)?;
    if next(last.node).is_none() && last.comma.is_none() {
        let comma = FlowEntry::of(previous(first.node)?)?.comma?;
        edits.insert(0, Edit::delete(comma));
    }
    Some(edits)
}

/// The edits that remove the lines of entries that follow one another; comments between them that
/// belong to none stay.
fn parts(entries: &[FlowEntry<'_>]) -> Option<Vec<Edit>> {
    let mut parts: Vec<Span> = Vec::new();
    for entry in entries {
        let span = Span::new(entry.above()?, entry.below()?);
        match parts.last_mut() {
            Some(last)
                if lines(entry.node).skip_blank(last.end as usize) >= span.start as usize =>
            {
                *last = last.cover(span);
            }
            _ => parts.push(span),
        }
    }
    Some(parts.into_iter().map(Edit::delete).collect())
}

/// The edits that leave an empty collection, with the comments in it that belong to no entry.
pub(super) fn all(parent: NodeRef<'_>, nodes: &[NodeRef<'_>]) -> Option<Vec<Edit>> {
    if !has_brackets(parent) {
        return None;
    }
    let text = lines(parent).text;
    let mut from = parent.span().start as usize + 1;
    let mut owned_until = from;
    let entries = entries(nodes)?;
    for entry in &entries {
        let above = entry.above().unwrap_or(entry.head);
        for (piece, span) in Gap::new(text, from, entry.head) {
            let start = span.start as usize;
            if piece == Piece::Comment && start >= owned_until && start < above {
                return parts(&entries);
            }
        }
        from = entry.end;
        owned_until = entry.comment_end().unwrap_or(entry.behind());
    }
    let closing = parent.span().end as usize - 1;
    let orphan = Gap::new(text, from, closing)
        .any(|(piece, span)| piece == Piece::Comment && span.start as usize >= owned_until);
    if orphan {
        return parts(&entries);
    }
    Some(vec![Edit::replace(parent.span(), brackets(parent))])
}

fn entries<'d>(nodes: &[NodeRef<'d>]) -> Option<Vec<FlowEntry<'d>>> {
    nodes.iter().map(|node| FlowEntry::of(*node)).collect()
}
