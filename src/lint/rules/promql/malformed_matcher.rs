//! Words the patterns of label matchers that do not compile.

use crate::lint::query::QueryProblem;
use crate::lint::rules::prelude::*;
use crate::promql::ProblemKind;

rule! {
    summary: "a label matcher whose regular expression does not compile",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: QueryProblem,
}

fn check(cx: &mut Context<'_>, at: &QueryProblem<'_, '_>) {
    super::report_problem(cx, at, ProblemKind::Regexp);
}
