//! Words the fields that must not stand beside each other.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "two fields of which only one may be there",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::Excluded { beside } = &problem.kind else {
        return;
    };
    let name = words::name(problem.node);
    let message = format!("{name} beside `{beside}`, which excludes it");
    cx.report(words::place_of(problem), message)
        .help("Decide for one of the two.");
}
