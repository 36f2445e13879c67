//! Words the time zones that do not exist.

use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "a time zone that does not exist",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    super::report_malformed(cx, problem, &["timezone"]);
}
