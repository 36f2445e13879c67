//! Reading JSON strings and the YAML scalars that need no lines of their own: plain, single
//! quoted and double quoted.

use super::Style;
use super::align::{Aligner, line_break, skip};

/// White space that YAML drops at both ends of a folded line.
const BLANKS: &[u8] = b" \t";

/// Aligns a scalar and returns where its content ends.
pub(super) fn align(aligner: &mut Aligner<'_>, style: Style) -> Option<usize> {
    let bytes = aligner.raw.as_bytes();
    let quote = match style {
        Style::SingleQuoted => Some(b'\''),
        Style::Plain => None,
        _ => Some(b'"'),
    };
    let mut at = 0;
    if let Some(quote) = quote {
        if bytes.first() != Some(&quote) {
            return None;
        }
        at = 1;
    }
    loop {
        let run = bytes[at..]
            .iter()
            .take_while(|&&byte| !is_special(byte, style))
            .count();
        let stop = at + run;
        match bytes.get(stop) {
            None => {
                aligner.same(at..stop)?;
                // The reader of JSON ends an unclosed string with its line and goes on.
                let may_end = matches!(style, Style::Plain | Style::JsonString);
                return may_end.then_some(stop);
            }
            Some(b'\n' | b'\r') => {
                let run = &bytes[at..stop];
                let blanks = run
                    .iter()
                    .rev()
                    .take_while(|byte| BLANKS.contains(byte))
                    .count();
                aligner.same(at..stop - blanks)?;
                at = fold(aligner, stop - blanks, stop)?;
            }
            Some(b'\\') => {
                aligner.same(at..stop)?;
                at = escape(aligner, stop, style)?;
            }
            Some(b'\'') if bytes.get(stop + 1) == Some(&b'\'') => {
                aligner.same(at..stop)?;
                aligner.char(stop..stop + 2, '\'')?;
                at = stop + 2;
            }
            Some(_) => {
                aligner.same(at..stop)?;
                return (stop + 1 == bytes.len()).then_some(stop);
            }
        }
    }
}

/// Whether a byte does not simply stand for itself.
fn is_special(byte: u8, style: Style) -> bool {
    match style {
        Style::JsonString => matches!(byte, b'"' | b'\\'),
        Style::DoubleQuoted => matches!(byte, b'"' | b'\\' | b'\n' | b'\r'),
        Style::SingleQuoted => matches!(byte, b'\'' | b'\n' | b'\r'),
        _ => matches!(byte, b'\n' | b'\r'),
    }
}

/// Reads line breaks from the one at `at` on, with blanks before it from `start`. Returns where
/// the next line with text starts.
///
/// One line break is a space; of several the first is nothing, the others are kept.
fn fold(aligner: &mut Aligner<'_>, start: usize, at: usize) -> Option<usize> {
    let first_end = at + line_break(aligner.raw.as_bytes(), at);
    let mut from = start;
    let next = empty_lines(aligner, &mut from, first_end)?;
    if from == start {
        aligner.char(start..first_end, ' ')?;
    }
    Some(next)
}

/// Reads the empty lines from `at` on, each a line break of the text. The source of the first
/// starts at `from`, which moves on with each. Returns where the next line with text starts.
fn empty_lines(aligner: &mut Aligner<'_>, from: &mut usize, mut at: usize) -> Option<usize> {
    let bytes = aligner.raw.as_bytes();
    loop {
        let next = skip(bytes, at, BLANKS);
        let width = line_break(bytes, next);
        if width == 0 {
            return Some(next);
        }
        at = next + width;
        aligner.char(*from..at, '\n')?;
        *from = at;
    }
}

/// Reads the escape whose backslash is at `at` and returns the offset behind it.
fn escape(aligner: &mut Aligner<'_>, at: usize, style: Style) -> Option<usize> {
    let bytes = aligner.raw.as_bytes();
    if style == Style::JsonString {
        let (len, meaning) = json_escape(&aligner.raw[at..]);
        if let Some(meaning) = meaning {
            aligner.char(at..at + len, meaning)?;
        }
        return Some(at + len);
    }
    let width = line_break(bytes, at + 1);
    if width > 0 {
        // The escaped line break is nothing, only empty lines behind it are something.
        let mut from = at;
        return empty_lines(aligner, &mut from, at + 1 + width);
    }
    let (len, meaning) = yaml_escape(&bytes[at..])?;
    aligner.char(at..at + len, meaning)?;
    Some(at + len)
}

/// Length and meaning of the escape of YAML at the start of `bytes`.
fn yaml_escape(bytes: &[u8]) -> Option<(usize, char)> {
    let simple = match bytes.get(1)? {
        b'0' => '\0',
        b'a' => '\u{7}',
        b'b' => '\u{8}',
        b't' | b'\t' => '\t',
        b'n' => '\n',
        b'v' => '\u{b}',
        b'f' => '\u{c}',
        b'r' => '\r',
        b'e' => '\u{1b}',
        b' ' => ' ',
        b'"' => '"',
        b'/' => '/',
        b'\\' => '\\',
        b'N' => '\u{85}',
        b'_' => '\u{a0}',
        b'L' => '\u{2028}',
        b'P' => '\u{2029}',
        b'x' => return Some((4, char::from_u32(hex(bytes, 2, 2)?)?)),
        b'U' => return Some((10, char::from_u32(hex(bytes, 2, 8)?)?)),
        b'u' => {
            let (len, meaning) = unicode_escape(bytes)?;
            return Some((len, meaning?));
        }
        _ => return None,
    };
    Some((2, simple))
}

/// Length and meaning of the escape of JSON at the start of `text`. One that JSON does not know
/// means nothing: the reader of JSON reports it and drops it.
fn json_escape(text: &str) -> (usize, Option<char>) {
    let bytes = text.as_bytes();
    let simple = match bytes.get(1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => {
            let Some((len, meaning)) = unicode_escape(bytes) else {
                let digits = bytes[2..]
                    .iter()
                    .take(4)
                    .take_while(|byte| byte.is_ascii_hexdigit());
                return (2 + digits.count(), None);
            };
            // As in Go, half of a surrogate pair is a character that could not be read.
            return (len, Some(meaning.unwrap_or(char::REPLACEMENT_CHARACTER)));
        }
        _ => return (1 + text[1..].chars().next().map_or(0, char::len_utf8), None),
    };
    (2, Some(simple))
}

/// Length and meaning of `\uXXXX` or of two of them that are a surrogate pair. Half of a pair
/// has no meaning. None without the digits.
fn unicode_escape(bytes: &[u8]) -> Option<(usize, Option<char>)> {
    let first = hex(bytes, 2, 4)?;
    if (0xD800..0xDC00).contains(&first)
        && bytes[6..].starts_with(b"\\u")
        && let Some(second @ 0xDC00..0xE000) = hex(bytes, 8, 4)
    {
        let code = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
        return Some((12, char::from_u32(code)));
    }
    Some((6, char::from_u32(first)))
}

/// The number that `count` hexadecimal digits from `at` on write.
fn hex(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let digits = bytes.get(at..at + count)?;
    digits.iter().try_fold(0_u32, |number, &digit| {
        let digit = char::from(digit).to_digit(16)?;
        number.checked_mul(16)?.checked_add(digit)
    })
}
