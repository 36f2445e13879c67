//! Words the fields that the server sets itself.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a field that the server sets itself",
    group: Style,
    level: Info,
    fix: Sometimes,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    if problem.kind != ProblemKind::ServerManaged {
        return;
    }
    let message = format!("{} is set by the server", words::name(problem.node));
    cx.report(words::place_of(problem), message)
        .help("It ignores what a file says; without the field, exports do not change the file.")
        .fix("remove the field", Safety::Safe, mend::remove(problem.node));
}
