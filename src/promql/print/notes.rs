//! Where comments go in the one line of a query.
//!
//! A comment that has a line of its own belongs to the token behind it, any other to the token
//! before it. Tokens that are not written, such as `by ()` and commas, have no comments: the next
//! token in that direction gets them.

use super::line::{Line, Mark};
use crate::promql::ast::Ast;
use crate::text::Span;

/// A comment with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Note<'q> {
    /// Where it goes in the line: the end of the token before it or the start of the one behind.
    pub(super) at: usize,
    /// Whether it stands behind a token, in the same line.
    pub(super) trailing: bool,
    /// The comment.
    pub(super) text: &'q str,
}

/// The comments of a query in the order of the line. Those that nothing follows are at its end,
/// and not trailing.
pub(super) fn notes<'q>(ast: &Ast<'q>, line: &Line) -> Vec<Note<'q>> {
    let mut marks: Vec<&Mark> = line.marks.iter().collect();
    marks.sort_by_key(|mark| mark.source);
    let comments = ast.comments().iter();
    let mut notes: Vec<Note<'q>> = comments
        .map(|comment| note(ast, *comment, &marks, line.text.len()))
        .collect();
    let order = |note: &Note<'_>| (note.at, !note.trailing);
    notes.sort_by_key(order);
    // Only one comment fits behind a token; the next one has a line of its own.
    let mut taken = None;
    for note in notes.iter_mut().filter(|note| note.trailing) {
        if taken.replace(note.at) == Some(note.at) {
            let before = |mark: &Mark| mark.place.start < note.at;
            let next = line.marks.get(line.marks.partition_point(before));
            note.at = next.map_or(line.text.len(), |mark| mark.place.start);
            note.trailing = false;
        }
    }
    notes.sort_by_key(order);
    notes
}

fn note<'q>(ast: &Ast<'q>, comment: Span, marks: &[&Mark], end: usize) -> Note<'q> {
    let start = comment.start as usize;
    let text = ast.slice(comment).trim_ascii_end();
    let behind = marks.partition_point(|mark| mark.source < start);
    let before = ast.text()[..start].trim_end_matches([' ', '\t']);
    let alone = before.is_empty() || before.ends_with(['\n', '\r']);
    match behind.checked_sub(1).filter(|_| !alone) {
        Some(before) => Note {
            at: marks[before].place.end,
            trailing: true,
            text,
        },
        None => Note {
            at: marks.get(behind).map_or(end, |mark| mark.place.start),
            trailing: false,
            text,
        },
    }
}
