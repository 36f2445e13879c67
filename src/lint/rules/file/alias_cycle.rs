//! Words the aliases that the builder of documents could not follow without end.

use crate::doc::ProblemKind;
use crate::lint::engine::TextProblem;
use crate::lint::rules::prelude::*;

rule! {
    summary: "an anchor that contains an alias to itself",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Text,
}

fn check(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    let TextProblem { document, problem } = text;
    if problem.kind != ProblemKind::AliasCycle {
        return;
    }
    let alias = problem.span.of(document.text());
    let pointer = problem
        .node
        .map(|id| document.node(id).pointer())
        .unwrap_or_default();
    let message = format!(
        "the alias `{}` stands inside of what it repeats",
        words::short(alias)
    );
    cx.report(document.place_of(problem.span, &pointer), message)
        .help("A value that contains itself has no end; write out what is meant.");
}
