//! Classes of characters in brackets, `[…]`.

use super::class::{Class, Range};
use super::escape::WORD;
use super::hint::POSIX_NAMES;
use super::parser::{Parser, quote};
use super::problem::{Problem, ProblemKind};
use crate::text::Span;

/// The characters of each of [`POSIX_NAMES`].
const POSIX_RANGES: [&[Range]; POSIX_NAMES.len()] = [
    &[(0x30, 0x39), (0x41, 0x5a), (0x61, 0x7a)],
    &[(0x41, 0x5a), (0x61, 0x7a)],
    &[(0x0, 0x7f)],
    &[(0x9, 0x9), (0x20, 0x20)],
    &[(0x0, 0x1f), (0x7f, 0x7f)],
    &[(0x30, 0x39)],
    &[(0x21, 0x7e)],
    &[(0x61, 0x7a)],
    &[(0x20, 0x7e)],
    &[(0x21, 0x2f), (0x3a, 0x40), (0x5b, 0x60), (0x7b, 0x7e)],
    &[(0x9, 0xd), (0x20, 0x20)],
    &[(0x41, 0x5a)],
    WORD,
    &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)],
];

impl Parser<'_> {
    /// Reads a class in brackets.
    pub(super) fn class(&mut self) -> Result<(), Problem> {
        let open = Span::new(self.at, self.at + 1);
        let mut class = Class::default();
        self.at += 1;
        let negated = self.rest().starts_with('^');
        self.at += usize::from(negated);
        let mut first = true;
        // A bracket that comes first stands for itself.
        while first || !self.rest().starts_with(']') {
            first = false;
            if !self.posix_class(&mut class)? && !self.class_escape(&mut class)? {
                self.range(&mut class, open)?;
            }
        }
        self.at += 1;
        if negated {
            class.negate();
        }
        self.tree.class(class)
    }

    /// Reads one character, or two with a `-` between them.
    fn range(&mut self, class: &mut Class, open: Span) -> Result<(), Problem> {
        let start = self.at;
        let low = self.class_char(open)?;
        let mut high = low;
        let rest = self.rest();
        if rest.len() >= 2 && rest.starts_with('-') && !rest.starts_with("-]") {
            self.at += 1;
            high = self.class_char(open)?;
            if high < low {
                let range = quote(self.since(start));
                return Err(self.problem(ProblemKind::ReversedRange(range), start));
            }
        }
        class.add(low, high, self.folds());
        Ok(())
    }

    /// Reads one character in brackets that were opened at `open`.
    fn class_char(&mut self, open: Span) -> Result<u32, Problem> {
        match self.rest().chars().next() {
            None => Err(Problem {
                kind: ProblemKind::MissingBracket,
                span: open,
            }),
            Some('\\') => self.escape(true),
            Some(c) => {
                self.at += c.len_utf8();
                Ok(u32::from(c))
            }
        }
    }

    /// Reads `[:name:]`; `false` if something else comes next.
    fn posix_class(&mut self, class: &mut Class) -> Result<bool, Problem> {
        let start = self.at;
        let Some(text) = self.rest().strip_prefix("[:") else {
            return Ok(false);
        };
        if self.no_posix_end {
            return Ok(false);
        }
        let Some(end) = text.find(":]") else {
            // Remembered, or a pattern with many `[:` would be searched again for each of them.
            self.no_posix_end = true;
            return Ok(false);
        };
        self.at += end + 4;
        let name = &text[..end];
        let (negated, name) = name
            .strip_prefix('^')
            .map_or((false, name), |name| (true, name));
        let Some(at) = POSIX_NAMES.iter().position(|&known| known == name) else {
            let name = quote(self.since(start));
            return Err(self.problem(ProblemKind::UnknownPosixClass(name), start));
        };
        class.add_set(POSIX_RANGES[at], negated, self.folds());
        Ok(true)
    }
}
