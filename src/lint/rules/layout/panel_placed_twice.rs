//! One panel, one place.

use std::collections::{HashMap, HashSet};

use super::{name, reference_place};
use crate::lint::rules::prelude::*;
use crate::model::Dashboard;

rule! {
    summary: "a panel that a layout shows twice",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let known: HashSet<&str> = dashboard.panels().map(|panel| panel.key.text()).collect();
    let mut placed = HashMap::new();
    for item in dashboard.layouts().flat_map(|layout| layout.items()) {
        let Some(key) = item.panel_key().filter(|key| known.contains(key)) else { continue };
        match placed.get(key) {
            None => {
                placed.insert(key, item);
            }
            Some(first) => {
                cx.report(reference_place(&item), format!("{} has a place already", name(&item)))
                    .related(reference_place(first), "placed here first")
                    .help("Remove one place, or give the second one a panel of its own.");
            }
        }
    }
}
