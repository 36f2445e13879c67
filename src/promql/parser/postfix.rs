//! What follows a selector or a subquery: ranges, `offset`, `@`, `anchored` and `smoothed`.

use super::{Frame, Next, Parser};
use crate::promql::ast::{Expr, ExprId, Modifier, ModifierKind, RangeSelector, Subquery};
use crate::promql::check::hint;
use crate::promql::features::Feature;
use crate::promql::names::Keyword;
use crate::promql::problem::{Problem, ProblemKind};
use crate::promql::token::TokenKind;
use crate::text::Span;

impl Parser<'_, '_> {
    /// Opens the brackets behind an expression.
    pub(super) fn open_range(&mut self, expr: ExprId) -> Next {
        let open = self.bump().span;
        self.brackets += 1;
        self.durations += 1;
        self.frames.push(Frame::Range { expr, open });
        Next::Expect
    }

    /// Ends the innermost brackets; the closing one was read, or is missing.
    pub(super) fn end_range(&mut self, last: Option<ExprId>) -> ExprId {
        let frame = self.frames.pop();
        self.brackets -= 1;
        if let Some(last) = last {
            self.check_duration(last, true);
        }
        self.durations -= 1;
        match frame {
            Some(Frame::Range { expr, open }) => {
                let range = last.unwrap_or_else(|| self.missing());
                self.check_ranged(expr, self.since(open));
                let span = self.since(self.ast.span(expr));
                self.push(
                    span,
                    Expr::Range(RangeSelector {
                        selector: expr,
                        range,
                        modifiers: crate::promql::ast::List::EMPTY,
                    }),
                )
            }
            Some(Frame::Step { expr, range, .. }) => {
                let span = self.since(self.ast.span(expr));
                self.push(
                    span,
                    Expr::Subquery(Subquery {
                        expr,
                        range,
                        step: last,
                        modifiers: crate::promql::ast::List::EMPTY,
                    }),
                )
            }
            _ => unreachable!("the innermost frame is a bracket"),
        }
    }

    /// A range belongs to a selector that has no modifiers yet.
    fn check_ranged(&mut self, expr: ExprId, brackets: Span) {
        let ranged = matches!(
            self.ast.expr(expr),
            Expr::Selector(_) | Expr::Variable { .. } | Expr::Missing
        );
        let early = self
            .ast
            .modifiers(expr)
            .iter()
            .find(|modifier| match modifier.kind {
                ModifierKind::Offset(by) => self.is_set(by),
                ModifierKind::At(_) | ModifierKind::AtStart | ModifierKind::AtEnd => true,
                _ => false,
            });
        let problem = match early {
            _ if !ranged => Problem::new(
                ProblemKind::Type,
                brackets,
                "a range is only possible behind a selector",
            )
            .hint(hint::misplaced_range(&self.ast, expr, brackets)),
            Some(early) => Problem::new(
                ProblemKind::Type,
                brackets,
                format!(
                    "`{}` must stand behind the range",
                    self.ast.slice(early.span)
                ),
            ),
            None => return,
        };
        self.problem(problem);
    }

    /// Whether an offset counts as one: Prometheus takes one of less than half a nanosecond for
    /// none.
    fn is_set(&self, by: ExprId) -> bool {
        self.literal(by)
            .is_none_or(|number| number.value.is_nan() || number.value.abs() >= 0.5e-9)
    }

    /// Checks the value of a duration, if it is constant, and notes what is more than a literal.
    fn check_duration(&mut self, duration: ExprId, positive: bool) {
        let span = self.ast.span(duration);
        if positive && self.constant(duration).is_some_and(|value| value <= 0.0) {
            let message = "a range or step must be greater than zero";
            self.problem(Problem::new(ProblemKind::Syntax, span, message));
        }
        if !matches!(
            self.ast.expr(duration),
            Expr::Number(_) | Expr::Variable { .. } | Expr::Missing
        ) {
            self.needs(Feature::DurationExpressions, span);
        }
    }

    /// Reads `:` in brackets.
    pub(super) fn step(&mut self, range: ExprId) -> Next {
        let Some(Frame::Range { expr, open }) = self.frames.last().copied() else {
            self.unexpected("`]`");
            self.bump();
            return Next::Operand(range);
        };
        let colon = self.bump().span;
        if !self.measured && !matches!(self.ast.expr(range), Expr::Missing) {
            let message = "before `:` Prometheus wants a number in the range";
            let problem = Problem::new(ProblemKind::Syntax, colon, message);
            self.problem(problem.hint("Write for example `[1 * range():1m]`."));
        }
        self.check_duration(range, true);
        self.frames.pop();
        self.frames.push(Frame::Step { expr, range, open });
        if self.eat(TokenKind::CloseBracket).is_some() {
            return Next::Operand(self.end_range(None));
        }
        Next::Expect
    }

    /// Reads the keyword `offset`; its duration is expected.
    pub(super) fn open_offset(&mut self, expr: ExprId) -> Next {
        let keyword = self.bump().span;
        self.durations += 1;
        self.frames.push(Frame::Offset { expr, keyword });
        Next::Expect
    }

    /// Ends an offset.
    pub(super) fn end_offset(&mut self, by: ExprId) -> ExprId {
        let Some(Frame::Offset { expr, keyword }) = self.frames.pop() else {
            unreachable!("the innermost frame is an offset");
        };
        self.check_duration(by, false);
        self.durations -= 1;
        let span = keyword.cover(self.ast.span(by));
        self.modify(
            expr,
            Modifier {
                span,
                kind: ModifierKind::Offset(by),
            },
        );
        expr
    }

