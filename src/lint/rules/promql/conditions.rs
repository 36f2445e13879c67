//! Conditions on the same expression that are joined with `and`.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::bounds::{Bounds, flipped};
use crate::promql::ast::{Ast, Binary, Expr, ExprId, Matching};
use crate::promql::{BinaryOp, Types};
use crate::text::Span;

/// Longer expressions are not compared with each other: each of many nested ones would be read
/// again and again.
const LONGEST: usize = 1_000;

/// Whether two expressions are written in the same way, but for white space.
pub(super) fn is_same(ast: &Ast<'_>, a: ExprId, b: ExprId) -> bool {
    text(ast, a).is_some_and(|a| text(ast, b) == Some(a))
}

/// The text of an expression without parentheses around it, with single blanks.
fn text<'q>(ast: &Ast<'q>, id: ExprId) -> Option<Cow<'q, str>> {
    let span = ast.span(ast.unparen(id));
    if span.len() > LONGEST {
        return None;
    }
    let text = ast.slice(span);
    // White space in strings matters.
    if text.contains(['"', '\'', '`']) || !text.contains(char::is_whitespace) {
        return Some(Cow::Borrowed(text));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Some(Cow::Owned(words.join(" ")))
}

/// Pairs of comparisons that exclude each other, in the order of the text: `x > 5 and x < 3`.
pub(super) fn conflicts(ast: &Ast<'_>, known: &[Bounds]) -> Vec<[Span; 2]> {
    let mut found = Vec::new();
    let mut seen = vec![false; ast.len()];
    for id in ast.ids().rev() {
        if !seen[id.index()] && plain_and(ast, id).is_some() {
            chain(ast, known, id, &mut seen, &mut found);
        }
    }
    found.sort();
    found
}

/// An `and` that joins each series with itself.
fn plain_and(ast: &Ast<'_>, id: ExprId) -> Option<Binary> {
    match *ast.expr(id) {
        Expr::Binary(binary) if binary.op == BinaryOp::And && binary.matching.is_none() => {
            Some(binary)
        }
        _ => None,
    }
}

/// What was compared so far in a chain of `and`.
struct Condition {
    op_span: Span,
    left: Bounds,
    /// The numbers that it is not equal to, by their bits.
    others: HashSet<u64>,
}

/// Looks at all conditions of one chain, from left to right.
fn chain(
    ast: &Ast<'_>,
    known: &[Bounds],
    root: ExprId,
    seen: &mut [bool],
    found: &mut Vec<[Span; 2]>,
) {
    let mut conditions: HashMap<Cow<'_, str>, Condition> = HashMap::new();
    let mut open = vec![root];
    while let Some(id) = open.pop() {
        let id = ast.unparen(id);
        seen[id.index()] = true;
        if let Some(and) = plain_and(ast, id) {
            open.extend([and.right, and.left]);
            continue;
        }
        let Some((
            Comparison {
                left,
                op,
                op_span,
                right,
            },
            key,
        )) = condition(ast, id)
        else {
            continue;
        };
        let limit = known[right.index()];
        let before = conditions.entry(key).or_insert(Condition {
            op_span,
            left: known[left.index()],
            others: HashSet::new(),
        });
        let is_first = before.op_span == op_span;
        // Both zeros are equal.
        let number = limit.value().map(|value| (value + 0.0).to_bits());
        let is_other = op == BinaryOp::Eq && number.is_some_and(|it| before.others.contains(&it));
        if is_other || before.left.never(op, limit) {
            // A comparison that is impossible alone is reported as such.
            if !is_first {
                found.push([before.op_span, op_span]);
            }
            continue;
        }
        before.left = before.left.narrowed(op, limit);
        match op {
            BinaryOp::Ne => before.others.extend(number),
            BinaryOp::Gt => before.left.low = before.left.low.max(limit.low.next_up()),
            BinaryOp::Lt => before.left.high = before.left.high.min(limit.high.next_down()),
            _ => {}
        }
        before.op_span = op_span;
    }
}

/// A comparison, turned so that what is compared is on its left.
struct Comparison {
    left: ExprId,
    op: BinaryOp,
    op_span: Span,
    right: ExprId,
}

/// A comparison with the text of what is compared.
fn condition<'q>(ast: &Ast<'q>, id: ExprId) -> Option<(Comparison, Cow<'q, str>)> {
    let Expr::Binary(binary) = *ast.expr(id) else {
        return None;
    };
    let is_plain = binary.op.is_comparison()
        && binary
            .matching
            .map(|id| *ast.matching(id))
            .is_none_or(is_filter);
    is_plain.then_some(())?;
    let Binary {
        left,
        op,
        op_span,
        right,
        ..
    } = binary;
    let is_number = |id| ast.types(id).is(Types::SCALAR);
    let comparison = if is_number(left) && !is_number(right) {
        Comparison {
            left: right,
            op: flipped(op),
            op_span,
            right: left,
        }
    } else {
        Comparison {
            left,
            op,
            op_span,
            right,
        }
    };
    let text = text(ast, comparison.left)?;
    Some((comparison, text))
}

fn is_filter(matching: Matching) -> bool {
    matching.bool_span.is_none()
        && matching.on.is_none()
        && matching.group.is_none()
        && matching.variable.is_none()
}
