//! JSON to a document: a strict scanner that goes on after a mistake.
//!
//! What is not JSON (comments, trailing commas, single quotes, bare words) is a problem, but the
//! scanner takes it for what was meant, so that one mistake does not hide the next one. It works
//! without recursion: the builder's stack is the only one.

mod number;
mod string;

use std::sync::Arc;

use super::build::{Builder, RawScalar};
use super::document::{Document, Origin, Syntax};
use super::node::{Kind, TextRef};
use super::problem::{Problem, ProblemKind};
use super::scalar::Tag;
use crate::text::{Span, Style};

/// After so many mistakes in one text the rest of it is noise.
const MAX_PROBLEMS: usize = 20;

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    /// The first item of a list, or its end.
    FirstItem,
    /// The first key of a mapping, or its end.
    FirstKey,
    /// A key after a comma.
    Key,
    Colon,
    /// A comma, or the end of the collection.
    Comma,
    /// Nothing but white space.
    End,
}

/// Parses a text that holds one JSON document.
pub(super) fn parse(text: &Arc<str>, origin: &Origin) -> (Document, Vec<Problem>) {
    let scanner = Scanner {
        text,
        at: if text.starts_with('\u{feff}') { 3 } else { 0 },
        builder: Builder::new(text, origin, Syntax::Json),
        problems: 0,
        skipped: Vec::new(),
        comma: None,
        value_end: 0,
        forgive: false,
    };
    scanner.run()
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    builder: Builder,
    problems: usize,
    /// The closing brackets of collections that nest too deep and are not built.
    skipped: Vec<u8>,
    /// The comma that was read last, if only white space followed.
    comma: Option<Span>,
    /// Where the last value, key or bracket ended.
    value_end: usize,
    /// Whether the next missing comma is only the echo of a string that was not closed.
    forgive: bool,
}

