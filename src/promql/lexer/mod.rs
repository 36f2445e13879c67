//! From text to tokens.
//!
//! Inside braces every word is a name; inside brackets `:` stands by itself, elsewhere it is part
//! of names. A reference to a variable that touches a word or a number makes one token with it,
//! and so does Grafana's old `[[v]]`. What is no token is reported and becomes
//! [`TokenKind::Error`], behind which the lexer goes on.

mod number;
mod quoteless;
mod stray;
mod string;

pub(super) use stray::{ALTERNATIVES, COMMA};

use super::names::{BinaryOp, Keyword, MatchOp};
use super::problem::{Problem, ProblemKind};
use super::token::{Token, TokenKind, word_kind};
use crate::template::Finder;
use crate::text::Span;

/// The tokens of a query.
pub(super) struct Lexed {
    /// The tokens, the last one is [`TokenKind::End`].
    pub(super) tokens: Vec<Token>,
    /// The comments, in order.
    pub(super) comments: Vec<Span>,
    /// What is no token.
    pub(super) problems: Vec<Problem>,
}

/// Splits a query into tokens.
pub(super) fn lex(text: &str) -> Lexed {
    let mut lexer = Lexer {
        text,
        bytes: text.as_bytes(),
        at: 0,
        finder: Finder::new(text),
        braces: false,
        brackets: false,
        measured: false,
        labels_of: None,
        lexed: Lexed {
            tokens: Vec::with_capacity(text.len() / 4 + 2),
            comments: Vec::new(),
            problems: Vec::new(),
        },
    };
    while lexer.step() {}
    lexer.emit(lexer.at, TokenKind::End);
    lexer.lexed
}

struct Lexer<'q> {
    text: &'q str,
    bytes: &'q [u8],
    at: usize,
    finder: Finder<'q>,
    braces: bool,
    brackets: bool,
    /// Whether a number was read since the last opening bracket.
    measured: bool,
    /// The keyword whose labels are read: `by`, `on` and so on.
    labels_of: Option<Span>,
    lexed: Lexed,
}

