//! How a text is written as a scalar: the style it had where that can hold it, else the next one
//! of plain, single quotes and double quotes that means the same text to every reader.
//!
//! Readers are those of YAML 1.1 and 1.2 alike: gopkg.in/yaml.v3 and yaml.v2, sigs.k8s.io/yaml,
//! `PyYAML`, `libyaml`. Where they differ, quotes are written; they never do harm.

pub(super) use crate::doc::emit::quoted;
use crate::doc::emit::{MAX_SIMPLE_KEY, is_printable, yaml_key as line};
use crate::text::Style;

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
    (text != "<<" && key.len() <= MAX_SIMPLE_KEY).then_some(key)
}

/// The header and the lines of a text as a block scalar, the lines indented by `indentation`.
/// None if a block scalar cannot show the text. One line is not worth an explicit indentation.
pub(super) fn block(text: &str, wanted: Style, indentation: usize) -> Option<String> {
    let (content, chomping) = match text.strip_suffix('\n') {
        Some(content) => (content, ""),
        None => (text, "-"),
    };
    let shown = |c: char| is_printable(c) || matches!(c, '\n' | '\t');
    let blank_line = |line: &str| !line.is_empty() && line.trim().is_empty();
    let first = content.trim_start_matches('\n');
    let indicator = match first.starts_with([' ', '\t']) {
        true if !content.contains('\n') || indentation > 9 => return None,
        true => indentation.to_string(),
        false => String::new(),
    };
    if first.is_empty()
        || content.ends_with('\n')
        || !content.chars().all(shown)
        || content.split('\n').any(blank_line)
    {
        return None;
    }
    // Folding several lines would have to guess where to break them.
    let folded = wanted == Style::Folded && !content.contains('\n');
    let mut out = format!("{}{indicator}{chomping}", if folded { '>' } else { '|' });
    for line in content.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', indentation));
        }
        out.push_str(line);
    }
    Some(out)
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
        assert_eq!(block("\n  a\nb").as_deref(), Some("|2-\n\n    a\n  b"));
        for text in [
            "", "\n", " a", " a\n", "a\n\n", "a\n \nb", "a\r\nb", "a\u{85}b",
        ] {
            assert_eq!(block(text), None, "{text:?}");
        }
    }
}
