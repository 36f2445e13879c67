//! What follows an operand: operators, closing brackets, the end.

use super::{Frame, Next, Parser, words};
use crate::promql::ast::{Aggregate, Binary, Expr, ExprId, Grouping, GroupingKind, List};
use crate::promql::names::{BinaryOp, Keyword};
use crate::promql::parser::operand::SIGN_OF_OFFSET;
use crate::promql::problem::{Problem, ProblemKind};
use crate::promql::token::TokenKind;
use crate::text::Span;

impl Parser<'_, '_> {
    /// Looks at what follows an operand.
    pub(super) fn after(&mut self, operand: ExprId) -> Next {
        if let Some(next) = self.after_offset(operand) {
            return next;
        }
        match self.kind() {
            TokenKind::Op(op) if self.durations == 0 || op.is_arithmetic() => {
                let span = self.bump().span;
                self.operator(operand, op, span);
                Next::Expect
            }
            TokenKind::Error => {
                self.quiet = true;
                self.bump();
                Next::Operand(operand)
            }
            TokenKind::Comma => self.comma(operand),
            TokenKind::CloseParen => self.close_paren(operand),
            TokenKind::CloseBracket => self.close_bracket(operand),
            TokenKind::End => self.close_all(operand),
            TokenKind::Colon => {
                let operand = self.reduce(operand, 0, false);
                if let Some(Frame::Paren { .. } | Frame::Call { .. }) = self.frames.last() {
                    self.unexpected("`)`");
                    self.bump();
                    return Next::Operand(operand);
                }
                self.step(operand)
            }
            _ if self.durations > 0 => self.side_by_side(operand),
            TokenKind::OpenBracket => self.open_range(operand),
            TokenKind::At => self.at_modifier(operand),
            TokenKind::Keyword(Keyword::Offset) => self.open_offset(operand),
            TokenKind::Keyword(keyword @ (Keyword::Anchored | Keyword::Smoothed)) => {
                self.extended(operand, keyword)
            }
            TokenKind::Variable => self.variable_behind(operand),
            _ => self.side_by_side(operand),
        }
    }

    /// Ends an offset as soon as its duration is read: it takes no operators, unless its
    /// duration starts with a parenthesis.
    fn after_offset(&mut self, operand: ExprId) -> Option<Next> {
        match self.frames.last() {
            Some(Frame::Unary {
                power: SIGN_OF_OFFSET,
                ..
            }) => Some(Next::Operand(self.reduce_one(operand))),
            Some(Frame::Offset { .. }) => {
                let open = matches!(self.ast.expr(operand), Expr::Paren(_));
                let more = matches!(self.kind(), TokenKind::Op(op) if op.is_arithmetic());
                (!(open && more)).then(|| Next::Operand(self.end_offset(operand)))
            }
            Some(Frame::Unary { .. } | Frame::Binary { .. }) if self.durations > 0 => {
                let more = matches!(self.kind(), TokenKind::Op(op) if op.is_arithmetic());
                if more || !matches!(self.innermost_bracket(), Some(Frame::Offset { .. })) {
                    return None;
                }
                let operand = self.reduce(operand, 0, false);
                Some(Next::Operand(self.end_offset(operand)))
            }
            _ => None,
        }
    }

    /// A variable behind an operand: an operator if an operand follows, else a modifier.
    fn variable_behind(&mut self, operand: ExprId) -> Next {
        let operator = match self.ahead(1) {
            TokenKind::Number
            | TokenKind::Duration
            | TokenKind::String
            | TokenKind::Name
            | TokenKind::Variable
            | TokenKind::Aggregate(_)
            | TokenKind::OpenParen
            | TokenKind::OpenBrace => true,
            TokenKind::Keyword(keyword) => !matches!(
                keyword,
                Keyword::Offset | Keyword::Anchored | Keyword::Smoothed
            ),
            _ => false,
        };
        if !operator && self.takes_modifiers(operand) {
            return self.variable_modifier(operand);
        }
        if !operator {
            return Next::Operand(self.variable_rest(operand));
        }
        if self.variable_of_operator_before(operand) {
            return Next::Expect;
        }
        let span = self.bump().span;
        self.operator(operand, BinaryOp::Variable, span);
        Next::Expect
    }

