//! Groups of a dashboard are told apart by their titles.

use std::collections::HashMap;

use crate::lint::rules::prelude::*;
use crate::model::Dashboard;

rule! {
    summary: "two groups of a dashboard with the same title",
    group: Style,
    level: Info,
    fix: Never,
    server: false,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let mut seen = HashMap::new();
    for node in dashboard.layouts().filter_map(|layout| layout.title()) {
        let title = node.text().unwrap_or_default().trim();
        if title.is_empty() {
            continue;
        }
        let document = node.document();
        match seen.get(title) {
            None => {
                seen.insert(title, node);
            }
            Some(first) => {
                let message = format!("another group is called `{}`", words::short(title));
                cx.report(document.place(node), message)
                    .related(document.place(*first), "the other one")
                    .help("Give each group a title of its own.");
            }
        }
    }
}
