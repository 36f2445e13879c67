//! What is written is read back as it was, by our own parser and by independent ones.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::*;
use crate::doc::{Number, Reading, Value, parse};
use crate::text::{FileId, SourceFile};

/// Pieces of text on which readers of YAML stumble.
const NASTY: &[&str] = &[
    "null",
    "~",
    "True",
    "yes",
    "No",
    "off",
    "y",
    "N",
    "<<",
    "=",
    "...",
    "---",
    "--- ",
    "- ",
    "-",
    "? ",
    "?",
    ": ",
    ":",
    " #",
    "#",
    "%",
    "@",
    "`",
    "!",
    "!!str ",
    "&a",
    "*a",
    "|",
    "|-",
    ">",
    "'",
    "\"",
    "''",
    "[",
    "]",
    "{",
    "}",
    ",",
    "0_0",
    "1:30",
    "0o7",
    "0x1F",
    "0b1",
    "012",
    "+1",
    "1e3",
    ".5",
    "5.",
    ".inf",
    "-.INF",
    ".NaN",
    "2024-01-01",
    "T10:00:00Z",
    "1,0",
    "\\",
    "\\n",
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\n ",
    " \n",
    "\n\t",
    "\r",
    "\r\n",
    "a",
    "b: c",
    "a #b",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\0",
    "\u{7}",
    "\u{7f}",
    "\u{fffe}",
    "\u{3000}",
    "\u{1f600}",
    "é",
    "$v",
    "{{v}}",
    "30d",
];

/// Documents that nobody wrote in a canonical way, line by line.
const LINES: &[&str] = &[
    "a: 1",
    "a: &x {b: 1e5, c: [~, ]}",
    "  <<: *x",
    "d: *x",
    "- 0x1F",
    "- - yes",
    "  - 'q'",
    "b:",
    "  c: 2024-01-01",
    "e: |+",
    "   text ",
    "",
    "f: >-",
    "  folded",
    "\"g\": \"\\u0041\"",
    "? h",
    ": !!str 1",
    "---",
    "# c",
    "{",
    "}",
    "a: .inf",
    "i: -0",
    "\t",
    "a: 'x",
    "0_0: 1_0",
];

fn strings() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(NASTY), 0..5);
    prop_oneof![
        4 => pieces.prop_map(|pieces| pieces.concat()),
        1 => "[-+0-9_.:eExob]{1,8}",
        1 => any::<String>(),
        1 => "[ -~]{0,4}",
    ]
}

/// Numbers of both notations that fit what an independent reader has for them.
fn numbers() -> impl Strategy<Value = Number> {
    // `serde_json` has no whole numbers of more than 64 bits.
    let fits = |number: &Number| {
        let text = number.as_str();
        text.contains('.') || number.as_i64().is_some() || number.as_u64().is_some()
    };
    let written = |text: String| Number::from_json(&text).expect("the pattern is that of JSON");
    prop_oneof![
        any::<i64>().prop_map(Number::from),
        any::<u64>().prop_map(Number::from),
        any::<f64>().prop_filter_map("fits", move |value| Number::from_f64(value).filter(fits)),
        r"-?(0|[1-9][0-9]{0,5})(\.[0-9]{1,4})?([eE][-+]?[0-9]{1,2})?".prop_map(written),
    ]
}

