//! Signs, binary operators and what stands behind them.

use super::{Frame, Parser};
use crate::promql::ast::{
    Binary, Expr, ExprId, Fill, FillSide, GroupSide, List, Matching, MatchingId, Number, On,
};
use crate::promql::features::Feature;
use crate::promql::names::{BinaryOp, Keyword, UnaryOp};
use crate::promql::problem::{Problem, ProblemKind};
use crate::promql::token::TokenKind;
use crate::text::Span;

impl Parser<'_, '_> {
    /// Reads an operator whose left side is `left`, and what belongs to it.
    pub(super) fn operator(&mut self, left: ExprId, op: BinaryOp, op_span: Span) {
        let left = self.reduce(left, op.power(), op == BinaryOp::Pow);
        let matching = if self.durations > 0 {
            None
        } else {
            self.matching(Matching::default())
        };
        self.frames.push(Frame::Binary {
            op,
            op_span,
            left,
            matching,
        });
    }

    /// Ends the operators above the innermost bracket that bind tighter than `power`, or as
    /// tight unless `right`.
    pub(super) fn reduce(&mut self, mut operand: ExprId, power: u8, right: bool) -> ExprId {
        loop {
            let top = match self.frames.last() {
                Some(Frame::Unary { power, .. }) => *power,
                Some(Frame::Binary { op, .. }) => op.power(),
                _ => return operand,
            };
            if top < power || top == power && right {
                return operand;
            }
            operand = self.reduce_one(operand);
        }
    }

    /// Ends the innermost operator.
    pub(super) fn reduce_one(&mut self, operand: ExprId) -> ExprId {
        match self.frames.pop() {
            Some(Frame::Unary { op, span, .. }) => self.unary(op, span, operand),
            Some(Frame::Binary {
                op,
                op_span,
                left,
                matching,
            }) => {
                self.check_divisor(op, op_span, operand);
                let span = self.ast.span(left).cover(self.ast.span(operand));
                self.push(
                    span,
                    Expr::Binary(Binary {
                        op,
                        op_span,
                        left,
                        right: operand,
                        matching,
                    }),
                )
            }
            _ => unreachable!("the innermost frame is an operator"),
        }
    }

    fn unary(&mut self, op: UnaryOp, sign: Span, operand: ExprId) -> ExprId {
        let span = sign.cover(self.ast.span(operand));
        let Some(number) = self.literal(operand) else {
            return self.push(span, Expr::Unary(op, operand));
        };
        let node = self.ast.node_mut(operand);
        node.span = span;
        if op == UnaryOp::Minus {
            node.expr = Expr::Number(Number {
                value: -number.value,
                ..number
            });
        }
        operand
    }

    /// A duration cannot be divided by zero.
    fn check_divisor(&mut self, op: BinaryOp, op_span: Span, divisor: ExprId) {
        let divides = matches!(op, BinaryOp::Div | BinaryOp::Mod);
        let is_zero = || self.constant(divisor) == Some(0.0);
        if self.durations > 0 && divides && is_zero() {
            let span = op_span.cover(self.ast.span(divisor));
            self.problem(Problem::new(
                ProblemKind::Syntax,
                span,
                "a duration is divided by zero",
            ));
        }
    }

    /// Reads `bool`, `on`, `group_left` and `fill` in this order, as far as they stand here.
    fn matching(&mut self, mut matching: Matching) -> Option<MatchingId> {
        let mut any = matching.variable.is_some();
        if matching.bool_span.is_none() {
            matching.bool_span = self.eat(TokenKind::Keyword(Keyword::Bool));
        }
        any |= matching.bool_span.is_some();
        let keyword = self.token();
        let ignoring = keyword.kind == TokenKind::Keyword(Keyword::Ignoring);
        if ignoring || keyword.kind == TokenKind::Keyword(Keyword::On) {
            self.bump();
            let labels = self.labels(if ignoring { "`ignoring`" } else { "`on`" });
            matching.on = Some(On {
                span: self.since(keyword.span),
                ignoring,
                labels,
            });
            any = true;
        }
        any |= self.group_side(&mut matching);
        any |= self.fills(&mut matching);
        any.then(|| self.ast.push_matching(matching))
    }

