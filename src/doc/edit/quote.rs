//! How a text is written as a scalar: the style it had where that can hold it, else the next one
//! of plain, single quotes and double quotes that means the same text to every reader.
//!
//! Readers are those of YAML 1.1 and 1.2 alike: gopkg.in/yaml.v3 and yaml.v2, sigs.k8s.io/yaml,
//! `PyYAML`, `libyaml`. Where they differ, quotes are written; they never do harm.

use std::fmt::Write;

use crate::text::Style;

/// Readers look for the colon of a key in the next 1024 characters only.
const MAX_KEY: usize = 1000;

/// A text as a JSON string. What YAML does not take as it is is escaped, because JSON is read as
/// YAML by some.
pub(super) fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    push_escape(&mut out, 'u', 4, u32::from(*unit));
                }
            }
        }
    }
    out.push('"');
    out
}

/// Appends an escape of a letter and hexadecimal digits.
fn push_escape(out: &mut String, letter: char, digits: usize, code: u32) {
    // Writing to a string cannot fail.
    let _ = write!(out, "\\{letter}{code:0digits$x}");
}

/// A text as a YAML scalar on one line, in the wanted style if that can hold it. `flow` says
/// that it stands inside brackets.
pub(super) fn yaml(text: &str, wanted: Style, flow: bool) -> String {
    let printable = text.chars().all(is_printable);
    match wanted {
        Style::DoubleQuoted | Style::JsonString => double(text),
        _ if !printable => double(text),
        Style::Plain | Style::Literal | Style::Folded | Style::JsonLiteral
            if is_plain(text) && !(flow && text.contains([',', '[', ']', '{', '}', ':'])) =>
        {
            text.to_owned()
        }
        _ => format!("'{}'", text.replace('\'', "''")),
    }
}

/// A text as a YAML key. None for what readers take for a merge key even in quotes, and for what
/// is too long to be recognised.
pub(super) fn yaml_key(text: &str, wanted: Style, flow: bool) -> Option<String> {
    let key = yaml(text, wanted, flow);
    (text != "<<" && key.len() <= MAX_KEY).then_some(key)
}

/// The header and the lines of a text as a block scalar, the lines indented by `indentation`.
/// None if a block scalar cannot show the text, or not without an explicit indentation.
pub(super) fn block(text: &str, wanted: Style, indentation: usize) -> Option<String> {
    let (content, chomping) = match text.strip_suffix('\n') {
        Some(content) => (content, ""),
        None => (text, "-"),
    };
    let shown = |c: char| is_printable(c) || matches!(c, '\n' | '\t');
    let blank_line = |line: &str| !line.is_empty() && line.trim().is_empty();
    let first = content.trim_start_matches('\n');
    if first.is_empty()
        || first.starts_with([' ', '\t'])
        || content.ends_with('\n')
        || !content.chars().all(shown)
        || content.split('\n').any(blank_line)
    {
        return None;
    }
    // Folding several lines would have to guess where to break them.
    let folded = wanted == Style::Folded && !content.contains('\n');
    let mut out = format!("{}{chomping}", if folded { '>' } else { '|' });
    for line in content.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', indentation));
        }
        out.push_str(line);
    }
    Some(out)
}

fn double(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        let code = u32::from(c);
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_printable(c) => out.push(c),
            _ if code <= 0xFF => push_escape(&mut out, 'x', 2, code),
            _ if code <= 0xFFFF => push_escape(&mut out, 'u', 4, code),
            _ => push_escape(&mut out, 'U', 8, code),
        }
    }
    out.push('"');
    out
}

/// Whether every reader takes the character as it is, in the middle of a line. What YAML 1.1
/// takes for a line break is not.
fn is_printable(c: char) -> bool {
    match u32::from(c) {
        0..0x20 | 0x7F..0xA0 | 0x2028 | 0x2029 | 0xFEFF | 0xFFFE | 0xFFFF => false,
        code => code & 0xFFFE != 0xFFFE,
    }
}

/// Whether a text of printable characters means itself without quotes, in a block.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let may_start = if first.is_ascii() {
        first.is_ascii_alphanumeric() || "_/$(.+<=~^;\\".contains(first)
    } else {
        !first.is_whitespace()
    };
    may_start
        && !text.ends_with(char::is_whitespace)
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.starts_with("...")
        && !is_word(text)
        && !looks_like_number(text)
}

