//! Keys and items of collections in brackets, in JSON and in YAML.

use super::Op::{Item, Key, Remove};
use super::Where::{After, Before, End, Start};
use super::check;

#[test]
fn json_entries_are_inserted_in_the_layout_of_their_neighbours() {
    check("{\"a\": 1}", Key("", End, "b", "2"), "{\"a\": 1, \"b\": 2}");
    check(
        "{\"a\": 1}",
        Key("", Start, "b", "2"),
        "{\"b\": 2, \"a\": 1}",
    );
    check(
        "{\"a\":1,\"c\":2}",
        Key("", After("a"), "b", "2"),
        "{\"a\":1,\"b\":2,\"c\":2}",
    );
    check("{\"a\":1}", Key("", End, "b", "2"), "{\"a\":1,\"b\":2}");
    check(
        "{\n  \"a\": 1\n}\n",
        Key("", End, "b", "{\n  \"c\": 2\n}"),
        "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": 2\n  }\n}\n",
    );
    check(
        "{\n  \"a\": 1\n}\n",
        Key("", Before("a"), "b", "2"),
        "{\n  \"b\": 2,\n  \"a\": 1\n}\n",
    );
    check(
        "{\r\n\t\"a\": 1\r\n}",
        Key("", End, "b", "2"),
        "{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}",
    );
    check("{}", Key("", End, "b", "2"), "{\"b\": 2}");
    check("{ }", Key("", End, "b", "2"), "{ \"b\": 2 }");
    check(
        "{\n  \"a\": {}\n}\n",
        Key("/a", End, "b", "[\n  2\n]"),
        "{\n  \"a\": {\n    \"b\": [\n      2\n    ]\n  }\n}\n",
    );
    check(
        "{\"a\": null}",
        Key("/a", End, "b", "2"),
        "{\"a\": {\"b\": 2}}",
    );
    check("[1, 2]", Item("", 1, "3"), "[1, 3, 2]");
    check("[1, 2]", Item("", 0, "3"), "[3, 1, 2]");
    check("[1,2]", Item("", 2, "3"), "[1,2,3]");
    check(
        "[\n  1\n]",
        Item("", 1, "{\n  \"a\": 1\n}"),
        "[\n  1,\n  {\n    \"a\": 1\n  }\n]",
    );
    check("[\n  1\n]", Item("", 0, "2"), "[\n  2,\n  1\n]");
    check(
        "{\n  \"a\": []\n}",
        Item("/a", 0, "2"),
        "{\n  \"a\": [\n    2\n  ]\n}",
    );
    check("[[]]", Item("/0", 0, "2"), "[[2]]");
    check("\u{feff}[1]", Item("", 1, "2"), "\u{feff}[1, 2]");
}

#[test]
fn json_entries_are_removed_with_one_comma() {
    check(
        "{\"a\": 1, \"b\": 2, \"c\": 3}",
        Remove(&["/a"]),
        "{\"b\": 2, \"c\": 3}",
    );
    check(
        "{\"a\": 1, \"b\": 2, \"c\": 3}",
        Remove(&["/b"]),
        "{\"a\": 1, \"c\": 3}",
    );
    check(
        "{\"a\": 1, \"b\": 2, \"c\": 3}",
        Remove(&["/c"]),
        "{\"a\": 1, \"b\": 2}",
    );
    check(
        "{\"a\": 1, \"b\": 2, \"c\": 3}",
        Remove(&["/b", "/c"]),
        "{\"a\": 1}",
    );
    check(
        "{\"a\": 1, \"b\": 2, \"c\": 3}",
        Remove(&["/a", "/c"]),
        "{\"b\": 2}",
    );
    check("{\"a\": 1, \"b\": 2}", Remove(&["/a", "/b"]), "{}");
    check(
        "{\n  \"a\": 1,\n  \"b\": 2\n}\n",
        Remove(&["/a"]),
        "{\n  \"b\": 2\n}\n",
    );
    check(
        "{\n  \"a\": 1,\n  \"b\": 2\n}\n",
        Remove(&["/b"]),
        "{\n  \"a\": 1\n}\n",
    );
    check(
        "{\n  \"a\": {\n    \"b\": 2\n  }\n}\n",
        Remove(&["/a/b"]),
        "{\n  \"a\": {}\n}\n",
    );
    check("[1, [2], 3]", Remove(&["/1"]), "[1, 3]");
    check("[1, [2], 3]", Remove(&["/1/0"]), "[1, [], 3]");
    check("[1]", Remove(&["/0"]), "[]");
    check("{\"a\":1,\"a\":2}", Remove(&["/a"]), "{\"a\":2}");
    check("{\"a\": 1, \"b\": 2,}", Remove(&["/b"]), "{\"a\": 1,}");
}

