//! Queries of one kind whose plugin runs another.

use super::is_query_type;
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;
use crate::schema::Slot;

rule! {
    summary: "a query whose kind is not that of its plugin",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let catalog = cx.catalog;
    for query in panel.panel.queries() {
        let (Some(kind), Some(plugin)) = (query.get("kind"), query.at(&["spec", "plugin"])) else {
            continue;
        };
        let known = catalog.plugin_at(Slot::Query, plugin);
        let (Some(said), Some(runs)) = (kind.text(), known.and_then(|known| known.query_type))
        else {
            continue;
        };
        if said == runs || !is_query_type(catalog, said) {
            continue;
        }
        let name = plugin.get("kind").and_then(NodeRef::text).unwrap_or_default();
        cx.report(words::spot(kind), format!("`{name}` runs a `{runs}`, not a `{said}`"))
            .help(format!(
                "Perses looks for a plugin `{name}` for a `{said}` and finds none: the panel shows an error."
            ))
            .fix(
                "write the kind that the plugin runs",
                Safety::Unsafe,
                mend::set(kind, Literal::Text(runs)),
            );
    }
}
