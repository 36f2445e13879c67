//! Panels that ask more than one can look at.

use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a panel with very many queries",
    group: Performance,
    level: Info,
    fix: Never,
    server: false,
    options: { max: Int from 1 = 12 },
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let count = panel.panel.queries().count();
    let max: i64 = cx.option("max");
    let Some(queries) = panel.panel.node.at(&["spec", "queries"]) else {
        return;
    };
    if i64::try_from(count).is_ok_and(|count| count > max) {
        let noun = if count == 1 { "query" } else { "queries" };
        cx.report(words::head(queries), format!("the panel has {count} {noun}"))
            .help("Each is sent whenever the panel is refreshed; ask for several series with one, or split the panel.");
    }
}
