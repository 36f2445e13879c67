//! Looks into the strings of `label_replace` and `label_join`, which Prometheus reads only when the
//! query runs.

use super::replacement::{GroupReference, references};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{Ast, Expr, ExprId, Literal};
use crate::promql::regexp;
use crate::re2::Pattern;

rule! {
    summary: "label_replace or label_join with names, patterns or groups that do not work",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    for id in ast.ids() {
        let Expr::Call(call) = ast.expr(id) else {
            continue;
        };
        let args = ast.list(call.args);
        match (call.function.map(|function| function.name), args) {
            (Some("label_replace"), &[_, label, replacement, _, pattern]) => {
                check_label(cx, query, label, "destination");
                check_replacement(cx, query, replacement, pattern);
            }
            (Some("label_join"), &[_, label, _, ref sources @ ..]) => {
                check_label(cx, query, label, "destination");
                for &source in sources {
                    check_label(cx, query, source, "source");
                }
            }
            _ => {}
        }
    }
}

/// The string that an argument is.
fn string(ast: &Ast<'_>, arg: ExprId) -> Option<Literal> {
    match ast.expr(ast.unparen(arg)) {
        Expr::String(literal) => Some(*literal),
        _ => None,
    }
}

fn check_label(cx: &mut Context<'_>, query: &Query<'_>, arg: ExprId, what: &str) {
    let ast = query.ast();
    let Some(literal) = string(ast, arg).filter(|literal| !literal.variables) else {
        return;
    };
    let name = literal.bytes(ast.text());
    let message = if name.is_empty() {
        format!("the {what} label has no name")
    } else if std::str::from_utf8(&name).is_err() {
        format!("the name of the {what} label is not UTF-8")
    } else {
        return;
    };
    cx.report(query.place(literal.span), message)
        .help("Prometheus refuses the query when it runs: name a label.");
}

fn check_replacement(cx: &mut Context<'_>, query: &Query<'_>, replacement: ExprId, pattern: ExprId) {
    let ast = query.ast();
    let Some(literal) = string(ast, pattern) else {
        return;
    };
    if let Err((span, fault)) = regexp::check(literal, ast.text()) {
        cx.report(
            query.place(span),
            format!("malformed regular expression: {fault}"),
        )
        .maybe_help(fault.hint())
        .help("Prometheus refuses the query when it runs.");
        return;
    }
    // Variables may bring groups along, so those of the pattern are not known then.
    let known = regexp::pattern(literal, ast.text());
    if let (Some(pattern), Some(replacement)) = (known, string(ast, replacement)) {
        let text = replacement.value(ast.text());
        for reference in references(&text) {
            check_reference(cx, query, replacement, &pattern, &reference);
        }
    }
}

fn check_reference(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    replacement: Literal,
    pattern: &Pattern,
    reference: &GroupReference<'_>,
) {
    let ast = query.ast();
    let span = replacement.source(ast.text(), reference.span);
    let written = words::short(ast.slice(span));
    if let Some(number) = reference.number() {
        if number > pattern.groups {
            let groups = match pattern.groups {
                0 => "no group".to_owned(),
                1 => "only 1 group".to_owned(),
                groups => format!("only {groups} groups"),
            };
            let message = format!("the pattern has {groups}, so `{written}` is always empty");
            cx.report(query.place(span), message)
                .help("Put what is to be taken into parentheses in the pattern: `(…)`.");
        }
        return;
    }
    // What begins with another character is a variable of the dashboard, or meant to be one.
    let name = reference.name;
    let digits = name.len() - name.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_group = pattern.names.iter().any(|(known, _)| known == name);
    if digits == 0 || is_group || query.has_variable(name) {
        return;
    }
    let (number, rest) = name.split_at(digits);
    let meant = format!("${{{number}}}{rest}");
    let is_bare = *ast.slice(span) == format!("${name}") && !number.starts_with('0');
    let edits = is_bare.then(|| query.replace(span, &meant)).flatten();
    let message = format!("`{written}` means a group called `{name}`, which there is not");
    cx.report(query.place(span), message)
        .maybe_help(is_bare.then(|| format!("If group {number} is meant, write `{meant}`.")))
        .fix("put the number into braces", Safety::Unsafe, edits);
}
