//! Words the kinds that servers imply and plugins miss.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a missing kind that servers imply and plugins do not",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::Implied { field, word } = &problem.kind else {
        return;
    };
    let message = format!("the field `{field}` is missing");
    let help = format!("Write `{field}: {word}`; servers take it for that, the plugin does not.");
    cx.report(words::head(problem.node), message).help(help);
}
