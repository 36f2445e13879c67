//! Binary operators with what stands between them and their right side.

use std::cmp::Ordering;

use super::line::{Form, Printer, Step, ends};
use crate::promql::ast::{Binary, Expr, ExprId, Fill, FillSide, Matching};
use crate::promql::names::BinaryOp;
use crate::promql::types::Types;
use crate::text::Span;

impl Printer<'_, '_> {
    /// Adds an operator with its matching, and the spaces around it.
    pub(super) fn operator(&mut self, binary: &Binary) {
        self.then(Step::Text(" "));
        match binary.op {
            BinaryOp::Variable => self.then(Step::Source(binary.op_span)),
            op => self.then(Step::Token(op.text(), binary.op_span.start as usize)),
        }
        if let Some(matching) = binary.matching {
            let matching = *self.ast.matching(matching);
            // Only vectors are matched; elsewhere Prometheus accepts a matching without labels,
            // but forgets it.
            let is_vector = |side| self.ast.types(side).may_be(Types::VECTOR);
            let vectors = is_vector(binary.left) && is_vector(binary.right);
            let labels = matching.on.is_some_and(|on| !on.labels.is_empty());
            self.matching(&matching, vectors || labels);
        }
        // A variable may hold an operator with its right side.
        if !matches!(self.ast.expr(binary.right), Expr::Missing) {
            self.then(Step::Text(" "));
        }
    }

    fn matching(&mut self, matching: &Matching, useful: bool) {
        let mut variable = matching.variable;
        let on = matching.on.filter(|_| useful);
        let group = matching.group.filter(|_| useful);
        if let Some(span) = matching.bool_span {
            let source = span.start as usize;
            self.matching_variable(&mut variable, source);
            self.then(Step::Text(" "));
            self.then(Step::Token("bool", source));
        }
        // Ignoring no label is what happens anyway, but a group needs it in front.
        if let Some(on) = on.filter(|on| !on.ignoring || !on.labels.is_empty() || group.is_some()) {
            let (first, last) = ends(on.span);
            self.matching_variable(&mut variable, first);
            let keyword = if on.ignoring { "ignoring" } else { "on" };
            self.then(Step::Text(" "));
            self.then(Step::Token(keyword, first));
            self.parenthesized(on.labels, last);
        }
        if let Some(group) = group {
            let (first, last) = ends(group.span);
            self.matching_variable(&mut variable, first);
            let keyword = if group.left {
                "group_left"
            } else {
                "group_right"
            };
            self.then(Step::Text(" "));
            self.then(Step::Token(keyword, first));
            self.parenthesized(group.labels, last);
        }
        if let Some(fill) = matching.fills.iter().flatten().next() {
            self.matching_variable(&mut variable, fill.span.start as usize);
        }
        self.fills(matching);
        self.matching_variable(&mut variable, usize::MAX);
    }

    /// Adds the variable of a matching if it stands before an offset of the query.
    fn matching_variable(&mut self, variable: &mut Option<Span>, before: usize) {
        if let Some(span) = variable.take_if(|span| (span.start as usize) < before) {
            self.then(Step::Text(" "));
            self.then(Step::Source(span));
        }
    }

    /// Adds the values that stand in for missing series: one for both sides if they are equal.
    fn fills(&mut self, matching: &Matching) {
        let of = |side: FillSide| {
            let fills = matching.fills.iter().flatten();
            let mut fills =
                fills.filter(move |fill| fill.side == side || fill.side == FillSide::Both);
            fills.next()
        };
        let (left, right) = (of(FillSide::Left), of(FillSide::Right));
        match (left, right) {
            (Some(left), Some(right)) if self.is_same(left.value, right.value) => {
                self.fill("fill", left);
            }
            _ => {
                if let Some(left) = left {
                    self.fill("fill_left", left);
                }
                if let Some(right) = right {
                    self.fill("fill_right", right);
                }
            }
        }
    }

    fn fill(&mut self, keyword: &'static str, fill: &Fill) {
        let (first, last) = ends(fill.span);
        self.then(Step::Text(" "));
        self.then(Step::Token(keyword, first));
        self.then(Step::Text(" ("));
        self.then(Step::Expr(fill.value, Form::Fill));
        self.then(Step::Token(")", last));
    }

    /// Whether two values are equal numbers, or one and the same variable.
    fn is_same(&self, left: ExprId, right: ExprId) -> bool {
        match (self.ast.expr(left), self.ast.expr(right)) {
            (Expr::Number(left), Expr::Number(right)) => {
                left.value.partial_cmp(&right.value) == Some(Ordering::Equal)
            }
            _ => left == right,
        }
    }
}
