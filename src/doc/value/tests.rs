//! What documents mean as values, and finding and comparing values.

use super::*;
use crate::doc::emit::{Layout, json};
use crate::doc::{Reading, parse};
use crate::text::{FileId, SourceFile};

/// The value of the first document of a text, whatever is wrong with it.
fn read(name: &str, text: &str, reading: Reading) -> Value {
    let file = SourceFile::new(FileId(0), name, text);
    Value::from_document(&parse(&file)[0].document, reading)
}

/// Reads YAML as Perses does and compares with the meaning in JSON.
#[track_caller]
fn check(text: &str, expected: &str) {
    let value = read("a.yaml", text, Reading::Untyped);
    assert_eq!(json(&value, Layout::Compact), expected, "{text:?}");
}

#[test]
fn scalars_get_the_type_their_reader_sees() {
    check(
        "[a, 'yes', yes, true, True]",
        r#"["a","yes","yes",true,true]"#,
    );
    check("[~, null, '', ]", r#"[null,null,""]"#);
    check(
        "[1, -0, 1.10, 1e5, 6.0, 1.5E+3]",
        "[1,-0,1.10,1e5,6.0,1.5E+3]",
    );
    check("[+1, 012, 0x1F, 1_000, 0o7, 0b11]", "[1,10,31,1000,7,3]");
    check("[.5, 5., +6.5, 089]", "[0.5,5,6.5,89]");
    check(
        "[1:30, 1.2.3, 2024-01-01]",
        r#"["1:30","1.2.3","2024-01-01"]"#,
    );
    check("[.inf, -.inf, .nan]", r#"[".inf","-.inf",".nan"]"#);
    check("[!!str 1, !!int '7', !!float 1]", r#"["1",7,1]"#);
    check("yes: no", r#"{"yes":"no"}"#);
    let kubernetes = read("a.yaml", "yes: no", Reading::Kubernetes);
    assert_eq!(kubernetes, Value::from([("yes", false.into())]));
}

#[test]
fn what_is_written_indirectly_is_expanded() {
    check("a: &x [1, 2]\nb: *x\n", r#"{"a":[1,2],"b":[1,2]}"#);
    check(
        "a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  l: 3\n",
        r#"{"a":{"k":1,"l":2},"b":{"l":3,"k":1}}"#,
    );
    check("a: 1\nb: 2\na: 3\n", r#"{"b":2,"a":3}"#);
    check("'<<': 1\n", r#"{"<<":1}"#);
}

#[test]
fn whatever_stands_in_a_document_has_a_value() {
    check("", "null");
    check("# nothing\n", "null");
    check("a: *nowhere\nb: 1\n", r#"{"a":null,"b":1}"#);
    check("a: &a [*a]\n", r#"{"a":[null]}"#);
    check("a: [1,\n", r#"{"a":[1]}"#);
    let broken = read(
        "a.json",
        r#"{"a": tru, "b": 0x1, "c": 1e400}"#,
        Reading::Json,
    );
    assert_eq!(
        json(&broken, Layout::Compact),
        r#"{"a":null,"b":null,"c":1e400}"#
    );
}

#[test]
fn aliases_cannot_nest_values_without_bound() {
    let deep = |inner: &str| format!("{}{inner}{}", "[".repeat(100), "]".repeat(100));
    let mut lines = vec![format!("- &x0 {}", deep("1"))];
    for at in 1..20 {
        lines.push(format!("- &x{at} {}", deep(&format!("*x{}", at - 1))));
    }
    let value = read("a.yaml", &lines.join("\n"), Reading::Untyped);
    let depth = |item: &Value| {
        let mut depth = 0;
        let mut inner = Some(item);
        while let Some(next) = inner {
            depth += 1;
            inner = next.as_sequence().and_then(<[Value]>::first);
        }
        depth
    };
    let deepest = value.as_sequence().unwrap().iter().map(depth).max();
    assert!(
        deepest.is_some_and(|deepest| deepest <= MAX_DEPTH),
        "{deepest:?}"
    );
}

#[test]
fn a_value_is_seen_as_what_it_is() {
    let mut list = Value::from(vec![Value::Null]);
    list.as_sequence_mut().unwrap().push(1.into());
    let mut mapping = Value::from([("a", Value::from(0)), ("b", Value::from(0))]);
    for (at, (_, value)) in (7..).zip(mapping.as_mapping_mut().unwrap().iter_mut()) {
        *value = Value::from(at);
    }
    *mapping.get_mut("b").unwrap() = false.into();
    for (value, seen) in [
        (Value::Null, "null"),
        (true.into(), "bool true"),
        (7.into(), "number 7"),
        ("x".into(), "text x"),
        (list, "list 2"),
        (mapping, "mapping a 7"),
    ] {
        let views = [
            value.is_null().then(|| "null".to_owned()),
            value.as_bool().map(|it| format!("bool {it}")),
            value
                .as_number()
                .map(|it| format!("number {}", it.as_str())),
            value.as_str().map(|it| format!("text {it}")),
            value.as_sequence().map(|it| format!("list {}", it.len())),
            value.as_mapping().and_then(|it| {
                let (key, value) = it.iter().next()?;
                Some(format!("mapping {key} {}", value.as_number()?.as_str()))
            }),
        ];
        let views: Vec<String> = views.into_iter().flatten().collect();
        assert_eq!(views, [seen], "{value:?}");
    }
}

#[test]
fn paths_and_pointers_find_values() {
    let text = r##"{"spec": {"layouts": [{"$ref": "#/x"}], "a/b~1": {"": 1}}}"##;
    let mut value = read("a.json", text, Reading::Json);
    let one = Value::from(1);
    assert_eq!(value.at(&[]), Some(&value));
    assert_eq!(value.at(&["spec", "a/b~1", ""]), Some(&one));
    assert_eq!(value.at(&["spec", "layouts", "0"]), None);
    assert_eq!(value.pointer(""), Some(&value));
    assert_eq!(value.pointer("/spec/a~1b~01/"), Some(&one));
    assert_eq!(value.pointer("/spec/layouts/0/$ref"), Some(&"#/x".into()));
    for nowhere in [
        "spec",
        "/",
        "/spec/layouts/00",
        "/spec/layouts/+0",
        "/spec/layouts/1",
    ] {
        assert_eq!(value.pointer(nowhere), None, "{nowhere}");
    }
    *value.at_mut(&["spec", "layouts"]).unwrap() = Value::Null;
    assert_eq!(value.pointer("/spec/layouts"), Some(&Value::Null));
}

#[test]
fn mappings_keep_order_and_uniqueness_at_every_size() {
    for size in [3, 16, 17, 100] {
        let key = |at: i64| format!("k{at}");
        let mut mapping: Mapping = (0..size).map(|at| (key(at), at.into())).collect();
        assert_eq!(mapping.insert("k1", "new"), Some(1.into()));
        assert_eq!(mapping.insert("last", true), None);
        assert_eq!(mapping.remove("k0"), Some(0.into()));
        assert_eq!(mapping.remove("k0"), None);
        *mapping.get_or_insert_with("k2", Value::mapping) = Value::Null;
        mapping.get_or_insert_with("k0", Value::mapping);
        let keys: Vec<String> = (1..size)
            .map(key)
            .chain(["last".into(), "k0".into()])
            .collect();
        let found = |mapping: &Mapping| -> Vec<String> {
            mapping.iter().map(|(key, _)| key.clone()).collect()
        };
        assert_eq!(found(&mapping), keys);
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(
                mapping.get(key),
                mapping.iter().nth(at).map(|(_, value)| value)
            );
        }
        mapping.sort_by_key(|key| std::cmp::Reverse(key.to_owned()));
        let mut sorted = keys;
        sorted.sort_by(|one, other| other.cmp(one));
        assert_eq!(found(&mapping), sorted);
        assert_eq!(mapping.get("k0"), Some(&Value::mapping()), "{mapping:?}");
        assert_eq!(mapping.get("last"), Some(&true.into()));
    }
}

#[test]
fn the_same_is_less_than_equal() {
    let same = |one: &str, other: &str| {
        let read = |text| read("a.json", text, Reading::Json);
        let (one, other) = (read(one), read(other));
        assert_eq!(one.same(&other), other.same(&one), "{one:?} {other:?}");
        (one.same(&other), one == other)
    };
    assert_eq!(
        same(r#"{"a":1,"b":[2]}"#, r#"{"b":[2.0],"a":1}"#),
        (true, false)
    );
    assert_eq!(same("[1,2]", "[2,1]"), (false, false));
    assert_eq!(same("[1,2]", "[1,2,3]"), (false, false));
    assert_eq!(same(r#"{"a":null}"#, "{}"), (false, false));
    assert_eq!(same(r#"{"a":1}"#, r#"{"b":1}"#), (false, false));
    assert_eq!(same("1", "\"1\""), (false, false));
    assert_eq!(same("[]", "{}"), (false, false));
    assert_eq!(same("true", "false"), (false, false));
    assert_eq!(
        same(r#"[null,true,"x"]"#, r#"[null,true,"x"]"#),
        (true, true)
    );
}
