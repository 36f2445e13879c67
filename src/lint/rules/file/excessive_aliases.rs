//! Words the limit on what all aliases of a document may stand for.

use crate::doc::{MAX_ALIAS_NODES, ProblemKind};
use crate::lint::engine::TextProblem;
use crate::lint::rules::prelude::*;

rule! {
    summary: "aliases that multiply into far too many values",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Text,
}

fn check(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    let TextProblem { document, problem } = text;
    if problem.kind != ProblemKind::ExcessiveAliases {
        return;
    }
    let pointer = problem
        .node
        .map(|id| document.node(id).pointer())
        .unwrap_or_default();
    let message = format!("the aliases up to here stand for more than {MAX_ALIAS_NODES} values");
    cx.report(document.place_of(problem.span, &pointer), message)
        .help(
            "This alias and all further ones are not followed, so nothing behind them is checked.",
        );
}
