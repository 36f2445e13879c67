//! Replacing spans of a text by other text.

use super::Span;

/// One replacement: the bytes of `span` give way to `text`.
///
/// An empty span inserts, an empty text deletes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edit {
    /// What is replaced.
    pub(crate) span: Span,
    /// What stands there afterwards.
    pub(crate) text: String,
}

impl Edit {
    /// Replaces `span` by `text`.
    pub(crate) fn replace(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
        }
    }

    /// Inserts `text` at `at`.
    pub(crate) fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::empty(at), text)
    }

    /// Removes `span`.
    pub(crate) fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }
}

/// Two edits of one set touch the same bytes, or an edit does not fit the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Overlap;

/// The text after all edits, which may come in any order.
///
/// Insertions at the same place are written in the order in which they come. Nothing is applied
/// when two edits overlap, or when one lies outside the text or inside a character.
pub(crate) fn apply(text: &str, edits: &[Edit]) -> Result<String, Overlap> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in sorted {
        let range = edit.span.range();
        if range.start < done {
            return Err(Overlap);
        }
        out.push_str(text.get(done..range.start).ok_or(Overlap)?);
        text.get(range.clone()).ok_or(Overlap)?;
        out.push_str(&edit.text);
        done = range.end;
    }
    out.push_str(text.get(done..).ok_or(Overlap)?);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_any_order_and_insertions_keep_theirs() {
        let edits = [
            Edit::replace(Span::new(4, 7), "two"),
            Edit::insert(0, "a"),
            Edit::insert(0, "b "),
            Edit::delete(Span::new(7, 8)),
        ];
        assert_eq!(apply("one 222 !", &edits).unwrap(), "ab one two!");
    }

    #[test]
    fn overlapping_or_misplaced_edits_are_refused() {
        let overlapping = [Edit::delete(Span::new(0, 3)), Edit::delete(Span::new(2, 4))];
        assert_eq!(apply("abcdef", &overlapping), Err(Overlap));
        assert_eq!(apply("ä", &[Edit::delete(Span::new(0, 1))]), Err(Overlap));
        assert_eq!(apply("a", &[Edit::insert(9, "x")]), Err(Overlap));
    }
}
