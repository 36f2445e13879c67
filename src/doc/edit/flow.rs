//! The entries of a collection in brackets, in JSON and in YAML: their commas, their lines and
//! their comments.
//!
//! Comments belong to entries by the same policy as in blocks; JSON has none.

use super::block::comments_above;
use super::gap::{Gap, Piece};
use super::lines::Lines;
use super::site::{end_of, has_brackets, is_unwritten, lead, lines, next, previous};
use crate::doc::NodeRef;
use crate::text::Span;

/// An entry of a collection in brackets: a key with its value, or an item.
#[derive(Clone, Copy)]
pub(super) struct FlowEntry<'d> {
    pub(super) node: NodeRef<'d>,
    /// Where its key stands, or its value with anchor and tag.
    pub(super) head: usize,
    /// Where its value ends.
    pub(super) end: usize,
    /// The comma behind it.
    pub(super) comma: Option<Span>,
}

impl<'d> FlowEntry<'d> {
    /// The entry of a node, if what is around it is nothing but commas and comments.
    pub(super) fn of(node: NodeRef<'d>) -> Option<Self> {
        let parent = node.parent().filter(|parent| has_brackets(*parent))?;
        let head = match node.key() {
            Some(key) => key.span().start as usize,
            None => lead(node)?.head,
        };
        let (from, expected) = match previous(node) {
            Some(previous) => (end_of(previous)?, 1),
            None => (parent.span().start as usize + 1, 0),
        };
        let text = lines(node).text;
        let mut commas = 0;
        for (piece, _) in Gap::new(text, from, head) {
            match piece {
                Piece::Comma => commas += 1,
                Piece::Comment => {}
                _ => return None,
            }
        }
        let mut end = end_of(node)?;
        if is_unwritten(node) && text[..end].ends_with(':') {
            // `{a: , b: 1}`: without the space, some readers take the colon for a part of the key.
            text[end..].strip_prefix(' ')?;
            end += 1;
        }
        let mut comma = None;
        for (piece, span) in Gap::new(text, end, parent.span().end as usize - 1) {
            match piece {
                Piece::Comment => {}
                Piece::Comma => {
                    comma = Some(span);
                    break;
                }
                _ => return None,
            }
        }
        (commas == expected).then_some(Self {
            node,
            head,
            end,
            comma,
        })
    }

    fn lines(self) -> Lines<'d> {
        lines(self.node)
    }

    /// The white space in front of the entry, if it has its line to itself.
    pub(super) fn own_line(self) -> Option<&'d str> {
        self.lines().indentation(self.head)
    }

    /// Behind the entry and its comma.
    pub(super) fn behind(self) -> usize {
        self.comma.map_or(self.end, |comma| comma.end as usize)
    }

    /// Where the gap before the entry starts.
    pub(super) fn gap_start(self) -> Option<usize> {
        match previous(self.node) {
            Some(previous) => FlowEntry::of(previous).map(|previous| previous.end),
            None => Some(self.node.parent()?.span().start as usize + 1),
        }
    }

    /// Where the gap behind the entry ends: at the next entry, or at the closing bracket.
    pub(super) fn gap_end(self) -> Option<usize> {
        match next(self.node) {
            Some(next) => FlowEntry::of(next).map(|next| next.head),
            None => Some(self.node.parent()?.span().end as usize - 1),
        }
    }

    /// The start of the first line that belongs to the entry, comments above included.
    pub(super) fn above(self) -> Option<usize> {
        let column = self.own_line()?.len();
        Some(comments_above(
            self.lines(),
            self.head,
            column,
            self.gap_start()?,
        ))
    }

    /// The end of the comment behind the entry on its line, with its comma if it has one; none
    /// if there is no comment.
    pub(super) fn comment_end(self) -> Option<usize> {
        let at = self.behind();
        let (piece, span) = Gap::new(self.lines().text, at, self.gap_end()?).next()?;
        let same_line = span.start as usize <= self.lines().end(at);
        (piece == Piece::Comment && same_line).then_some(span.end as usize)
    }

    /// Whether a comment goes with the entry: above it, on its line, or before its comma.
    pub(super) fn owns_comments(self) -> Option<bool> {
        let start = self.lines().start(self.head);
        let is_above = self.own_line().is_some() && self.above()? < start;
        let is_inside = has_comment(self.lines().text, self.end, self.behind());
        Some(is_above || is_inside || self.comment_end().is_some())
    }

    /// The start of the line behind the entry, if nothing else follows on its own line.
    pub(super) fn below(self) -> Option<usize> {
        self.lines().comment_after(self.behind())?;
        Some(self.lines().next(self.behind()))
    }
}

/// Whether a comment stands in a gap.
pub(super) fn has_comment(text: &str, from: usize, to: usize) -> bool {
    Gap::new(text, from, to).any(|(piece, _)| piece == Piece::Comment)
}
