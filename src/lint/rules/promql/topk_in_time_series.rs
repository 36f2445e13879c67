//! Finds `topk` and `bottomk` in charts over time, where each point picks its own series.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::AggregateOp;
use crate::promql::ast::{Expr, ModifierKind};

rule! {
    summary: "the largest series, picked anew at each point of a chart",
    group: Suspicious,
    level: Info,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    if query.panel_kind() != Some("TimeSeriesChart") || query.is_instant() {
        return;
    }
    let ast = query.ast();
    let fixed = |modifier: &ModifierKind| {
        matches!(
            modifier,
            ModifierKind::At(_) | ModifierKind::AtEnd | ModifierKind::AtStart
        )
    };
    // What is picked at one time is the same at all points.
    let mut ids = ast.ids();
    if ids.any(|id| ast.modifiers(id).iter().any(|modifier| fixed(&modifier.kind))) {
        return;
    }
    for id in ast.ids() {
        let Expr::Aggregate(aggregate) = ast.expr(id) else {
            continue;
        };
        if let Some(op @ (AggregateOp::Topk | AggregateOp::Bottomk)) = aggregate.op {
            let name = op.text();
            cx.report(
                query.place(aggregate.name.span),
                format!("`{name}` picks other series at each point of the chart"),
            )
            .help(format!(
                "More series than asked for appear, with gaps; show a table, or pick at the end: `x and {name}(5, x @ end())`."
            ));
        }
    }
}
