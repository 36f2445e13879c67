//! Groups: `(`, and everything that begins with `(?`.

use super::escape::word;
use super::parser::{Parser, quote};
use super::problem::{GroupKind, LookAround, Problem, ProblemKind};
use super::tree::Flags;
use crate::text::Span;

impl Parser<'_> {
    /// Reads the beginning of a group, or flags that are set from here on.
    pub(super) fn open_group(&mut self) -> Result<(), Problem> {
        let rest = self.rest();
        if !rest.starts_with("(?") {
            self.capture(1)?;
            return Ok(());
        }
        if rest.starts_with("(?<=") {
            return Err(self.unsupported(ProblemKind::LookAround(LookAround::Behind), 4));
        }
        if rest.starts_with("(?<!") {
            return Err(self.unsupported(ProblemKind::LookAround(LookAround::NegativeBehind), 4));
        }
        if rest.starts_with("(?P<") {
            self.named_group(4)
        } else if rest.starts_with("(?<") {
            self.named_group(3)
        } else {
            self.flags()
        }
    }

    /// Opens a capture group whose beginning takes `len` bytes.
    fn capture(&mut self, len: usize) -> Result<(), Problem> {
        self.open.push(Span::new(self.at, self.at + len));
        self.at += len;
        self.groups += 1;
        self.tree.open(true)
    }

    /// Reads `(?P<name>` or `(?<name>`, whose name begins after `before` bytes.
    fn named_group(&mut self, before: usize) -> Result<(), Problem> {
        let start = self.at;
        let text = &self.rest()[before..];
        let end = text
            .find('>')
            .filter(|&end| !text[..end].contains(['(', ')']));
        let Some(end) = end else {
            let len = before + word(text).len();
            return Err(self.unsupported(ProblemKind::UnclosedGroupName, len));
        };
        let name = &text[..end];
        let span = Span::new(start + before, start + before + end);
        if name.is_empty() {
            let kind = ProblemKind::InvalidGroupName(String::new());
            return Err(self.unsupported(kind, before + 1));
        }
        if word(name) != name {
            return Err(Problem {
                kind: ProblemKind::InvalidGroupName(quote(name)),
                span,
            });
        }
        self.names.push((name.to_owned(), span));
        self.capture(before + end + 1)
    }

    /// Reads `(?flags)` or `(?flags:`.
    fn flags(&mut self) -> Result<(), Problem> {
        let start = self.at;
        let mut flags = self.tree.flags;
        let mut on = true;
        let mut complete = true;
        for (at, c) in self.rest().char_indices().skip(2) {
            let flag = match c {
                'i' => Flags::FOLD,
                'm' => Flags::LINES,
                's' => Flags::DOT_NEWLINE,
                'U' => Flags::LAZY,
                '-' if on => {
                    (on, complete) = (false, false);
                    continue;
                }
                ':' | ')' if complete => {
                    let end = at + 1;
                    if c == ':' {
                        self.open.push(Span::new(start, start + end));
                        self.tree.open(false)?;
                    }
                    self.tree.flags = flags;
                    self.at += end;
                    return Ok(());
                }
                _ => return Err(self.invalid_flag(at, c)),
            };
            flags = flags.with(flag, on);
            complete = true;
        }
        let len = self.rest().len();
        Err(self.unsupported(ProblemKind::UnfinishedFlags, len))
    }

    /// What is wrong with the character `c`, `at` bytes behind the beginning of the group, where a
    /// flag should be.
    fn invalid_flag(&self, at: usize, c: char) -> Problem {
        let end = at + c.len_utf8();
        let behind = &self.rest()[end..];
        if at > 2 {
            return match c {
                ':' | ')' | '-' => self.unsupported(ProblemKind::UnfinishedFlags, end),
                c => self.unknown_flag(at, c),
            };
        }
        let group = |kind| self.unsupported(ProblemKind::UnsupportedGroup(kind), end);
        match c {
            '=' => self.unsupported(ProblemKind::LookAround(LookAround::Ahead), end),
            '!' => self.unsupported(ProblemKind::LookAround(LookAround::NegativeAhead), end),
            '>' => group(GroupKind::Atomic),
            '|' => group(GroupKind::BranchReset),
            '#' => group(GroupKind::Comment),
            '(' => group(GroupKind::Conditional),
            '\'' => group(GroupKind::QuotedName),
            'R' | '&' | '0'..='9' | '+' => group(GroupKind::Recursion),
            'P' if behind.starts_with('>') => {
                self.unsupported(ProblemKind::UnsupportedGroup(GroupKind::Recursion), end + 1)
            }
            'P' if behind.starts_with('=') => {
                let len = behind.find(')').map_or(end + 1, |close| end + close + 1);
                let text = &self.rest()[..len];
                self.unsupported(ProblemKind::BackReference(quote(text)), len)
            }
            'P' => self.unsupported(ProblemKind::UnclosedGroupName, end),
            c => self.unknown_flag(at, c),
        }
    }

    /// `c`, `at` bytes behind the beginning of the group, is no flag.
    fn unknown_flag(&self, at: usize, c: char) -> Problem {
        let start = self.at + at;
        let span = Span::new(start, start + c.len_utf8());
        Problem {
            kind: ProblemKind::UnknownFlag(c),
            span,
        }
    }

    /// A problem with the next `len` bytes.
    fn unsupported(&self, kind: ProblemKind, len: usize) -> Problem {
        Problem {
            kind,
            span: Span::new(self.at, self.at + len),
        }
    }
}
