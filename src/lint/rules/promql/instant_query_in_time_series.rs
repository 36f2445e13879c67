//! Finds queries for one time in charts over time.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a chart over time of a query for one time",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    if query.panel_kind() != Some("TimeSeriesChart") || !query.is_instant() {
        return;
    }
    let Some(instant) = query.plugin.and_then(|plugin| plugin.spec.get("instant")) else {
        return;
    };
    cx.report(
        words::spot(instant),
        "an instant query gives one value a series, and this panel draws them over time",
    )
    .help("Take `instant` out, or show the values in a StatChart, a Table or a BarChart.");
}
