//! Finds `topk` and `bottomk` in charts over time, where each point picks its own series.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::AggregateOp;
use crate::promql::ast::{Ast, Expr, ExprId, ModifierKind};

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
    // Whether an expression is put together with others, or only adds to those of another side, so
    // that nobody sees which were picked.
    let mut merged = vec![false; ast.len()];
    for id in ast.ids().rev() {
        let is_merged = merged[id.index()];
        let hides = match ast.expr(id) {
            Expr::Aggregate(aggregate) => aggregate.op.is_none_or(|op| !op.selects()),
            Expr::Call(call) => call.name.variables,
            _ => false,
        };
        let one = one_side(ast, id);
        ast.each_child(id, |child| {
            merged[child.index()] = is_merged || hides || Some(child) == one;
        });
    }
    for id in ast.ids().filter(|id| !merged[id.index()]) {
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

/// The side of a join that has one series for many of the other.
fn one_side(ast: &Ast<'_>, id: ExprId) -> Option<ExprId> {
    let Expr::Binary(binary) = ast.expr(id) else { return None };
    let group = ast.matching(binary.matching?).group?;
    Some(if group.left { binary.right } else { binary.left })
}
