//! Panels that were copied and not changed.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use crate::doc::{Key, Scalar};
use crate::lint::rules::prelude::*;
use crate::model::{Dashboard, Panel};

rule! {
    summary: "a panel that shows the same as another one in the same way",
    group: Pedantic,
    level: Off,
    fix: Never,
    server: false,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let mut firsts: HashMap<u64, Panel<'_>> = HashMap::new();
    for panel in dashboard.panels() {
        // Panels without a query, such as texts, may well separate others.
        if panel.queries().next().is_none() || panel.node.is_alias() {
            continue;
        }
        let parts = ["plugin", "queries"].map(|key| panel.node.at(&["spec", key]));
        let mut hasher = DefaultHasher::new();
        for part in parts.into_iter().flatten() {
            digest(part, &mut hasher);
        }
        let Some(first) = firsts.get(&hasher.finish()) else {
            firsts.insert(hasher.finish(), panel);
            continue;
        };
        let message = format!(
            "this panel shows the same as `{}`",
            words::short(first.key.text())
        );
        let place = words::head(panel.node);
        cx.report(place, message)
            .related(words::head(first.node), "the other one")
            .help("Place one panel twice instead: several items of a layout may refer to it.");
    }
}

/// Takes in everything below a node; what an alias names is not looked at.
fn digest(node: NodeRef<'_>, hasher: &mut DefaultHasher) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        node.key().map(Key::text).hash(hasher);
        node.len().hash(hasher);
        if node.is_alias() {
            node.target().id().hash(hasher);
        } else {
            node.scalar().map(Scalar::text).hash(hasher);
            open.extend(node.children());
        }
    }
}
