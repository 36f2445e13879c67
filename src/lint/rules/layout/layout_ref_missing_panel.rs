//! Grid items must show panels that exist.

use std::collections::HashSet;

use super::{is_null, reference_place};
use crate::lint::rules::prelude::*;
use crate::model::Dashboard;

rule! {
    summary: "a layout shows a panel that does not exist",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let panels = dashboard.spec.get("panels");
    if panels.is_some_and(|panels| !panels.is_mapping() && !is_null(panels)) {
        // What should hold the panels is something else, and another rule says so.
        return;
    }
    let keys: Vec<&str> = dashboard.panels().map(|panel| panel.key.text()).collect();
    let known: HashSet<&str> = keys.iter().copied().collect();
    let mut guesses = words::Guesses::new();
    for item in dashboard.layouts().flat_map(|layout| layout.items()) {
        let Some(key) = item.panel_key() else { continue };
        // Another form of reference is the business of `malformed-ref`.
        if known.contains(key) || key.is_empty() || key.contains('/') {
            continue;
        }
        let message = format!("there is no panel `{}`", words::short(key));
        let draft = cx.report(reference_place(&item), message);
        if keys.is_empty() {
            draft.help("The dashboard has no panels at all.");
            return;
        }
        draft.maybe_help(guesses.did_you_mean(key, &keys));
    }
}
