//! A text for "All" needs the option "All".

use crate::lint::rules::prelude::*;
use crate::schema::truth;

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
        let custom = variable
            .field("customAllValue")
            .filter(|value| value.text().is_some_and(|text| !text.is_empty()));
        let Some(custom) = custom else { continue };
        let allowed = variable.field("allowAllValue").and_then(NodeRef::scalar);
        if allowed.and_then(|scalar| truth(scalar, resource.reading())) != Some(true) {
            let place = custom.document().place_of_key(custom);
            cx.report(
                place,
                "`customAllValue` is set, and `allowAllValue` is not true",
            )
            .help("Set `allowAllValue: true`, or remove `customAllValue`.");
        }
    }
}
