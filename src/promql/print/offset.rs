//! Arithmetic in durations, and offsets, which end where their first operand does unless that stands
//! in parentheses.
//!
//! Prometheus drops signs and moves offsets behind `@`, and so writes offsets that it reads as
//! shorter or longer ones. Where a text would be read as something else, parentheses are added
//! here. `+Inf ^ 2` would be a sign before a power, which gets one more each time, so that
//! infinity is a base without a sign.

use super::line::{Form, Printer, Step};
use crate::promql::ast::{Binary, Expr, ExprId};
use crate::promql::names::{BinaryOp, UnaryOp};

impl Printer<'_, '_> {
    /// Adds the duration of an offset of some expression.
    pub(super) fn offset(&mut self, by: ExprId, of: ExprId) {
        let by = self.without_plus(by);
        let open = self.starts_open(by);
        let enclose = !open && self.has_operator(by);
        let (before, after) = match (open || enclose, self.goes_on(of)) {
            // With a sign, an offset ends with the parenthesis.
            (true, true) if matches!(self.ast.expr(by), Expr::Paren(_)) => ("+", ""),
            (true, true) => ("+(", ")"),
            _ if enclose => ("(", ")"),
            _ => ("", ""),
        };
        self.then(Step::Text(before));
        self.then(Step::Expr(by, Form::Duration));
        self.then(Step::Text(after));
    }

    /// Adds the left side of an operator.
    pub(super) fn left_side(&mut self, binary: &Binary) {
        if binary.op == BinaryOp::Pow
            && matches!(self.ast.expr(binary.left), Expr::Number(number) if is_infinite(number.value))
        {
            let source = self.ast.span(binary.left).start as usize;
            self.then(Step::Token("Inf", source));
            return;
        }
        self.then(Step::Expr(binary.left, Form::Plain));
    }

    /// A duration without the signs that are not written.
    fn without_plus(&self, mut id: ExprId) -> ExprId {
        while let Expr::Unary(UnaryOp::Plus, inner) = *self.ast.expr(id) {
            id = inner;
        }
        id
    }

    /// Whether a duration starts with a parenthesis or two signs, so that as an offset it goes on
    /// over operators.
    fn starts_open(&self, mut id: ExprId) -> bool {
        loop {
            id = self.without_plus(id);
            match *self.ast.expr(id) {
                Expr::Binary(binary) => id = binary.left,
                Expr::Unary(_, inner) => {
                    return matches!(self.ast.expr(self.without_plus(inner)), Expr::Unary(..));
                }
                Expr::Paren(_) => return true,
                _ => return false,
            }
        }
    }

    /// Whether a duration has an operator outside of parentheses.
    fn has_operator(&self, by: ExprId) -> bool {
        match *self.ast.expr(by) {
            Expr::Unary(_, inner) => {
                matches!(self.ast.expr(self.without_plus(inner)), Expr::Binary(_))
            }
            Expr::Binary(_) => true,
            _ => false,
        }
    }

    /// Whether an operator that may stand in a duration follows what is written of an expression.
    fn goes_on(&self, mut id: ExprId) -> bool {
        // Only what stands at the end of an expression looks at what follows that, so each
        // expression is passed once.
        while let Some(parent) = self.ast.parent(id) {
            match self.ast.expr(parent) {
                Expr::Binary(binary) if binary.left == id => return binary.op.is_arithmetic(),
                Expr::Binary(_) | Expr::Unary(..) => id = parent,
                _ => return false,
            }
        }
        false
    }
}

/// Whether it is infinity without a sign.
fn is_infinite(value: f64) -> bool {
    value.is_infinite() && value > 0.0
}
