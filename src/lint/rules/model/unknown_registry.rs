//! Plugins of a registry that servers have nothing from.

use crate::lint::rules::prelude::*;
use crate::schema::{Site, SiteKind, is_of_ours};

rule! {
    summary: "a plugin of a registry that nobody knows",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Sites,
}

fn check(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    for site in sites {
        let SiteKind::Plugin(slot) = site.kind else {
            continue;
        };
        let kind = site.node.get("kind").and_then(NodeRef::text);
        let is_private = kind.is_some_and(|kind| cx.catalog.is_private(slot, kind));
        if is_private || is_of_ours(site.node) {
            continue;
        }
        let Some(registry) = site.node.at(&["metadata", "registry"]) else {
            continue;
        };
        let name = words::short(registry.text().unwrap_or_default());
        cx.report(words::spot(registry), format!("no plugin of the registry `{name}` is known"))
            .help("Servers refuse what they have no plugin for. Those of Perses need no `registry`.")
            .help("If the plugin is installed there, name it under `plugins` in perscope.yaml.");
    }
}
