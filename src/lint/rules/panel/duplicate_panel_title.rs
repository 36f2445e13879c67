//! Panels that stand together and have the same title.

use std::collections::{HashMap, HashSet};

use crate::lint::rules::prelude::*;
use crate::model::Dashboard;

rule! {
    summary: "two panels of a group with the same title",
    group: Style,
    level: Info,
    fix: Never,
    server: false,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let titles: HashMap<&str, NodeRef<'_>> = dashboard
        .panels()
        .filter_map(|panel| Some((panel.key.text(), panel.node.at(&["spec", "display", "name"])?)))
        .collect();
    let mut said = HashSet::new();
    for grid in dashboard.layouts().flat_map(|layout| layout.grids()) {
        let mut firsts: HashMap<&str, NodeRef<'_>> = HashMap::new();
        let shown = grid.iter().filter_map(|item| titles.get(item.panel_key()?));
        for node in shown {
            let Some(text) = node.text().filter(|text| !text.is_empty()) else {
                continue;
            };
            let first = *firsts.entry(text).or_insert(*node);
            // A panel that is placed twice is the business of another rule.
            if first.id() != node.id() && said.insert(node.id()) {
                let message = format!("another panel of the group is called `{}`", words::short(text));
                cx.report(words::spot(*node), message)
                    .related(words::spot(first), "the first one")
                    .help("Give each a title that tells them apart.");
            }
        }
    }
}
