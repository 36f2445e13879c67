//! What follows a backslash: classes of characters and single characters.

use super::class::{Class, MAX, Range, Table};
use super::parser::{Parser, quote};
use super::problem::{Problem, ProblemKind};
use super::unicode;

/// `\d`
const DIGITS: &[Range] = &[(0x30, 0x39)];
/// `\s`
const SPACES: &[Range] = &[(0x9, 0xa), (0xc, 0xd), (0x20, 0x20)];
/// `\w`
pub(super) const WORD: &[Range] = &[(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)];

impl Parser<'_> {
    /// Reads an escape that stands for a class of characters, and adds it to `class`; `false` if
    /// something else comes next.
    pub(super) fn class_escape(&mut self, class: &mut Class) -> Result<bool, Problem> {
        let bytes = self.rest().as_bytes();
        let (Some(b'\\'), Some(&letter)) = (bytes.first(), bytes.get(1)) else {
            return Ok(false);
        };
        let ranges = match letter.to_ascii_lowercase() {
            b'd' => DIGITS,
            b's' => SPACES,
            b'w' => WORD,
            b'p' => {
                class.add_table(self.unicode_class(letter == b'P')?);
                return Ok(true);
            }
            _ => return Ok(false),
        };
        class.add_set(ranges, letter.is_ascii_uppercase(), self.folds());
        self.at += 2;
        Ok(true)
    }

    /// Reads `\pN` or `\p{Name}`.
    fn unicode_class(&mut self, mut negated: bool) -> Result<Table, Problem> {
        let start = self.at;
        let behind = &self.rest()[2..];
        let (name, len) = match behind.chars().next() {
            None => ("", 2),
            Some('{') => {
                let Some(end) = behind.find('}') else {
                    self.at += 3;
                    return Err(self.problem(ProblemKind::UnclosedUnicodeClass, start));
                };
                (&behind[1..end], end + 3)
            }
            Some(c) => (&behind[..c.len_utf8()], 2 + c.len_utf8()),
        };
        self.at += len;
        let name = match name.strip_prefix('^') {
            Some(name) => {
                negated = !negated;
                name
            }
            None => name,
        };
        match unicode::find(name) {
            Some(row) => Ok(Table {
                row,
                negated,
                folded: self.folds(),
            }),
            None => Err(self.problem(ProblemKind::UnknownUnicodeClass(quote(name)), start)),
        }
    }

    /// Reads an escape that stands for one character.
    pub(super) fn escape(&mut self, in_class: bool) -> Result<u32, Problem> {
        let start = self.at;
        self.at += 1;
        let Some(c) = self.rest().chars().next() else {
            return Err(self.problem(ProblemKind::TrailingBackslash, start));
        };
        self.at += c.len_utf8();
        let next_is_octal = matches!(self.rest().as_bytes().first(), Some(b'0'..=b'7'));
        match c {
            '0' => Ok(self.octal(start)),
            '1'..='7' if next_is_octal => Ok(self.octal(start)),
            'x' => self.hex(start),
            'a' => Ok(0x07),
            'f' => Ok(0x0c),
            'n' => Ok(0x0a),
            'r' => Ok(0x0d),
            't' => Ok(0x09),
            'v' => Ok(0x0b),
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => Ok(u32::from(c)),
            c => Err(self.invalid_escape(start, c, in_class)),
        }
    }

    /// Reads up to three octal digits, the first of which was read.
    fn octal(&mut self, start: usize) -> u32 {
        let digits = self.pattern[start + 1..].bytes().take(3);
        let digits = digits.take_while(|digit| (b'0'..=b'7').contains(digit));
        let (mut value, mut len) = (0, 0);
        for digit in digits {
            value = value * 8 + u32::from(digit - b'0');
            len += 1;
        }
        self.at = start + 1 + len;
        value
    }

    /// Reads what follows `\x`: two digits, or any number of them in braces.
    fn hex(&mut self, start: usize) -> Result<u32, Problem> {
        let rest = self.rest();
        let (digits, len) = if let Some(inner) = rest.strip_prefix('{') {
            let word = word(inner);
            let closed = inner[word.len()..].starts_with('}');
            (closed.then_some(word), 1 + word.len() + usize::from(closed))
        } else {
            let len = rest
                .bytes()
                .take(2)
                .take_while(u8::is_ascii_hexdigit)
                .count();
            ((len == 2).then_some(&rest[..len]), len)
        };
        self.at += len;
        let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        value.filter(|&value| value <= MAX).ok_or_else(|| {
            let escape = quote(self.since(start));
            self.problem(ProblemKind::InvalidHex(escape), start)
        })
    }

    /// What is wrong with the escape of `c`, which was read.
    fn invalid_escape(&mut self, start: usize, c: char, in_class: bool) -> Problem {
        let rest = self.rest();
        let digits = |most: usize, is_digit: fn(&u8) -> bool| {
            rest.bytes().take(most).take_while(is_digit).count()
        };
        // What other engines read as part of the escape is marked with it.
        let (len, refers_back) = match c {
            '1'..='9' => (digits(8, u8::is_ascii_digit), true),
            'g' | 'k' => {
                let number = if c == 'g' {
                    digits(8, u8::is_ascii_digit)
                } else {
                    0
                };
                let len = enclosed(rest).unwrap_or(number);
                (len, len > 0)
            }
            'u' => (
                enclosed(rest).unwrap_or_else(|| digits(4, u8::is_ascii_hexdigit)),
                false,
            ),
            'U' => (digits(8, u8::is_ascii_hexdigit), false),
            _ => (0, false),
        };
        self.at += len;
        let escape = quote(self.since(start));
        let kind = if refers_back {
            ProblemKind::BackReference(escape)
        } else {
            ProblemKind::InvalidEscape { escape, in_class }
        };
        self.problem(kind, start)
    }
}

/// The letters, digits and `_` at the beginning of a text.
pub(super) fn word(text: &str) -> &str {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

/// The length of `{word}`, `<word>` or `'word'` at the beginning of a text.
fn enclosed(text: &str) -> Option<usize> {
    let close = match text.chars().next()? {
        '{' => '}',
        '<' => '>',
        '\'' => '\'',
        _ => return None,
    };
    let word = word(&text[1..]);
    text[1 + word.len()..]
        .starts_with(close)
        .then_some(word.len() + 2)
}