fn values() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        1 => Just(Value::Null),
        1 => any::<bool>().prop_map(Value::from),
        2 => numbers().prop_map(Value::from),
        6 => strings().prop_map(Value::from),
    ];
    scalar.prop_recursive(4, 40, 6, |inner| {
        let entries = prop::collection::vec((strings(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            entries.prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

fn styles() -> impl Strategy<Value = YamlStyle> {
    (1..=9usize, any::<(bool, bool)>()).prop_map(|(indent, (indent_lists, double))| YamlStyle {
        indent,
        indent_lists,
        quotes: if double {
            Quotes::Double
        } else {
            Quotes::Single
        },
        letters: Some(Quotes::Double),
    })
}

/// Tries the same made-up inputs on every run.
fn check_all<S: Strategy>(inputs: S, check: impl Fn(S::Value)) {
    let config = Config {
        cases: 500,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&inputs, |input| {
        check(input);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

/// The value of a text that must hold one document and nothing wrong.
fn read_back(name: &str, text: &str, reading: Reading) -> Value {
    let file = SourceFile::new(FileId(0), name, text);
    let parsed = parse(&file);
    assert_eq!(parsed.len(), 1, "{text}");
    assert_eq!(parsed[0].problems, [], "{text}");
    Value::from_document(&parsed[0].document, reading)
}

/// Whether an independent reader got the same. Its floats may differ in the last digit, because
/// it does not round correctly.
fn matches(value: &Value, other: &serde_json::Value) -> bool {
    match (value, other) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(one), serde_json::Value::Bool(other)) => one == other,
        (Value::String(one), serde_json::Value::String(other)) => one == other,
        (Value::Number(one), serde_json::Value::Number(other)) => {
            if let (Some(one), Some(other)) = (one.as_i64(), other.as_i64()) {
                return one == other;
            }
            let (one, other) = (one.as_f64(), other.as_f64().unwrap_or(f64::NAN));
            (one - other).abs() <= one.abs() * 1e-15 || (one - other).abs() < 1e-300
        }
        (Value::Sequence(one), serde_json::Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| matches(one, other))
        }
        (Value::Mapping(one), serde_json::Value::Object(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|((key, one), (other_key, other))| key == other_key && matches(one, other))
        }
        _ => false,
    }
}

#[test]
fn yaml_is_read_back_by_every_reading() {
    check_all((values(), styles()), |(value, style)| {
        let text = yaml(&value, &style);
        for reading in [Reading::Core, Reading::Untyped, Reading::Kubernetes] {
            let back = read_back("a.yaml", &text, reading);
            assert!(back.same(&value), "{value:?}\n{text}\n{back:?}");
            assert_eq!(yaml(&back, &style), text);
        }
    });
}

#[test]
fn yaml_is_read_back_by_a_reader_of_yaml_1_1() {
    check_all((values(), styles()), |(value, style)| {
        let text = yaml(&value, &style);
        let back: serde_json::Value = serde_yaml::from_str(&text).expect(&text);
        assert!(matches(&value, &back), "{value:?}\n{text}\n{back:?}");
    });
}

#[test]
fn json_is_read_back_to_the_letter() {
    check_all((values(), 0..5usize), |(value, indent)| {
        for layout in [Layout::Compact, Layout::Line, Layout::Pretty { indent }] {
            let text = json(&value, layout);
            assert_eq!(read_back("a.json", &text, Reading::Json), value, "{text}");
            let back: serde_json::Value = serde_json::from_str(&text).expect(&text);
            assert!(matches(&value, &back), "{value:?}\n{text}\n{back:?}");
            // Double-quoted strings are made so that YAML takes them as well.
            let back: serde_json::Value = serde_yaml::from_str(&text).expect(&text);
            assert_eq!(
                back.is_object(),
                matches!(value, Value::Mapping(_)),
                "{text}"
            );
        }
    });
}

#[test]
fn brackets_are_read_back_on_their_line() {
    check_all((values(), styles()), |(value, style)| {
        let text = yaml_flow(&value, &style);
        assert!(!text.contains('\n'), "{text}");
        let file = format!("- [{text}]\n- {{k: {text}}}\n");
        let back = read_back("a.yaml", &file, Reading::Kubernetes);
        let list = Value::from(vec![value.clone()]);
        let expected = Value::from(vec![list, Value::from([("k", value)])]);
        assert!(back.same(&expected), "{expected:?}\n{file}\n{back:?}");
    });
}

#[test]
fn documents_settle_after_one_writing() {
    let lines = prop::collection::vec(prop::sample::select(LINES), 0..8);
    check_all(lines, |lines| {
        let file = SourceFile::new(FileId(0), "a.yaml", lines.join("\n"));
        for parsed in parse(&file) {
            for reading in [Reading::Untyped, Reading::Kubernetes] {
                let value = Value::from_document(&parsed.document, reading);
                let text = yaml(&value, &YamlStyle::default());
                let back = read_back("a.yaml", &text, reading);
                assert!(back.same(&value), "{lines:?}\n{value:?}\n{text}");
                assert_eq!(yaml(&back, &YamlStyle::default()), text);
            }
        }
    });
}

#[test]
fn parts_are_read_back_where_they_are_inserted() {
    check_all((values(), styles()), |(value, style)| {
        let text = format!("a:\n  b:{}\nc: 1\n", yaml_value(&value, &style, 2));
        let inner = Value::from([("b", value)]);
        let expected = Value::from([("a", inner), ("c", 1.into())]);
        let back = read_back("a.yaml", &text, Reading::Kubernetes);
        assert!(back.same(&expected), "{expected:?}\n{text}\n{back:?}");
    });
}
