//! Words what keeps a rule of a team's own from being used: its path, its condition, its name.

use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "a custom rule that cannot be used",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    super::report_malformed(cx, problem, &["cel", "custom-rule", "jsonpath"]);
}
