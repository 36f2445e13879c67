//! Rules about queries.

use crate::lint::registry::rules;

mod bounds;
mod conditions;
mod counters;
mod metric;
#[cfg(test)]
mod rates_tests;
mod window;

rules! {
    counter_without_rate,
    division_by_zero,
    empty_query,
    hard_coded_range,
    impossible_comparison,
    malformed_matcher,
    missing_by_le,
    promql_syntax,
    promql_type,
    quantile_averaged,
    quantile_out_of_range,
    range_below_two_scrapes,
    rate_interval_misuse,
    rate_of_aggregation,
    rate_of_gauge,
    subquery_resolution,
    unknown_function,
}

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
