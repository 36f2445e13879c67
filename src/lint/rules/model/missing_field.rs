//! Words the fields that a schema requires and a resource lacks.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a field that must be there is missing",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::MissingField { field, description } = &problem.kind else {
        return;
    };
    let message = format!("the field `{field}` is missing");
    cx.report(words::head(problem.node), message).maybe_help(
        description
            .as_ref()
            .map(|text| format!("`{field}`: {text}")),
    );
}
