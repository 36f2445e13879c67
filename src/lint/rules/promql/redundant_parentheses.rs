//! Looks for parentheses that change nothing: several pairs around one expression, and one around a
//! whole query, around an argument, or around what binds tightest anyway.
//!
//! Parentheses that only repeat the precedence of operators are not meant: they help readers.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::BinaryOp;
use crate::promql::ast::{Ast, Expr, ExprId};
use crate::text::{Edit, Span};

rule! {
    summary: "parentheses that change nothing",
    group: Style,
    level: Off,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    for outer in ast.ids() {
        let parent = ast.parent(outer);
        let is_inside = parent.is_some_and(|id| matches!(ast.expr(id), Expr::Paren(_)));
        if is_inside || ast.node(outer).duration {
            continue;
        }
        let mut pairs = 0;
        let mut inner = outer;
        while let Expr::Paren(next) = ast.expr(inner) {
            inner = *next;
            pairs += 1;
        }
        let needed = parent.is_some_and(|parent| is_needed(ast, parent, inner));
        if pairs > usize::from(needed) {
            report(cx, query, (outer, inner), pairs, needed);
        }
    }
}

/// Whether an expression needs parentheses as a part of another one.
fn is_needed(ast: &Ast<'_>, parent: ExprId, inner: ExprId) -> bool {
    match ast.expr(parent) {
        Expr::Call(_) | Expr::Aggregate(_) => false,
        Expr::Binary(binary) => {
            let matching = binary.matching.map(|matching| ast.matching(matching));
            let depends = matching.is_some_and(|matching| matching.variable.is_some());
            depends || binary.op == BinaryOp::Variable || !is_atom(ast, inner)
        }
        Expr::Unary(..) => !is_atom(ast, inner) || matches!(ast.expr(inner), Expr::Number(_)),
        // Behind a closing parenthesis, brackets and modifiers are easier to read.
        _ => true,
    }
}

/// Whether an expression is one thing without operators. What a variable holds may have some.
fn is_atom(ast: &Ast<'_>, id: ExprId) -> bool {
    match ast.expr(id) {
        Expr::Number(_) => !ast.slice(ast.span(id)).starts_with(['-', '+']),
        Expr::String(_) | Expr::Call(_) => true,
        Expr::Selector(selector) => {
            selector.modifiers.is_empty() && !selector.name.is_some_and(|name| name.variables)
        }
        Expr::Aggregate(aggregate) => !aggregate.grouping.is_some_and(|group| group.trailing),
        _ => false,
    }
}

/// Reports the parentheses between two expressions, of which one pair may be needed.
fn report(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    (outer, inner): (ExprId, ExprId),
    pairs: usize,
    needed: bool,
) {
    let (whole, kept) = (query.ast().span(outer), query.ast().span(inner));
    let start = whole.start as usize;
    let end = whole.end as usize;
    let message = match pairs - usize::from(needed) {
        1 => "these parentheses change nothing".to_owned(),
        pairs => format!("{pairs} pairs of parentheses change nothing"),
    };
    cx.report(query.place(Span::new(start, start + 1)), message)
        .help("Remove them.")
        .related(query.place(Span::new(end - 1, end)), "they end here")
        .fix(
            "remove the parentheses",
            Safety::Safe,
            edits(query, whole, kept, needed),
        );
}

fn edits(
    query: &Query<'_>,
    whole: Span,
    kept: Span,
    needed: bool,
) -> Option<Vec<Edit>> {
    let ast = query.ast();
    let text = ast.text();
    let before = Span::new(whole.start as usize, kept.start as usize);
    let behind = Span::new(kept.end as usize, whole.end as usize);
    if ast.slice(before).contains('#') || ast.slice(behind).contains('#') {
        return None;
    }
    // Words that the parentheses kept apart still must not touch.
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '.' | '$');
    let (open, close) = if needed {
        ("(", ")")
    } else {
        let left = text[..whole.range().start].ends_with(is_word);
        let right = text[whole.range().end..].starts_with(is_word);
        (if left { " " } else { "" }, if right { " " } else { "" })
    };
    if query.source(whole).contains(['\n', '\r']) {
        return query.replace_all(&[(before, open), (behind, close)]);
    }
    // In one piece, because what is left may have to be put into quotes.
    query.replace(whole, &format!("{open}{}{close}", ast.slice(kept)))
}
