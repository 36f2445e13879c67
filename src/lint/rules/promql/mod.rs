//! Rules about queries.

use crate::lint::registry::rules;

rules! {
    empty_query,
    forbidden_metrics,
    malformed_matcher,
    promql_syntax,
    promql_type,
    required_matchers,
    unknown_function,
}

mod selectors;

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
