//! Plugins where another family of plugins belongs.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind, Slot};

rule! {
    summary: "a plugin in a place for others",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::WrongSlot { slot, fits } = &problem.kind else {
        return;
    };
    let Some(text) = problem.node.text() else {
        return;
    };
    let fits: Vec<String> = fits.iter().map(|slot| with_article(*slot)).collect();
    let message = format!(
        "`{}` is {}, not {}",
        words::short(text),
        fits.join(" and "),
        with_article(*slot)
    );
    cx.report(words::place_of(problem), message);
}

fn with_article(slot: Slot) -> String {
    let article = if slot == Slot::Annotation { "an" } else { "a" };
    format!("{article} {}", slot.word())
}
