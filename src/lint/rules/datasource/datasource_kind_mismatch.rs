//! Plugins that ask a datasource of a kind that they cannot talk to.
//!
//! Where a selector names a datasource or a variable, what that is is looked up elsewhere.

use crate::lint::rules::prelude::*;
use crate::schema::{Site, SiteKind, Slot};

rule! {
    summary: "a query or variable that asks a datasource of another kind than its own",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Sites,
}

fn check(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    let catalog = cx.catalog;
    for site in sites {
        let SiteKind::Plugin(slot @ (Slot::Query | Slot::Variable | Slot::Annotation)) = site.kind
        else {
            continue;
        };
        let Some(selector) = site.node.at(&["spec", "datasource"]) else {
            continue;
        };
        let known = catalog.plugin_at(slot, site.node);
        let Some(wanted) = known.and_then(|known| known.datasource) else {
            continue;
        };
        let plugin = site.node.get("kind").and_then(NodeRef::text).unwrap_or_default();
        if let Some(kind) = selector.get("kind") {
            let Some(said) = kind.text().filter(|said| *said != wanted) else {
                continue;
            };
            let message = format!("`{plugin}` asks a `{wanted}`, not a `{}`", words::short(said));
            cx.report(words::spot(kind), message).fix(
                "name the kind that the plugin asks",
                Safety::Unsafe,
                mend::set(kind, Literal::Text(wanted)),
            );
        }
    }
}
