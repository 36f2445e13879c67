//! A group without panels is an empty strip on the page.

use super::is_null;
use crate::lint::rules::prelude::*;
use crate::model::Layout;

rule! {
    summary: "a group or tab without panels",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Layout,
}

fn check(cx: &mut Context<'_>, layout: &Layout<'_>) {
    let Some(spec) = layout.node.get("spec").filter(|spec| spec.is_mapping()) else { return };
    match layout.kind() {
        Some("Grid") => empty(cx, spec, "items", ["the group has no panel", "Place panels in it"]),
        Some("Tabs") => {
            empty(cx, spec, "tabs", ["the group has no tab", "Give it a tab"]);
            for tab in layout.tabs().filter(|tab| tab.is_mapping()) {
                empty(cx, tab, "items", ["the tab has no panel", "Place panels in it"]);
            }
        }
        // A misspelt kind is the business of other rules.
        _ => {}
    }
}

/// Reports a list that is missing, null or empty, with what to say and to do.
fn empty(cx: &mut Context<'_>, holder: NodeRef<'_>, key: &str, [message, mend]: [&str; 2]) {
    let place = match holder.get(key) {
        None => words::head(holder),
        Some(list) if list.is_sequence() && list.len() == 0 => list.document().place_of_key(list),
        Some(list) if is_null(list) => list.document().place_of_key(list),
        Some(_) => return,
    };
    cx.report(place, message).help(format!("{mend}, or remove it."));
}
