//! The step of a subquery decides how exact and how expensive it is.

use super::window::literal;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::duration_text;
use crate::promql::ast::{Ast, Expr, ExprId, Subquery};
use crate::text::Span;

rule! {
    summary: "a subquery whose step is missing, too long or too short",
    group: Performance,
    level: Info,
    fix: Never,
    server: false,
    on: Query,
}

/// Prometheus itself refuses to return more points of one series.
const MANY: f64 = 11_000.0;

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    // The brackets of some subquery inside each expression.
    let mut inside: Vec<Option<Span>> = Vec::new();
    for id in ast.ids() {
        let Expr::Subquery(subquery) = *ast.expr(id) else { continue };
        inside.resize(ast.len(), None);
        let brackets = brackets(ast, subquery);
        inside[id.index()] = Some(brackets);
        step(cx, query, subquery, brackets);
    }
    if inside.is_empty() {
        return;
    }
    for id in ast.ids() {
        nested(cx, query, id, &mut inside);
    }
}

/// Reports what is wrong with the step of a subquery.
fn step(cx: &mut Context<'_>, query: &Query<'_>, subquery: Subquery, brackets: Span) {
    let ast = query.ast();
    let Some(step) = subquery.step else {
        cx.report(query.place(brackets), "a subquery without a step")
            .help(
                "The evaluation interval of the server decides how exact it is; write a step, \
                 such as `[1h:1m]`.",
            );
        return;
    };
    let (Some(range), Some(seconds)) = (literal(ast, subquery.range), literal(ast, step)) else {
        return;
    };
    let span = ast.span(step);
    let points = (range / seconds).floor();
    if seconds > range {
        let (step, range) = (duration_text(seconds), duration_text(range));
        cx.report(
            query.place(span),
            format!("the step of {step} is longer than the range of {range}"),
        )
        .help("Mostly no point falls into the range; use a shorter step.");
    } else if points > MANY {
        cx.report(
            query.place(span),
            format!("a subquery of {points} steps for every point of the result"),
        )
        .help("Use a longer step, or a recording rule.");
    }
}

/// Reports a subquery around another one, and notes for the parent what is inside.
fn nested(cx: &mut Context<'_>, query: &Query<'_>, id: ExprId, inside: &mut [Option<Span>]) {
    let ast = query.ast();
    let mut inner = None;
    ast.each_child(id, |child| inner = inner.or(inside[child.index()]));
    match (inside[id.index()], inner) {
        (Some(brackets), Some(inner)) => {
            cx.report(query.place(brackets), "a subquery of a subquery")
                .help("It is evaluated for each step of each step; use a recording rule.")
                .related(query.place(inner), "this is the one inside");
        }
        (None, inner) => inside[id.index()] = inner,
        (Some(_), None) => {}
    }
}

/// Where the brackets of a subquery stand.
fn brackets(ast: &Ast<'_>, subquery: Subquery) -> Span {
    let text = ast.text();
    let operand = ast.span(subquery.expr).end as usize;
    let range = ast.span(subquery.range);
    let last = subquery.step.map_or(range, |step| ast.span(step));
    let (first, last) = (range.start as usize, last.end as usize);
    let open = text[operand..first].find('[').map_or(operand, |at| operand + at);
    let close = text[last..].find(']').map_or(last, |at| last + at + 1);
    Span::new(open, close)
}