#[test]
fn yaml_in_brackets_keeps_its_layout() {
    check("x: {a: 1}\n", Key("/x", End, "b", "2"), "x: {a: 1, b: 2}\n");
    check(
        "x: {\"a\": 1}\n",
        Key("/x", End, "b", "y"),
        "x: {\"a\": 1, \"b\": y}\n",
    );
    check(
        "x: {\"a\":1}\n",
        Key("/x", End, "b", "y"),
        "x: {\"a\":1,\"b\":y}\n",
    );
    check(
        "x: {a: 1,}\n",
        Key("/x", End, "b", "2"),
        "x: {a: 1, b: 2,}\n",
    );
    check(
        "x: [a, b]\n",
        Item("/x", 2, "{c: d}"),
        "x: [a, b, {c: d}]\n",
    );
    check(
        "x: [a]\n",
        Item("/x", 1, "[\n  1\n]"),
        "x: [a, [\n    1\n  ]]\n",
    );
    check("x: [{}]\n", Key("/x/0", End, "a", "1"), "x: [{a: 1}]\n");
    check("x: {a, b}\n", Remove(&["/x/a"]), "x: {b}\n");
    check("x: {a, b: }\n", Remove(&["/x/a"]), "x: {b: }\n");
    check("x: {a: 1, b: 2,}\n", Remove(&["/x/b"]), "x: {a: 1,}\n");
    check("x: {a: 1}\ny: 2\n", Remove(&["/x/a"]), "x: {}\ny: 2\n");
    check("x: [a, b]\n", Remove(&["/x/0", "/x/1"]), "x: []\n");
    check("x: [a: 1, b]\n", Remove(&["/x/0"]), "x: [b]\n");
    check(
        "x: {\n  a: 1,\n  b: 2\n}\n",
        Key("/x", End, "c", "3"),
        "x: {\n  a: 1,\n  b: 2,\n  c: 3\n}\n",
    );
    check(
        "x: {a: , b: 1}\n",
        Key("/x", After("a"), "c", "3"),
        "x: {a: , c: 3, b: 1}\n",
    );
}

#[test]
fn comments_in_brackets_stay_with_their_entries() {
    let text = "x: {\n  a: 1, # one\n  # two\n  b: 2 # three\n}\n";
    check(text, Remove(&["/x/b"]), "x: {\n  a: 1 # one\n}\n");
    check(
        text,
        Remove(&["/x/a"]),
        "x: {\n  # two\n  b: 2 # three\n}\n",
    );
    check(text, Remove(&["/x/a", "/x/b"]), "x: {}\n");
    check(
        text,
        Key("/x", End, "c", "3"),
        "x: {\n  a: 1, # one\n  # two\n  b: 2, # three\n  c: 3\n}\n",
    );
    check(
        text,
        Key("/x", After("a"), "c", "3"),
        "x: {\n  a: 1, # one\n  c: 3,\n  # two\n  b: 2 # three\n}\n",
    );
    check(
        text,
        Key("/x", Before("b"), "c", "3"),
        "x: {\n  a: 1, # one\n  c: 3,\n  # two\n  b: 2 # three\n}\n",
    );
    check(
        "x: [\n  a,\n  # mine\n  b, # b\n\n  # nobody's\n\n  c,\n]\n",
        Remove(&["/x/1"]),
        "x: [\n  a,\n\n  # nobody's\n\n  c,\n]\n",
    );
    check(
        "x: [\n  a,\n\n  # nobody's\n\n  c,\n]\n",
        Remove(&["/x/1"]),
        "x: [\n  a,\n\n  # nobody's\n\n]\n",
    );
}
