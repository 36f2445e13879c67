//! A label that is compared with a text where it has to match a pattern: what is said about it, and
//! how the one becomes the other.

use super::LabelMatcher;
use super::formats::{Joined, format};
use super::static_values::is_special;
use crate::lint::query::Query;
use crate::lint::words;
use crate::model::Plural;
use crate::promql::MatchOp;
use crate::promql::ast::Literal;
use crate::template::references;
use crate::text::{Edit, Span};

/// What the fix is called.
pub(super) const TITLE: &str = "match with a pattern";

/// The operator that matches with a pattern where this one compares with a text.
pub(super) fn operator(op: MatchOp) -> Option<&'static str> {
    match op {
        MatchOp::Eq => Some("=~"),
        MatchOp::Ne => Some("!~"),
        _ => None,
    }
}

/// What is wrong with the comparison.
pub(super) fn message(op: &str, variable: &str) -> String {
    let name = words::short(variable);
    format!("`{op}` compares with one text, and `{name}` may stand for several")
}

/// What to do about it.
pub(super) fn help(op: &str, plural: Plural) -> String {
    let (mended, result) = match op {
        "=" => ("=~", "nothing has such a label"),
        _ => ("!~", "every series passes"),
    };
    let when = match plural {
        Plural::Always => "several values become a pattern, and one of them as well",
        Plural::WithAll => "with \"All\", its values become a pattern",
        Plural::WithCustomAll => "with \"All\", its value is a pattern",
    };
    format!("Write `{mended}`: {when}, so that {result}.")
}

/// The edits that make a pattern of the comparison. Formats that join values as no pattern does are
/// left out, and those that escape do so as the string needs.
pub(super) fn edits(
    query: &Query<'_>,
    matcher: &LabelMatcher,
    literal: Literal,
) -> Option<Vec<Edit>> {
    let start = literal.span.start as usize;
    let text = query.ast().slice(literal.span);
    let op = operator(matcher.op)?;
    let mut parts: Vec<(Span, String)> = vec![(matcher.op_span, op.to_owned())];
    for found in references(text) {
        let Some(name) = found.format else { continue };
        let format = format(name)?;
        let new = match format.for_string(text) {
            Some(other) => format!("${{{}:{other}}}", found.name),
            None if format.joined == Joined::Pattern => continue,
            None => format!("${{{}}}", found.name),
        };
        if !super::is_named_once(query.ast(), found.name) {
            return None;
        }
        parts.push((found.span.shift(start), new));
    }
    let parts: Vec<(Span, &str)> = parts
        .iter()
        .map(|(span, text)| (*span, text.as_str()))
        .collect();
    query.replace_all(&parts)
}

/// Whether the text around the references of a string means itself in a pattern.
pub(super) fn is_plain(text: &str) -> bool {
    let mut at = 0;
    for found in references(text) {
        let range = found.span.range();
        if text[at..range.start].contains(is_special) {
            return false;
        }
        at = range.end;
    }
    !text[at..].contains(is_special)
}
