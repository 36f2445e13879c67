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
    let (message, help) = match &problem.kind {
        ProblemKind::MissingField { field, description } => {
            let help = description.as_ref();
            (
                format!("the field `{field}` is missing"),
                help.map(|text| format!("`{field}`: {text}")),
            )
        }
        ProblemKind::MissingOneOf { fields } => {
            let fields = words::alternatives(fields);
            (format!("one of the fields {fields} is missing"), None)
        }
        _ => return,
    };
    cx.report(words::head(problem.node), message)
        .maybe_help(help);
}
