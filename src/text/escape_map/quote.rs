//! Writing text between quotes.

use std::fmt::Write;

/// Text for a JSON string, without the quotes.
pub(super) fn json(text: &str) -> String {
    escaped(text, |c| c >= ' ')
}

/// Text for a YAML scalar in double quotes, without the quotes.
pub(super) fn double(text: &str) -> String {
    escaped(text, is_safe)
}

/// Text for a YAML scalar in single quotes, without the quotes. None where escapes are needed.
pub(super) fn single(text: &str) -> Option<String> {
    text.chars()
        .all(|c| is_safe(c) || c == '\t')
        .then(|| text.replace('\'', "''"))
}

/// Whether a YAML block scalar can hold a character, line breaks included.
pub(super) fn is_block_safe(c: char) -> bool {
    is_safe(c) || matches!(c, '\t' | '\n')
}

/// Whether every reader of YAML, whatever its version, takes a character for itself.
///
/// These are the printable characters of YAML without its white space and without those that
/// are line breaks in YAML 1.1 or a byte order mark.
pub(super) fn is_safe(c: char) -> bool {
    match c {
        '\u{2028}' | '\u{2029}' | '\u{feff}' => false,
        ' '..='~' | '\u{a0}'..='\u{fffd}' => true,
        c => c >= '\u{10000}',
    }
}

/// Escapes quotes, backslashes and what is not safe.
fn escaped(text: &str, is_safe: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if is_safe(c) => out.push(c),
            c => {
                let code = u32::from(c);
                write!(out, "\\u{code:04x}").expect("writing to a string does not fail");
            }
        }
    }
    out
}
