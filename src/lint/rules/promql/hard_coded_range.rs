//! A fixed range fits one scrape interval and one zoom only.
//!
//! Only where it is surely no part of the meaning: in charts over time, and not for `increase`,
//! whose unit it is. Nor for `irate`, which looks at the last two samples of any range.

use super::window::{Window, windows};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::Expr;

rule! {
    summary: "a rate over a fixed range in a chart over time",
    group: Suspicious,
    level: Info,
    fix: Sometimes,
    server: false,
    on: Query,
}

/// Ranges from here on are chosen on purpose, in seconds.
const LONG: f64 = 3_600.0;

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let is_chart = query.panel_kind() == Some("TimeSeriesChart") && !query.is_instant();
    let has_variable = query
        .plugin
        .is_some_and(|plugin| plugin.kind == "PrometheusTimeSeriesQuery");
    if !is_chart || !has_variable {
        return;
    }
    let ast = query.ast();
    let ranges: Vec<Window> = windows(ast).filter(|window| !window.is_subquery).collect();
    let is_fixed = |window: &&Window| {
        let seconds = window.seconds(ast);
        window.function == "rate" && seconds.is_some_and(|seconds| seconds < LONG)
    };
    let fixed: Vec<&Window> = ranges.iter().filter(is_fixed).collect();
    let Some(first) = fixed.first() else {
        return;
    };
    let (span, seconds) = (ast.span(first.range), first.seconds(ast));
    let written = ast.slice(span);
    // Several lengths are compared with each other on purpose, and a subquery has its own step.
    let same = |window: &Window| window.seconds(ast).is_none_or(|other| Some(other) == seconds);
    let has_subquery = ast.ids().any(|id| matches!(ast.expr(id), Expr::Subquery(_)));
    if has_subquery || !ranges.iter().all(same) || is_announced(query, written) {
        return;
    }
    let spans = fixed.iter().map(|window| ast.span(window.range));
    let parts: Vec<_> = spans.map(|span| (span, "$__rate_interval")).collect();
    cx.report(
        query.place(span),
        format!("the range of `rate` is always {written}"),
    )
    .help(
        "Once the step of the chart is longer, samples between the ranges are left out; \
         `$__rate_interval` follows the step and the scrape interval.",
    )
    .fix(
        "use `$__rate_interval`",
        Safety::Unsafe,
        query.replace_all(&parts),
    );
}

/// Whether the panel or the legend says how long the range is.
fn is_announced(query: &Query<'_>, range: &str) -> bool {
    let title = query
        .panel
        .and_then(|panel| panel.node.at(&["spec", "display", "name"]));
    let texts = [title, query.legend()];
    let texts = texts.into_iter().flatten().filter_map(NodeRef::text);
    texts.into_iter().any(|text| text.contains(range))
}
