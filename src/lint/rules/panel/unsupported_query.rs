//! Queries whose results the panel does not show.

use super::query_type;
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;
use crate::schema::Slot;

rule! {
    summary: "a query whose result the panel cannot show",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let catalog = cx.catalog;
    let panel = panel.panel;
    let plugin = panel.plugin();
    let known = plugin.and_then(|plugin| catalog.plugin_at(Slot::Panel, plugin));
    let (Some(shown), Some(kind)) = (known.and_then(|known| known.query_types()), panel.kind())
    else {
        return;
    };
    let shown: Vec<&str> = shown.collect();
    if shown.is_empty() {
        if let Some(queries) = panel.node.at(&["spec", "queries"])
            && queries.len() > 0
        {
            let message = format!("a `{kind}` panel shows no results of queries");
            cx.report(words::head(queries), message)
                .help("Remove the queries: they are asked for nothing.");
        }
        return;
    }
    for query in panel.queries() {
        let Some(runs) = query_type(catalog, query).filter(|runs| !shown.contains(runs)) else {
            continue;
        };
        let place = query.at(&["spec", "plugin", "kind"]).unwrap_or(query);
        let message = format!("a `{kind}` panel cannot show the result of a `{runs}`");
        cx.report(words::spot(place), message)
            .help(format!("It shows {}.", words::alternatives(&shown)));
    }
}
