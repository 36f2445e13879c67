//! The type checker: what operators, functions and aggregations are applied to.
//!
//! One pass in the order of the arena, where children stand before their parents, sets the types of
//! every node and reports what no value of the variables could make right. A node whose type is in
//! doubt because of a mistake below it has no type at all ([`Types::NONE`]), and what uses it is
//! not reported again.
//!
//! What the grammar decides is the parser's: which modifiers stand where, ranges of selectors,
//! names of functions, durations.

mod binary;
mod call;
pub(super) mod hint;
mod selector;
mod signature;
#[cfg(test)]
mod tests;

use super::ast::{Ast, Expr, ExprId, ModifierKind, Subquery, Word};
use super::problem::{Problem, ProblemKind};
use super::types::Types;
use crate::text::Span;

/// Sets the types of all expressions and returns what is wrong, children before their parents. The
/// query has no syntax error.
pub(super) fn check(ast: &mut Ast<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for id in ast.ids() {
        let types = types(ast, id, &mut problems);
        ast.node_mut(id).types = types;
    }
    problems
}

/// What an expression may result in, where the types of its children are known.
fn types(ast: &Ast<'_>, id: ExprId, problems: &mut Vec<Problem>) -> Types {
    let node = ast.node(id);
    if node.duration {
        if let Expr::Call(call) = &node.expr {
            call::function(ast, id, call, problems);
        }
        return Types::SCALAR;
    }
    match &node.expr {
        Expr::Number(_) => Types::SCALAR,
        Expr::String(_) => Types::STRING,
        Expr::Variable { word, .. } => variable(ast, id, *word),
        Expr::Selector(selector) => selector::types(ast, id, selector, problems),
        Expr::Range(_) => Types::MATRIX,
        Expr::Subquery(subquery) => {
            check_subquery(ast, subquery, problems);
            Types::MATRIX
        }
        Expr::Call(call) => call::function(ast, id, call, problems),
        Expr::Aggregate(aggregate) => {
            call::aggregate(ast, id, aggregate, problems);
            Types::VECTOR
        }
        Expr::Binary(binary) => binary::types(ast, id, binary, problems),
        Expr::Unary(op, inner) => {
            if refused(ast.types(*inner), Types::OPERAND) {
                problems.push(not_an_operand(ast, *inner, op.text(), Types::OPERAND));
            }
            ast.types(*inner).and(Types::OPERAND)
        }
        Expr::Paren(inner) => ast.types(*inner),
        Expr::Missing => Types::NONE,
    }
}

/// What a variable in place of an expression may hold.
fn variable(ast: &Ast<'_>, id: ExprId, word: Word) -> Types {
    if ast
        .slice(word.span)
        .starts_with(|c: char| c.is_ascii_digit())
    {
        return Types::SCALAR;
    }
    // A variable behind it may be anything, an operator with its right side for example.
    let mut modifiers = ast.modifiers(id).iter();
    if modifiers.any(|modifier| modifier.kind != ModifierKind::Variable) {
        Types::SERIES
    } else {
        Types::ANY
    }
}

fn check_subquery(ast: &Ast<'_>, subquery: &Subquery, problems: &mut Vec<Problem>) {
    let got = ast.types(subquery.expr);
    if refused(got, Types::VECTOR) {
        let message = format!("a subquery needs {}, this is {got}", Types::VECTOR);
        let mend = hint::mend(ast, subquery.expr, Types::VECTOR, None);
        problems.push(problem(ast.span(subquery.expr), message, mend));
    }
}

/// Whether none of the types is allowed. What has no type was reported already.
fn refused(types: Types, allowed: Types) -> bool {
    types != Types::NONE && !types.may_be(allowed)
}

/// The problem of an operand that operators do not work on.
fn not_an_operand(ast: &Ast<'_>, operand: ExprId, op: &str, wanted: Types) -> Problem {
    let got = ast.types(operand);
    let message = format!("`{op}` needs {wanted}, this is {got}");
    let mend = hint::mend(ast, operand, Types::OPERAND, None);
    problem(ast.span(operand), message, mend)
}

fn problem(span: Span, message: String, hint: Option<String>) -> Problem {
    Problem {
        hint,
        ..Problem::new(ProblemKind::Type, span, message)
    }
}
