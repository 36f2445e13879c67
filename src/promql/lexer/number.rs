//! Numbers and durations.

use super::{Lexer, is_word};
use crate::promql::problem::{Problem, ProblemKind};
use crate::promql::token::TokenKind;
use crate::text::Span;

impl Lexer<'_> {
    /// A number or a duration, or with variables in it either of them.
    pub(super) fn number(&mut self) {
        let start = self.at;
        let kind = if self.scan_number() {
            TokenKind::Number
        } else if self.scan_units() {
            TokenKind::Duration
        } else {
            TokenKind::Error
        };
        let touches = matches!(self.peek(0), b'$' | b'[');
        if touches && self.word_rest() {
            return self.emit_with(start, TokenKind::Variable, false, true);
        }
        if kind != TokenKind::Error {
            return self.emit(start, kind);
        }
        while is_word(self.peek(0)) || self.peek(0) == b'.' {
            self.at += 1;
            if self.peek(0) == b'$' && self.word_rest() {
                return self.emit_with(start, TokenKind::Variable, false, true);
            }
        }
        let span = Span::new(start, self.at);
        let text = span.of(self.text);
        let problem = Problem::new(
            ProblemKind::Syntax,
            span,
            format!("`{text}` is neither a number nor a duration"),
        );
        let first = text.trim_start_matches(|char: char| char.is_ascii_digit());
        let hint =
            if first.starts_with('.') && text.ends_with(|char: char| char.is_ascii_alphabetic()) {
                "A duration has no fractions; write `1h30m` for one and a half hours."
            } else if first.starts_with(|char: char| char.is_ascii_alphabetic()) {
                "The units of a duration are y, w, d, h, m, s and ms, in this order: `1h30m`."
            } else {
                "Digits may be separated by single `_`; names do not start with a digit."
            };
        self.fail(start, problem.hint(hint));
    }

    /// Moves over the bytes that `fits` takes.
    fn run(&mut self, fits: impl Fn(u8) -> bool) {
        while fits(self.peek(0)) {
            self.at += 1;
        }
    }

    /// Moves over a number as Prometheus reads it; false if what stands there is none, with the
    /// position where that became clear.
    fn scan_number(&mut self) -> bool {
        let hex = self.peek(0) == b'0' && matches!(self.peek(1), b'x' | b'X');
        if hex {
            self.at += 2;
            if self.peek(0) == b'_' {
                self.at += 1;
            }
        }
        let is_digit = |byte: u8| byte.is_ascii_digit() || hex && byte.is_ascii_hexdigit();
        let (mut dot, mut exponent) = (false, false);
        loop {
            match self.peek(0) {
                byte if is_digit(byte) => self.run(is_digit),
                b'.' => {
                    if dot || hex || matches!(self.peek(1), b'.' | b'_') {
                        return false;
                    }
                    dot = true;
                    self.at += 1;
                }
                b'e' | b'E' => {
                    if exponent {
                        return false;
                    }
                    exponent = true;
                    let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
                    if !is_digit(self.peek(1 + sign)) {
                        return false;
                    }
                    self.at += 1 + sign;
                }
                b'_' => {
                    if !is_digit(self.peek(1)) {
                        return false;
                    }
                    self.at += 1;
                }
                byte => return !is_word(byte),
            }
        }
    }

    /// Moves over the units of a duration whose first number was read.
    fn scan_units(&mut self) -> bool {
        let mut first = true;
        loop {
            match self.peek(0) {
                b'y' if first => self.at += 1,
                b's' | b'm' | b'h' | b'd' | b'w' => self.at += 1,
                _ => return false,
            }
            if self.peek(0) == b's' {
                self.at += 1;
            }
            first = false;
            if !self.peek(0).is_ascii_digit() {
                return !is_word(self.peek(0));
            }
            self.run(|byte| byte.is_ascii_digit());
        }
    }
}
