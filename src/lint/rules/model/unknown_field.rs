//! Words the keys that no schema knows.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a field that Perses does not know",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::UnknownField { key, free } = &problem.kind else { return };
    let document = problem.node.document();
    let message = format!("the field `{}` is unknown here", words::short(key));
    let help = words::did_you_mean(key, free).or_else(|| {
        (!free.is_empty()).then(|| format!("Known here: {}.", words::alternatives(free)))
    });
    cx.report(document.place_of_key(problem.node), message).maybe_help(help);
}