    /// A variable behind an expression that takes no modifiers: it may hold an operator with its
    /// right side, or the grouping of an aggregation.
    fn variable_rest(&mut self, operand: ExprId) -> ExprId {
        let variable = self.bump().span;
        if let Expr::Aggregate(aggregate) = *self.ast.expr(operand)
            && aggregate.grouping.is_none()
        {
            let node = self.ast.node_mut(operand);
            node.span = node.span.cover(variable);
            node.expr = Expr::Aggregate(Aggregate {
                grouping: Some(Grouping {
                    span: variable,
                    kind: GroupingKind::Variable,
                    labels: List::EMPTY,
                    trailing: true,
                }),
                ..aggregate
            });
            return operand;
        }
        let right = self.missing();
        let span = self.ast.span(operand).cover(variable);
        self.push(
            span,
            Expr::Binary(Binary {
                op: BinaryOp::Variable,
                op_span: variable,
                left: operand,
                right,
                matching: None,
            }),
        )
    }

    /// `a == $bool $b`: the first variable belongs to the operator, the second is the operand.
    fn variable_of_operator_before(&mut self, operand: ExprId) -> bool {
        let comparison = matches!(
            self.frames.last(),
            Some(Frame::Binary { op, .. }) if op.is_comparison()
        );
        let ends = !matches!(
            self.ahead(1),
            TokenKind::Variable | TokenKind::OpenParen | TokenKind::Name
        );
        comparison && ends && self.variable_of_operator(operand)
    }

    /// Something that starts an operand follows one, or something that fits nowhere.
    fn side_by_side(&mut self, operand: ExprId) -> Next {
        if self.durations == 0 && self.variable_of_operator(operand) {
            return Next::Expect;
        }
        let expected = self.expected_after();
        let token = self.token();
        let text = self.ast.text();
        if let Some(problem) = self.unexpected(expected) {
            problem.hint = match token.kind {
                TokenKind::Name => words::keyword_hint(token.span.of(text)),
                kind => words::misplaced_hint(kind).map(str::to_owned),
            };
        }
        let starts_operand = matches!(
            self.kind(),
            TokenKind::Name
                | TokenKind::Number
                | TokenKind::Duration
                | TokenKind::String
                | TokenKind::Aggregate(_)
                | TokenKind::Variable
                | TokenKind::OpenParen
                | TokenKind::OpenBrace
        );
        if !starts_operand {
            self.bump();
            return Next::Operand(operand);
        }
        let at = self.token().span.start as usize;
        self.operator(operand, BinaryOp::Missing, Span::empty(at));
        Next::Expect
    }

    /// What the operators at hand are inside of.
    fn innermost_bracket(&self) -> Option<&Frame> {
        let is_operator =
            |frame: &Frame| matches!(frame, Frame::Unary { .. } | Frame::Binary { .. });
        self.frames.iter().rev().find(|frame| !is_operator(frame))
    }

