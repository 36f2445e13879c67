//! Scalars that need no lines of their own.

use super::{check, check_sources};
use crate::text::Style;

#[test]
fn json_strings() {
    check(
        Style::JsonString,
        &[
            (r#""""#, "", "", ""),
            (r#""abc""#, "", "abc", "a¦b¦c"),
            (r#""aé😀z""#, "", "aé😀z", "a¦é¦😀¦z"),
            (r#""a\"b""#, "", "a\"b", r#"a¦\"¦b"#),
            (r#""a\\b""#, "", "a\\b", r"a¦\\¦b"),
            (r#""\\\\\"""#, "", "\\\\\"", r#"\\¦\\¦\""#),
            (r#""a\/b""#, "", "a/b", r"a¦\/¦b"),
            (r#""a\bb""#, "", "a\u{8}b", r"a¦\b¦b"),
            (r#""a\fb""#, "", "a\u{c}b", r"a¦\f¦b"),
            (r#""a\nb""#, "", "a\nb", r"a¦\n¦b"),
            (r#""a\rb""#, "", "a\rb", r"a¦\r¦b"),
            (r#""a\tb""#, "", "a\tb", r"a¦\t¦b"),
            (r#""\n\r\n""#, "", "\n\r\n", r"\n¦\r¦\n"),
            (r#""\u0041b""#, "", "Ab", r"\u0041¦b"),
            (r#""\u00e9\u00E9""#, "", "éé", r"\u00e9¦\u00E9"),
            (r#""\u20ac""#, "", "€", r"\u20ac"),
            (r#""\u0000""#, "", "\0", r"\u0000"),
            (r#""a\ud83d\ude00b""#, "", "a😀b", r"a¦\ud83d\ude00¦b"),
            (
                r#""\uD83D\uDE00\uD83D\uDE01""#,
                "",
                "😀😁",
                r"\uD83D\uDE00¦\uD83D\uDE01",
            ),
            (r#""\\u0041""#, "", "\\u0041", r"\\¦u¦0¦0¦4¦1"),
            (
                "\"\u{7f}\u{2028}\"",
                "",
                "\u{7f}\u{2028}",
                "\u{7f}¦\u{2028}",
            ),
        ],
    );
}

/// What the reader of JSON makes of broken strings, which other readers refuse.
#[test]
fn broken_json_strings_keep_their_places() {
    for (raw, decoded, sources) in [
        // Halves of surrogate pairs.
        (r#""a\ud83db""#, "a\u{fffd}b", r"a¦\ud83d¦b"),
        (r#""\ude00\ud83d""#, "\u{fffd}\u{fffd}", r"\ude00¦\ud83d"),
        (r#""\ud83d\u0041""#, "\u{fffd}A", r"\ud83d¦\u0041"),
        // Escapes that mean nothing.
        (r#""a\qb""#, "ab", "a¦b"),
        (r#""a\é😀""#, "a😀", "a¦😀"),
        (r#""a\u12""#, "a", "a"),
        (r#""a\u12xy""#, "axy", "a¦x¦y"),
        // No closing quote.
        (r#""abc"#, "abc", "a¦b¦c"),
        (r#""ab\""#, "ab\"", r#"a¦b¦\""#),
        (r#""ab\"#, "ab", "a¦b"),
        // Control characters.
        ("\"a\tb\"", "a\tb", "a¦\t¦b"),
    ] {
        check_sources(Style::JsonString, raw, decoded, sources);
    }
}

#[test]
fn json_literals() {
    check(
        Style::JsonLiteral,
        &[
            ("null", "", "null", "n¦u¦l¦l"),
            ("true", "", "true", "t¦r¦u¦e"),
            ("-1.5e3", "", "-1.5e3", "-¦1¦.¦5¦e¦3"),
        ],
    );
}

#[test]
fn double_quoted_escapes() {
    check(
        Style::DoubleQuoted,
        &[
            (r#""""#, "\n", "", ""),
            (r#""a b""#, "\n", "a b", "a¦ ¦b"),
            (r#"" a ""#, "\n", " a ", " ¦a¦ "),
            (
                r#""it's # not: {a}""#,
                "\n",
                "it's # not: {a}",
                "i¦t¦'¦s¦ ¦#¦ ¦n¦o¦t¦:¦ ¦{¦a¦}",
            ),
            (r#""a\0b""#, "\n", "a\0b", r"a¦\0¦b"),
            (r#""a\ab""#, "\n", "a\u{7}b", r"a¦\a¦b"),
            (r#""a\bb""#, "\n", "a\u{8}b", r"a¦\b¦b"),
            (r#""a\tb""#, "\n", "a\tb", r"a¦\t¦b"),
            ("\"a\\\tb\"", "\n", "a\tb", "a¦\\\t¦b"),
            ("\"a\tb\"", "\n", "a\tb", "a¦\t¦b"),
            (r#""a\nb""#, "\n", "a\nb", r"a¦\n¦b"),
            (r#""a\vb""#, "\n", "a\u{b}b", r"a¦\v¦b"),
            (r#""a\fb""#, "\n", "a\u{c}b", r"a¦\f¦b"),
            (r#""a\rb""#, "\n", "a\rb", r"a¦\r¦b"),
            (r#""a\eb""#, "\n", "a\u{1b}b", r"a¦\e¦b"),
            (r#""a\ b""#, "\n", "a b", r"a¦\ ¦b"),
            (r#""a\"b""#, "\n", "a\"b", r#"a¦\"¦b"#),
            (r#""a\/b""#, "\n", "a/b", r"a¦\/¦b"),
            (r#""a\\b""#, "\n", "a\\b", r"a¦\\¦b"),
            (r#""a\Nb""#, "\n", "a\u{85}b", r"a¦\N¦b"),
            (r#""a\_b""#, "\n", "a\u{a0}b", r"a¦\_¦b"),
            (r#""a\Lb""#, "\n", "a\u{2028}b", r"a¦\L¦b"),
            (r#""a\Pb""#, "\n", "a\u{2029}b", r"a¦\P¦b"),
            (r#""a\x41\xe9b""#, "\n", "aAéb", r"a¦\x41¦\xe9¦b"),
            (r#""a\u20acb""#, "\n", "a€b", r"a¦\u20ac¦b"),
            (r#""a\U0001F600b""#, "\n", "a😀b", r"a¦\U0001F600¦b"),
            (r#""é😀\n😀""#, "\n", "é😀\n😀", r"é¦😀¦\n¦😀"),
        ],
    );
}

/// Where the reader of YAML 1.1 and that of YAML 1.2 differ, the text is that of the latter.
#[test]
fn double_quoted_beyond_the_independent_reader() {
    for (raw, decoded, sources) in [
        // A surrogate pair is not YAML, but JSON, and JSON is read as YAML too.
        (r#""a\ud83d\ude00b""#, "a😀b", r"a¦\ud83d\ude00¦b"),
        // Line breaks of YAML 1.1 only.
        (
            "\"a\u{85}\u{2028} b\"",
            "a\u{85}\u{2028} b",
            "a¦\u{85}¦\u{2028}¦ ¦b",
        ),
        // A carriage return alone.
        ("\"a\r b\r\r c\"", "a b\nc", "a¦\r¦b¦\r\r¦c"),
    ] {
        check_sources(Style::DoubleQuoted, raw, decoded, sources);
    }
}

#[test]
fn double_quoted_lines() {
    check(
        Style::DoubleQuoted,
        &[
            ("\"a\n  b\"", "\n", "a b", "a¦\n¦b"),
            ("\"a \t\n \t b\"", "\n", "a b", "a¦ \t\n¦b"),
            ("\"a\r\n  b\"", "\r\n", "a b", "a¦\r\n¦b"),
            ("\"a\n\n  b\"", "\n", "a\nb", "a¦\n\n¦b"),
            ("\"a \n \t\n\n  b\"", "\n", "a\n\nb", "a¦ \n \t\n¦\n¦b"),
            (
                "\"a\r\n\r\n \r\n  b\"",
                "\n",
                "a\n\nb",
                "a¦\r\n\r\n¦ \r\n¦b",
            ),
            ("\"a\\n\n  b\"", "\n", "a\n b", "a¦\\n¦\n¦b"),
            ("\"a\\t \n  b\"", "\n", "a\t b", "a¦\\t¦ \n¦b"),
            ("\"\n  a\n  \"", "\n", " a ", "\n¦a¦\n"),
            ("\" \n  a\"", "\n", " a", " \n¦a"),
            ("\"a\\\n   b\"", "\n", "ab", "a¦b"),
            ("\"a \\\n   b\"", "\n", "a b", "a¦ ¦b"),
            ("\"a\\\r\n   b\"", "\n", "ab", "a¦b"),
            ("\"a\\\n  \\ b\"", "\n", "a b", "a¦\\ ¦b"),
            ("\"a\\\n\n  b\"", "\n", "a\nb", "a¦\\\n\n¦b"),
            ("\"a\\\n \n  \n  b\"", "\n", "a\n\nb", "a¦\\\n \n¦  \n¦b"),
            ("\"a\\\n  \"", "\n", "a", "a"),
            ("\"\\\n  a\"", "\n", "a", "a"),
            ("\"é\n  😀\"", "\n", "é 😀", "é¦\n¦😀"),
        ],
    );
}

#[test]
fn single_quoted() {
    check(
        Style::SingleQuoted,
        &[
            ("''", "\n", "", ""),
            ("'a b'", "\n", "a b", "a¦ ¦b"),
            ("'a''b'", "\n", "a'b", "a¦''¦b"),
            ("''''", "\n", "'", "''"),
            ("''''''", "\n", "''", "''¦''"),
            (r"'a\n\x41'", "\n", r"a\n\x41", r"a¦\¦n¦\¦x¦4¦1"),
            ("'\"😀\"'", "\n", "\"😀\"", "\"¦😀¦\""),
            ("'a\n  b'", "\n", "a b", "a¦\n¦b"),
            ("'a \n\t b'", "\n", "a b", "a¦ \n¦b"),
            ("'a\r\n  b'", "\r\n", "a b", "a¦\r\n¦b"),
            ("'a\n\n\n  b'", "\n", "a\n\nb", "a¦\n\n¦\n¦b"),
            ("'a''\n  ''b'", "\n", "a' 'b", "a¦''¦\n¦''¦b"),
            ("'\n a\n '", "\n", " a ", "\n¦a¦\n"),
        ],
    );
}

#[test]
fn plain() {
    check(
        Style::Plain,
        &[
            ("a", "\n", "a", "a"),
            ("a b  c", "\n", "a b  c", "a¦ ¦b¦ ¦ ¦c"),
            ("a:b#c", " # comment\n", "a:b#c", "a¦:¦b¦#¦c"),
            ("5", "\n", "5", "5"),
            ("é😀", "\n", "é😀", "é¦😀"),
            ("it's \\n", "\n", "it's \\n", "i¦t¦'¦s¦ ¦\\¦n"),
            ("a\n  b", "\n", "a b", "a¦\n¦b"),
            ("a \t\n   \tb", "\n", "a b", "a¦ \t\n¦b"),
            ("a\r\n  b", "\r\n", "a b", "a¦\r\n¦b"),
            ("a\n\n  b", "\n", "a\nb", "a¦\n\n¦b"),
            ("a\n\n  \n\n b", "\n", "a\n\n\nb", "a¦\n\n¦  \n¦\n¦b"),
            ("a\r\n\r\n  b", "\r\n", "a\nb", "a¦\r\n\r\n¦b"),
            ("a\n  b\n  c", "\n", "a b c", "a¦\n¦b¦\n¦c"),
            ("😀\n  é:x", "", "😀 é:x", "😀¦\n¦é¦:¦x"),
        ],
    );
    // A tab on an empty line, which the independent reader refuses.
    check_sources(Style::Plain, "a\n\t\n b", "a\nb", "a¦\n\t\n¦b");
    // The value of a key that has none.
    check_sources(Style::Plain, "", "", "");
}
