//! `rate` takes every decrease for a restart from 0, which only counters do.

use super::metric;
use super::window::{Window, windows};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{Ast, Expr};

rule! {
    summary: "the rate of a gauge",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    let mut under: Option<Vec<bool>> = None;
    for window in windows(ast).filter(is_rate) {
        let Some(metric) = metric::selected(ast, window.of) else { continue };
        if !metric::is_gauge(&metric.name) {
            continue;
        }
        let under = under.get_or_insert_with(|| under_histogram_function(ast));
        if under[window.of.index()] {
            continue;
        }
        let (function, name) = (window.function, words::short(&metric.name));
        let other = if function == "increase" { "delta" } else { "deriv" };
        cx.report(
            query.place(window.call.name.span),
            format!("`{function}` of `{name}`, which is a gauge by its name"),
        )
        .help(format!(
            "`{function}` takes every decrease for a restart; show the value itself, or use \
             `{other}`."
        ));
    }
}

fn is_rate(window: &Window) -> bool {
    matches!(window.function, "rate" | "irate" | "increase")
}

/// Which expressions end up in a function for histograms: then a metric is a native histogram,
/// whatever its name.
fn under_histogram_function(ast: &Ast<'_>) -> Vec<bool> {
    let mut under = vec![false; ast.len()];
    for id in ast.ids().rev() {
        let is_histogram = match ast.expr(id) {
            Expr::Call(call) => ast.slice(call.name.span).starts_with("histogram_"),
            _ => false,
        };
        if is_histogram || under[id.index()] {
            ast.each_child(id, |child| under[child.index()] = true);
        }
    }
    under
}
