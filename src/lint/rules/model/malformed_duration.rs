//! Words the durations that nobody can read.

use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "a duration that cannot be read",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    super::report_malformed(
        cx,
        problem,
        &[
            "perses-duration",
            "perses-ttl",
            "plugin-duration",
            "plugin-duration-or-variable",
        ],
    );
}
