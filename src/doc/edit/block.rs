//! The lines of a block collection's entries: which ones belong to an entry, and what may come
//! directly after a block scalar.
//!
//! An entry owns the unbroken comment lines directly above it in its column, the comment on its
//! line, and below a nested block the comment lines that directly follow in a deeper column (an
//! item that was commented out, for example). Other comments belong to nobody.

use super::gap::{Gap, Piece};
use super::lines::Lines;
use super::site::{
    block_header, column, end_of, following, is_block, is_block_scalar, lead, lines, next,
    previous, tail,
};
use crate::doc::NodeRef;

/// An entry of a block collection: a key with its value, or an item.
#[derive(Clone, Copy)]
pub(super) struct Entry<'d> {
    pub(super) node: NodeRef<'d>,
    /// Where its key or its `-` stands.
    pub(super) head: usize,
    /// The column of that; all entries of the collection have the same.
    pub(super) column: usize,
    /// Whether nothing stands before it on its line.
    pub(super) own_line: bool,
}

impl<'d> Entry<'d> {
    /// The entry of a node that stands in a block collection, in the column of its neighbours.
    ///
    /// The parser is lenient about columns; lines between entries that differ are not certain.
    pub(super) fn of(node: NodeRef<'d>) -> Option<Self> {
        let entry = Self::alone(node)?;
        for neighbour in [previous(node), next(node)].into_iter().flatten() {
            if Self::alone(neighbour)?.column != entry.column {
                return None;
            }
        }
        Some(entry)
    }

    fn alone(node: NodeRef<'d>) -> Option<Self> {
        if !node.parent().is_some_and(is_block) {
            return None;
        }
        let head = lead(node)?.head;
        let (column, own_line) = column(node, head)?;
        Some(Self {
            node,
            head,
            column,
            own_line,
        })
    }

    /// The start of the first line that belongs to the entry; none if it shares its first line.
    pub(super) fn above(self) -> Option<usize> {
        if !self.own_line {
            return None;
        }
        // A line that looks like a comment is one only behind the token before the entry.
        let floor = match previous(self.node) {
            Some(previous) => end_of(previous)?,
            None => lead(self.node.parent()?)?.end,
        };
        Some(comments_above(
            lines(self.node),
            self.head,
            self.column,
            floor,
        ))
    }

    /// The start of the first line that does not belong to the entry any more.
    pub(super) fn below(self) -> Option<usize> {
        let at = below_value(self.node)?;
        if !is_block(self.node) {
            return Some(at);
        }
        let lines = lines(self.node);
        let deeper = |at| {
            lines
                .comment_column(at)
                .is_some_and(|found| found > self.column)
        };
        let mut at = at;
        while deeper(at) {
            at = lines.next(at);
        }
        Some(at)
    }
}

/// The start of the first of the unbroken comment lines above the line of `head`.
pub(super) fn comments_above(lines: Lines<'_>, head: usize, column: usize, floor: usize) -> usize {
    let mut start = lines.start(head);
    while let Some(previous) = lines.previous(start)
        && previous >= floor
        && lines.comment_column(previous) == Some(column)
    {
        start = previous;
    }
    start
}

/// The start of the first line behind a value, its own comment and all that can be its content.
pub(super) fn below_value(node: NodeRef<'_>) -> Option<usize> {
    let lines = lines(node);
    let end = end_of(node)?;
    ends_there(node, end)?;
    let tail = tail(node);
    if !is_block_scalar(tail) {
        lines.comment_after(end)?;
        return Some(lines.next(end));
    }
    let header = block_header(tail)?;
    let is_empty = tail.text()?.trim_matches('\n').is_empty();
    let at = lines.next(end);
    let blank_end = lines.skip_blank(at);
    let blank = &lines.text[at..blank_end];
    // Readers differ about where a block scalar without lines ends, and about lines of tabs.
    if is_empty || blank.contains('\t') || !lines.comment_after(end)?.is_empty() {
        return None;
    }
    // Blank lines are content if the header says so, or if they are longer than the indentation.
    let content = header.contains('+') || blank.contains([' ', '\t']);
    Some(if content { blank_end } else { at })
}

/// Some if nothing but comments and what introduces the next value stands behind the end of a
/// node. The spans of block scalars with odd line breaks can be too short.
fn ends_there(node: NodeRef<'_>, end: usize) -> Option<()> {
    let document = node.document();
    let next = following(node);
    let until = match next {
        Some(next) => next.key_span().unwrap_or(next.span()).start,
        None => document.span().end,
    };
    let expected = |piece| match piece {
        Piece::Comment => true,
        Piece::Dash | Piece::Anchor | Piece::Tag => next.is_some(),
        Piece::Marker => next.is_none(),
        _ => false,
    };
    Gap::new(document.text(), end, until as usize)
        .all(|(piece, _)| expected(piece))
        .then_some(())
}

/// The block scalar that ends right before what follows the node.
pub(super) fn trailing_block_scalar(node: NodeRef<'_>) -> Option<NodeRef<'_>> {
    Some(tail(node)).filter(|tail| is_block_scalar(*tail))
}

/// Whether a block scalar that ends before the line at `at` would take what follows for its
/// content: what stands in column `from` or behind it, were it only white space.
pub(super) fn would_swallow(lines: Lines<'_>, mut at: usize, from: usize) -> bool {
    while at < lines.text.len() {
        let rest = lines.rest(at);
        if !lines.is_blank(at) {
            return rest.len() - rest.trim_start_matches([' ', '\t']).len() >= from;
        }
        if rest.len() >= from.max(1) {
            return true;
        }
        at = lines.next(at);
    }
    false
}
