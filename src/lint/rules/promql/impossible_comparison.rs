//! Comparisons that no value can fulfil, whatever the data.

use super::bounds::{Bounds, bounds};
use super::conditions;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::BinaryOp;
use crate::promql::ast::{Binary, Expr, ExprId};

rule! {
    summary: "a comparison that is never true, or always",
    group: Correctness,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    let is_interesting = |id: ExprId| match ast.expr(id) {
        Expr::Binary(binary) => binary.op.is_comparison() || binary.op == BinaryOp::Unless,
        _ => false,
    };
    if !ast.ids().any(is_interesting) {
        return;
    }
    let known = bounds(ast);
    for id in ast.ids() {
        let Expr::Binary(binary) = *ast.expr(id) else { continue };
        if binary.op == BinaryOp::Unless && conditions::is_same(ast, binary.left, binary.right) {
            cx.report(query.place(binary.op_span), "`unless` with itself never has a result")
                .help("Both sides are the same; compare with what you mean to leave out.");
        } else if binary.op.is_comparison() {
            comparison(cx, query, &known, binary);
        }
    }
    for conflict in conditions::conflicts(ast, &known) {
        let [first, second] = conflict.map(|span| query.place(span));
        cx.report(second, "no value fulfils both comparisons")
            .help("Use `or` if either one is enough.")
            .related(first, "this is the other one");
    }
}

fn comparison(cx: &mut Context<'_>, query: &Query<'_>, known: &[Bounds], binary: Binary) {
    let ast = query.ast();
    let matching = binary.matching.map(|id| *ast.matching(id)).unwrap_or_default();
    if matching.variable.is_some() || matching.fills.iter().any(Option::is_some) {
        return;
    }
    let (left, right) = (known[binary.left.index()], known[binary.right.index()]);
    let are_constant = left.is_constant && right.is_constant;
    let op = binary.op.text();
    if left.never(binary.op, right) {
        let result = match matching.bool_span {
            Some(_) => "it is 0 for every series",
            None => "it has no result",
        };
        cx.report(query.place(binary.op_span), never(op, left, right))
            .help(format!("Whatever the data, {result}; use another limit."));
    } else if are_constant {
        let message = format!("`{op}` compares two constants and is always true");
        cx.report(query.place(binary.op_span), message)
            .help("Remove it, or compare with what you mean to.");
    }
}

/// Why a comparison is never true.
fn never(op: &str, left: Bounds, right: Bounds) -> String {
    let (a, b) = (possible(left), possible(right));
    match (left.is_constant, right.is_constant) {
        (true, true) => format!("`{a} {op} {b}` is never true"),
        (false, true) if right.low.is_nan() => format!("`{op} NaN` is never true"),
        (false, true) => format!("`{op} {b}` is never true, the left side is {a}"),
        (true, false) if left.low.is_nan() => format!("`NaN {op}` is never true"),
        (true, false) => format!("`{a} {op}` is never true, the right side is {b}"),
        (false, false) => format!("`{op}` is never true, {a} is on the left and {b} on the right"),
    }
}

/// The values that a side may have, in words.
fn possible(side: Bounds) -> String {
    // Without the sign of zero, which nobody wrote.
    let (low, high) = (side.low + 0.0, side.high + 0.0);
    match (low.is_finite(), high.is_finite()) {
        _ if side.is_constant => number(low),
        _ if low >= high => format!("always {}", number(low)),
        (true, true) => format!("from {low} to {high}"),
        (true, false) => format!("at least {low}"),
        (false, true) => format!("at most {high}"),
        (false, false) => "some number".to_owned(),
    }
}

/// A number as PromQL writes it.
fn number(value: f64) -> String {
    if value.is_infinite() {
        let sign = if value > 0.0 { '+' } else { '-' };
        return format!("{sign}Inf");
    }
    value.to_string()
}
