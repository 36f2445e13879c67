//! Panels that have nothing to show.

use super::is_null;
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;
use crate::schema::Slot;
use crate::text::nearest;

rule! {
    summary: "a panel without a query",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let panel = panel.panel;
    let plugin = panel.plugin();
    let known = plugin.and_then(|plugin| cx.catalog.plugin_at(Slot::Panel, plugin));
    let shown = known.and_then(|known| known.query_types());
    let (Some(spec), Some(kind)) = (panel.node.get("spec"), panel.kind()) else {
        return;
    };
    // Of panels that are not known, nobody knows whether they need one.
    if shown.is_none_or(|shown| shown.len() == 0) {
        return;
    }
    let place = match spec.get("queries") {
        Some(queries) if is_null(queries) || queries.is_sequence() && queries.len() == 0 => {
            words::head(queries)
        }
        Some(_) => return,
        // Of a misspelt key, `unknown-field` speaks.
        None if spec.fields().any(|entry| is_meant(entry.key.text())) => return,
        None => words::head(panel.node),
    };
    let name = words::short(panel.key.text());
    cx.report(place, format!("the panel `{name}` has no query"))
        .help(format!("A `{kind}` panel without one stays empty."));
}

/// Whether a key that is no field of a panel stands for its queries.
fn is_meant(key: &str) -> bool {
    key == "targets" || nearest(key, ["queries"]).is_some()
}
