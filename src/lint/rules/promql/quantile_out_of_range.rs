//! A quantile is a share: 0.95, not 95.

use super::bounds::{Bounds, bounds};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::AggregateOp;
use crate::promql::ast::{Ast, Expr, ExprId};

rule! {
    summary: "a quantile that is not between 0 and 1",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    let mut known: Option<Vec<Bounds>> = None;
    for id in ast.ids() {
        let Some((name, quantiles)) = quantiles(ast, id) else { continue };
        for &quantile in quantiles {
            let known = known.get_or_insert_with(|| bounds(ast));
            let value = known[quantile.index()].value();
            if let Some(value) = value.filter(|value| !(0.0..=1.0).contains(value)) {
                report(cx, query, name, quantile, value);
            }
        }
    }
}

fn report(cx: &mut Context<'_>, query: &Query<'_>, name: &str, quantile: ExprId, value: f64) {
    let span = query.ast().span(quantile);
    let help = format!("`{name}` takes a share from 0 to 1; it results in {}.", result(value));
    let draft = cx
        .report(query.place(span), format!("there is no quantile {value}"))
        .help(help);
    if value > 1.0 && value <= 100.0 {
        let share = share(value);
        let title = format!("use {share}");
        draft.fix(&title, Safety::Unsafe, query.replace(span, &share));
    }
}

/// What quantiles out of range are.
fn result(value: f64) -> &'static str {
    if value.is_nan() {
        "`NaN` here"
    } else if value < 0.0 {
        "`-Inf` here"
    } else {
        "`+Inf` here"
    }
}

/// The share that a percentage is, without the noise of binary fractions.
fn share(percentage: f64) -> String {
    let digits = format!("{:.8}", percentage / 100.0);
    digits.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The arguments of a call or an aggregation that are quantiles, with its name.
fn quantiles<'a>(ast: &'a Ast<'_>, id: ExprId) -> Option<(&'static str, &'a [ExprId])> {
    match ast.expr(id) {
        Expr::Call(call) => {
            let args = ast.list(call.args);
            match call.function?.name {
                name @ ("histogram_quantile" | "quantile_over_time") => Some((name, args.get(..1)?)),
                name @ "histogram_quantiles" => Some((name, args.get(2..)?)),
                _ => None,
            }
        }
        Expr::Aggregate(aggregate) if aggregate.op == Some(AggregateOp::Quantile) => {
            let args = ast.list(aggregate.args);
            Some(("quantile", args.get(..1)?))
        }
        _ => None,
    }
}
