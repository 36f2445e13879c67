//! The layout of what is written, and the style each text gets.

use super::*;
use crate::doc::{Mapping, Number, Value};

/// Writes a text as the only entry of a mapping, as its key and as its value.
#[track_caller]
fn check_string(text: &str, key: &str, value: &str) {
    let style = YamlStyle::default();
    let as_key = Value::Mapping([(text.to_owned(), Value::Null)].into_iter().collect());
    assert_eq!(
        yaml(&as_key, &style),
        format!("{key}: null\n"),
        "key {text:?}"
    );
    let as_value = Value::from([("k", text.into())]);
    assert_eq!(
        yaml(&as_value, &style),
        format!("k: {value}\n"),
        "value {text:?}"
    );
}

/// Texts that stand for themselves.
#[track_caller]
fn check_plain(texts: &[&str]) {
    for text in texts {
        check_string(text, text, text);
    }
}

/// Texts that need quotes, and no more than that.
#[track_caller]
fn check_single(texts: &[&str]) {
    for text in texts {
        let quoted = format!("'{}'", text.replace('\'', "''"));
        check_string(text, &quoted, &quoted);
    }
}

#[test]
fn ordinary_texts_have_no_quotes() {
    check_plain(&[
        "a",
        "key with spaces",
        "Größe",
        "日本",
        "_x",
        "$var",
        "/a/b",
        "(a)",
        "a_b",
    ]);
    check_plain(&[
        "30d",
        "5m",
        "1h30m",
        "1d",
        "100%",
        "12 apples",
        "e",
        "nullable",
        "Nope",
    ]);
    check_plain(&[r#"sum by (a) (rate(x{b="c", d!~"e|f"}[$__rate_interval])) > 0.5"#]);
    check_plain(&[
        "http://localhost:9090/a?b=c#d",
        "a:b",
        "it's",
        r"C:\dir",
        "a, b",
        "a[0]",
    ]);
}

#[test]
fn words_of_any_reader_are_quoted() {
    check_single(&[
        "", "~", "null", "Null", "NULL", "nULL", "true", "False", "yes", "No", "ON",
    ]);
    check_single(&[
        "off", "y", "Y", "n", "N", "<<", "=", "inf", "NaN", ".inf", "-.INF", ".nan",
    ]);
}

#[test]
fn numbers_and_dates_of_any_reader_are_quoted() {
    check_single(&[
        "0", "0_0", "-1", "+1", "1_000", "1,000", "012", "089", "0x1F", "0o7", "0b1",
    ]);
    check_single(&[
        "1.5",
        ".5",
        "5.",
        "1e3",
        "1E+3",
        "e9",
        "1:30",
        "190:20:30.5",
        "1.2.3",
        "_",
    ]);
    check_single(&[
        "2024-01-01",
        "2024-1-1 10:00:00",
        "2024-01-01T10:00:00Z",
        "-",
        ".",
        "...",
    ]);
}

#[test]
fn marks_of_the_language_are_quoted() {
    check_single(&[
        "- a", "-a", "? a", "?", ": a", ":a", "a:", "a: b", "a #b", "#a", "a :",
    ]);
    check_single(&[
        "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "'a'", "\"a\"", "[a]", "{a: b}",
    ]);
    check_single(&[
        "{{a}}",
        "]",
        ",",
        "--- a",
        "... a",
        " a",
        "a ",
        "  ",
        "\u{3000}a",
        "a\u{a0}",
    ]);
}

#[test]
fn what_nobody_sees_is_escaped() {
    for (text, quoted) in [
        ("\t", r#""\t""#),
        ("a\tb", r#""a\tb""#),
        ("a\"\\\r", r#""a\"\\\r""#),
        ("\0\u{7}\u{8}\u{c}\u{1b}", r#""\u0000\u0007\b\f\u001b""#),
        ("\u{7f}\u{80}\u{85}\u{9f}", r#""\u007f\u0080\u0085\u009f""#),
        (
            "\u{2028}\u{2029}\u{feff}\u{ffff}",
            r#""\u2028\u2029\ufeff\uffff""#,
        ),
        ("\n", r#""\n""#),
        ("a \nb", r#""a \nb""#),
        ("a\n\t\nb", r#""a\n\t\nb""#),
        ("a\r\nb", r#""a\r\nb""#),
    ] {
        check_string(text, quoted, quoted);
        assert_eq!(super::quoted(text), quoted);
        assert_eq!(json(&text.into(), Layout::Compact), quoted);
    }
    check_plain(&["a\u{a0}b", "\u{1f600}", "\u{10ffff}"]);
}

#[test]
fn texts_of_several_lines_are_blocks_but_not_as_keys() {
    check_string("a\nb", r#""a\nb""#, "|-\n  a\n  b");
    check_string("a\n", r#""a\n""#, "|\n  a");
    check_string("a\n\n\nb\n\n", r#""a\n\n\nb\n\n""#, "|+\n  a\n\n\n  b\n");
    check_string("\na", r#""\na""#, "|-\n\n  a");
    check_string("  a\nb", r#""  a\nb""#, "|2-\n    a\n  b");
    check_string("\n\ta\n\tb\n", r#""\n\ta\n\tb\n""#, "|2\n\n  \ta\n  \tb");
    check_string(
        "- a\n# b: c\n---",
        r#""- a\n# b: c\n---""#,
        "|-\n  - a\n  # b: c\n  ---",
    );
    let root = yaml(&" a\nb".into(), &YamlStyle::default());
    assert_eq!(
        root, "\" a\\nb\"\n",
        "readers disagree about a block at the root"
    );
}

/// A value with every kind of nesting.
fn sample() -> Value {
    let list = |items: &[Value]| Value::from(items.to_vec());
    let pair = Value::from([("a", 1.into()), ("b", "x\ny".into())]);
    Value::from([
        ("kind", "Dashboard".into()),
        ("empty", list(&[Value::mapping(), list(&[])])),
        ("none", Value::mapping()),
        (
            "list",
            list(&[pair.clone(), list(&[list(&[1.into()]), pair])]),
        ),
        (
            "0_0",
            Value::from([("deep", Value::from([("m", Value::Null)]))]),
        ),
    ])
}

#[test]
fn collections_are_laid_out_by_the_style() {
    let expected = "\
kind: Dashboard
empty:
  - {}
  - []
none: {}
list:
  - a: 1
    b: |-
      x
      y
  - - - 1
    - a: 1
      b: |-
        x
        y
'0_0':
  deep:
    m: null
";
    assert_eq!(yaml(&sample(), &YamlStyle::default()), expected);
    let level = YamlStyle {
        indent: 4,
        indent_lists: false,
        ..YamlStyle::default()
    };
    let expected = "\
kind: Dashboard
empty:
- {}
- []
none: {}
list:
- a: 1
  b: |-
      x
      y
- - - 1
  - a: 1
    b: |-
        x
        y
'0_0':
    deep:
        m: null
";
    assert_eq!(yaml(&sample(), &level), expected);
    assert_eq!(yaml(&Value::mapping(), &level), "{}\n");
    assert_eq!(yaml(&Value::Null, &level), "null\n");
    assert_eq!(yaml(&Vec::new().into(), &level), "[]\n");
}

#[test]
fn json_is_compact_or_pretty() {
    let value = Value::from([
        (
            "a",
            Value::from(vec![Value::Null, true.into(), Value::mapping()]),
        ),
        (
            "b\n",
            Value::from([("c", Number::from_json("1.0").unwrap().into())]),
        ),
        ("d", Vec::new().into()),
    ]);
    let compact = r#"{"a":[null,true,{}],"b\n":{"c":1.0},"d":[]}"#;
    assert_eq!(json(&value, Layout::Compact), compact);
    let pretty = r#"{
  "a": [
    null,
    true,
    {}
  ],
  "b\n": {
    "c": 1.0
  },
  "d": []
}
"#;
    assert_eq!(json(&value, Layout::Pretty { indent: 2 }), pretty);
    assert_eq!(json(&"ä".into(), Layout::Pretty { indent: 2 }), "\"ä\"\n");
}

#[test]
fn a_key_out_of_reach_of_its_colon_is_marked() {
    let long = "k".repeat(2000);
    let value = Value::from([(long.as_str(), vec![1.into()].into())]);
    let expected = format!("? {long}\n:\n  - 1\n");
    assert_eq!(yaml(&value, &YamlStyle::default()), expected);
}

#[test]
fn parts_fit_where_they_are_inserted() {
    let style = YamlStyle::default();
    let list = Value::from(vec![
        "x".into(),
        Value::from([("a", 1.into()), ("b", 2.into())]),
    ]);
    assert_eq!(yaml_value(&"no".into(), &style, 4), " 'no'");
    assert_eq!(
        yaml_value(&"a\nb\n".into(), &style, 4),
        " |\n      a\n      b"
    );
    let expected = "\n    - x\n    - a: 1\n      b: 2";
    assert_eq!(yaml_value(&list, &style, 2), expected);
    assert_eq!(yaml_key("0_0"), "'0_0'");
}

#[test]
fn depth_does_not_exhaust_the_stack() {
    let depth = 100_000;
    let mut value = Value::from(1);
    for _ in 0..depth {
        value = Value::Sequence(vec![value]);
    }
    let text = json(&value, Layout::Compact);
    assert_eq!(text, format!("{}1{}", "[".repeat(depth), "]".repeat(depth)));
    assert_eq!(
        yaml(&value, &YamlStyle::default()),
        format!("{}1\n", "- ".repeat(depth))
    );
    assert!(value.same(&value));
    // Dropping recurses, so the value is taken apart level by level.
    while let Value::Sequence(mut items) = value {
        value = items.pop().unwrap_or_default();
    }
    let wide: Mapping = (0..100_000)
        .map(|at| (format!("k{at}"), at.into()))
        .collect();
    let wide = Value::Mapping(wide);
    assert!(wide.same(&wide.clone()));
    assert_eq!(yaml(&wide, &YamlStyle::default()).lines().count(), 100_000);
}

#[test]
fn quotes_letters_and_brackets_follow_the_style() {
    let texts = ["y", "#/a", "a \"b\": c", "\u{7}", "it's: b", "x, y"];
    let value = Value::from([
        ("y", texts.map(Value::from).to_vec().into()),
        ("0_0", Value::mapping()),
    ]);
    let people = YamlStyle {
        quotes: Quotes::Double,
        letters: None,
        ..YamlStyle::default()
    };
    let expected = "y:\n  - \"y\"\n  - \"#/a\"\n  - 'a \"b\": c'\n  - \"\\u0007\"\n  \
                    - \"it's: b\"\n  - x, y\n\"0_0\": {}\n";
    assert_eq!(yaml(&value, &people), expected);
    let expected = "{y: [\"y\", \"#/a\", 'a \"b\": c', \"\\u0007\", \"it's: b\", \"x, y\"], \
                    \"0_0\": {}}";
    assert_eq!(yaml_flow(&value, &people), expected);
    let expected = "{'y': ['y', '#/a', 'a \"b\": c', \"\\u0007\", 'it''s: b', 'x, y'], \
                    '0_0': {}}";
    assert_eq!(yaml_flow(&value, &YamlStyle::default()), expected);
    let expected = "{\"y\": [1, 2], \"e\": {}}";
    let value = Value::from([
        ("y", vec![Value::from(1), Value::from(2)].into()),
        ("e", Value::mapping()),
    ]);
    assert_eq!(json(&value, Layout::Line), expected);
}
