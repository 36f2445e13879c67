//! A text for "All" needs the option "All".

use crate::lint::rules::prelude::*;

rule! {
    summary: "`customAllValue` on a variable without `allowAllValue`",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables() {
        let Some(custom) = variable.text("customAllValue") else {
            continue;
        };
        if !variable.is("allowAllValue") {
            let place = custom.document().place_of_key(custom);
            cx.report(
                place,
                "`customAllValue` is set, and `allowAllValue` is not true",
            )
            .help("Set `allowAllValue: true`, or remove `customAllValue`.");
        }
    }
}
