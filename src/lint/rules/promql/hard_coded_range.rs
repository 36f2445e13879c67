//! A fixed range fits one scrape interval and one zoom only.
//!
//! Only where it is surely no part of the meaning: in charts over time, and not for `increase`,
//! whose unit it is.

use super::window::{Window, windows};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{Ast, Expr};

rule! {
    summary: "a rate over a fixed range in a chart over time",
    group: Suspicious,
    level: Info,
    fix: Sometimes,
    server: false,
    on: Query,
}

/// Ranges of `rate` from here on are chosen on purpose, in seconds.
const LONG: f64 = 3_600.0;

/// `irate` looks at two samples only, so that a range which surely holds those is as good as any
/// longer one: two of Prometheus' default scrape intervals of one minute, in seconds.
const TWO_SCRAPES: f64 = 120.0;

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let is_chart = query.panel_kind() == Some("TimeSeriesChart") && !query.is_instant();
    let has_variable = query.plugin.is_some_and(|plugin| plugin.kind == "PrometheusTimeSeriesQuery");
    if !is_chart || !has_variable {
        return;
    }
    let ast = query.ast();
    let ranges: Vec<Window> = windows(ast).filter(|window| !window.is_subquery).collect();
    let Some(first) = ranges.iter().find(|window| is_too_fixed(window, ast)) else { return };
    let seconds = first.seconds(ast);
    // Several lengths are compared with each other on purpose, and a subquery has a step of its own.
    let same = |window: &Window| window.seconds(ast).is_none_or(|other| Some(other) == seconds);
    let has_subquery = ast.ids().any(|id| matches!(ast.expr(id), Expr::Subquery(_)));
    if has_subquery || !ranges.iter().all(same) {
        return;
    }
    let fixed = ranges.iter().filter(|window| is_too_fixed(window, ast));
    let spans = fixed.map(|window| ast.span(window.range));
    let parts: Vec<_> = spans.map(|span| (span, "$__rate_interval")).collect();
    let span = ast.span(first.range);
    let message = format!("the range of `{}` is always {}", first.function, ast.slice(span));
    let help = if first.function == "rate" {
        "Once the step of the chart is longer, samples between the ranges are left out; \
         `$__rate_interval` follows the step and the scrape interval."
    } else {
        "Two scrapes have to fall into it; `$__rate_interval` follows the scrape interval."
    };
    cx.report(query.place(span), message).help(help).fix(
        "use `$__rate_interval`",
        Safety::Unsafe,
        query.replace_all(&parts),
    );
}

fn is_too_fixed(window: &Window, ast: &Ast<'_>) -> bool {
    let limit = match window.function {
        "rate" => LONG,
        "irate" => TWO_SCRAPES,
        _ => return false,
    };
    window.seconds(ast).is_some_and(|seconds| seconds < limit)
}
