//! A text that is hidden can be changed by nobody but the address bar.

use crate::lint::rules::prelude::*;
use crate::schema::truth;

rule! {
    summary: "a hidden text variable that is not constant",
    group: Style,
    level: Info,
    fix: Never,
    server: false,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables() {
        let Some(hidden) = variable.field("display").and_then(|display| display.get("hidden"))
        else {
            continue;
        };
        let truth = hidden.scalar().and_then(|scalar| truth(scalar, resource.reading()));
        if variable.kind() == Some("TextVariable")
            && truth == Some(true)
            && !variable.is("constant")
        {
            cx.report(
                hidden.document().place_of_key(hidden),
                "the text is hidden, and `constant` is not true",
            )
            .help(
                "Set `constant: true` if nobody is meant to change it; a link that sets it keeps \
                 working either way.",
            );
        }
    }
}
