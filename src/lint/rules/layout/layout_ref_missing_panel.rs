//! Grid items must show panels that exist.

use std::collections::HashSet;

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
    let keys: Vec<&str> = dashboard.panels().map(|panel| panel.key.text()).collect();
    let known: HashSet<&str> = keys.iter().copied().collect();
    for item in dashboard.layouts().flat_map(|layout| layout.items()) {
        let (Some(node), Some(key)) = (item.reference(), item.panel_key()) else { continue };
        // Another form of reference is the business of `malformed-ref`.
        if known.contains(key) || key.is_empty() || key.contains('/') {
            continue;
        }
        let text = node.text().unwrap_or_default();
        let place = node.document().place_in(node, text.len() - key.len()..text.len());
        let message = format!("there is no panel `{}`", words::short(key));
        cx.report(place, message).maybe_help(words::did_you_mean(key, &keys));
    }
}
