//! Strings in double quotes as Go writes them.

use std::borrow::Cow;
use std::fmt::Write;

use crate::promql::ast::{LabelName, Literal};
use crate::template;

/// What becomes of the quotes of a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// They are double, as in Prometheus.
    Double,
    /// They are double, unless the query might then mean something else once variables are
    /// replaced: the value of a variable in a raw string may hold backslashes, and an escaped `$`
    /// may keep a text from being a variable.
    Safe,
}

/// A string literal with other quotes.
pub(super) fn literal(literal: Literal, text: &str, quotes: Quotes) -> String {
    let written = literal.span.of(text);
    let raw = literal.variables && written.starts_with('`');
    let keep = quotes == Quotes::Safe && (raw || hides_variable(literal, text));
    if keep {
        return written.to_owned();
    }
    bytes(&literal.bytes(text))
}

/// Whether the value holds variables that the text does not.
fn hides_variable(literal: Literal, text: &str) -> bool {
    if !literal.escapes {
        return false;
    }
    let value = literal.value(text);
    template::references(&value).count() > template::references(literal.span.of(text)).count()
}

/// Some bytes, UTF-8 or not, as a string literal that stands for them.
pub(super) fn bytes(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + 2);
    text.push('"');
    for chunk in bytes.utf8_chunks() {
        chunk.valid().chars().for_each(|char| push(&mut text, char));
        for byte in chunk.invalid() {
            write!(text, "\\x{byte:02x}").expect("a string takes all text");
        }
    }
    text.push('"');
    text
}

fn push(text: &mut String, char: char) {
    let letter = match char {
        '"' | '\\' => char,
        '\x07' => 'a',
        '\x08' => 'b',
        '\x0c' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\x0b' => 'v',
        // Prometheus takes this one for broken UTF-8 when it reads it.
        char::REPLACEMENT_CHARACTER => return push_code(text, u32::from(char)),
        _ if is_printable(char) => return text.push(char),
        _ => return push_code(text, u32::from(char)),
    };
    text.push('\\');
    text.push(letter);
}

fn push_code(text: &mut String, code: u32) {
    let written = if code < 0x80 {
        write!(text, "\\x{code:02x}")
    } else if code < 0x1_0000 {
        write!(text, "\\u{code:04x}")
    } else {
        write!(text, "\\U{code:08x}")
    };
    written.expect("a string takes all text");
}

/// Whether a character is a letter, mark, number, punctuation, symbol or the space. What counts
/// as one depends on the version of Unicode; that of Go may be older, and then Prometheus escapes
/// a few characters which stand for themselves here.
fn is_printable(char: char) -> bool {
    if char.is_ascii() {
        return (' '..='~').contains(&char);
    }
    // The standard library knows, but says it only here; the letter in front is needed because
    // a mark is escaped where it has nothing to combine with.
    let mut buffer = [b'a'; 5];
    let len = char.encode_utf8(&mut buffer[1..]).len();
    let text = std::str::from_utf8(&buffer[..=len]).expect("two characters are UTF-8");
    text.escape_debug().nth(1) == Some(char)
}

/// Whether a name may stand without quotes as the name of a label.
fn is_plain_label(name: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    name.bytes().all(is_word) && !name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit())
}

/// The name of a label, in quotes if it needs some.
pub(super) fn label(name: LabelName, text: &str, quotes: Quotes) -> String {
    let value = match name {
        LabelName::Bare(word) if word.variables => return word.span.of(text).to_owned(),
        LabelName::Bare(word) => Cow::Borrowed(word.span.of(text).as_bytes()),
        LabelName::Quoted(string) if string.variables => return literal(string, text, quotes),
        LabelName::Quoted(string) => string.bytes(text),
    };
    match std::str::from_utf8(&value) {
        Ok(plain) if is_plain_label(plain) => plain.to_owned(),
        _ => bytes(&value),
    }
}
