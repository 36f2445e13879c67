//! Words the fields and versions that Perses will give up.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a field or version that Perses will give up",
    group: Suspicious,
    level: Info,
    fix: Never,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::Deprecated { description } = &problem.kind else {
        return;
    };
    let name = words::name(problem.node);
    let message = match problem.node.text().filter(|_| !problem.on_key) {
        Some(value) => format!("{name} `{}` is deprecated", words::short(value)),
        None => format!("{name} is deprecated"),
    };
    cx.report(words::place_of(problem), message)
        .maybe_help(description.as_deref());
}
