//! A constant zero divided by something is zero or nothing. Mostly a comparison with zero stands
//! before it, and should have been in parentheses: `/` binds tighter.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::BinaryOp;
use crate::promql::ast::{Ast, Binary, Expr, ExprId};
use crate::text::{Edit, Span};

rule! {
    summary: "a zero that is divided by something",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    for id in ast.ids() {
        let Expr::Binary(binary) = *ast.expr(id) else { continue };
        // Two constants are a way to write `NaN`.
        let is_division = matches!(binary.op, BinaryOp::Div | BinaryOp::Mod);
        if !is_division || !is_zero(ast, binary.left) || is_number(ast, binary.right) {
            continue;
        }
        let comparison = comparison(ast, id);
        let op = ast.slice(binary.op_span);
        let message = format!("`0 {op}` is 0 or `NaN`, whatever follows");
        let draft = cx.report(query.place(ast.span(binary.left).cover(binary.op_span)), message);
        let Some(comparison) = comparison else {
            draft.help("Divide something else than 0.");
            continue;
        };
        let compared = ast.slice(comparison.op_span);
        draft
            .help(format!(
                "`{op}` binds tighter than `{compared}`: put the comparison into parentheses."
            ))
            .related(query.place(comparison.op_span), "this compares with the quotient")
            .fix(
                "put the comparison into parentheses",
                Safety::Unsafe,
                parentheses(query, comparison, binary.left),
            );
    }
}

fn is_zero(ast: &Ast<'_>, id: ExprId) -> bool {
    matches!(ast.expr(ast.unparen(id)), Expr::Number(number) if number.value == 0.0)
}

fn is_number(ast: &Ast<'_>, id: ExprId) -> bool {
    matches!(ast.expr(ast.unparen(id)), Expr::Number(_))
}

/// The comparison whose right side begins with an expression. The expressions on the way begin
/// with the same token, so that no two zeros have any of them in common.
fn comparison(ast: &Ast<'_>, start: ExprId) -> Option<Binary> {
    let mut at = start;
    loop {
        let parent = ast.parent(at)?;
        let Expr::Binary(binary) = *ast.expr(parent) else { return None };
        if binary.left != at {
            return binary.op.is_comparison().then_some(binary);
        }
        at = parent;
    }
}

/// The edits that put the comparison, up to the zero, into parentheses.
fn parentheses(query: &Query<'_>, comparison: Binary, zero: ExprId) -> Option<Vec<Edit>> {
    let ast = query.ast();
    let open = Span::empty(ast.span(comparison.left).start as usize);
    let close = Span::empty(ast.span(zero).end as usize);
    query.replace_all(&[(open, "("), (close, ")")])
}
