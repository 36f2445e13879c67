//! The parser: one pass over the pattern, in the order in which Go reads it, so that the first
//! problem here is the one that Go reports.

use super::Pattern;
use super::class::Class;
use super::problem::{Problem, ProblemKind};
use super::tree::{Assertion, Count, Flags, Repeated, Tree};
use crate::text::Span;

/// The greatest count of a repetition.
const MAX_COUNT: u16 = 1000;

/// The state of the parser.
pub(super) struct Parser<'p> {
    /// The whole pattern.
    pub(super) pattern: &'p str,
    /// Offset of what comes next.
    pub(super) at: usize,
    /// What was read so far.
    pub(super) tree: Tree,
    /// The beginnings of groups that are still open, outermost first.
    pub(super) open: Vec<Span>,
    /// The number of capture groups.
    pub(super) groups: u32,
    /// Their names.
    pub(super) names: Vec<(String, Span)>,
    /// Whether it is known that no `:]` stands in the rest.
    pub(super) no_posix_end: bool,
}

/// Parses a whole pattern.
pub(super) fn parse(pattern: &str) -> Result<Pattern, Problem> {
    let mut parser = Parser {
        pattern,
        at: 0,
        tree: Tree::new(pattern.len()),
        open: Vec::new(),
        groups: 0,
        names: Vec::new(),
        no_posix_end: false,
    };
    parser.run()?;
    parser.tree.end_alternatives()?;
    if let Some(&span) = parser.open.last() {
        return Err(Problem {
            kind: ProblemKind::MissingParen,
            span,
        });
    }
    let shape = parser.tree.shape();
    Ok(Pattern {
        groups: parser.groups,
        names: parser.names,
        matches_empty: shape.matches_empty,
        literal: shape.literal,
    })
}

/// `{min}`, `{min,}` or `{min,max}`; a number that does not fit is the greatest there is.
struct Braces {
    min: u16,
    max: Option<u16>,
    /// How many bytes it takes.
    len: usize,
}

