//! How tokens are called in messages, and what was probably meant.

use crate::promql::functions::FUNCTIONS;
use crate::promql::names::AggregateOp;
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

/// The beginning of a long text.
pub(super) fn shorten(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Functions that Prometheus does not have, with what to write instead.
const OTHERS: &[(&str, &str)] = &[
    (
        "holt_winters",
        "Prometheus 3 calls it `double_exponential_smoothing`, an experimental function.",
    ),
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
    let meant = nearest(name, known)?;
    Some(format!("Did you mean `{meant}`?"))
}
