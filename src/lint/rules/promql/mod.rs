//! Rules about queries.

use crate::lint::registry::rules;

mod bounds;
mod conditions;
mod counters;
mod grafana;
mod legend;
mod matchers;
mod metric;
mod replacement;
mod selectors;
mod values;
mod window;

rules! {
    comment_swallows_query,
    contradictory_matchers,
    counter_without_rate,
    deprecated_function,
    division_by_zero,
    division_of_zero,
    duplicate_query,
    empty_matcher,
    empty_query,
    experimental_function,
    forbidden_metrics,
    grafana_variable_syntax,
    grouping_label_dropped,
    hard_coded_range,
    impossible_comparison,
    instant_query_in_time_series,
    joined_label_dropped,
    label_replace_invalid,
    legend_label_dropped,
    legend_variable_instead_of_label,
    malformed_matcher,
    match_all_regex,
    missing_by_le,
    multi_query_without_legend,
    promql_syntax,
    promql_type,
    quantile_averaged,
    quantile_out_of_range,
    range_below_two_scrapes,
    rate_interval_misuse,
    rate_of_aggregation,
    rate_of_gauge,
    redundant_anchors,
    redundant_parentheses,
    regex_without_metacharacter,
    required_matchers,
    selector_without_metric_name,
    subquery_resolution,
    topk_in_time_series,
    unknown_function,
    vector_matching_mismatch,
}

#[cfg(test)]
mod matcher_tests;
#[cfg(test)]
mod rates_tests;
#[cfg(test)]
mod text_tests;

pub(super) use grafana::is_of_grafana;

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
