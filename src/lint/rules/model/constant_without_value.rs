//! A constant that is empty can never become anything else.

use crate::lint::rules::prelude::*;
use crate::schema::truth;

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
        let constant = variable.field("constant").and_then(NodeRef::scalar);
        let is_constant =
            constant.and_then(|scalar| truth(scalar, resource.reading())) == Some(true);
        let empty = variable
            .field("value")
            .filter(|value| value.text() == Some(""));
        if let Some(value) = empty.filter(|_| is_constant) {
            cx.report(
                words::spot(value),
                "a constant variable with an empty value",
            )
            .help("Give it a value, or remove `constant`.");
        }
    }
}