/// Whether some reader takes the text for a word with a meaning.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan",
    ];
    // The sign and point of `.inf` and `+.nan`; no word of the list loses anything.
    let bare = text.strip_prefix(['+', '-']).unwrap_or(text);
    let bare = bare.strip_prefix('.').unwrap_or(bare);
    matches!(text, "~" | "<<" | "=") || WORDS.iter().any(|word| bare.eq_ignore_ascii_case(word))
}

/// Whether a text could pass for a number, a time of the day or a date.
fn looks_like_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    // Underscores may stand anywhere among digits.
    let mut digits = unsigned.bytes().filter(|&byte| byte != b'_');
    let based = digits.next() == Some(b'0')
        && digits
            .next()
            .is_some_and(|letter| matches!(letter | 0x20, b'x' | b'o' | b'b'));
    let number_like = |byte: u8| byte.is_ascii_digit() || b"+-_.,:eE".contains(&byte);
    let decimal =
        !text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(number_like);
    let bytes = text.as_bytes();
    let date = bytes.len() > 4 && bytes[..4].iter().all(u8::is_ascii_digit) && bytes[4] == b'-';
    based || decimal || date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, wanted: Style, flow: bool, expected: &str) {
        assert_eq!(yaml(text, wanted, flow), expected, "{text:?} as {wanted:?}");
    }

    #[test]
    fn text_stays_plain_only_where_no_reader_mistakes_it() {
        for text in [
            "a",
            "sum(rate(x[5m]))",
            "5m",
            "1h30m",
            "http://a:80/b",
            "a: b".split(':').next().unwrap(),
            "$x",
            "ä",
            "it's",
            "a#b",
            "x \"y\"",
        ] {
            check(text, Style::Plain, false, text);
        }
        for text in [
            "",
            "yes",
            "No",
            "y",
            "~",
            "null",
            "0_0",
            "1",
            "-1",
            "1e3",
            "0x1F",
            "0o7",
            ".5",
            ".inf",
            "1:30",
            "2024-01-01",
            "2024-01-01T10:00:00Z",
            "1,000",
            "-",
            "- a",
            "a: b",
            "a:",
            "a #b",
            " a",
            "a ",
            "*a",
            "&a",
            "!a",
            "[a]",
            "{a}",
            "%a",
            "@a",
            "`a`",
            "|",
            ">",
            "#a",
            "?a",
            "'a",
            "<<",
            "=",
            "... x",
            "\u{a0}",
        ] {
            check(
                text,
                Style::Plain,
                false,
                &format!("'{}'", text.replace('\'', "''")),
            );
        }
        check("a, b", Style::Plain, true, "'a, b'");
        check("a:b", Style::Plain, true, "'a:b'");
    }

    #[test]
    fn quotes_are_kept_where_they_can_hold_the_text() {
        check("a", Style::SingleQuoted, false, "'a'");
        check("a", Style::DoubleQuoted, false, "\"a\"");
        check("it's", Style::SingleQuoted, false, "'it''s'");
        check(
            "a\nb\t\"\\",
            Style::SingleQuoted,
            false,
            "\"a\\nb\\t\\\"\\\\\"",
        );
        check(
            "\u{85}\u{2028}\u{feff}\0",
            Style::Plain,
            false,
            "\"\\x85\\u2028\\ufeff\\x00\"",
        );
        assert_eq!(
            json("a\"\\\n\u{1}ä\u{2028}"),
            "\"a\\\"\\\\\\n\\u0001ä\\u2028\""
        );
    }

    #[test]
    fn block_scalars_hold_what_lines_can_show() {
        let block = |text| block(text, Style::Folded, 2);
        assert_eq!(block("a").as_deref(), Some(">-\n  a"));
        assert_eq!(block("a\n\n b\n").as_deref(), Some("|\n  a\n\n   b"));
        for text in ["", "\n", " a", "a\n\n", "a\n \nb", "a\r\nb", "a\u{85}b"] {
            assert_eq!(block(text), None, "{text:?}");
        }
    }
}
