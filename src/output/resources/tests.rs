//! The forms of `yaml.v3` and what readers make of them.

use proptest::prelude::*;

use super::{write_list, write_one};
use crate::doc::emit::{Layout, json};
use crate::doc::{Number, Reading, Value, parse};
use crate::output::notation::{Notation, json, yaml};
use crate::text::{FileId, SourceFile};

fn read(text: &str, name: &str) -> Value {
    let file = SourceFile::new(FileId(0), name, text);
    let parsed = parse(&file);
    let [parsed] = &parsed[..] else {
        panic!("one document in\n{text}");
    };
    assert_eq!(parsed.problems, [], "{text}");
    let reading = if name == "a.json" {
        Reading::Json
    } else {
        Reading::Untyped
    };
    Value::from_document(&parsed.document, reading)
}

/// A value, given as JSON, is written so, and read back as what it was.
#[track_caller]
fn check(given: &str, expected: &str) {
    let value = read(given, "a.json");
    let written = yaml::text(&value);
    assert_eq!(written, expected);
    assert_eq!(read(&written, "a.yaml"), value, "{written}");
}

#[test]
fn levels_stand_at_multiples_of_four() {
    check(
        r#"{"a":{"b":[1,[2,[3]],{"c":{"d":[{"e":1,"f":{"g":2}}]}}]},"h":{},"i":[],"j":null}"#,
        "a:
    b:
        - 1
        - - 2
          - - 3
        - c:
            d:
                - e: 1
                  f:
                    g: 2
h: {}
i: []
j: null
",
    );
    check(
        r#"[{"a":[true]},{"b":"x\ny"}]"#,
        "- a:\n    - true\n- b: |-\n    x\n    y\n",
    );
}

