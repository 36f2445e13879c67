//! Strings in quotes.

use super::Lexer;
use super::stray::show;
use crate::promql::literal;
use crate::promql::problem::{Problem, ProblemKind};
use crate::promql::token::TokenKind;
use crate::template;
use crate::text::Span;

impl Lexer<'_> {
    /// A string in `"` or `'`.
    pub(super) fn quoted(&mut self, quote: u8) {
        let start = self.at;
        self.at += 1;
        let (mut escapes, mut dollar) = (false, false);
        let before = self.lexed.problems.len();
        loop {
            match self.peek(0) {
                byte if byte == quote => break,
                b'\\' => {
                    escapes = true;
                    self.escape(quote);
                }
                b'\n' => return self.unterminated(start),
                0 if self.at >= self.bytes.len() => return self.unterminated(start),
                byte => {
                    dollar |= byte == b'$';
                    self.at += 1;
                }
            }
        }
        self.at += 1;
        self.string(start, before, escapes, dollar);
    }

    /// A string in backquotes.
    pub(super) fn raw(&mut self) {
        let start = self.at;
        let rest = &self.bytes[start + 1..];
        let before = self.lexed.problems.len();
        if let Some(len) = memchr::memchr(b'`', rest) {
            let dollar = memchr::memchr(b'$', &rest[..len]).is_some();
            self.at = start + len + 2;
            self.string(start, before, false, dollar);
        } else {
            self.at = self.bytes.len();
            self.unterminated(start);
        }
    }

    /// Emits a string whose end was found; an error if problems were found in it.
    fn string(&mut self, start: usize, before: usize, escapes: bool, dollar: bool) {
        let text = &self.text[start..self.at];
        if let Some(at) = text.find(char::REPLACEMENT_CHARACTER) {
            let span = Span::new(start + at, start + at + 3);
            self.lexed.problems.push(
                Problem::new(
                    ProblemKind::Syntax,
                    span,
                    "U+FFFD stands where a character was lost; Prometheus takes it for broken UTF-8",
                )
                .hint("Write the character that was meant, or `\\ufffd`."),
            );
        }
        if self.lexed.problems.len() > before {
            return self.emit(start, TokenKind::Error);
        }
        let variables = dollar && template::references(text).next().is_some();
        self.emit_with(start, TokenKind::String, escapes, variables);
    }

    fn escape(&mut self, quote: u8) {
        let rest = &self.text[self.at..];
        let other = if quote == b'"' { "\\'" } else { "\\\"" };
        let problem = |len: usize, message: &str| {
            let span = Span::new(self.at, self.at + len);
            let shown = show(span.of(self.text));
            let with = if shown.starts_with('`') { "" } else { "with " };
            let message = format!("{message} {with}{shown}");
            Problem::new(ProblemKind::Syntax, span, message)
        };
        let (len, problem) = match literal::escape(rest) {
            Ok(escape) if rest.starts_with(other) => {
                let hint = "Here this quote needs no backslash.";
                let problem = problem(escape.len, "unknown escape sequence").hint(hint);
                (escape.len, Some(problem))
            }
            Ok(escape) => (escape.len, None),
            // The end of the line ends the string, too.
            Err(bad) if rest[..bad.len].ends_with('\n') => (1, None),
            Err(bad) => {
                let hint = "Write `\\\\` for a backslash, or put the string in backquotes, where nothing is escaped.";
                (bad.len, Some(problem(bad.len, bad.message).hint(hint)))
            }
        };
        self.lexed.problems.extend(problem);
        self.at += len;
    }

    /// A string without its closing quote: the problem stands at the opening one.
    fn unterminated(&mut self, start: usize) {
        let quote = char::from(self.bytes[start]);
        let span = Span::new(start, self.at);
        let problem = Problem::new(
            ProblemKind::Syntax,
            span,
            format!("the string has no closing `{quote}`"),
        )
        .universal();
        let problem = match quote {
            '`' => problem,
            _ => problem.hint("A string in `\"` or `'` ends on its line."),
        };
        self.fail(start, problem);
    }
}
