//! `.+` for all values asks for the label to be there.

use crate::lint::rules::prelude::*;

rule! {
    summary: "a `customAllValue` that leaves out series without the label",
    group: Suspicious,
    level: Info,
    fix: Sometimes,
    server: false,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables().iter().filter(|variable| variable.is_list()) {
        let Some(custom) = variable.text("customAllValue") else {
            continue;
        };
        let pattern = custom.text().unwrap_or_default();
        if !matches!(pattern, ".+" | "(.+)" | "^.+$" | ".+?") {
            continue;
        }
        cx.report(
            custom.document().place(custom.target()),
            format!("with \"All\", `{pattern}` leaves out series that do not have the label"),
        )
        .help("Write `.*` if they are meant as well.")
        .fix("write `.*`", Safety::Unsafe, mend::set(custom, Literal::Text(".*")));
    }
}
