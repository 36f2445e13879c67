//! Words the numbers that are not in the order that the schema wants.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a range that ends before it begins",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::OutOfOrder { before } = problem.kind else {
        return;
    };
    let high = problem.node;
    let low = high.document().node(before);
    let text = |node: NodeRef<'_>| words::short(node.text().unwrap_or_default());
    let message = match (low.key(), high.key()) {
        (Some(from), Some(to)) => format!(
            "`{}` ({}) is below `{}` ({})",
            to.text(),
            text(high),
            from.text(),
            text(low)
        ),
        _ => format!(
            "{} is not above {}, the number before it",
            text(high),
            text(low)
        ),
    };
    cx.report(words::place_of(problem), message)
        .related(words::spot(low), "the beginning of the range")
        .help("Servers refuse it; write the smaller number first.");
}
