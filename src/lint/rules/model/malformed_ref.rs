//! Words the references to panels and variables that lead nowhere by their form.

use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "a reference to a panel or variable that is not of the form its place takes",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    super::report_malformed(cx, problem, &["panel-ref", "variable-reference"]);
}