    fn expected_after(&self) -> &'static str {
        match self.innermost_bracket() {
            None => "an operator or the end",
            Some(Frame::Range { .. }) => "`:` or `]`",
            Some(Frame::Step { .. }) => "`]`",
            Some(Frame::Call { .. } | Frame::Aggregate { .. }) => "an operator, `,` or `)`",
            Some(_) => "an operator or `)`",
        }
    }

    fn comma(&mut self, operand: ExprId) -> Next {
        let operand = self.reduce(operand, 0, false);
        let Some(Frame::Call { .. } | Frame::Aggregate { .. }) = self.frames.last() else {
            let expected = self.expected_after();
            self.unexpected(expected);
            let comma = self.bump().span;
            let at = comma.start as usize;
            // A comma at the end joins nothing.
            if matches!(self.kind(), TokenKind::CloseParen | TokenKind::End) {
                return Next::Operand(operand);
            }
            self.operator(operand, BinaryOp::Missing, Span::empty(at));
            return Next::Expect;
        };
        self.args.push(operand);
        let comma = self.bump().span;
        self.quiet = false;
        if self.kind() != TokenKind::CloseParen {
            return Next::Expect;
        }
        let message = "a call has no comma behind its last argument";
        self.problem(Problem::new(ProblemKind::Syntax, comma, message));
        self.bump();
        Next::Operand(self.end_call())
    }

    fn close_paren(&mut self, operand: ExprId) -> Next {
        let operand = self.reduce(operand, 0, false);
        let Some(frame) = self.frames.last().copied() else {
            return self.stray_close(operand);
        };
        match frame {
            Frame::Range { open, .. } | Frame::Step { open, .. } => {
                if self.parens == 0 {
                    return self.stray_close(operand);
                }
                self.unclosed_bracket(open);
                Next::Operand(self.end_range(Some(operand)))
            }
            Frame::Call { .. } | Frame::Aggregate { .. } => {
                self.args.push(operand);
                self.bump();
                self.quiet = false;
                Next::Operand(self.end_call())
            }
            Frame::Paren { open } => {
                self.bump();
                self.quiet = false;
                Next::Operand(self.end_paren(open, operand))
            }
            Frame::Offset { .. } | Frame::Unary { .. } | Frame::Binary { .. } => {
                unreachable!("operators and offsets were ended")
            }
        }
    }

    fn end_paren(&mut self, open: Span, operand: ExprId) -> ExprId {
        self.frames.pop();
        self.parens -= 1;
        let span = self.since(open);
        self.push(span, Expr::Paren(operand))
    }

    fn stray_close(&mut self, operand: ExprId) -> Next {
        let token = self.bump();
        let shown = token.span.of(self.ast.text());
        self.problem(
            Problem::new(
                ProblemKind::Syntax,
                token.span,
                format!("unexpected `{shown}`: nothing is open here"),
            )
            .universal(),
        );
        Next::Operand(operand)
    }

    fn unclosed_bracket(&mut self, open: Span) {
        let expected = self.expected_after();
        if let Some(problem) = self.unexpected(expected) {
            problem.related = Some((open, "opened here".to_owned()));
            problem.universal = true;
        }
    }

    fn close_bracket(&mut self, operand: ExprId) -> Next {
        let operand = self.reduce(operand, 0, false);
        if self.brackets == 0 {
            return self.stray_close(operand);
        }
        if let Some(Frame::Range { .. } | Frame::Step { .. }) = self.frames.last() {
            self.bump();
            self.quiet = false;
            return Next::Operand(self.end_range(Some(operand)));
        }
        // A parenthesis inside of the brackets is not closed.
        self.unexpected("`)`");
        Next::Operand(self.end_virtually(operand))
    }

    /// Ends the innermost parenthesis, call or bracket without its closing character.
    fn end_virtually(&mut self, operand: ExprId) -> ExprId {
        match self.frames.last().copied() {
            Some(Frame::Paren { open }) => self.end_paren(open, operand),
            Some(Frame::Call { .. } | Frame::Aggregate { .. }) => {
                self.args.push(operand);
                self.end_call()
            }
            _ => self.end_range(Some(operand)),
        }
    }

    /// The end of the query: whatever is still open is ended.
    fn close_all(&mut self, operand: ExprId) -> Next {
        let operand = self.reduce(operand, 0, false);
        let Some(frame) = self.frames.last().copied() else {
            return Next::End(operand);
        };
        let (open, what) = match frame {
            Frame::Paren { open } | Frame::Call { open, .. } | Frame::Aggregate { open, .. } => {
                (open, "(")
            }
            Frame::Range { open, .. } | Frame::Step { open, .. } => (open, "["),
            Frame::Offset { .. } | Frame::Unary { .. } | Frame::Binary { .. } => {
                unreachable!("operators and offsets were ended")
            }
        };
        let end = self.end();
        let told = self
            .problems
            .last()
            .is_some_and(|last| last.kind == ProblemKind::Syntax && last.span.end as usize >= end);
        if !told {
            self.problem(
                Problem::new(
                    ProblemKind::Syntax,
                    Span::empty(end),
                    format!("the `{what}` is never closed"),
                )
                .related(open, "opened here")
                .universal(),
            );
        }
        Next::Operand(self.end_virtually(operand))
    }
}
