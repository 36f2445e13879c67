//! When a scalar may stand without quotes.

use crate::text::escape_map::plain::{is_json_literal, is_safe, keeps_kind};

#[test]
fn text_that_is_one_scalar_everywhere() {
    for text in [
        "a",
        "a b",
        "up",
        "http://a/b?c=d",
        "a:b",
        "a#b",
        "-a",
        "-1",
        "--a",
        "a-",
        "it's",
        "a\"b",
        "é",
        "😀",
        "(a)",
        "a|b",
        "a > 1",
        "~a",
        "=a",
        "<a",
        "a\nb",
        "5m",
        "$__interval",
    ] {
        assert!(is_safe(text, false), "{text:?}");
    }
    for text in ["a{b=\"c\"}", "rate(a[5m])", "a,b", "a, b", "a]"] {
        assert!(is_safe(text, true), "{text:?}");
        assert!(!is_safe(text, false), "{text:?}");
    }
}

#[test]
fn text_that_needs_quotes_everywhere() {
    for text in [
        "",
        " a",
        "a ",
        "a\n",
        "\ta",
        "a:",
        ":a",
        "a: b",
        "a:\nb",
        "a:\tb",
        "a #b",
        "a\n#b",
        "a\t#b",
        "#a",
        "- a",
        "-",
        "-\ta",
        "-[",
        "-,",
        "? a",
        "?",
        "?a",
        "---",
        "--- a",
        "...",
        ",a",
        "[a",
        "]a",
        "{a",
        "}a",
        "&a",
        "*a",
        "!a",
        "|a",
        ">a",
        "'a",
        "\"a",
        "%a",
        "@a",
        "`a",
        "a\u{7}",
        "a\u{85}b",
        "a\u{2028}b",
        "\u{feff}a",
        "a\rb",
        "a\u{7f}",
    ] {
        assert!(!is_safe(text, true), "{text:?}");
    }
}

#[test]
fn text_never_becomes_something_else() {
    for text in [
        "~",
        "null",
        "Null",
        "NULL",
        "nULL",
        "y",
        "N",
        "yes",
        "No",
        "on",
        "OFF",
        "true",
        "False",
        "TRUE",
        "0",
        "12",
        "-1",
        "+5",
        "012",
        "0o17",
        "0x1F",
        "0b101",
        "0X1f",
        "1_000",
        "0x_1f",
        "1.5",
        ".5",
        "5.",
        "1e3",
        "1E+3",
        "-1.5e-3",
        "1_0.5_0",
        "1:30",
        "190:20:30",
        "1:30.5",
        ".inf",
        "-.INF",
        "+.Inf",
        ".nan",
        ".NaN",
        "<<",
        "=",
        "2024-01-02",
        "2024-1-2",
        "2024-01-02T03:04:05Z",
        "2024-01-02 03:04:05",
    ] {
        assert!(!keeps_kind("text", text), "{text:?}");
    }
    for text in [
        "text",
        "nullable",
        "yes!",
        "trueish",
        "1.2.3",
        "v1",
        "1a",
        "5m",
        "1d",
        "0xg",
        "0x",
        "0b2",
        "0o8",
        "e3",
        "1e",
        "1e3.5",
        "_1",
        "_",
        ".",
        "-",
        "+",
        "-.",
        ".e3",
        "infinity",
        "inf",
        "nan",
        "<<<",
        "==",
        "2024-01",
        "2024-01-023",
        "2024-01-02x",
        "24-01-02",
        "10.0.0.1",
        "1 2",
        "a_1",
        ":1",
        "1-2",
    ] {
        assert!(keeps_kind("text", text), "{text:?}");
        assert!(keeps_kind("5", text), "{text:?}");
    }
}

#[test]
fn other_scalars_stay_of_their_kind() {
    for (old, new) in [
        ("5", "6"),
        ("5", "1.5"),
        ("012", "-1e3"),
        ("true", "False"),
        ("yes", "off"),
        ("~", "null"),
        ("1_0", "1:30"),
        ("2024-01-02", "2025-01-02"),
        (".inf", "5"),
    ] {
        assert!(keeps_kind(old, new), "{old} {new}");
    }
    for (old, new) in [
        ("5", "true"),
        ("true", "yes"),
        ("yes", "true"),
        ("~", "5"),
        ("5", "1_0"),
        ("5", "0b1"),
        ("<<", "="),
        ("2024-01-02", "5"),
        ("null", "nULL"),
    ] {
        assert!(!keeps_kind(old, new), "{old} {new}");
    }
}

#[test]
fn literals_of_json() {
    for text in [
        "null", "true", "false", "0", "-0", "12", "1.5", "-0.25", "1e3", "1E-3", "0e+5",
    ] {
        assert!(is_json_literal(text), "{text}");
    }
    for text in [
        "", "nul", "True", "\"a\"", "+1", "01", "-", ".5", "5.", "1e", "1e+", "0x1", "NaN", "1 ",
        "--1", "1.2.3", "1_0", "-01", "²",
    ] {
        assert!(!is_json_literal(text), "{text}");
    }
}