    /// Reads `@` with its time stamp.
    pub(super) fn at_modifier(&mut self, expr: ExprId) -> Next {
        let at = self.bump().span;
        let kind =
            if let TokenKind::Keyword(keyword @ (Keyword::Start | Keyword::End)) = self.kind() {
                self.bump();
                for paren in [TokenKind::OpenParen, TokenKind::CloseParen] {
                    if self.eat(paren).is_none() {
                        self.unexpected("`()`");
                    }
                }
                if keyword == Keyword::Start {
                    ModifierKind::AtStart
                } else {
                    ModifierKind::AtEnd
                }
            } else {
                let time = self.signed_number("a time stamp, `start()` or `end()`");
                self.check_time(time);
                ModifierKind::At(time)
            };
        let span = self.since(at);
        self.modify(expr, Modifier { span, kind });
        Next::Operand(expr)
    }

    fn check_time(&mut self, time: ExprId) {
        // What does not fit a 64-bit integer is refused.
        const LIMIT: f64 = 9_223_372_036_854_775_807.0;
        let fits = |value: f64| value.abs() < LIMIT;
        if self.literal(time).is_some_and(|number| !fits(number.value)) && !self.quiet {
            let span = self.ast.span(time);
            self.problem(
                Problem::new(ProblemKind::Syntax, span, "the time stamp is out of range")
                    .hint("It counts seconds since 1970."),
            );
        }
    }

    /// Reads `anchored` or `smoothed`.
    pub(super) fn extended(&mut self, expr: ExprId, keyword: Keyword) -> Next {
        let span = self.bump().span;
        let selector = self.ast.span(expr).cover(span);
        self.needs(Feature::ExtendedRangeSelectors, selector);
        let kind = if keyword == Keyword::Anchored {
            ModifierKind::Anchored
        } else {
            ModifierKind::Smoothed
        };
        self.modify(expr, Modifier { span, kind });
        Next::Operand(expr)
    }

    /// Reads a variable that holds a modifier.
    pub(super) fn variable_modifier(&mut self, expr: ExprId) -> Next {
        let span = self.bump().span;
        let kind = ModifierKind::Variable;
        self.modify(expr, Modifier { span, kind });
        Next::Operand(expr)
    }

    /// Whether an expression may have modifiers.
    pub(super) fn takes_modifiers(&self, expr: ExprId) -> bool {
        matches!(
            self.ast.expr(expr),
            Expr::Selector(_)
                | Expr::Variable { .. }
                | Expr::Range(_)
                | Expr::Subquery(_)
                | Expr::Missing
        )
    }

    /// Gives an expression a modifier, if it may have it.
    fn modify(&mut self, expr: ExprId, modifier: Modifier) {
        let keyword = match modifier.kind {
            ModifierKind::Offset(_) => "offset",
            ModifierKind::At(_) | ModifierKind::AtStart | ModifierKind::AtEnd => "@",
            ModifierKind::Anchored => "anchored",
            ModifierKind::Smoothed => "smoothed",
            ModifierKind::Variable => "$",
        };
        if let Some(message) = self.clash(expr, modifier.kind) {
            let whole = self.ast.span(expr).cover(modifier.span);
            let span = if matches!(self.ast.expr(expr), Expr::Missing) {
                modifier.span
            } else {
                whole
            };
            self.problem(Problem::new(ProblemKind::Type, span, message));
            return;
        }
        if self.ast.modify(expr, modifier) || matches!(self.ast.expr(expr), Expr::Missing) {
            return;
        }
        let span = self.ast.span(expr).cover(modifier.span);
        self.problem(
            Problem::new(
                ProblemKind::Type,
                span,
                format!("`{keyword}` belongs behind a selector, a range or a subquery"),
            )
            .hint("Write it inside of the parentheses or the call, behind the selector."),
        );
    }

    /// Why a modifier cannot stand beside those that an expression has.
    fn clash(&self, expr: ExprId, kind: ModifierKind) -> Option<&'static str> {
        use ModifierKind::{Anchored, At, AtEnd, AtStart, Offset, Smoothed};
        let subquery = matches!(self.ast.expr(expr), Expr::Subquery(_));
        if subquery && matches!(kind, Anchored | Smoothed) {
            return Some("`anchored` and `smoothed` are not possible on a subquery");
        }
        self.modifiers_below(expr)
            .find_map(|earlier| match (earlier, kind) {
                (Offset(earlier), Offset(_)) if self.is_set(earlier) => {
                    Some("the offset is set more than once")
                }
                (At(_) | AtStart | AtEnd, At(_) | AtStart | AtEnd) => {
                    Some("the time stamp behind `@` is set more than once")
                }
                (Anchored, Smoothed) | (Smoothed, Anchored) => {
                    Some("`anchored` and `smoothed` cannot be used together")
                }
                _ => None,
            })
    }

    /// The modifiers of an expression, and those of the selector below a range.
    fn modifiers_below(&self, expr: ExprId) -> impl Iterator<Item = ModifierKind> + '_ {
        let below = match self.ast.expr(expr) {
            Expr::Range(range) => self.ast.modifiers(range.selector),
            _ => &[],
        };
        let own = self.ast.modifiers(expr);
        below.iter().chain(own).map(|modifier| modifier.kind)
    }
}