    fn group_side(&mut self, matching: &mut Matching) -> bool {
        let keyword = self.token();
        let left = keyword.kind == TokenKind::Keyword(Keyword::GroupLeft);
        if !left && keyword.kind != TokenKind::Keyword(Keyword::GroupRight) {
            return false;
        }
        if matching.on.is_none()
            && matching.variable.is_none()
            && let Some(problem) = self.unexpected("`on (…)` or `ignoring (…)` before it")
        {
            problem.hint = Some(
                "Say which labels match first, also if it is all of them: `ignoring () group_left`."
                    .to_owned(),
            );
        }
        self.bump();
        let labels = if self.kind() == TokenKind::OpenParen {
            self.labels("`group_left`")
        } else {
            List::EMPTY
        };
        matching.group = Some(GroupSide {
            span: self.since(keyword.span),
            left,
            labels,
        });
        true
    }

    fn fills(&mut self, matching: &mut Matching) -> bool {
        for index in 0..matching.fills.len() {
            let keyword = self.token();
            let side = match keyword.kind {
                TokenKind::Keyword(Keyword::Fill) => FillSide::Both,
                TokenKind::Keyword(Keyword::FillLeft) => FillSide::Left,
                TokenKind::Keyword(Keyword::FillRight) => FillSide::Right,
                _ => return index > 0,
            };
            let first = matching.fills[0].map(|fill| fill.side);
            if first.is_some_and(|first| {
                first == FillSide::Both || side == FillSide::Both || first == side
            }) {
                return true;
            }
            self.bump();
            self.needs(Feature::FillModifiers, keyword.span);
            let value = self.fill_value();
            matching.fills[index] = Some(Fill {
                span: self.since(keyword.span),
                side,
                value,
            });
        }
        true
    }

    /// Reads `(0)`.
    fn fill_value(&mut self) -> ExprId {
        self.eat(TokenKind::OpenParen);
        let value = self.signed_number("a number");
        if self.eat(TokenKind::CloseParen).is_none() {
            self.unexpected("`)`");
        }
        value
    }

    /// Reads a number, a duration or a variable, with a sign perhaps.
    pub(super) fn signed_number(&mut self, expected: &str) -> ExprId {
        let sign = match self.kind() {
            TokenKind::Op(BinaryOp::Add) => Some((UnaryOp::Plus, self.bump().span)),
            TokenKind::Op(BinaryOp::Sub) => Some((UnaryOp::Minus, self.bump().span)),
            _ => None,
        };
        let value = match self.kind() {
            TokenKind::Number | TokenKind::Duration => self.number(),
            TokenKind::Variable => {
                let word = Self::word(self.bump());
                let modifiers = List::EMPTY;
                self.push(word.span, Expr::Variable { word, modifiers })
            }
            _ => {
                self.unexpected(expected);
                self.missing()
            }
        };
        match sign {
            Some((op, span)) => self.unary(op, span, value),
            None => value,
        }
    }

    /// Takes a variable that stands behind an operator for a part of its matching, when what
    /// follows shows that it is no operand: the `$bool` of `a == $bool b`.
    pub(super) fn variable_of_operator(&mut self, operand: ExprId) -> bool {
        let Expr::Variable { word, modifiers } = *self.ast.expr(operand) else {
            return false;
        };
        let Some(Frame::Binary { matching, op, .. }) = self.frames.last().copied() else {
            return false;
        };
        let before = matching
            .map(|id| *self.ast.matching(id))
            .unwrap_or_default();
        if op == BinaryOp::Missing || before.variable.is_some() || !modifiers.is_empty() {
            return false;
        }
        let after = self.matching(Matching {
            variable: Some(word.span),
            ..before
        });
        if let Some(Frame::Binary { matching, .. }) = self.frames.last_mut() {
            *matching = after;
        }
        self.ast.forget(operand);
        true
    }
}
