//! A panel is shown where a layout refers to it, and nowhere else.

use std::collections::HashSet;

use super::is_null;
use crate::lint::rules::prelude::*;
use crate::model::{Dashboard, Layout, Panel};

rule! {
    summary: "a panel that no layout shows",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let layouts: Vec<Layout<'_>> = dashboard.layouts().collect();
    let mut keys: HashSet<&str> = HashSet::new();
    for item in layouts.iter().flat_map(Layout::items) {
        let Some(reference) = item.reference().and_then(NodeRef::text) else {
            // Which panel is meant here is unknown, and another rule says so.
            return;
        };
        // A reference of a wrong form still says which panel is meant.
        keys.insert(item.panel_key().or(reference.rsplit('/').next()).unwrap_or_default());
    }
    if !layouts.iter().all(is_readable) || !is_list(dashboard.spec.get("layouts")) {
        return;
    }
    let panels: Vec<Panel<'_>> = dashboard.panels().collect();
    let unplaced = without_misspelt(&panels, keys);
    if unplaced.len() > 1 && unplaced.len() == panels.len() {
        let Some(node) = dashboard.spec.get("panels") else { return };
        let message = format!("none of the {} panels is in a layout", panels.len());
        cx.report(words::head(node), message)
            .help("Place the panels in `layouts`; what is not placed is not shown.");
        return;
    }
    for panel in unplaced {
        let message = format!("no layout shows panel `{}`", words::short(panel.key.text()));
        let place = panel.node.document().place_of_key(panel.node);
        cx.report(place, message).help("Place it in `layouts`, or remove it.").fix(
            "remove the panel",
            Safety::Unsafe,
            mend::remove(&[panel.node]),
        );
    }
}

/// The panels that no layout shows, without those that a misspelt reference most probably means:
/// that mistake is reported where it was made.
fn without_misspelt<'p, 'd>(panels: &'p [Panel<'d>], keys: HashSet<&str>) -> Vec<&'p Panel<'d>> {
    let is_unplaced = |panel: &&Panel<'_>| !keys.contains(panel.key.text());
    let mut unplaced: Vec<&Panel<'_>> = panels.iter().filter(is_unplaced).collect();
    let known: HashSet<&str> = panels.iter().map(|panel| panel.key.text()).collect();
    let names: Vec<&str> = unplaced.iter().map(|panel| panel.key.text()).collect();
    let mut guesses = words::Guesses::new();
    let mut broken: Vec<&str> = keys.into_iter().filter(|key| !known.contains(key)).collect();
    broken.sort_unstable();
    let meant: HashSet<&str> =
        broken.iter().filter_map(|key| guesses.nearest(key, &names)).collect();
    unplaced.retain(|panel| !meant.contains(panel.key.text()));
    unplaced
}

/// Whether the layouts are a list, or left out.
fn is_list(layouts: Option<NodeRef<'_>>) -> bool {
    layouts.is_none_or(|layouts| layouts.is_sequence() || is_null(layouts))
}

/// Whether the list of items is where it should be, so that it says which panels are placed.
fn is_readable(layout: &Layout<'_>) -> bool {
    let has_items = |holder: NodeRef<'_>| holder.get("items").is_some();
    if layout.is_tabs() {
        let tabs = layout.node.at(&["spec", "tabs"]);
        tabs.is_some() && layout.tabs().all(has_items)
    } else {
        layout.node.get("spec").is_some_and(has_items)
    }
}
