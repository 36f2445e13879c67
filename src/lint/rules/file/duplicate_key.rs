//! Words the duplicate keys that the parser found.

use crate::doc::ProblemKind;
use crate::lint::engine::TextProblem;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a mapping with the same key twice",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Text,
}

fn check(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    let TextProblem { document, problem } = text;
    let ProblemKind::DuplicateKey { key, first } = &problem.kind else {
        return;
    };
    let pointer = problem
        .node
        .map(|id| document.node(id).pointer())
        .unwrap_or_default();
    let message = format!("the key `{}` is used twice", words::short(key));
    cx.report(document.place_of(problem.span, &pointer), message)
        .related(document.place_of(*first, &pointer), "first used here")
        .help("JSON keeps the last one silently, YAML refuses the file; remove one.");
}
