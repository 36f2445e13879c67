//! How a text is written as a scalar: the style it had where that can hold it, else the next one
//! of plain, single quotes and double quotes that means the same text to every reader.
//!
//! Readers are those of YAML 1.1 and 1.2 alike: gopkg.in/yaml.v3 and yaml.v2, sigs.k8s.io/yaml,
//! `PyYAML`, `libyaml`. Where they differ, quotes are written; they never do harm.

use std::fmt::Write;

use crate::text::Style;

/// Readers look for the colon of a key in the next 1024 characters only.
const MAX_KEY: usize = 1000;

/// A text as a YAML scalar on one line, in the wanted style if that can hold it. `flow` says
/// that it stands inside brackets.
pub(super) fn yaml(text: &str, wanted: Style, flow: bool) -> String {
    let single = || format!("'{}'", text.replace('\'', "''"));
    let written = line(text);
    match wanted {
        Style::DoubleQuoted | Style::JsonString => quoted(text),
        // What is not printable needs escapes whatever was wanted.
        _ if written.starts_with('"') => written,
        Style::SingleQuoted => single(),
        _ if flow && written == text && text.contains([',', '[', ']', '{', '}', ':']) => single(),
        _ => written,
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

/// A text in double quotes, for JSON and for YAML: what either requires to be escaped is.
pub(super) fn quoted(text: &str) -> String {
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
            // All characters that are not printable lie in the range of four digits.
            c => {
                write!(out, "\\u{:04x}", u32::from(c)).expect("writing into a string cannot fail");
            }
        }
    }
    out.push('"');
    out
}

/// A text in the first style that holds it on one line of a block: without quotes, in single
/// quotes, in double quotes with escapes.
fn line(text: &str) -> String {
    if !text.chars().all(is_printable) {
        quoted(text)
    } else if is_plain(text) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

/// Whether YAML calls a character printable and no reader treats it as the end of a line or as a
/// byte order mark. A tab is left out as well, because nobody sees what it is.
fn is_printable(c: char) -> bool {
    match c {
        ' '..='~' => true,
        '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        c => c >= '\u{a0}',
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
    let bytes = text.as_bytes();
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text).as_bytes();
    // Underscores may stand anywhere among digits.
    let mut digits = unsigned.iter().filter(|&&byte| byte != b'_');
    let based = digits.next() == Some(&b'0')
        && digits
            .next()
            .is_some_and(|letter| matches!(letter | 0x20, b'x' | b'o' | b'b'));
    // `e9` is a number to a reader who lets the digits before the exponent be none.
    let number_like = |&byte: &u8| byte.is_ascii_digit() || b"+-_.,:eE".contains(&byte);
    let letters = bytes.iter().all(u8::is_ascii_alphabetic);
    let decimal = !letters && bytes.iter().all(number_like);
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
            "\"\\u0085\\u2028\\ufeff\\u0000\"",
        );
        assert_eq!(
            quoted("a\"\\\n\u{1}ä\u{2028}"),
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
