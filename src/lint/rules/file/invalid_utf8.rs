//! Words the bytes that are no text.

use crate::doc::ProblemKind;
use crate::lint::engine::TextProblem;
use crate::lint::rules::prelude::*;

rule! {
    summary: "bytes that are not UTF-8",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Text,
}

fn check(cx: &mut Context<'_>, text: &TextProblem<'_>) {
    let TextProblem { document, problem } = text;
    let ProblemKind::InvalidUtf8 { whole } = problem.kind else {
        return;
    };
    let place = document.place_of(problem.span, &crate::text::Pointer::root());
    match whole {
        Some(what) => cx
            .report(place, format!("the file is {what}, not text in UTF-8"))
            .help("Save it as UTF-8; every tool of Perses reads nothing else."),
        None => cx
            .report(place, "bytes that are not UTF-8")
            .help("Save the file as UTF-8. Servers put `\u{fffd}` in the place of such bytes."),
    };
}