#[test]
fn quotes_stand_where_yaml_v3_puts_them() {
    for (text, expected) in [
        ("plain text", "plain text"),
        (
            "it's, [fine] {too} & \\\"so\\\"",
            r#"it's, [fine] {too} & "so""#,
        ),
        ("", r#""""#),
        ("yes", r#""yes""#),
        ("y", r#""y""#),
        ("null", r#""null""#),
        ("~", r#""~""#),
        ("<<", r#""<<""#),
        ("12", r#""12""#),
        ("0x1f", r#""0x1f""#),
        ("1_000", r#""1_000""#),
        ("-.inf", r#""-.inf""#),
        ("1:20", r#""1:20""#),
        ("10:00:59.5", r#""10:00:59.5""#),
        ("1:60", "1:60"),
        ("2024-01-01", r#""2024-01-01""#),
        ("3d", "3d"),
        ("1e", "1e"),
        ("v1.2.3", "v1.2.3"),
        ("#x", "'#x'"),
        ("a #x", "'a #x'"),
        ("a#x", "a#x"),
        ("a: b", "'a: b'"),
        ("a:", "'a:'"),
        (":a", ":a"),
        ("- x", "'- x'"),
        ("-x", "-x"),
        ("?", "'?'"),
        ("*", "'*'"),
        ("'", "''''"),
        ("%a", "'%a'"),
        ("--- a", "'--- a'"),
        (" lead", "' lead'"),
        ("trail ", "'trail '"),
        ("tab\\tq", r#""tab\tq""#),
        ("é 日", "é 日"),
        ("🚀", r#""\U0001F680""#),
        ("\\u001b[2J", r#""\e[2J""#),
        ("\\u202e\\u0001\\u2028", r#""\u202E\x01\L""#),
    ] {
        check(&format!(r#"{{"k":"{text}"}}"#), &format!("k: {expected}\n"));
    }
    check(
        r#"{"y":1,"a: b":2,"":3,"1":4}"#,
        "\"y\": 1\n'a: b': 2\n\"\": 3\n\"1\": 4\n",
    );
}

#[test]
fn lines_stand_in_a_block() {
    for (text, expected) in [
        ("a\\nb", "|-\n    a\n    b"),
        ("a\\n\\nb\\n", "|\n    a\n\n    b"),
        ("a\\n\\n", "|+\n    a\n"),
        ("  a\\nb\\n", "|4\n      a\n    b"),
        ("a\\n\\tb\\n", "|\n    a\n    \tb"),
        ("a \\nb", r#""a \nb""#),
        ("a\\nb ", r#""a\nb ""#),
        ("a\\r\\nb", r#""a\r\nb""#),
        ("\\n", r#""\n""#),
    ] {
        check(&format!(r#"{{"k":"{text}"}}"#), &format!("k: {expected}\n"));
    }
    // `yaml.v3` says `|4` here, and reads it back as something else.
    check(r#"["  a\nb\n"]"#, "- |2\n    a\n  b\n");
    let long = "k".repeat(129);
    check(
        &format!(r#"{{"{long}":{{"a":1}}}}"#),
        &format!("? {long}\n:\n    a: 1\n"),
    );
}

#[test]
fn resources_have_their_keys_in_order_and_times_without_quotes() {
    let given = r#"{"spec":{"metadata":{"createdAt":"2026-01-01T00:00:00Z"}},"metadata":{"project":"p",
        "version":0,"tags":["a"],"updatedAt":"soon","createdAt":"2026-01-01T00:00:00.5Z","name":"cpu"},
        "kind":"Dashboard"}"#;
    let written = |notation, is_list| {
        let value = read(given, "a.json");
        let mut out = Vec::new();
        if is_list {
            write_list(vec![value.clone(), value], notation, &mut out).unwrap();
        } else {
            write_one(value, notation, &mut out).unwrap();
        }
        String::from_utf8(out).unwrap()
    };
    let lines = "kind: Dashboard
metadata:
    name: cpu
    createdAt: 2026-01-01T00:00:00.5Z
    updatedAt: soon
    version: 0
    tags:
        - a
    project: p
spec:
    metadata:
        createdAt: \"2026-01-01T00:00:00Z\"
";
    assert_eq!(written(Notation::Yaml, false), lines);
    let list = written(Notation::Yaml, true);
    let item =
        "- kind: Dashboard\n  metadata:\n    name: cpu\n    createdAt: 2026-01-01T00:00:00.5Z\n";
    assert!(list.starts_with(item), "{list}");
    assert_eq!(list.matches(item).count(), 2);
    let json = r#"{"kind":"Dashboard","metadata":{"name":"cpu","createdAt":"2026-01-01T00:00:00.5Z","updatedAt":"soon","version":0,"tags":["a"],"project":"p"},"spec":{"metadata":{"createdAt":"2026-01-01T00:00:00Z"}}}"#;
    assert_eq!(written(Notation::Json, false), format!("{json}\n"));
    assert_eq!(written(Notation::Json, true), format!("[{json},{json}]\n"));
}

#[test]
fn nothing_is_an_empty_list() {
    for notation in [Notation::Yaml, Notation::Json] {
        let mut out = Vec::new();
        write_list(Vec::new(), notation, &mut out).unwrap();
        assert_eq!(out, b"[]\n");
    }
}

/// Texts that YAML could take for something else.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,8}",
        "[-?:#,&*!|>'\"%@`{}\\[\\]~<=.0-9a-fxyne_+ \\n\\t]{0,9}",
        any::<String>(),
    ]
}

fn values() -> impl Strategy<Value = Value> {
    let number = any::<i64>().prop_map(|number| Value::from(Number::from(number)));
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number,
        texts().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let entry = (texts(), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            prop::collection::vec(entry, 0..4).prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_back(value in values()) {
        // A text alone is no YAML of a resource.
        let value = Value::from([("metadata", value)]);
        let written = yaml::text(&value);
        prop_assert_eq!(&read(&written, "a.yaml"), &value, "{}", written);
        let line = json::text(&value);
        prop_assert_eq!(&read(&line, "a.json"), &value, "{}", line);
        prop_assert_eq!(line.lines().count(), 1);
        let compact = json(&value, Layout::Compact);
        prop_assert_eq!(read(&compact, "a.json"), read(&line, "a.json"));
    }
}
