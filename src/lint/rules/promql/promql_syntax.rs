//! Words the breaches of PromQL's grammar that the parser found.

use crate::lint::query::QueryProblem;
use crate::lint::rules::prelude::*;
use crate::promql::ProblemKind;

rule! {
    summary: "a query that is not PromQL",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: QueryProblem,
}

fn check(cx: &mut Context<'_>, at: &QueryProblem<'_, '_>) {
    super::report_problem(cx, at, ProblemKind::Syntax);
}
