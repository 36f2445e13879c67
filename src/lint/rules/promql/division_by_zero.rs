//! Dividing by a constant 0 is never meant.

use super::bounds::bounds;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::BinaryOp;
use crate::promql::ast::{Binary, Expr};

rule! {
    summary: "a division by zero",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    let divisions: Vec<Binary> = ast
        .ids()
        .filter_map(|id| match *ast.expr(id) {
            Expr::Binary(binary) if is_division(binary.op) => Some(binary),
            _ => None,
        })
        .collect();
    if divisions.is_empty() {
        return;
    }
    let known = bounds(ast);
    for division in divisions {
        let left = known[division.left.index()];
        let right = known[division.right.index()];
        // Two constants are a way to write `NaN` or `+Inf`.
        if right.value() != Some(0.0) || left.value().is_some() {
            continue;
        }
        let (message, help) = if division.op == BinaryOp::Div {
            (
                "a division by zero",
                "Every value becomes `+Inf`, `-Inf` or `NaN`; use another divisor.",
            )
        } else {
            (
                "the remainder of a division by zero",
                "Every value becomes `NaN`; use another divisor.",
            )
        };
        cx.report(query.place(ast.span(division.right)), message).help(help);
    }
}

fn is_division(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Div | BinaryOp::Mod)
}
