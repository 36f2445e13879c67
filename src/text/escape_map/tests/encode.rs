//! Edits of scalars.

use super::read;
use crate::text::{Edit, EscapeMap, Style, apply};

/// A scalar with the part that is replaced between `⟦` and `⟧` of its text, the text that is
/// written, and the scalar afterwards or `None`.
type Case<'a> = (&'a str, &'a str, &'a str, Option<&'a str>);

/// Checks that the scalars become what is expected and are read as such.
///
/// Block scalars are followed by one line break in their file.
fn check(style: Style, cases: &[Case<'_>]) {
    for &(raw, text, new, expected) in cases {
        let (before, rest) = text.split_once('⟦').expect("a case marks what is replaced");
        let (old, after) = rest.split_once('⟧').expect("a case marks what is replaced");
        let decoded = [before, old, after].concat();
        assert_eq!(
            read(style, raw, "\n").as_deref(),
            Some(decoded.as_str()),
            "{raw:?}"
        );
        let map = EscapeMap::new(raw, style, &decoded);
        let edit = map.encode(before.len()..before.len() + old.len(), new);
        let edited = edit.map(|edit| apply(raw, &[edit]).unwrap());
        assert_eq!(
            edited.as_deref(),
            expected,
            "{text:?} with {new:?} in {raw:?}"
        );
        if let Some(edited) = edited {
            let wanted = [before, new, after].concat();
            assert_eq!(read(style, &edited, "\n"), Some(wanted), "{edited:?}");
        }
    }
}

#[test]
fn json() {
    check(
        Style::JsonString,
        &[
            (r#""abc""#, "a⟦b⟧c", "x", Some(r#""axc""#)),
            (r#""""#, "⟦⟧", "x", Some(r#""x""#)),
            (r#""ab""#, "ab⟦⟧", "x", Some(r#""abx""#)),
            (r#""abc""#, "⟦abc⟧", "", Some(r#""""#)),
            (r#""a\nb\tc""#, "a⟦\nb⟧\tc", "", Some(r#""a\tc""#)),
            (r#""ab""#, "a⟦⟧b", "\"\\/", Some(r#""a\"\\/b""#)),
            (
                r#""ab""#,
                "a⟦⟧b",
                "\n\r\t\u{8}\u{c}\u{1}",
                Some(r#""a\n\r\t\b\f\u0001b""#),
            ),
            (
                r#""ab""#,
                "a⟦⟧b",
                "é😀\u{2028}\u{7f}",
                Some("\"aé😀\u{2028}\u{7f}b\""),
            ),
            (r#""\ud83d\ude00b""#, "⟦😀⟧b", "é", Some(r#""éb""#)),
        ],
    );
    check(
        Style::JsonLiteral,
        &[
            ("5", "⟦5⟧", "6", Some("6")),
            ("5", "⟦5⟧", "null", Some("null")),
            ("12", "1⟦2⟧", ".5e3", Some("1.5e3")),
            ("true", "⟦true⟧", "5m", None),
            ("5", "5⟦⟧", "m", None),
            ("5", "⟦5⟧", "\"a\"", None),
            ("5", "⟦5⟧", "", None),
        ],
    );
}

#[test]
fn double_quoted() {
    check(
        Style::DoubleQuoted,
        &[
            (r#""a\tb""#, "a⟦\t⟧b", " # ", Some(r#""a # b""#)),
            (
                r#""ab""#,
                "a⟦⟧b",
                "\"\\\n\0\u{85}\u{2028}\u{feff}é",
                Some(DOUBLE_ESCAPES),
            ),
            ("\"a\n  b\"", "a⟦ ⟧b", "-", Some("\"a-b\"")),
            ("\"a \n  b\"", "a⟦ ⟧b", "", Some("\"ab\"")),
            ("\"a\n  b\"", "⟦a⟧ b", "x", Some("\"x\n  b\"")),
            ("\"a\n\n  b\"", "a\n⟦b⟧", "x", Some("\"a\n\n  x\"")),
            ("\"a\n\n\n  b\"", "a\n⟦\n⟧b", "", Some("\"a\n\n  b\"")),
            ("\"a\n\n\n  b\"", "a⟦\n⟧\nb", "", Some("\"a\\nb\"")),
            ("\"a\n  b\"", "⟦a⟧ b", "x ", Some("\"x  b\"")),
            ("\"a\n  b\n  c\"", "a ⟦b⟧ c", "", Some("\"a  c\"")),
            ("\"a\n  b\"", "a ⟦b⟧", "\"", Some("\"a\n  \\\"\"")),
            ("\"a\\\n  b\"", "⟦a⟧b", "x", Some("\"x\\\n  b\"")),
            ("\"a\\\n  b\"", "a⟦⟧b", "x", Some("\"a\\\n  xb\"")),
            ("\"a\n b\"", "a ⟦b⟧", "---", Some("\"a\n ---\"")),
            ("\"a\n  \"", "a ⟦⟧", "b", Some("\"a b\"")),
        ],
    );
}

/// All characters that need an escape in double quotes.
const DOUBLE_ESCAPES: &str = r#""a\"\\\n\u0000\u0085\u2028\ufefféb""#;

#[test]
fn single_quoted() {
    check(
        Style::SingleQuoted,
        &[
            ("'ab'", "a⟦⟧b", "it's", Some("'ait''sb'")),
            ("'a''b'", "a⟦'⟧b", "\"\\", Some("'a\"\\b'")),
            ("'ab'", "⟦ab⟧", "", Some("''")),
            ("'ab'", "a⟦⟧b", "\t", Some("'a\tb'")),
            ("'a''b'", "a'⟦b⟧", "\n", Some("\"a'\\n\"")),
            ("'a\"b'", "a⟦⟧\"b", "\u{7}", Some("\"a\\u0007\\\"b\"")),
            ("'a\n  b'", "a ⟦b⟧", " x ", Some("'a  x '")),
            ("'a\n  b'", "a ⟦b⟧", "x ", Some("'a\n  x '")),
            ("'a\n\n  b'", "a\n⟦b⟧", " x", Some("\"a\\n x\"")),
        ],
    );
}

#[test]
fn plain() {
    check(
        Style::Plain,
        &[
            ("abc", "a⟦b⟧c", "x y", Some("ax yc")),
            ("up == 1", "⟦up⟧ == 1", "down", Some("down == 1")),
            ("a{b=\"c\"}", "a{⟦b⟧=\"c\"}", "d", Some("a{d=\"c\"}")),
            ("a", "⟦a⟧", "a{b}", Some("\"a{b}\"")),
            ("a", "a⟦⟧", "[\"b\"]", Some("'a[\"b\"]'")),
            ("a", "a⟦⟧", "['\"b\"']", Some("\"a['\\\"b\\\"']\"")),
            ("a", "⟦a⟧", "", Some("\"\"")),
            ("a", "⟦⟧a", " ", Some("\" a\"")),
            ("a", "a⟦⟧", ": b", Some("\"a: b\"")),
            ("a", "a⟦⟧", "\tb", Some("\"a\\tb\"")),
            ("a", "a⟦⟧", "\nb", Some("\"a\\nb\"")),
            ("a", "⟦a⟧", "yes", Some("\"yes\"")),
            ("a1", "⟦a⟧1", "", Some("\"1\"")),
            ("5", "⟦5⟧", "6", Some("6")),
            ("5", "⟦5⟧", "yes", Some("\"yes\"")),
            ("5", "5⟦⟧", "m", Some("5m")),
            ("a b", "⟦a⟧ b", "\\d", Some("\\d b")),
            ("a\n  b\n  c", "a ⟦b⟧ c", "x", Some("a\n  x\n  c")),
            ("a\n  b\n\n  c", "a⟦ ⟧b\nc", ", ", Some("\"a, b\\nc\"")),
            ("(a)\n  + b", "(a)⟦ ⟧+ b", "", Some("(a)+ b")),
            ("a\n  b\n  c", "a ⟦b⟧ c", "", Some("\"a  c\"")),
            ("a\n  b", "a ⟦b⟧", "#b", Some("\"a #b\"")),
            // What is written over an indentation would not belong to the scalar any more.
            ("a\n\n\n  b", "a\n⟦\nb⟧", "x", Some("\"a\\nx\"")),
            ("a\n\n\n  b", "a\n⟦\nb⟧", "\u{a0}", Some("\"a\\n\u{a0}\"")),
            ("a\n\n\n  b", "a\n⟦\n⟧b", "", Some("a\n\n  b")),
            ("a\n  b", "⟦a⟧ b", "a:", Some("\"a: b\"")),
        ],
    );
    // Where it would stand is not known.
    assert_eq!(EscapeMap::new("", Style::Plain, "").encode(0..0, "a"), None);
}

#[test]
fn literal() {
    check(
        Style::Literal,
        &[
            ("|\n  abc", "a⟦b⟧c\n", "x\ty", Some("|\n  ax\tyc")),
            ("|\n  ab", "a⟦⟧b\n", "x\ny", Some("|\n  ax\n  yb")),
            ("|\r\n  ab", "a⟦⟧b\n", "\n\n", Some("|\r\n  a\r\n\r\n  b")),
            ("|\n  a\n  b", "⟦⟧a\nb\n", "x\n", Some("|\n  x\n  a\n  b")),
            (
                "|\n  a\n  b",
                "a\n⟦⟧b\n",
                "  x\n",
                Some("|\n  a\n    x\n  b"),
            ),
            ("|\n  a\n  b", "⟦a\n⟧b\n", "", Some("|\n  b")),
            ("|\n  a\n  b", "⟦a⟧\nb\n", "", Some("|\n\n  b")),
            ("|\n  a\n  b", "⟦⟧a\nb\n", "\n", Some("|\n\n  a\n  b")),
            ("|\n  a\n  b", "a⟦\n⟧b\n", " ", Some("|\n  a b")),
            ("|\n  a\n\n  b", "a\n⟦⟧\nb\n", "x", Some("|\n  a\n  x\n  b")),
            (
                "|\n  a\n \n  b",
                "a\n⟦⟧\nb\n",
                "x",
                Some("|\n  a\n  x\n  b"),
            ),
            (
                "|\n  a\n\n  b",
                "a\n⟦\n⟧b\n",
                "x\n\n",
                Some("|\n  a\n  x\n\n  b"),
            ),
            ("|\n  a\n\n  b", "a⟦\n⟧\nb\n", "", Some("|\n  a\n  b")),
            ("|\n  a", "a⟦⟧\n", "\nb", Some("|\n  a\n  b")),
            ("|2\n    a", "⟦  a⟧\n", " b\n   c", Some("|2\n   b\n     c")),
            ("|\n  a\n  b", "a\n⟦b⟧\n", "x", Some("|\n  a\n  x")),
            ("|-\n  a\n  b", "a⟦\nb⟧", "", Some("|-\n  a")),
            (
                "|\n  ---\n  b",
                "---\n⟦b⟧\n",
                "...",
                Some("|\n  ---\n  ..."),
            ),
        ],
    );
}

#[test]
fn the_end_of_a_literal() {
    check(
        Style::Literal,
        &[
            // What comes behind the last line break comes before it in the source.
            ("|\n  a", "a\n⟦⟧", "b\n", Some("|\n  a\n  b")),
            ("|\n  a", "⟦a\n⟧", "b\n", Some("|\n  b")),
            ("|\n  a\n  b", "a\n⟦b\n⟧", "", Some("|\n  a")),
            ("|\n  a\n  b", "a⟦\nb\n⟧", "\n", Some("|\n  a")),
            ("|+\n  a", "a⟦\n⟧", "\n", Some("|+\n  a")),
            // The end would have to change.
            ("|\n  a", "a⟦\n⟧", "", None),
            ("|\n  a", "a\n⟦⟧", "b", None),
            ("|\n  a", "a\n⟦⟧", "\n", None),
            ("|\n  a", "a⟦⟧\n", "\n", None),
            ("|-\n  a", "a⟦⟧", "\n", None),
            ("|-\n  a", "a⟦⟧", "\n  ", None),
            ("|\n  a\n  b", "a\n⟦b⟧\n", "", None),
            ("|\n  a", "⟦a⟧\n", "", None),
            ("|\n  a", "⟦a\n⟧", "", None),
        ],
    );
}

#[test]
fn what_a_literal_cannot_hold() {
    check(
        Style::Literal,
        &[
            ("|", "⟦⟧", "a", None),
            ("|-", "⟦⟧", "a", None),
            ("|\n  a", "⟦⟧a\n", " ", None),
            ("|\n  a", "⟦⟧a\n", "\t", None),
            ("|\n  a\n   b", "⟦a\n⟧ b\n", "", None),
            ("|\n  a", "a⟦⟧\n", "\r", None),
            ("|\n  a", "a⟦⟧\n", "\u{7}", None),
            ("|\n  a", "a⟦⟧\n", "\u{85}", None),
            ("|\n  a", "a⟦⟧\n", "\u{2028}b", None),
            ("|\n  a", "a⟦⟧\n", "\u{feff}b", None),
        ],
    );
    // At the left margin lines are text or not depending on what they say.
    assert_eq!(
        EscapeMap::new("|\na", Style::Literal, "a\n").encode(0..1, "b"),
        None
    );
}

#[test]
fn folded() {
    check(
        Style::Folded,
        &[
            (">\n  a b", "a ⟦b⟧\n", "x y", Some(">\n  a x y")),
            (">\n  a\n  b", "a⟦ ⟧b\n", "", Some(">\n  ab")),
            (">\n  a\n  b", "⟦a⟧ b\n", "x", Some(">\n  x\n  b")),
            (">\n  a\n  b", "a ⟦b⟧\n", "x\ny", Some(">\n  a\n  x\n\n  y")),
            (
                ">-\r\n  a b",
                "a⟦ ⟧b",
                "\n\n",
                Some(">-\r\n  a\r\n\r\n\r\n  b"),
            ),
            (">\n  a\n\n  b", "a⟦\n⟧b\n", " ", Some(">\n  a b")),
            (">\n  a", "a\n⟦⟧", "b\n", Some(">\n  a\n\n  b")),
            (
                ">\n  a b",
                "⟦a b⟧\n",
                "x\n  y\n\nz\nz",
                Some(">\n  x\n    y\n\n  z\n\n  z"),
            ),
            (">\n  a\n\n  b", "a⟦⟧\nb\n", "\n", Some(">\n  a\n\n\n  b")),
            (">\n  a\n\n  b", "a\n⟦⟧b\n", "\n", Some(">\n  a\n\n\n  b")),
            (
                ">\n  a\n\n  b",
                "a\n⟦⟧b\n",
                "x\n",
                Some(">\n  a\n\n  x\n\n  b"),
            ),
            (
                ">\n  a\n   b\n  c",
                "a\n b⟦⟧\nc\n",
                "\n x",
                Some(">\n  a\n   b\n   x\n  c"),
            ),
            // Folding would make something else of it.
            (">\n  a\n  b", "a ⟦⟧b\n", " ", None),
            (">\n  a\n  b", "a⟦⟧ b\n", "\n", None),
            (">\n  a\n\n\n  b", "a\n⟦⟧\nb\n", "x", None),
            (">\n  a\n   b\n  c", "a\n b⟦⟧\nc\n", "\nx", None),
            (">\n  a\n  b\n  c", "a ⟦b⟧ c\n", "", None),
            (">\n  a", "a⟦⟧\n", "\n", None),
        ],
    );
}

#[test]
fn edits_cover_what_they_replace() {
    let map = EscapeMap::new(r#""a\tb""#, Style::DoubleQuoted, "a\tb");
    let edit = map.encode(1..2, "\n").unwrap();
    assert_eq!(edit, Edit::replace(map.to_source(1..2), "\\n"));
    // The same text again is still an edit of the same bytes, so that two of them collide.
    let edit = map.encode(0..3, "a\tb").unwrap();
    assert_eq!(edit, Edit::replace(map.to_source(0..3), "a\\tb"));
}
