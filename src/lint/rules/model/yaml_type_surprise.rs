//! Words the plain YAML scalars that look like something else than they are taken for.

use crate::doc::edit::{self, Literal};
use crate::finding::Safety;
use crate::lint::rules::prelude::*;
use crate::schema::{Expected, Problem, ProblemKind};

rule! {
    summary: "a YAML value that is taken for something else than it looks like",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::TypeSurprise { expected, seen, clear } = &problem.kind else { return };
    let text = words::short(problem.node.text().unwrap_or_default());
    let message = match expected {
        Expected::String => format!("`{text}` is text here, though it looks like {seen}"),
        Expected::Integer => format!("`{text}` means `{clear}` here"),
        _ => format!("`{text}` means `{clear}` here, though it looks like {seen}"),
    };
    let literal = match expected {
        Expected::String => problem.node.text().map(Literal::Text),
        Expected::Boolean => Some(Literal::Bool(clear == "true")),
        _ => Some(Literal::Number(clear)),
    };
    let edits = literal.and_then(|literal| edit::set_scalar(problem.node, literal));
    cx.report(words::place_of(problem), message).help(format!("Write `{clear}`.")).fix(
        "write what it means",
        Safety::Safe,
        words::on_disk(problem, edits),
    );
}
