//! Words the plain YAML keys that readers take for other keys.

use crate::doc::edit;
use crate::finding::Safety;
use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a key without quotes that is read as another key",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::MisreadKey { key, read_as } = &problem.kind else { return };
    let message = format!("the key `{}` is read as `{read_as}`", words::short(key));
    cx.report(words::place_of(problem), message)
        .help(format!("Put it in quotes: `\"{}\"`.", words::short(key)))
        .fix(
            "put the key in quotes",
            Safety::Unsafe,
            words::on_disk(problem, edit::rename_key(problem.node, key)),
        );
}
