//! Words the kinds that servers imply and plugins miss.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a missing kind that servers imply and plugins do not",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::Implied { field, word } = &problem.kind else {
        return;
    };
    let message = format!("the field `{field}` is missing");
    let help = format!("Write `{field}: {word}`; servers take it for that, the plugin does not.");
    let title = "write the kind that servers take it for";
    let edits = mend::insert_word(problem.node, field, word);
    cx.report(words::head(problem.node), message)
        .help(help)
        .fix(title, Safety::Safe, edits);
}
