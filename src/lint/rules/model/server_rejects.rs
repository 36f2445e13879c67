//! Tells what a server says against a resource when it is asked (`lint --online`).

use crate::lint::rejection::Rejected;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a resource that the server refuses",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Rejection,
}

fn check(cx: &mut Context<'_>, rejected: &Rejected<'_, '_>) {
    let kind = rejected.resource.kind.name();
    let said = rejected.said;
    cx.report(
        rejected.place(),
        format!("the server refuses this {kind}: {said}"),
    )
    .help("The place is a guess from these words.");
}