/// Whether a byte may stand in a name.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Where the keyword stands that labels in parentheses follow.
fn keyword_of_labels(token: &Token) -> Option<Span> {
    let is_one = matches!(
        token.kind,
        TokenKind::Keyword(
            Keyword::By
                | Keyword::Without
                | Keyword::On
                | Keyword::Ignoring
                | Keyword::GroupLeft
                | Keyword::GroupRight
        )
    );
    is_one.then_some(token.span)
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn emit(&mut self, start: usize, kind: TokenKind) {
        self.emit_with(start, kind, false, false);
    }

    fn emit_with(&mut self, start: usize, kind: TokenKind, escapes: bool, variables: bool) {
        self.measured |= matches!(
            kind,
            TokenKind::Number | TokenKind::Duration | TokenKind::Variable
        );
        self.lexed.tokens.push(Token {
            kind,
            span: Span::new(start, self.at),
            escapes,
            variables,
            reported: false,
        });
    }

    /// Emits a token of `len` bytes.
    fn take(&mut self, len: usize, kind: TokenKind) {
        let start = self.at;
        self.at += len;
        self.emit(start, kind);
    }

    /// Reports what stands from `start` on, and makes it a token that fits nowhere.
    fn fail(&mut self, start: usize, problem: Problem) {
        self.lexed.problems.push(problem);
        self.emit(start, TokenKind::Error);
    }

    /// Reads one token, comment or space; false at the end.
    fn step(&mut self) -> bool {
        let Some(&byte) = self.bytes.get(self.at) else {
            return false;
        };
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
            b'#' => self.comment(),
            b'"' | b'\'' => self.quoted(byte),
            b'`' => self.raw(),
            b'$' => self.dollar(),
            b'[' if self.legacy(self.at).is_some() => self.word(),
            byte if byte.is_ascii_alphabetic() || byte == b'_' => self.word(),
            0x80.. if self.letter(self.at) => self.word(),
            b',' => self.take(1, TokenKind::Comma),
            _ if self.braces => self.in_braces(byte),
            b':' if self.brackets => self.take(1, TokenKind::Colon),
            b':' => self.word(),
            b'0'..=b'9' => self.number(),
            b'.' if self.peek(1).is_ascii_digit() => self.number(),
            b'(' => {
                self.labels_of = self.lexed.tokens.last().and_then(keyword_of_labels);
                self.take(1, TokenKind::OpenParen);
            }
            b')' => {
                self.take(1, TokenKind::CloseParen);
                self.labels_of = None;
            }
            b'{' => {
                self.take(1, TokenKind::OpenBrace);
                self.braces = true;
            }
            b'}' => self.take(1, TokenKind::CloseBrace),
            b'[' => {
                self.take(1, TokenKind::OpenBracket);
                self.brackets = true;
                self.measured = false;
            }
            b']' => {
                self.take(1, TokenKind::CloseBracket);
                self.brackets = false;
            }
            b'@' => self.take(1, TokenKind::At),
            _ => self.operator(byte),
        }
        true
    }

    fn comment(&mut self) {
        let rest = &self.bytes[self.at..];
        let len = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        self.lexed.comments.push(Span::new(self.at, self.at + len));
        self.at += len;
        if self.brackets && !self.measured {
            let span = Span::new(self.at - len, self.at);
            let message = "Prometheus allows no comment before the duration in brackets";
            self.lexed
                .problems
                .push(Problem::new(ProblemKind::Syntax, span, message));
        }
    }

    fn in_braces(&mut self, byte: u8) {
        match (byte, self.peek(1)) {
            (b'=', b'~') => self.take(2, TokenKind::Match(MatchOp::Re)),
            (b'=', _) => self.take(1, TokenKind::Match(MatchOp::Eq)),
            (b'!', b'~') => self.take(2, TokenKind::Match(MatchOp::NotRe)),
            (b'!', b'=') => self.take(2, TokenKind::Match(MatchOp::Ne)),
            (b'}', _) => {
                self.take(1, TokenKind::CloseBrace);
                self.braces = false;
            }
            // A brace that is not closed takes the rest of the query with it; a parenthesis or
            // a bracket shows where it should have been.
            (b')' | b'[' | b']', _) => {
                self.braces = false;
            }
            (b'{', _) => self.take(1, TokenKind::OpenBrace),
            (b'0'..=b'9', _) => self.number(),
            _ => self.stray(),
        }
    }

    fn operator(&mut self, byte: u8) {
        let (len, op) = match (byte, self.peek(1)) {
            (b'+', _) => (1, BinaryOp::Add),
            (b'-', _) => (1, BinaryOp::Sub),
            (b'*', _) => (1, BinaryOp::Mul),
            (b'/', _) => (1, BinaryOp::Div),
            (b'%', _) => (1, BinaryOp::Mod),
            (b'^', _) => (1, BinaryOp::Pow),
            (b'=', b'=') => (2, BinaryOp::Eq),
            (b'!', b'=') => (2, BinaryOp::Ne),
            (b'<', b'=') => (2, BinaryOp::Le),
            (b'<', b'/') => (2, BinaryOp::TrimUpper),
            (b'<', _) => (1, BinaryOp::Lt),
            (b'>', b'=') => (2, BinaryOp::Ge),
            (b'>', b'/') => (2, BinaryOp::TrimLower),
            (b'>', _) => (1, BinaryOp::Gt),
            _ => return self.stray(),
        };
        self.take(len, TokenKind::Op(op));
    }

    /// A `$`: a reference to a variable, or a mistake.
    fn dollar(&mut self) {
        if self.finder.at(self.at).is_ok() {
            return self.word();
        }
        let start = self.at;
        self.at += 1;
        let problem = Problem::new(
            ProblemKind::Syntax,
            Span::new(start, self.at),
            "this `$` starts no variable",
        );
        self.fail(
            start,
            problem.hint("A variable is written `$name`, `${name}` or `${name:format}`."),
        );
    }

    /// Reads on to the end of a word, over references to variables; whether there were any.
    fn word_rest(&mut self) -> bool {
        let mut variables = false;
        loop {
            let byte = self.peek(0);
            if is_word(byte) || byte == b':' && !self.braces && !self.brackets {
                self.at += 1;
            } else if byte == b'$'
                && let Ok(reference) = self.finder.at(self.at)
            {
                self.at = reference.span.end as usize;
                variables = true;
            } else if byte == b'['
                && let Some(end) = self.legacy(self.at)
            {
                self.at = end;
                variables = true;
            } else {
                return variables;
            }
        }
    }

    fn word(&mut self) {
        let start = self.at;
        let variables = self.word_rest();
        if self.quoteless(start, variables) {
            return;
        }
        let word = &self.text[start..self.at];
        let kind = match () {
            () if variables => TokenKind::Variable,
            () if self.braces => TokenKind::Name,
            () => word_kind(word),
        };
        let is_fill = matches!(
            kind,
            TokenKind::Keyword(Keyword::Fill | Keyword::FillLeft | Keyword::FillRight)
        );
        // `fill` is a metric like any other unless its value follows.
        let kind = if is_fill && !self.parenthesis_follows() {
            TokenKind::Name
        } else {
            kind
        };
        self.emit_with(start, kind, false, variables);
    }

    fn parenthesis_follows(&self) -> bool {
        let rest = &self.bytes[self.at..];
        let next = rest
            .iter()
            .find(|byte| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        next == Some(&b'(')
    }

    /// The end of a `[[v]]` or `[[v:format]]` that starts at `start`.
    fn legacy(&self, start: usize) -> Option<usize> {
        let inner = self.bytes[start..].strip_prefix(b"[[")?;
        let word = |bytes: &[u8]| bytes.iter().take_while(|byte| is_word(**byte)).count();
        let name = word(inner);
        if name == 0 || inner[0].is_ascii_digit() {
            return None;
        }
        let format = match inner.get(name) {
            Some(b':') => 1 + word(&inner[name + 1..]),
            _ => 0,
        };
        let len = name + format;
        inner[len..].starts_with(b"]]").then_some(start + len + 4)
    }
}
