//! The value of a text variable is put in as it is: no variables are replaced in it.
//!
//! The server takes it for a use of the other variable all the same, and looks for circles in it.
//! The page replaces the variables of a text once, each by its value. Only where the text names
//! both variables, and that of the value has the shorter name, the result is looked through again.

use crate::lint::rules::prelude::*;
use crate::template::references;

rule! {
    summary: "a text variable that refers to another variable",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables() {
        if variable.kind() != Some("TextVariable") {
            continue;
        }
        let Some(node) = variable.text("value") else { continue };
        let text = node.text().unwrap_or_default();
        // One is enough to make people look.
        if let Some(found) = references(text).next() {
            let shown = words::short(found.span.of(text));
            let place = node.document().place_in(node.target(), found.span.range());
            cx.report(place, format!("`{shown}` is not replaced in the value of a variable"))
                .help("Name it in the texts that use the variable instead.");
        }
    }
}
