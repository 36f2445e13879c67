//! Words the points in time that cannot be read.

use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "a point in time that cannot be read",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    super::report_malformed(cx, problem, &["date", "date-time"]);
}
