//! How tokens are called in messages, and what was probably meant.

use crate::promql::functions::FUNCTIONS;
use crate::promql::names::{AggregateOp, Keyword};
use crate::promql::problem::shorten;
use crate::promql::token::{Token, TokenKind};
use crate::text::nearest;

/// A token in words.
pub(super) fn describe(token: Token, text: &str) -> String {
    let shown = shorten(token.span.of(text));
    let kind = match token.kind {
        TokenKind::End => return "end of the query".to_owned(),
        TokenKind::Name => "name",
        TokenKind::Variable => "variable",
        TokenKind::Number => "number",
        TokenKind::Duration => "duration",
        TokenKind::String => "string",
        TokenKind::Aggregate(_) => "aggregation",
        TokenKind::Keyword(_) => "keyword",
        TokenKind::Op(op) if op.text().as_bytes()[0].is_ascii_alphabetic() => "operator",
        _ => return format!("`{shown}`"),
    };
    format!("{kind} `{shown}`")
}

/// Functions that Prometheus does not have, with what to write instead.
const OTHERS: &[(&str, &str)] = &[
    (
        "label_names",
        "This is a function of Grafana's variables; Perses has the variable `PrometheusLabelNamesVariable`.",
    ),
    (
        "label_values",
        "This is a function of Grafana's variables; Perses has the variable `PrometheusLabelValuesVariable`.",
    ),
    (
        "metrics",
        "This is a function of Grafana's variables; Perses has the variable `PrometheusLabelValuesVariable` with the label `__name__`.",
    ),
    (
        "query_result",
        "This is a function of Grafana's variables; Perses has the variable `PrometheusPromQLVariable`.",
    ),
];

/// What to write instead of the name of a function that there is not.
pub(super) fn function_hint(name: &str) -> Option<String> {
    if let Some((_, hint)) = OTHERS.iter().find(|(other, _)| *other == name) {
        return Some((*hint).to_owned());
    }
    let functions = FUNCTIONS.iter().map(|function| function.name);
    let aggregations = AggregateOp::ALL.iter().map(|op| op.text());
    let known: Vec<&str> = functions.chain(aggregations).collect();
    let meant = nearest(name, known.iter().copied()).or_else(|| only_longer(name, &known))?;
    Some(format!("Did you mean `{meant}`?"))
}

/// The only word that starts with another one, as `avg_over_time` does with `avg_over`.
fn only_longer<'w>(start: &str, words: &[&'w str]) -> Option<&'w str> {
    let mut longer = words.iter().filter(|word| word.starts_with(start));
    let only = *longer.next().filter(|_| start.len() > 3)?;
    longer.next().is_none().then_some(only)
}

/// The words that may stand behind an expression.
const BEHIND: [&str; 12] = [
    "and",
    "anchored",
    "atan2",
    "by",
    "group_left",
    "group_right",
    "ignoring",
    "offset",
    "on",
    "or",
    "unless",
    "without",
];

/// The keyword that a name behind an expression was probably meant to be.
pub(super) fn keyword_hint(name: &str) -> Option<String> {
    let meant = nearest(name, BEHIND)?;
    Some(format!("Did you mean `{meant}`?"))
}

/// Where something belongs that stands behind an operand by mistake.
pub(super) fn misplaced_hint(kind: TokenKind) -> Option<&'static str> {
    match kind {
        TokenKind::Keyword(Keyword::By | Keyword::Without) => Some(
            "A grouping belongs to an aggregation: `sum by (job) (…)`, or behind its closing parenthesis.",
        ),
        TokenKind::Keyword(
            Keyword::On | Keyword::Ignoring | Keyword::GroupLeft | Keyword::GroupRight,
        ) => Some("It belongs behind a binary operator: `a * on (job) group_left b`."),
        TokenKind::Keyword(Keyword::Bool) => Some("It belongs behind a comparison: `a > bool b`."),
        TokenKind::OpenBrace => {
            Some("A selector has its braces right behind its name, and only once.")
        }
        TokenKind::Duration => Some("A range stands in brackets, and an offset behind `offset`."),
        _ => None,
    }
}
