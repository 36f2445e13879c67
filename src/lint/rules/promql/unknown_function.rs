//! Words the calls of functions that Prometheus does not have.

use super::deprecated_function;
use crate::lint::query::QueryProblem;
use crate::lint::rules::prelude::*;
use crate::promql::ProblemKind;

rule! {
    summary: "a function that Prometheus does not have",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: QueryProblem,
}

fn check(cx: &mut Context<'_>, at: &QueryProblem<'_, '_>) {
    // Of those that Prometheus once had, another rule knows more.
    if !deprecated_function::is_gone(at.query.ast().slice(at.problem.span)) {
        super::report_problem(cx, at, ProblemKind::UnknownFunction);
    }
}
