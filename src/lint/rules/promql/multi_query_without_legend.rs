//! Finds queries without a legend beside others in a chart.

use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "one of several queries of a chart that has no legend",
    group: Pedantic,
    level: Off,
    fix: Never,
    server: false,
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let series = panel.queries.iter().filter(|query| {
        query.panel_kind() == Some("TimeSeriesChart")
            && query.plugin.is_some_and(|plugin| plugin.kind == "PrometheusTimeSeriesQuery")
    });
    let series: Vec<_> = series.collect();
    if series.len() < 2 {
        return;
    }
    for query in series.into_iter().filter(|query| query.legend().is_none()) {
        cx.report(
            words::spot(query.node),
            "among several queries this one has no `seriesNameFormat`",
        )
        .help("Without it all labels are shown, and nothing tells the queries apart.");
    }
}
