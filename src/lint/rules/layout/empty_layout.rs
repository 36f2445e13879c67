//! A group without panels is an empty strip on the page.

use super::is_null;
use crate::lint::rules::prelude::*;
use crate::model::Layout;
use crate::text::Edit;

rule! {
    summary: "a group or tab without panels",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Layout,
}

fn check(cx: &mut Context<'_>, layout: &Layout<'_>) {
    let Some(spec) = layout.node.get("spec").filter(|spec| spec.is_mapping()) else { return };
    match layout.kind() {
        Some("Grid") => {
            empty(cx, layout.node, spec, "items", ["the group has no panel", "Place panels in it"]);
        }
        Some("Tabs") => {
            empty(cx, layout.node, spec, "tabs", ["the group has no tab", "Give it a tab"]);
            for tab in layout.tabs().filter(|tab| tab.is_mapping()) {
                empty(cx, tab, tab, "items", ["the tab has no panel", "Place panels in it"]);
            }
        }
        // A misspelt kind is the business of other rules.
        _ => {}
    }
}

/// Reports a list that is missing, null or empty, with what to say and to do. `item` is what goes
/// if nobody fills the list.
fn empty(
    cx: &mut Context<'_>,
    item: NodeRef<'_>,
    holder: NodeRef<'_>,
    key: &str,
    [message, mend]: [&str; 2],
) {
    let place = match holder.get(key) {
        None => words::head(holder),
        Some(list) if list.is_sequence() && list.len() == 0 => list.document().place_of_key(list),
        Some(list) if is_null(list) => list.document().place_of_key(list),
        Some(_) => return,
    };
    cx.report(place, message).help(format!("{mend}, or remove it.")).fix(
        "remove it",
        safety(item),
        removal(item),
    );
}

/// What has no title is not seen on the page.
fn safety(item: NodeRef<'_>) -> Safety {
    let is_group = item.get("spec").is_some();
    let has_title = item.at(&["spec", "display"]).is_some();
    if is_group && !has_title { Safety::Safe } else { Safety::Unsafe }
}

/// The edits that remove a group or a tab, unless tabs are counted.
fn removal(item: NodeRef<'_>) -> Option<Vec<Edit>> {
    let list = item.parent()?;
    let is_counted = list.parent().is_some_and(|holder| holder.get("defaultTab").is_some());
    if is_counted {
        return None;
    }
    mend::remove(&[item])
}