impl<'p> Parser<'p> {
    /// What was not read yet.
    pub(super) fn rest(&self) -> &'p str {
        &self.pattern[self.at..]
    }

    /// The text from `start` to where the parser stands.
    pub(super) fn since(&self, start: usize) -> &'p str {
        &self.pattern[start..self.at]
    }

    /// A problem from `start` to where the parser stands.
    pub(super) fn problem(&self, kind: ProblemKind, start: usize) -> Problem {
        Problem {
            kind,
            span: Span::new(start, self.at),
        }
    }

    fn run(&mut self) -> Result<(), Problem> {
        // Where the repetition begins that was read last; nothing if something else was.
        let mut repetition = None;
        while let Some(c) = self.rest().chars().next() {
            let last = repetition.take();
            match c {
                '*' => repetition = Some(self.repeat(Count::Star, 1, last)?),
                '+' => repetition = Some(self.repeat(Count::Plus, 1, last)?),
                '?' => repetition = Some(self.repeat(Count::Quest, 1, last)?),
                '{' => match braces(self.rest()) {
                    Some(braces) => repetition = Some(self.repeat_counted(&braces, last)?),
                    None => self.literal(c)?,
                },
                '(' => self.open_group()?,
                ')' => self.close_group()?,
                '|' => {
                    self.tree.bar()?;
                    self.at += 1;
                }
                '^' | '$' => self.assert(Assertion::HoldsInEmptyText, 1)?,
                '.' => {
                    self.tree.dot()?;
                    self.at += 1;
                }
                '[' => self.class()?,
                '\\' => self.backslash()?,
                c => self.literal(c)?,
            }
        }
        Ok(())
    }

    /// Reads one character that stands for itself.
    fn literal(&mut self, c: char) -> Result<(), Problem> {
        self.at += c.len_utf8();
        self.tree.literal(u32::from(c))
    }

    /// Reads an assertion of `len` bytes.
    fn assert(&mut self, assertion: Assertion, len: usize) -> Result<(), Problem> {
        self.at += len;
        self.tree.assert(assertion)
    }

    /// Reads a repetition operator of `len` bytes, and a `?` behind it, and returns its start.
    fn repeat(&mut self, count: Count, len: usize, last: Option<usize>) -> Result<usize, Problem> {
        let start = self.at;
        self.at += len;
        let lazy = self.rest().starts_with('?');
        self.at += usize::from(lazy);
        if let Some(first) = last {
            let kind = ProblemKind::InvalidRepeatOp {
                first: quote(&self.pattern[first..start]),
                second: quote(self.since(start)),
            };
            return Err(self.problem(kind, first));
        }
        let kind = match self.tree.repeat(count, lazy)? {
            Repeated::Done => return Ok(start),
            Repeated::TooManyCopies => ProblemKind::RepeatNested,
            Repeated::NoArgument => ProblemKind::MissingRepeatArgument(quote(self.since(start))),
        };
        Err(self.problem(kind, start))
    }

    /// Reads a repetition in braces and returns its start.
    fn repeat_counted(&mut self, braces: &Braces, last: Option<usize>) -> Result<usize, Problem> {
        let &Braces { min, max, len } = braces;
        let kind = if min.max(max.unwrap_or(0)) > MAX_COUNT {
            ProblemKind::RepeatTooLarge
        } else if max.is_some_and(|max| min > max) {
            ProblemKind::RepeatReversed
        } else {
            return self.repeat(Count::Between { min, max }, len, last);
        };
        let start = self.at;
        self.at += len;
        Err(self.problem(kind, start))
    }

    /// Reads `)`.
    fn close_group(&mut self) -> Result<(), Problem> {
        let start = self.at;
        let closed = self.tree.close()?;
        self.at += 1;
        if !closed {
            return Err(self.problem(ProblemKind::UnexpectedParen, start));
        }
        self.open.pop();
        Ok(())
    }

    /// Reads what a backslash begins outside brackets.
    fn backslash(&mut self) -> Result<(), Problem> {
        match self.rest().as_bytes().get(1) {
            Some(b'A' | b'z' | b'B') => self.assert(Assertion::HoldsInEmptyText, 2),
            Some(b'b') => self.assert(Assertion::FailsInEmptyText, 2),
            Some(b'Q') => self.quoted(),
            _ => {
                let mut class = Class::default();
                if self.class_escape(&mut class)? {
                    return self.tree.class(class);
                }
                let rune = self.escape(false)?;
                self.tree.literal(rune)
            }
        }
    }

    /// Reads `\Q…\E`, between which everything stands for itself.
    fn quoted(&mut self) -> Result<(), Problem> {
        let text = &self.rest()[2..];
        let (text, len) = match text.split_once(r"\E") {
            Some((text, _)) => (text, text.len() + 4),
            None => (text, text.len() + 2),
        };
        for c in text.chars() {
            self.tree.literal(u32::from(c))?;
        }
        self.at += len;
        Ok(())
    }

    /// The flags in force.
    pub(super) fn folds(&self) -> bool {
        self.tree.flags.has(Flags::FOLD)
    }
}

/// The counts at the beginning of `text`, if they are well-formed; otherwise the brace stands for
/// itself.
fn braces(text: &str) -> Option<Braces> {
    let (min, rest) = number(text.strip_prefix('{')?)?;
    let (max, rest) = match rest.strip_prefix(',') {
        None => (Some(min), rest),
        Some(rest) if rest.starts_with('}') => (None, rest),
        Some(rest) => {
            let (max, rest) = number(rest)?;
            (Some(max), rest)
        }
    };
    let rest = rest.strip_prefix('}')?;
    Some(Braces {
        min,
        max,
        len: text.len() - rest.len(),
    })
}

/// A decimal number without leading zeros, and what follows it.
fn number(text: &str) -> Option<(u16, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(len);
    if digits.is_empty() || (digits.len() > 1 && digits.starts_with('0')) {
        return None;
    }
    Some((digits.parse().unwrap_or(u16::MAX), rest))
}

/// Text of the pattern for a message, shortened where it is long.
pub(super) fn quote(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
