//! Queries as text: in one line as Prometheus writes them, and laid out over several lines.
//!
//! [`print`] is `Expr.String()` of Prometheus 3.14: matchers are sorted, `by ()` is dropped,
//! numbers and durations have one form. [`pretty`] is its `Prettify`, with comments kept.
//! Variables stay as they are written.
//!
//! Prometheus writes some queries so that it reads something else or nothing at all. Here they
//! stay what they are: durations below a millisecond and of NaN ([`number`]), offsets that are
//! worked out ([`offset`]), `info(m, {})`,
//! U+FFFD in strings ([`quote`]), and `without`, `inf` and `nan` as quoted labels of a list.
//!
//! Of a query with syntax errors the texts hold what could be read; nothing more is promised.

mod layout;
mod line;
mod notes;
mod number;
mod offset;

pub(super) use number::duration;
mod operator;
mod quote;
mod selector;
#[cfg(test)]
mod tests;

use line::Line;
use quote::Quotes;

use super::ast::Ast;

/// The query in one line, without its comments. The same for all queries that differ in nothing
/// but white space, quotes, the letter case of keywords and the order of matchers: a text to
/// compare queries by. To put it in the place of the query, take [`pretty`].
pub(crate) fn print(ast: &Ast<'_>) -> String {
    Line::new(ast, Quotes::Double, false).text
}

/// The query laid out so that lines are not longer than `width` bytes, where it can be broken:
/// calls, aggregations, parentheses and operators. The width counts without indentation. One line
/// if the query fits: the same as [`print`], but for strings whose quotes decide what becomes of
/// variables ([`quote::Quotes::Safe`]).
///
/// Comments stay with the tokens they stood next to, and whatever holds one is broken. There is
/// no newline at the end, also not behind a comment.
pub(crate) fn pretty(ast: &Ast<'_>, width: usize) -> String {
    layout::lay_out(ast, width)
}
