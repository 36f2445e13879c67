//! Where an operand is expected.

use super::{Frame, Parser};
use crate::promql::ast::{Expr, ExprId, List, Literal, Number, Selector, Word};
use crate::promql::literal;
use crate::promql::names::{BinaryOp, Keyword, UNARY_POWER, UnaryOp};
use crate::promql::token::{Token, TokenKind};
use crate::text::Span;

const WORD_IN_BRACKETS: &str = "a range or step is a number or a duration";
const MOST_YEARS: &str = "292 years is the most.";

/// The longest duration in seconds: Go counts nanoseconds in 63 bits.
const MAX_SECONDS: f64 = 9_223_372_036.854_776;

/// Binds tighter than every operator.
pub(super) const SIGN_OF_OFFSET: u8 = u8::MAX;

impl Parser<'_, '_> {
    /// Reads an operand; none if something was opened that needs one first.
    pub(super) fn operand(&mut self) -> Option<ExprId> {
        let token = self.token();
        let measures = matches!(
            token.kind,
            TokenKind::Number | TokenKind::Duration | TokenKind::Variable
        );
        self.measured |= measures && self.brackets > 0;
        match token.kind {
            TokenKind::Op(op @ (BinaryOp::Add | BinaryOp::Sub)) => {
                self.bump();
                let of_offset = matches!(self.frames.last(), Some(Frame::Offset { .. }));
                self.frames.push(Frame::Unary {
                    op: if op == BinaryOp::Add {
                        UnaryOp::Plus
                    } else {
                        UnaryOp::Minus
                    },
                    span: token.span,
                    power: if of_offset {
                        SIGN_OF_OFFSET
                    } else {
                        UNARY_POWER
                    },
                });
                None
            }
            TokenKind::OpenParen => {
                self.bump();
                self.parens += 1;
                self.frames.push(Frame::Paren { open: token.span });
                None
            }
            TokenKind::Number | TokenKind::Duration => Some(self.number()),
            TokenKind::Variable => self.variable(),
            TokenKind::Error => {
                self.quiet = true;
                self.bump();
                None
            }
            _ if self.durations > 0 => self.in_duration(),
            TokenKind::String => {
                self.bump();
                let literal = Self::string(token);
                Some(self.push(token.span, Expr::String(literal)))
            }
            TokenKind::OpenBrace => Some(self.selector(None)),
            TokenKind::Name
            | TokenKind::Keyword(_)
            | TokenKind::Aggregate(_)
            | TokenKind::Op(BinaryOp::And | BinaryOp::Or | BinaryOp::Unless | BinaryOp::Atan2) => {
                self.name()
            }
            _ => Some(self.no_operand("an expression")),
        }
    }

    /// Reports that there is no operand, and leaves the token to what comes after one.
    fn no_operand(&mut self, expected: &str) -> ExprId {
        let unclosed = self.kind() == TokenKind::End && self.parens + self.brackets > 0;
        // What is never closed is the better thing to say at the end.
        if !unclosed {
            self.unexpected(expected);
        }
        self.missing()
    }

    pub(super) fn string(token: Token) -> Literal {
        Literal {
            span: token.span,
            escapes: token.escapes,
            variables: token.variables,
        }
    }

    /// Reads a number or a duration.
    pub(super) fn number(&mut self) -> ExprId {
        let token = self.bump();
        let text = token.span.of(self.ast.text());
        let duration = token.kind == TokenKind::Duration;
        let value = if duration {
            literal::duration(text).map_err(|(message, hint)| (message, Some(hint)))
        } else {
            literal::number(text).ok_or(("the number is out of range", None))
        };
        let is_word = !duration && text.as_bytes()[0].is_ascii_alphabetic();
        let value = match value {
            _ if is_word && self.brackets > 0 && self.durations > 0 => {
                Err((WORD_IN_BRACKETS, None))
            }
            Ok(seconds) if self.durations > 0 && seconds.abs() > MAX_SECONDS => {
                Err(("the duration is out of range", Some(MOST_YEARS)))
            }
            value => value,
        };
        let value = value.unwrap_or_else(|(message, hint)| {
            let span = match self.frames.last() {
                // The sign of an offset belongs to the literal.
                Some(Frame::Unary {
                    power: SIGN_OF_OFFSET,
                    span,
                    ..
                }) => span.cover(token.span),
                _ => token.span,
            };
            if let Some(problem) = self.syntax(span, message) {
                problem.hint = hint.map(str::to_owned);
            }
            // Mistakes inside a literal say nothing about what follows it.
            self.quiet = false;
            f64::NAN
        });
        self.push(token.span, Expr::Number(Number { value, duration }))
    }

