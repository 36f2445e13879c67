//! Once counters are added up, nobody sees any more that one of them restarted.

use super::window::{Window, series_argument, windows};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{Ast, Expr, ExprId};
use crate::promql::{AggregateOp, Types};
use crate::text::Span;

rule! {
    summary: "the rate of a sum or other aggregation",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    for window in windows(ast).filter(is_rate_of_subquery) {
        let Some((name, op)) = aggregation(ast, window.of) else { continue };
        let (function, op) = (window.function, op.text());
        let help = if op == "sum" {
            format!("Turn it round: `sum({function}(…))` adds up rates that know of restarts.")
        } else {
            format!("`{function}` needs counters; `deriv` and `delta` are for everything else.")
        };
        cx.report(
            query.place(window.call.name.span),
            format!("`{function}` of `{op}` takes whatever makes the result shrink for a restart"),
        )
        .help(help)
        .related(query.place(name), "this is no counter");
    }
}

fn is_rate_of_subquery(window: &Window) -> bool {
    window.is_subquery && matches!(window.function, "rate" | "irate" | "increase")
}

/// The aggregation whose values an expression has, perhaps with other labels or in another scale.
fn aggregation(ast: &Ast<'_>, mut id: ExprId) -> Option<(Span, AggregateOp)> {
    const STEPS: usize = 20;
    for _ in 0..STEPS {
        id = match *ast.expr(id) {
            Expr::Paren(inner) => inner,
            Expr::Aggregate(aggregate) => {
                let op = aggregate.op?;
                // Those that choose among series leave them as they are.
                return (!op.selects()).then_some((aggregate.name.span, op));
            }
            Expr::Call(call) => {
                let function = call.function?;
                let is_relabelling = matches!(function.name, "label_replace" | "label_join");
                series_argument(ast, call, function).filter(|_| is_relabelling)?
            }
            Expr::Binary(binary) if ast.types(binary.right).is(Types::SCALAR) => binary.left,
            Expr::Binary(binary) if ast.types(binary.left).is(Types::SCALAR) => binary.right,
            _ => return None,
        };
    }
    None
}
