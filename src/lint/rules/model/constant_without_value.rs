//! A constant that is empty can never become anything else.

use crate::lint::rules::prelude::*;

rule! {
    summary: "a constant text variable with an empty value",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables() {
        let empty = variable
            .field("value")
            .filter(|value| value.text() == Some(""));
        if let Some(value) = empty.filter(|_| variable.is("constant")) {
            cx.report(
                words::spot(value),
                "a constant variable with an empty value",
            )
            .help("Give it a value, or remove `constant`.");
        }
    }
}
