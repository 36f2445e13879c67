//! Rules about queries.

use crate::lint::registry::rules;

mod grafana;
mod matchers;
mod replacement;
mod values;

rules! {
    comment_swallows_query,
    contradictory_matchers,
    empty_matcher,
    empty_query,
    experimental_function,
    grafana_variable_syntax,
    label_replace_invalid,
    malformed_matcher,
    match_all_regex,
    promql_syntax,
    promql_type,
    redundant_anchors,
    redundant_parentheses,
    regex_without_metacharacter,
    selector_without_metric_name,
    unknown_function,
}

#[cfg(test)]
mod matcher_tests;
#[cfg(test)]
mod text_tests;

use crate::lint::context::Context;
use crate::lint::query::QueryProblem;
use crate::promql::{Dialect, ProblemKind};

/// Reports a problem of one kind; each rule has a kind of its own.
fn report_problem(cx: &mut Context<'_>, at: &QueryProblem<'_, '_>, kind: ProblemKind) {
    let QueryProblem { query, problem } = at;
    // What PromQL refuses may well be MetricsQL.
    let is_known = query.dialect == Dialect::Prometheus || problem.universal;
    if problem.kind != kind || !is_known {
        return;
    }
    let draft = cx
        .report(query.place(problem.span), problem.message.as_str())
        .maybe_help(problem.hint.as_deref());
    if let Some((span, what)) = &problem.related {
        draft.related(query.place(*span), what.as_str());
    }
}
