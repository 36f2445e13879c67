//! Removing comments, or a part of one.
//!
//! Comments say nothing to readers of YAML, so the tree stays what it is. Only a blank line below
//! could come to belong to a block scalar above; where one stands there, the comment stays.

use super::lines::Lines;
use crate::doc::Document;
use crate::text::{Edit, Span};

/// Removes a comment: with its line if it stands there alone, else with the blanks before it.
pub(crate) fn remove_comment(document: &Document, comment: Span) -> Option<Vec<Edit>> {
    if document.is_damaged() {
        return None;
    }
    let text = document.text();
    let lines = Lines { text };
    let (start, end) = (comment.start as usize, comment.end as usize);
    if lines.indentation(start).is_some() {
        let (line, next) = (lines.start(start), lines.next(end));
        let delete = Edit::delete(Span::new(line, next));
        let is_blank_below = next < text.len() && lines.is_blank(next);
        return (!is_blank_below).then(|| vec![delete]);
    }
    let before = text[..start].trim_end_matches([' ', '\t']).len();
    Some(vec![Edit::delete(Span::new(before, end))])
}

/// Removes a part of a comment that is not all of it.
pub(crate) fn shorten_comment(document: &Document, part: Span) -> Option<Vec<Edit>> {
    (!document.is_damaged()).then(|| vec![Edit::delete(part)])
}
