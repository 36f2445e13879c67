//! Words the addresses that nobody can follow, or that servers refuse.

use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "an address that cannot be read",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    super::report_malformed(cx, problem, &["http-url", "proxy-url", "url"]);
}
