//! Names that Prometheus takes in quotes only: those of OpenTelemetry have dots, others have letters
//! beyond ASCII. They are one token and one mistake.

use super::stray::is_invisible;
use super::{Lexer, keyword_of_labels};
use crate::promql::problem::{Problem, ProblemKind, shorten};
use crate::promql::token::{TokenKind, word_kind};
use crate::text::Span;

/// The first character that no name without quotes has.
fn foreign(word: &str) -> Option<char> {
    let mut chars = word.chars();
    chars.find(|char| *char == '.' || !char.is_ascii())
}

impl Lexer<'_> {
    /// Whether a letter or digit beyond ASCII stands at an offset.
    pub(super) fn letter(&self, at: usize) -> bool {
        let char = self.text[at..].chars().next();
        char.is_some_and(|char| !char.is_ascii() && char.is_alphanumeric() && !is_invisible(char))
    }

    /// Reads the rest of a word that needs quotes, up to here a name without them; false if it
    /// needs none.
    pub(super) fn quoteless(&mut self, start: usize, mut variables: bool) -> bool {
        let before = self.at;
        loop {
            if self.letter(self.at) {
                self.at += self.text[self.at..]
                    .chars()
                    .next()
                    .map_or(1, char::len_utf8);
            } else if self.at > start && self.peek(0) == b'.' && self.continues(start, variables) {
                self.at += 1;
            } else {
                break;
            }
            variables |= self.word_rest();
        }
        if self.at == before {
            return false;
        }
        self.report_quoteless(Span::new(start, self.at));
        let kind = if variables {
            TokenKind::Variable
        } else {
            TokenKind::Name
        };
        self.emit_with(start, kind, false, variables);
        if let Some(token) = self.lexed.tokens.last_mut() {
            token.reported = true;
        }
        true
    }

    /// Whether the name from `start` on goes on behind the dot at hand. What variables hold may be a
    /// number, and a keyword may stand right before one: `a > bool.5`.
    fn continues(&mut self, start: usize, variables: bool) -> bool {
        let is_name = || word_kind(&self.text[start..self.at]) == TokenKind::Name;
        match self.peek(1) {
            b'_' => true,
            b'$' => self.finder.at(self.at + 1).is_ok(),
            byte if byte.is_ascii_digit() => !variables && is_name(),
            byte => {
                byte.is_ascii_alphabetic()
                    || self.at + 1 < self.bytes.len() && self.letter(self.at + 1)
            }
        }
    }

    fn report_quoteless(&mut self, span: Span) {
        let word = span.of(self.text);
        let name = shorten(word);
        let last = self.lexed.tokens.last().map(|token| token.kind);
        // A single label may lack its parentheses, too.
        let bare = self.lexed.tokens.last().and_then(keyword_of_labels);
        let rest = self.text[self.at..].trim_start_matches([' ', '\t', '\n', '\r']);
        let value = self.braces && matches!(last, Some(TokenKind::Match(_)));
        let hint = if value {
            format!("Put the value in quotes: `\"{name}\"`.")
        } else if self.braces {
            let matcher = matcher(rest).unwrap_or_default();
            format!("Put it in quotes: `{{\"{name}\"{matcher}}}`.")
        } else if let Some(keyword) = self.labels_of.or(bare) {
            let keyword = keyword.of(self.text).to_ascii_lowercase();
            format!("Put it in quotes: `{keyword} (\"{name}\")`.")
        } else if rest.starts_with('(') {
            "The names of functions are letters, digits and `_`.".to_owned()
        } else if rest.starts_with('{') {
            format!("Put it into the braces, in quotes: `{{\"{name}\", …}}`.")
        } else {
            format!("Put it in quotes and braces: `{{\"{name}\"}}`.")
        };
        let because = foreign(word).unwrap_or('.');
        let what = if value { "value" } else { "name" };
        let message = format!("the {what} `{name}` needs quotes because of `{because}`");
        let problem = Problem::new(ProblemKind::Syntax, span, message);
        self.lexed.problems.push(problem.hint(hint));
    }
}

/// The operator and the value behind the name of a label, if they are short.
fn matcher(rest: &str) -> Option<String> {
    const MOST: usize = 40;
    let op = ["=~", "!~", "!=", "="]
        .iter()
        .find(|op| rest.starts_with(**op))?;
    let behind = rest[op.len()..].trim_ascii_start();
    let quote = behind
        .chars()
        .next()
        .filter(|char| matches!(char, '"' | '\'' | '`'))?;
    let value = behind.get(1..).unwrap_or_default();
    let len = value
        .bytes()
        .take(MOST)
        .position(|byte| byte == quote as u8);
    match len.map(|len| &behind[..len + 2]) {
        Some(value) if !value.contains(['`', '\\', '\n']) => Some(format!("{op}{value}")),
        _ => Some(format!("{op}\"…\"")),
    }
}
