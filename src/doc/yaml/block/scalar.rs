//! Plain and quoted scalars, on one line or folded over several.

use std::borrow::Cow;

use memchr::{memchr, memchr2, memchr3};

use super::Outside;
use super::lines::{Line, line_end};
use crate::text::Style;

/// A scalar.
pub(super) struct Scalar<'t> {
    /// The decoded text.
    pub(super) text: Cow<'t, str>,
    /// How it is written.
    pub(super) style: Style,
    /// Where it ends, quotes included.
    pub(super) end: usize,
}

/// Reads the scalar at `at` of the line that ends at `end`; lines that belong to it are indented
/// further than `parent`, the column of the collection around it. None if something else starts
/// here.
pub(super) fn read(
    text: &str,
    at: usize,
    end: usize,
    parent: Option<usize>,
) -> Result<Option<Scalar<'_>>, Outside> {
    let line = &text.as_bytes()[at..end];
    Ok(Some(match line[0] {
        quote @ (b'"' | b'\'') => quoted(text, at, quote, parent)?,
        b'|' | b'>' | b'[' | b'{' => return Ok(None),
        b'?' | b':' | b',' | b']' | b'}' | b'#' | b'&' | b'*' | b'!' | b'%' | b'@' | b'`'
        | b'\t' => return Err(Outside),
        b'-' if line.starts_with(b"---") => return Err(Outside),
        _ => plain(text, at, end, parent)?,
    }))
}

/// What ends the part of a plain scalar that stands on one line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    Colon,
    Comment,
    LineEnd,
}

fn plain(text: &str, at: usize, end: usize, parent: Option<usize>) -> Result<Scalar<'_>, Outside> {
    let (mut stop, mut why) = plain_end(text, at, end)?;
    let mut folded: Option<String> = None;
    let mut next = end + 1;
    let mut blank = 0;
    while why == Stop::LineEnd && next < text.len() {
        let line = Line::at(text, next);
        next = line.end + 1;
        if line.is_blank() {
            blank += 1;
            continue;
        }
        let first = text.as_bytes()[line.content];
        if parent.is_none_or(|parent| line.column() <= parent) || first == b'#' {
            break;
        }
        // Readers differ in what they make of indicators here.
        if matches!(first, b'-' | b'?' | b':' | b'%') {
            return Err(Outside);
        }
        let decoded = folded.get_or_insert_with(|| text[at..stop].to_owned());
        push_break(decoded, blank);
        (stop, why) = plain_end(text, line.content, line.end)?;
        if why == Stop::Colon {
            return Err(Outside);
        }
        decoded.push_str(&text[line.content..stop]);
        blank = 0;
    }
    Ok(Scalar {
        text: folded.map_or(Cow::Borrowed(&text[at..stop]), Cow::Owned),
        style: Style::Plain,
        end: stop,
    })
}

/// Where a plain scalar stops on a line: before `: `, ` #` or the white space at the end.
fn plain_end(text: &str, at: usize, end: usize) -> Result<(usize, Stop), Outside> {
    let line = &text.as_bytes()[..end];
    let mut stop = (end, Stop::LineEnd);
    let mut from = at;
    while let Some(found) = memchr3(b':', b'#', b'\t', &line[from..]) {
        let index = from + found;
        match line[index] {
            b':' if line.get(index + 1).is_none_or(|next| *next == b' ') => {
                stop = (index, Stop::Colon);
                break;
            }
            b'#' if index > at && line[index - 1] == b' ' => {
                stop = (index, Stop::Comment);
                break;
            }
            b'\t' => return Err(Outside),
            _ => from = index + 1,
        }
    }
    let (limit, why) = stop;
    let spaces = line[at..limit].iter().rev();
    let spaces = spaces.take_while(|byte| **byte == b' ').count();
    Ok((limit - spaces, why))
}

/// The line end between two parts of a folded scalar, with the blank lines behind it.
fn push_break(folded: &mut String, blank: usize) {
    if blank == 0 {
        folded.push(' ');
    }
    folded.extend(std::iter::repeat_n('\n', blank));
}

