//! Words the regular expressions that do not compile.

use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "a regular expression that does not compile",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    super::report_malformed(cx, problem, &["go-regexp", "js-regexp"]);
}
