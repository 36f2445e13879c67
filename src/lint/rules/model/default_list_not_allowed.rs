//! Several default values need a variable that takes several values.

use crate::lint::rules::prelude::*;

rule! {
    summary: "several default values for a variable that takes one",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables() {
        let list = variable
            .field("defaultValue")
            .filter(|value| value.is_sequence() && value.len() > 1);
        let Some(list) = list else { continue };
        if !variable.is("allowMultiple") {
            let message = format!(
                "{} default values, and `allowMultiple` is not true",
                list.len()
            );
            cx.report(words::spot(list), message)
                .help("Set `allowMultiple: true`, or keep one value.");
        }
    }
}
