//! Words the names that servers do not take.

use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "a name with characters or a length that Perses does not allow",
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
            "kubernetes-name",
            "perses-name",
            "perses-project",
            "perses-variable-name",
        ],
    );
}
