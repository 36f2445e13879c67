//! Words the operands and arguments of a wrong type, and finds whole queries of one.

use crate::lint::query::{Query, QueryProblem};
use crate::lint::rules::prelude::*;
use crate::promql::ast::Expr;
use crate::promql::{Dialect, ProblemKind, Types};

rule! {
    summary: "an operand or argument of the wrong type",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: [QueryProblem(check_problem), Query(check_whole)],
}

fn check_problem(cx: &mut Context<'_>, at: &QueryProblem<'_, '_>) {
    super::report_problem(cx, at, ProblemKind::Type);
}

fn check_whole(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    let Some(root) = ast.root() else {
        return;
    };
    let types = ast.types(root);
    let place = || query.place(ast.span(root));
    if query.is_selector {
        if !matches!(ast.expr(root), Expr::Selector(_) | Expr::Variable { .. }) {
            cx.report(place(), "the matchers of a variable are series selectors, this is an expression")
                .help("Write only what selects the series, such as `up{job=\"api\"}`.");
        }
        return;
    }
    // A query over a time range is evaluated at each of its points, so it gives one value a series.
    // VictoriaMetrics makes one of a range by itself.
    let is_strict = query.dialect == Dialect::Prometheus;
    let over_time = query.panel.is_some() && !query.is_instant() && is_strict;
    if over_time && !types.may_be(Types::OPERAND) {
        cx.report(place(), format!("a chart needs one value a series at each time, this is {types}"))
            .help("Apply a function to the range, such as `rate(…)`.");
    }
}
