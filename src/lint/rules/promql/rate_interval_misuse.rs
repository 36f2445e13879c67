//! `$__interval` is the distance between two points of a chart: no room for a second sample.

use super::window::{self, Window, windows};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql;

rule! {
    summary: "`$__interval` as the range of a rate",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Query,
}

/// The scrape interval that Perses assumes where none is configured, in seconds.
const SCRAPE_INTERVAL: f64 = 60.0;

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    if has_room(query) {
        return;
    }
    let ast = query.ast();
    for window in windows(ast).filter(Window::needs_two_samples) {
        let is_interval = window::variable(ast, window.range) == Some("__interval");
        if !is_interval || window.is_subquery {
            continue;
        }
        // The others depend on the length of the range, which grows.
        let is_slope = matches!(window.function, "rate" | "irate" | "deriv" | "idelta");
        let safety = if is_slope { Safety::Safe } else { Safety::Unsafe };
        let range = ast.span(window.range);
        cx.report(
            query.place(range),
            format!("`{}` over `$__interval` misses samples", window.function),
        )
        .help(
            "Zoomed in, it holds fewer than two samples; zoomed out, changes from one range to \
             the next are lost. `$__rate_interval` is longer by a scrape.",
        )
        .fix(
            "use `$__rate_interval`",
            safety,
            query.replace(range, "$__rate_interval"),
        );
    }
}

/// Whether the smallest step of the query leaves room for two scrapes, or may do so.
fn has_room(query: &Query<'_>) -> bool {
    let Some(plugin) = query.plugin.filter(|plugin| plugin.kind == "PrometheusTimeSeriesQuery")
    else {
        return true;
    };
    let step = plugin.spec.get("minStep").and_then(NodeRef::text).unwrap_or_default();
    if step.is_empty() {
        return false;
    }
    let scrape = query.scrape.map_or(SCRAPE_INTERVAL, |scrape| scrape.seconds);
    promql::duration(step).is_none_or(|step| step >= 2.0 * scrape)
}