    /// An operand of a duration that is neither a literal nor a variable.
    fn in_duration(&mut self) -> Option<ExprId> {
        const EXPECTED: &str = "a duration";
        let is_name = matches!(
            self.kind(),
            TokenKind::Name
                | TokenKind::Aggregate(_)
                | TokenKind::Keyword(_)
                | TokenKind::String
                | TokenKind::OpenBrace
        );
        let function = matches!(
            self.kind(),
            TokenKind::Keyword(Keyword::Step | Keyword::Range | Keyword::MinOf | Keyword::MaxOf)
        );
        if function && self.ahead(1) == TokenKind::OpenParen {
            return self.open_call();
        }
        if function {
            let name = self.bump().span;
            self.unexpected("`(`");
            return Some(self.push(name, Expr::Missing));
        }
        if let Some(problem) = is_name.then(|| self.unexpected(EXPECTED)).flatten() {
            problem.hint = Some(
                "A duration is a number with units, like `5m` or `1h30m`; without units it counts seconds."
                    .to_owned(),
            );
        }
        if is_name {
            let token = self.token();
            // Nothing may stay that starts an operand, or nobody would ever move over it.
            if token.kind == TokenKind::OpenBrace {
                self.matchers();
            } else {
                self.bump();
            }
            let span = self.since(token.span);
            return Some(self.push(span, Expr::Missing));
        }
        Some(self.no_operand(EXPECTED))
    }

    /// A word with variables where an operand is expected.
    fn variable(&mut self) -> Option<ExprId> {
        let token = self.token();
        match self.ahead(1) {
            TokenKind::OpenParen => return self.open_call(),
            TokenKind::Keyword(Keyword::By | Keyword::Without)
                if self.durations == 0 && self.ahead(2) == TokenKind::OpenParen =>
            {
                return self.aggregate(None);
            }
            _ => {}
        }
        self.bump();
        let word = Self::word(token);
        let braces = self.durations == 0 && self.kind() == TokenKind::OpenBrace;
        if braces || self.durations == 0 && self.is_metric(word) {
            return Some(self.selector(Some(word)));
        }
        let modifiers = List::EMPTY;
        Some(self.push(word.span, Expr::Variable { word, modifiers }))
    }

    /// Whether a word with variables can only be the name of a metric: it starts like one, or
    /// parts of it stand in no number.
    fn is_metric(&self, word: Word) -> bool {
        let text = self.ast.slice(word.span);
        let first = text.as_bytes()[0];
        if first.is_ascii_alphabetic() || first == b'_' || first == b':' {
            return true;
        }
        let mut rest = text;
        let mut braces = false;
        // What stands outside of the references, as far as it tells.
        while let Some(byte) = rest.bytes().next() {
            match byte {
                b'{' => braces = true,
                b'}' => braces = false,
                b'$' => {
                    let name = rest[1..]
                        .bytes()
                        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_');
                    let skip = 1 + if rest[1..].starts_with('{') {
                        0
                    } else {
                        name.count()
                    };
                    rest = &rest[skip..];
                    continue;
                }
                b'_' | b':' if !braces => return !text.starts_with("[["),
                _ => {}
            }
            let width = rest.chars().next().map_or(1, char::len_utf8);
            rest = &rest[width..];
        }
        false
    }

    /// A word without variables where an operand is expected.
    fn name(&mut self) -> Option<ExprId> {
        let token = self.token();
        let next = self.ahead(1);
        match token.kind {
            TokenKind::Aggregate(op) => {
                let keyword = matches!(next, TokenKind::Keyword(Keyword::By | Keyword::Without));
                if keyword || matches!(next, TokenKind::OpenParen | TokenKind::Variable) {
                    return self.aggregate(Some(op));
                }
            }
            TokenKind::Name
            | TokenKind::Keyword(
                Keyword::Start
                | Keyword::End
                | Keyword::Step
                | Keyword::Range
                | Keyword::MinOf
                | Keyword::MaxOf,
            ) if next == TokenKind::OpenParen => return self.open_call(),
            TokenKind::Op(BinaryOp::Atan2) => return Some(self.no_operand("an expression")),
            TokenKind::Keyword(
                Keyword::Bool
                | Keyword::GroupLeft
                | Keyword::GroupRight
                | Keyword::Ignoring
                | Keyword::On,
            ) => {
                self.unexpected("an expression");
                let span = self.bump().span;
                return Some(self.push(span, Expr::Missing));
            }
            _ => {}
        }
        self.bump();
        Some(self.selector(Some(Self::word(token))))
    }

    /// Reads a selector whose name was read.
    pub(super) fn selector(&mut self, name: Option<Word>) -> ExprId {
        let mut matchers = List::EMPTY;
        let mut braces = None;
        if self.kind() == TokenKind::OpenBrace {
            let open = self.token().span;
            matchers = self.matchers();
            braces = Some(self.since(open));
        }
        let span = match (name, braces) {
            (Some(name), Some(braces)) => name.span.cover(braces),
            (Some(name), None) => name.span,
            (None, braces) => braces.unwrap_or_else(|| Span::empty(self.end())),
        };
        self.push(
            span,
            Expr::Selector(Selector {
                name,
                braces,
                matchers,
                modifiers: List::EMPTY,
            }),
        )
    }
}
