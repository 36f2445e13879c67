//! Values that cannot be what the tag in front of them says.
//!
//! Go's YAML refuses such scalars. It takes a list or mapping for what it is, whatever its tag
//! says; other readers refuse it, so it is a mistake all the same.

use super::search::indicator;
use crate::doc::problem::Problem;
use crate::doc::scalar::Tag;
use crate::text::Span;

/// The problem with the tag of a scalar that stands at `span` and means `decoded`, marked from the
/// tag to the end of the value. `from` is where the token before the tag ended.
pub(super) fn of_scalar(
    text: &str,
    from: usize,
    tag: Tag,
    span: Span,
    decoded: &str,
) -> Option<Problem> {
    if tag.takes_scalar(decoded) {
        return None;
    }
    let written = written(text, from, span);
    // The span of a value that is not written says nothing.
    let is_written = !decoded.is_empty() || !span.is_empty();
    problem(
        tag,
        if is_written {
            written.cover(span)
        } else {
            written
        },
    )
}

/// The problem with the tag of a list or mapping. Only the tag is marked: the collection may go on
/// for pages, and nothing is wrong with it.
pub(super) fn of_collection(
    text: &str,
    from: usize,
    tag: Tag,
    start: Span,
    list: bool,
) -> Option<Problem> {
    if tag.takes_collection(list) {
        return None;
    }
    problem(tag, written(text, from, start))
}

fn problem(tag: Tag, span: Span) -> Option<Problem> {
    let message = format!("the value behind this tag is not {}", tag.wanted()?);
    let hint = "Remove the tag; readers know the type without it.";
    Some(Problem::syntax(span, message, Some(hint)))
}

/// Where the tag in front of a value is written; the value itself if it is not found.
fn written(text: &str, from: usize, value: Span) -> Span {
    let Some(start) = indicator(text, from, '!') else {
        return value;
    };
    let rest = &text[start..];
    let len = if rest.starts_with("!<") {
        rest.find('>').map(|end| end + 1)
    } else {
        rest.find(|c: char| c.is_whitespace() || ",]}".contains(c))
    };
    Span::new(start, start + len.unwrap_or(rest.len()))
}
