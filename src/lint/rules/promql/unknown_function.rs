//! Words the calls of functions that Prometheus does not have.

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
    super::report_problem(cx, at, ProblemKind::UnknownFunction);
}