impl Scanner<'_> {
    fn run(mut self) -> (Document, Vec<Problem>) {
        let mut expect = Expect::Value;
        let mut partial = false;
        loop {
            self.skip_blanks();
            if self.problems >= MAX_PROBLEMS {
                partial = true;
                break;
            }
            let Some(next) = self.peek() else {
                partial = self.end_of_text(expect);
                break;
            };
            if !self.skipped.is_empty() {
                self.skip_token(next);
                if self.skipped.is_empty() {
                    expect = self.after_value();
                }
                continue;
            }
            expect = match expect {
                Expect::Value | Expect::FirstItem => self.value(next, expect),
                Expect::FirstKey | Expect::Key => self.key(next, expect),
                Expect::Colon => self.colon(next),
                Expect::Comma => self.comma(next),
                Expect::End => {
                    let rest = Span::new(self.at, self.text.trim_end().len().max(self.at));
                    self.report(
                        rest,
                        "text after the end of the JSON document",
                        Some("A JSON file holds one value; put several resources into a list."),
                    );
                    break;
                }
            };
        }
        let end = self.text.len();
        self.builder.build(Span::new(0, end), partial)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn report(&mut self, span: Span, message: impl Into<String>, hint: Option<&str>) {
        self.problems += 1;
        self.builder.problem(Problem::syntax(span, message, hint));
    }

    /// What comes after a complete value.
    fn after_value(&mut self) -> Expect {
        self.value_end = self.at;
        self.comma = None;
        if self.builder.is_open() {
            Expect::Comma
        } else {
            Expect::End
        }
    }

    /// Skips white space, and comments with a problem each.
    fn skip_blanks(&mut self) {
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            match rest {
                [b' ' | b'\t' | b'\n' | b'\r', ..] => self.at += 1,
                [b'/', b'/', ..] | [b'#', ..] => {
                    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
                    self.comment(self.at + end);
                }
                [b'/', b'*', ..] => {
                    let end = self.text[self.at..]
                        .find("*/")
                        .map_or(rest.len(), |end| end + 2);
                    self.comment(self.at + end);
                }
                _ => break,
            }
            if self.problems >= MAX_PROBLEMS {
                break;
            }
        }
    }

    fn comment(&mut self, end: usize) {
        let text = self.text[self.at..end].trim_end();
        let span = Span::new(self.at, self.at + text.len());
        self.report(
            span,
            "a comment in JSON",
            Some("JSON has no comments; remove it, or keep the file as YAML."),
        );
        self.at = end;
    }

    /// Reports what the text lacks at its end; says whether the document is incomplete.
    fn end_of_text(&mut self, expect: Expect) -> bool {
        let end = Span::empty(self.text.trim_end().len());
        if let Some(open) = self.builder.open_span() {
            let mapping = self.builder.in_mapping() == Some(true);
            let (bracket, what) = if mapping {
                ('{', "object")
            } else {
                ('[', "list")
            };
            self.problems += 1;
            let opened = Span::new(open.start as usize, open.start as usize + 1);
            self.builder.problem(
                Problem::syntax(
                    end,
                    format!("the text ends inside of an {what}").replace("an list", "a list"),
                    None,
                )
                .with_related(opened, format!("this `{bracket}` is not closed")),
            );
            return true;
        }
        // An empty text is no mistake of the grammar's; `not-a-resource` speaks about it.
        expect != Expect::End && !self.builder.is_empty()
    }

    /// Reads a value, or the end of an empty list.
    fn value(&mut self, next: u8, expect: Expect) -> Expect {
        let start = self.at;
        match next {
            b'{' | b'[' => return self.open(next),
            b'"' | b'\'' => {
                let scalar = self.string(next);
                self.builder.scalar(scalar, 0);
            }
            b']' | b'}' if expect == Expect::FirstItem && next == b']' => return self.close(next),
            b']' | b'}' if self.comma.is_some() && self.builder.in_mapping() == Some(false) => {
                self.trailing_comma();
                return self.close(next);
            }
            b',' | b']' | b'}' => {
                let span = Span::empty(self.value_end);
                self.missing(span, "a value is missing here");
                return if next == b',' {
                    self.after_value_at(start)
                } else {
                    self.close(next)
                };
            }
            b'-' | b'+' | b'.' | b'0'..=b'9' => self.number(),
            _ => self.word(),
        }
        self.after_value()
    }

    /// As [`Self::after_value`], for a value that is missing before `at`.
    fn after_value_at(&mut self, at: usize) -> Expect {
        self.at = at;
        self.after_value()
    }

    /// Stands in for a value that is not there.
    fn missing(&mut self, span: Span, message: &str) {
        self.problems += 1;
        let kind = ProblemKind::Syntax {
            message: message.to_owned(),
            hint: None,
            related: None,
        };
        self.builder.opaque(span, kind);
    }

    fn open(&mut self, bracket: u8) -> Expect {
        let span = Span::new(self.at, self.at + 1);
        self.at += 1;
        self.value_end = self.at;
        self.comma = None;
        let mapping = bracket == b'{';
        let kind = if mapping {
            Kind::Mapping { flow: true }
        } else {
            Kind::Sequence { flow: true }
        };
        if !self.builder.open(kind, span, 0) {
            self.skipped.push(if mapping { b'}' } else { b']' });
            return Expect::Comma;
        }
        if mapping {
            Expect::FirstKey
        } else {
            Expect::FirstItem
        }
    }

    /// Closes the collection that `bracket` belongs to.
    fn close(&mut self, bracket: u8) -> Expect {
        let mapping = bracket == b'}';
        let span = Span::new(self.at, self.at + 1);
        let shown = bracket as char;
        match self.builder.depth_of(mapping) {
            Some(0) => {}
            Some(between) => {
                self.mismatch(span, shown);
                for _ in 0..between {
                    self.builder.close(None);
                }
            }
            None => {
                self.report(span, format!("`{shown}` closes nothing"), None);
                self.at += 1;
                return self.after_value();
            }
        }
        self.at += 1;
        self.builder.close(Some(span.end));
        self.after_value()
    }

    fn mismatch(&mut self, span: Span, bracket: char) {
        let Some(open) = self.builder.open_span() else {
            return;
        };
        let start = open.start as usize;
        let opened = &self.text[start..=start];
        self.problems += 1;
        self.builder.problem(
            Problem::syntax(span, format!("`{bracket}` does not close `{opened}`"), None)
                .with_related(
                    Span::new(start, start + 1),
                    format!("this `{opened}` is open"),
                ),
        );
    }

    fn trailing_comma(&mut self) {
        if let Some(comma) = self.comma.take() {
            self.report(
                comma,
                "a comma after the last entry",
                Some("Remove the comma."),
            );
        }
    }

    /// Reads a key, or the end of the mapping.
    fn key(&mut self, next: u8, expect: Expect) -> Expect {
        match next {
            b'}' => {
                if expect == Expect::Key {
                    self.trailing_comma();
                }
                self.close(next)
            }
            b'"' | b'\'' => {
                let key = self.string(next);
                self.value_end = self.at;
                self.builder.key(key);
                Expect::Colon
            }
            b',' | b':' | b'{' | b'[' | b']' => {
                let span = Span::new(self.at, self.at + 1);
                if next == b']' {
                    return self.close(next);
                }
                self.report(
                    span,
                    format!("`{}` where a key is expected", next as char),
                    None,
                );
                self.at += 1;
                if next == b':' { Expect::Value } else { expect }
            }
            _ => {
                let span = self.word_span();
                let word = span.of(self.text).to_owned();
                self.report(
                    span,
                    format!("the key `{word}` has no quotes"),
                    Some(&format!("Write `\"{word}\"`.")),
                );
                self.at = span.end as usize;
                self.value_end = self.at;
                let text = TextRef::Source(span);
                self.builder.key(RawScalar {
                    span,
                    text,
                    style: Style::JsonLiteral,
                    tag: Tag::None,
                });
                Expect::Colon
            }
        }
    }

    fn colon(&mut self, next: u8) -> Expect {
        if next == b':' {
            self.at += 1;
            self.value_end = self.at;
            return Expect::Value;
        }
        let span = Span::empty(self.value_end);
        match next {
            b',' | b'}' | b']' => {
                self.missing(span, "the key has no value");
                if next == b',' {
                    Expect::Comma
                } else {
                    self.close(next)
                }
            }
            _ => {
                self.report(span, "a colon is missing after the key", None);
                Expect::Value
            }
        }
    }

    fn comma(&mut self, next: u8) -> Expect {
        let forgive = std::mem::take(&mut self.forgive);
        match next {
            b',' => {
                self.comma = Some(Span::new(self.at, self.at + 1));
                self.at += 1;
                if self.builder.in_mapping() == Some(true) {
                    Expect::Key
                } else {
                    Expect::Value
                }
            }
            b'}' | b']' => self.close(next),
            b':' => {
                self.report(
                    Span::new(self.at, self.at + 1),
                    "`:` where a comma is expected",
                    None,
                );
                self.at += 1;
                Expect::Comma
            }
            _ => {
                if !forgive {
                    self.report(
                        Span::empty(self.value_end),
                        "a comma is missing between two entries",
                        None,
                    );
                }
                if self.builder.in_mapping() == Some(true) {
                    Expect::Key
                } else {
                    Expect::Value
                }
            }
        }
    }

    /// Passes over one token of a collection that is not built.
    fn skip_token(&mut self, next: u8) {
        match next {
            b'{' => self.skipped.push(b'}'),
            b'[' => self.skipped.push(b']'),
            b'}' | b']' => {
                self.skipped.pop();
            }
            b'"' | b'\'' => {
                self.string(next);
                return;
            }
            _ => {}
        }
        self.at += self.text[self.at..]
            .chars()
            .next()
            .map_or(1, char::len_utf8);
    }

    /// The bare word that starts here: up to the next white space or punctuation.
    fn word_span(&self) -> Span {
        let ends =
            |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '"');
        let rest = &self.text[self.at..];
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let len = rest[first..]
            .find(ends)
            .map_or(rest.len(), |end| first + end);
        Span::new(self.at, self.at + len)
    }

    /// Reads `true`, `false`, `null`, or whatever stands in their place.
    fn word(&mut self) {
        let span = self.word_span();
        let word = span.of(self.text);
        self.at = span.end as usize;
        if matches!(word, "true" | "false" | "null") {
            let text = TextRef::Source(span);
            self.builder.scalar(
                RawScalar {
                    span,
                    text,
                    style: Style::JsonLiteral,
                    tag: Tag::None,
                },
                0,
            );
            return;
        }
        let shown: String = word.chars().take(40).collect();
        let hint = match word.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => "Write true.".to_owned(),
            "false" | "no" | "off" => "Write false.".to_owned(),
            "null" | "none" | "nil" | "undefined" => "Write null.".to_owned(),
            "nan" | "infinity" | "inf" => "JSON has no word for this number.".to_owned(),
            _ => format!("A string needs double quotes: \"{shown}\"."),
        };
        self.problems += 1;
        let message = format!("`{shown}` is not a JSON value");
        self.builder.opaque(
            span,
            ProblemKind::Syntax {
                message,
                hint: Some(hint),
                related: None,
            },
        );
    }
}
