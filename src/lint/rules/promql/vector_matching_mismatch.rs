//! Finds operations between vectors that are matched by all their labels although those differ.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{Binary, Expr, ExprId};
use crate::promql::labels::Sides;

rule! {
    summary: "an operation between vectors whose labels never match",
    group: Correctness,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    for id in query.ast().ids() {
        if let Expr::Binary(binary) = query.ast().expr(id) {
            operation(cx, query, id, binary);
        }
    }
}

fn operation(cx: &mut Context<'_>, query: &Query<'_>, id: ExprId, binary: &Binary) {
    let ast = query.ast();
    let matching = binary.matching.map(|id| *ast.matching(id)).unwrap_or_default();
    let by_on = matching.on.is_some_and(|on| !on.ignoring);
    let filled = matching.fills.iter().any(Option::is_some);
    let Err(mismatch) = query.labels().matches_possible(ast, id) else {
        return;
    };
    if by_on || filled || !mismatch.impossible {
        return;
    }
    let label = mismatch.label;
    let (has, lacks, operand) = match mismatch.lacking {
        Sides::Left => ("right", "left", binary.left),
        _ => ("left", "right", binary.right),
    };
    let message = format!(
        "no series match: those on the {has} have the label `{label}`, those on the {lacks} have not"
    );
    let draft = cx.report(query.place(binary.op_span), message).help(format!(
        "Say which labels count, for example `{} ignoring ({label})`, or keep the label on both sides.",
        ast.slice(binary.op_span),
    ));
    if let Some(reason) = query.labels().why(ast, operand, label) {
        draft.related(query.place(reason.span), reason.words(ast));
    }
}
