//! Words the values outside of the bounds of their schema, and what has not the form that the
//! configuration file wants.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a text, number or list that is too small, too large or empty",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    // Formats of the configuration file; those of resources have rules of their own.
    super::report_malformed(cx, problem, &[
            "glob",
            "json-pointer",
            "perses-version",
            "promql-function",
        ]);
    let ProblemKind::OutOfBounds { detail } = &problem.kind else {
        return;
    };
    let message = format!("{} {detail}", words::name(problem.node));
    cx.report(words::place_of(problem), message);
}
