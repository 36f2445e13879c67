//! Variables that count milliseconds, where PromQL wants seconds or a duration.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{Ast, Expr, ExprId, ModifierKind};
use crate::template::references;

rule! {
    summary: "a variable in milliseconds as a duration or time stamp",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Query,
}

/// Variables in milliseconds with the durations and time stamps that mean the same.
const DURATIONS: [(&str, &str); 2] =
    [("__interval_ms", "$__interval"), ("__range_ms", "$__range")];
const TIMES: [(&str, &str); 2] = [("__from", "start()"), ("__to", "end()")];

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    if !ast.text().contains('$') {
        return;
    }
    for id in ast.ids() {
        match ast.expr(id) {
            Expr::Range(range) => duration(cx, query, range.range),
            Expr::Subquery(subquery) => {
                duration(cx, query, subquery.range);
                subquery.step.into_iter().for_each(|step| duration(cx, query, step));
            }
            _ => {}
        }
        for modifier in ast.modifiers(id) {
            match modifier.kind {
                ModifierKind::Offset(offset) => duration(cx, query, offset),
                ModifierKind::At(time) => time_stamp(cx, query, time),
                _ => {}
            }
        }
    }
}

/// The name of the variable that an expression consists of.
fn variable<'q>(ast: &Ast<'q>, id: ExprId) -> Option<&'q str> {
    let Expr::Variable { word, .. } = ast.expr(id) else {
        return None;
    };
    let text = ast.slice(word.span);
    let found = references(text).next()?;
    (found.span.range() == (0..text.len()) && found.format.is_none()).then_some(found.name)
}

fn find(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    let (_, meant) = table.iter().find(|(known, _)| *known == name)?;
    Some(meant)
}

fn duration(cx: &mut Context<'_>, query: &Query<'_>, id: ExprId) {
    let ast = query.ast();
    let Some((name, meant)) = variable(ast, id).and_then(|name| Some((name, find(&DURATIONS, name)?)))
    else {
        return;
    };
    let span = ast.span(id);
    cx.report(query.place(span), format!("`{name}` counts milliseconds, and a duration seconds"))
        .help(format!("A plain number is read as seconds: write `{meant}`."))
        .fix("use the duration", Safety::Safe, query.replace(span, meant));
}

fn time_stamp(cx: &mut Context<'_>, query: &Query<'_>, id: ExprId) {
    let ast = query.ast();
    let Some((name, meant)) = variable(ast, id).and_then(|name| Some((name, find(&TIMES, name)?)))
    else {
        return;
    };
    let span = ast.span(id);
    cx.report(query.place(span), format!("`{name}` counts milliseconds, and `@` seconds"))
        .help(format!("The time of the query itself is `@ {meant}`."))
        .fix("use the time of the query", Safety::Unsafe, query.replace(span, meant));
}
