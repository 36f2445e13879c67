//! Tabs of a group are told apart by their names.

use std::collections::HashMap;

use crate::lint::rules::prelude::*;
use crate::model::Layout;

rule! {
    summary: "two tabs of a group with the same name",
    group: Style,
    level: Info,
    fix: Never,
    server: false,
    on: Layout,
}

fn check(cx: &mut Context<'_>, layout: &Layout<'_>) {
    let mut seen = HashMap::new();
    for node in layout.tabs().filter_map(|tab| tab.get("name")) {
        let name = node.text().unwrap_or_default().trim();
        if name.is_empty() {
            continue;
        }
        let document = node.document();
        match seen.get(name) {
            None => {
                seen.insert(name, node);
            }
            Some(first) => {
                let message = format!("another tab is called `{}`", words::short(name));
                cx.report(document.place(node), message)
                    .related(document.place(*first), "the other one")
                    .help("Give each tab a name of its own.");
            }
        }
    }
}
