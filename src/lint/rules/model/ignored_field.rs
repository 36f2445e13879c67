//! Words the keys that servers store and plugins ignore.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};
use crate::text::nearest;

rule! {
    summary: "a field that servers store and the plugin ignores",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::Ignored { free } = &problem.kind else {
        return;
    };
    let Some(key) = problem.node.key() else {
        return;
    };
    let message = format!("the plugin ignores the field `{}`", words::short(key.text()));
    let help = words::did_you_mean(key.text(), free).or_else(|| {
        (!free.is_empty()).then(|| format!("Known here: {}.", words::alternatives(free)))
    });
    let near = nearest(key.text(), free.iter());
    let edits = near.and_then(|meant| mend::rename(problem.node, meant));
    cx.report(words::place_of(problem), message)
        .maybe_help(help)
        .fix(
            "write the key that was probably meant",
            Safety::Unsafe,
            edits,
        );
}
