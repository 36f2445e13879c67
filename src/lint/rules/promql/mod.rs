//! Rules about queries.

use crate::lint::registry::rules;

mod legend;
mod selectors;

rules! {
    duplicate_query,
    empty_query,
    forbidden_metrics,
    grouping_label_dropped,
    instant_query_in_time_series,
    joined_label_dropped,
    legend_label_dropped,
    legend_variable_instead_of_label,
    malformed_matcher,
    multi_query_without_legend,
    promql_syntax,
    promql_type,
    required_matchers,
    topk_in_time_series,
    unknown_function,
    vector_matching_mismatch,
}

use crate::lint::context::Context;
use crate::lint::query::QueryProblem;
use crate::promql::ast::LabelName;
use crate::promql::{Ast, Dialect, ProblemKind};

/// The name of a label, unless variables are part of it.
fn label_name(ast: &Ast<'_>, label: LabelName) -> Option<String> {
    match label {
        _ if label.has_variables() => None,
        LabelName::Bare(word) => Some(ast.slice(word.span).to_owned()),
        LabelName::Quoted(literal) => Some(literal.value(ast.text()).into_owned()),
    }
}

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