/// Reads a scalar in quotes.
fn quoted(text: &str, at: usize, quote: u8, parent: Option<usize>) -> Result<Scalar<'_>, Outside> {
    let bytes = text.as_bytes();
    let double = quote == b'"';
    let mut escapes = false;
    let mut from = at + 1;
    let close = loop {
        let found = if double {
            memchr2(b'"', b'\\', &bytes[from..])
        } else {
            memchr(b'\'', &bytes[from..])
        };
        let found = from + found.ok_or(Outside)?;
        let is_escape = if double {
            bytes[found] == b'\\'
        } else {
            bytes.get(found + 1) == Some(&b'\'')
        };
        if !is_escape {
            break found;
        }
        escapes = true;
        from = found + 2;
        if from > bytes.len() {
            return Err(Outside);
        }
    };
    let raw = &text[at + 1..close];
    let mut decoded = Cow::Borrowed(raw);
    if let Some(first) = memchr(b'\n', raw.as_bytes()) {
        decoded = Cow::Owned(fold(text, at + 1, at + 1 + first, close, double, parent)?);
    }
    if escapes {
        decoded = Cow::Owned(if double {
            unescape(&decoded)?
        } else {
            decoded.replace("''", "'")
        });
    }
    let style = if double {
        Style::DoubleQuoted
    } else {
        Style::SingleQuoted
    };
    Ok(Scalar {
        text: decoded,
        style,
        end: close + 1,
    })
}

/// Folds the lines between two quotes; escapes stay as they are. `first_end` is where the first of
/// several lines ends.
fn fold(
    text: &str,
    start: usize,
    first_end: usize,
    close: usize,
    double: bool,
    parent: Option<usize>,
) -> Result<String, Outside> {
    let parent = parent.ok_or(Outside)?;
    if memchr(b'\t', &text.as_bytes()[start..close]).is_some() {
        return Err(Outside);
    }
    let mut folded = text[start..first_end].trim_end_matches(' ').to_owned();
    let mut next = first_end + 1;
    let mut blank = 0;
    loop {
        let line = Line::at(text, next);
        let is_last = line.end >= close;
        if line.is_blank() && !is_last {
            blank += 1;
            next = line.end + 1;
            continue;
        }
        if line.column() <= parent {
            return Err(Outside);
        }
        // A backslash takes the line end away.
        let backslashes = folded.bytes().rev().take_while(|byte| *byte == b'\\');
        if double && backslashes.count() % 2 == 1 {
            folded.pop();
            if blank > 0 {
                return Err(Outside);
            }
        } else {
            push_break(&mut folded, blank);
        }
        blank = 0;
        if is_last {
            // The quote may be the first character of its line.
            folded.push_str(&text[line.content.min(close)..close]);
            return Ok(folded);
        }
        folded.push_str(text[line.content..line.end].trim_end_matches(' '));
        next = line.end + 1;
    }
}

/// Replaces the escapes that are usual in double quotes.
fn unescape(text: &str) -> Result<String, Outside> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = memchr(b'\\', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        let (meant, len) = match rest.as_bytes().get(at + 1) {
            Some(b'n') => ('\n', 2),
            Some(b't') => ('\t', 2),
            Some(b'"') => ('"', 2),
            Some(b'\\') => ('\\', 2),
            Some(b'u') => (code_point(rest.get(at + 2..at + 6))?, 6),
            Some(b'U') => (code_point(rest.get(at + 2..at + 10))?, 10),
            // Where a line ends, white space may have been cut off.
            _ => return Err(Outside),
        };
        out.push(meant);
        rest = &rest[at + len..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The character with that number; halves of surrogate pairs are the parser's.
fn code_point(digits: Option<&str>) -> Result<char, Outside> {
    let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let number = u32::from_str_radix(digits.ok_or(Outside)?, 16).map_err(|_| Outside)?;
    char::from_u32(number).ok_or(Outside)
}

/// Where the line of a scalar's last character ends.
pub(super) fn last_line_end(text: &str, scalar_end: usize, first_end: usize) -> usize {
    if scalar_end <= first_end {
        first_end
    } else {
        line_end(text, scalar_end)
    }
}
