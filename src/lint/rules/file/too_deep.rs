//! Words the limit on nesting.

use crate::doc::{MAX_DEPTH, ProblemKind};
use crate::lint::engine::TextProblem;
use crate::lint::rules::prelude::*;

rule! {
    summary: "lists and mappings inside each other, too many of them",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Text,
}

fn check(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    let TextProblem { document, problem } = text;
    if problem.kind != ProblemKind::TooDeep {
        return;
    }
    let pointer = problem
        .node
        .map(|id| document.node(id).pointer())
        .unwrap_or_default();
    let message = format!("more than {MAX_DEPTH} lists and mappings inside each other");
    cx.report(document.place_of(problem.span, &pointer), message)
        .help("What stands deeper is not checked. Real dashboards nest about 20 deep.");
}
