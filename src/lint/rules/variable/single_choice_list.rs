//! A list of one option offers no choice.

use crate::lint::rules::prelude::*;

rule! {
    summary: "a list variable with a single option",
    group: Pedantic,
    level: Off,
    fix: Never,
    server: false,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables() {
        let list = variable.plugin("StaticListVariable");
        let Some(values) = list.and_then(|list| list.get("values")).filter(|list| list.len() == 1)
        else {
            continue;
        };
        // "All" may stand for something else than the one option.
        if variable.is("allowAllValue") && variable.text("customAllValue").is_some() {
            continue;
        }
        cx.report(words::head(values), "the list has one option")
            .help("Make it a `TextVariable` with `constant: true`.");
    }
}
