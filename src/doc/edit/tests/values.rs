//! Scalars, keys and whole values in the place of others.

use super::super::Literal::{Bool, Int, Null, Number, Text};
use super::Op::{Rename, Replace, Set};
use super::check;

#[test]
fn scalars_keep_their_style() {
    check("a: b\n", Set("/a", Text("c")), "a: c\n");
    check("a: b # c\n", Set("/a", Text("d e")), "a: d e # c\n");
    check("a: 'b'\n", Set("/a", Text("it's")), "a: 'it''s'\n");
    check("a: \"b\"\n", Set("/a", Text("q\"")), "a: \"q\\\"\"\n");
    check("a:   b\n", Set("/a", Text("c")), "a:   c\n");
    check("- b\n- c\n", Set("/1", Text("d")), "- b\n- d\n");
    check("a:\n  b # c\n", Set("/a", Text("d")), "a: d # c\n");
    check("a: # x\n  b\n", Set("/a", Text("c")), "a: # x\n  c\n");
    check("a: b\n  c\nd: e\n", Set("/a", Text("f")), "a: f\nd: e\n");
    check("--- a\n", Set("", Text("b")), "--- b\n");
    check("a: &x b\n", Set("/a", Text("c")), "a: &x c\n");
}

#[test]
fn text_is_quoted_where_a_reader_would_mistake_it() {
    check("a: b\n", Set("/a", Text("yes")), "a: 'yes'\n");
    check("a: b\n", Set("/a", Text("0_0")), "a: '0_0'\n");
    check("a: b\n", Set("/a", Text("2024-01-01")), "a: '2024-01-01'\n");
    check("a: b\n", Set("/a", Text("1")), "a: '1'\n");
    check("a: b\n", Set("/a", Text("")), "a: ''\n");
    check("a: b\n", Set("/a", Text("x: y")), "a: 'x: y'\n");
    check("a: b\n", Set("/a", Text("x #y")), "a: 'x #y'\n");
    check("a: 'b'\n", Set("/a", Text("x\ty")), "a: \"x\\ty\"\n");
    check("a: [b]\n", Set("/a/0", Text("x, y")), "a: ['x, y']\n");
    check("a: 1\n", Set("/a", Text("{{job}}")), "a: '{{job}}'\n");
    check(
        "a: 1\n",
        Set("/a", Text("sum by (x) (y)")),
        "a: sum by (x) (y)\n",
    );
    check(
        "a: 1\n",
        Set("/a", Text("sum by (x) ({y=\"z\"})")),
        "a: sum by (x) ({y=\"z\"})\n",
    );
}

#[test]
fn other_scalars_need_no_quotes() {
    check(
        "x: {\"a\": 1}\n",
        Set("/x/a", Text("b")),
        "x: {\"a\": \"b\"}\n",
    );
    check("a: 'b'\n", Set("/a", Null), "a: null\n");
    check("a: b\n", Set("/a", Bool(true)), "a: true\n");
    check("a: \"1\"\n", Set("/a", Int(-7)), "a: -7\n");
    check("a: 1\n", Set("/a", Number("2.50")), "a: 2.50\n");
    check(
        "{\"a\": \"1\"}\n",
        Set("/a", Number("1e3")),
        "{\"a\": 1e3}\n",
    );
    check(
        "{\"a\": 1}\n",
        Set("/a", Text("x\ny")),
        "{\"a\": \"x\\ny\"}\n",
    );
    check("{\"a\": true}", Set("/a", Null), "{\"a\": null}");
}

#[test]
fn values_appear_where_none_were_written() {
    check("a:\nb: 1\n", Set("/a", Int(1)), "a: 1\nb: 1\n");
    check("a: \n", Set("/a", Int(1)), "a: 1\n");
    check("a: # c\nb: 1\n", Set("/a", Int(1)), "a: 1 # c\nb: 1\n");
    check("-\n- a\n", Set("/0", Text("b")), "- b\n- a\n");
    check("a: &x\nb: 1\n", Set("/a", Text("c")), "a: &x c\nb: 1\n");
    check(
        "a: {b, c: , d: }\n",
        Set("/a/b", Int(1)),
        "a: {b: 1, c: , d: }\n",
    );
    check(
        "a: {b, c: , d: }\n",
        Set("/a/c", Int(1)),
        "a: {b, c: 1, d: }\n",
    );
    check(
        "a: {b, c: , d: }\n",
        Set("/a/d", Int(1)),
        "a: {b, c: , d: 1 }\n",
    );
    check("a:", Set("/a", Int(1)), "a: 1");
}

#[test]
fn block_scalars_stay_block_scalars() {
    check(
        "a: |\n  x\nb: 1\n",
        Set("/a", Text("y\nz\n")),
        "a: |\n  y\n  z\nb: 1\n",
    );
    check(
        "a: |\n    x\nb: 1\n",
        Set("/a", Text("y")),
        "a: |-\n    y\nb: 1\n",
    );
    check(
        "a: >- # c\n  x\n  y\n",
        Set("/a", Text("z")),
        "a: >- # c\n  z\n",
    );
    check("a: >-\n  x\n", Set("/a", Text("y\nz")), "a: |-\n  y\n  z\n");
    check(
        "a: |+\n  x\n\n\nb: 1\n",
        Set("/a", Text("y\n")),
        "a: |\n  y\nb: 1\n",
    );
    check(
        "a: |\n  x\n\n\nb: 1\n",
        Set("/a", Text("y\n")),
        "a: |\n  y\n\n\nb: 1\n",
    );
    check("a: |\n  x\n", Set("/a", Text(" y")), "a: ' y'\n");
    check(
        "- a: |2-\n      x\n    y\n",
        Set("/0/a", Text("  x\nz")),
        "- a: |2-\n      x\n    z\n",
    );
    check(
        "a: |4-\n      x\n    y\nb: 1\n",
        Set("/a", Text("y\n")),
        "a: |\n    y\nb: 1\n",
    );
    check(
        "a: x\n",
        Set("/a", Text("\n  y\nz")),
        "a: |2-\n\n    y\n  z\n",
    );
    check("a: |\n  x\n", Set("/a", Int(1)), "a: 1\n");
    check(
        "a: | # c\n  x\nb: 1\n",
        Set("/a", Int(1)),
        "a: 1 # c\nb: 1\n",
    );
    check(
        "- a: |\n    x\n",
        Set("/0/a", Text("y\n\nz")),
        "- a: |-\n    y\n\n    z\n",
    );
    check(
        "a: x\nb: 1\n",
        Set("/a", Text("y\nz")),
        "a: |-\n  y\n  z\nb: 1\n",
    );
    check(
        "a: x # c\nb: 1\n",
        Set("/a", Text("y\nz")),
        "a: |- # c\n  y\n  z\nb: 1\n",
    );
    check(
        "a: [x]\nb: 1\n",
        Set("/a/0", Text("y\nz")),
        "a: [\"y\\nz\"]\nb: 1\n",
    );
    check(
        "a: |\r\n  x\r\n",
        Set("/a", Text("y\nz\n")),
        "a: |\r\n  y\r\n  z\r\n",
    );
    check("a: |-\n  x", Set("/a", Text("y\n")), "a: |\n  y\n");
    check("a: |-\n  x", Set("/a", Text("y")), "a: |-\n  y");
}

#[test]
fn keys_keep_their_quotes() {
    check("a: 1\nb: 2\n", Rename("/a", "c"), "c: 1\nb: 2\n");
    check("'a': 1\n", Rename("/a", "c d"), "'c d': 1\n");
    check("\"a\": 1\n", Rename("/a", "c"), "\"c\": 1\n");
    check("a: 1\n", Rename("/a", "0_0"), "'0_0': 1\n");
    check("a: 1\n", Rename("/a", "y"), "'y': 1\n");
    check("- a: 1\n  b: 2\n", Rename("/0/a", "c"), "- c: 1\n  b: 2\n");
    check("{\"a\": 1}", Rename("/a", "c\"d"), "{\"c\\\"d\": 1}");
    check(
        "x: {a: 1, b: 2}\n",
        Rename("/x/b", "c,d"),
        "x: {a: 1, 'c,d': 2}\n",
    );
    check("a: 1\n", Rename("/a", "a"), "a: 1\n");
    check("a : 1\n", Rename("/a", "b"), "b : 1\n");
    check("x: {\"a\":1}\n", Rename("/x/a", "b"), "x: {\"b\":1}\n");
}

#[test]
fn values_are_replaced_in_blocks() {
    check(
        "a: 1\nb: 2\n",
        Replace("/a", "x: 1\ny: 2\n"),
        "a:\n  x: 1\n  y: 2\nb: 2\n",
    );
    check(
        "a: 1 # c\nb: 2\n",
        Replace("/a", "x: 1"),
        "a: # c\n  x: 1\nb: 2\n",
    );
    check(
        "a:\n  x: 1\n  y: 2\nb: 2\n",
        Replace("/a", "5"),
        "a: 5\nb: 2\n",
    );
    check(
        "a: # c\n  x: 1\nb: 2\n",
        Replace("/a", "5"),
        "a: 5 # c\nb: 2\n",
    );
    check(
        "a: # c\n  x: 1\nb: 2\n",
        Replace("/a", "y: 1"),
        "a: # c\n  y: 1\nb: 2\n",
    );
    check(
        "a:\n    x: 1\n",
        Replace("/a", "y: 1\nz: 2"),
        "a:\n    y: 1\n    z: 2\n",
    );
    check(
        "a:\n- x\nb: 1\n",
        Replace("/a", "- y\n- z"),
        "a:\n- y\n- z\nb: 1\n",
    );
    check(
        "a:\n- x\nb: 1\n",
        Replace("/a", "y: z"),
        "a:\n  y: z\nb: 1\n",
    );
    check(
        "a:\n  - x\nb: 1\n",
        Replace("/b", "- z"),
        "a:\n  - x\nb:\n  - z\n",
    );
    check(
        "a:\n- x\nb: 1\n",
        Replace("/b", "- z"),
        "a:\n- x\nb:\n- z\n",
    );
    check(
        "- a: 1\n  b: 2\n- c\n",
        Replace("/0", "x: 1\ny: 2"),
        "- x: 1\n  y: 2\n- c\n",
    );
    check("- a: 1\n  b: 2\n- c\n", Replace("/0", "x"), "- x\n- c\n");
    check(
        "- a\n- c\n",
        Replace("/0", "x: 1\ny: 2"),
        "- x: 1\n  y: 2\n- c\n",
    );
    check(
        "- a # c\n- c\n",
        Replace("/0", "x: 1\ny: 2"),
        "- # c\n  x: 1\n  y: 2\n- c\n",
    );
    check("- a\n", Replace("/0", "- x\n- y"), "- - x\n  - y\n");
    check(
        "-   a: 1\n",
        Replace("/0", "x: 1\ny: 2"),
        "-   x: 1\n    y: 2\n",
    );
}

#[test]
fn source_takes_the_indentation_of_its_place() {
    check("a: 1\n", Replace("/a", "[1, {b: 2}]"), "a: [1, {b: 2}]\n");
    check("a: 1\n", Replace("/a", "|\n  x\n  y\n"), "a: |\n  x\n  y\n");
    check(
        "- a: 1\n",
        Replace("/0/a", "|-\n  x\n  y\n"),
        "- a: |-\n    x\n    y\n",
    );
    check("a: 1", Replace("/a", "|\n  x"), "a: |\n  x\n");
    check("a:\n", Replace("/a", "b: 1"), "a:\n  b: 1\n");
    check("a: {}\nb: 1\n", Replace("/a", "c: 1"), "a:\n  c: 1\nb: 1\n");
    check("a: &x 1\n", Replace("/a", "b: 1"), "a: &x\n  b: 1\n");
    check("a: 1\n", Replace("", "b: 2\nc: 3"), "b: 2\nc: 3\n");
    check(
        "# c\n\na: 1\n",
        Replace("", "- 1\n- 2"),
        "# c\n\n- 1\n- 2\n",
    );
    check(
        "a: 1\r\nb: 2\r\n",
        Replace("/a", "c:\n  - d\n"),
        "a:\r\n  c:\r\n    - d\r\nb: 2\r\n",
    );
    check(
        "a: b\n",
        Replace("/a", "x: 'y\n\n  z'"),
        "a:\n  x: 'y\n\n    z'\n",
    );
    check(
        "a: 1\n",
        Replace("/a", "x: 1 # c\n# d\ny: 2"),
        "a:\n  x: 1 # c\n  # d\n  y: 2\n",
    );
    check("a: |+\n  x\n\n\nb: 1\n", Replace("/a", "2"), "a: 2\nb: 1\n");
}

#[test]
fn values_are_replaced_in_brackets() {
    check(
        "{\"a\": 1}",
        Replace("/a", "{\"b\": [1]}"),
        "{\"a\": {\"b\": [1]}}",
    );
    check(
        "{\n  \"a\": 1\n}\n",
        Replace("/a", "{\n  \"b\": 2\n}\n"),
        "{\n  \"a\": {\n    \"b\": 2\n  }\n}\n",
    );
    check(
        "{\n\t\"a\": 1\n}",
        Replace("/a", "[\n\t2\n]"),
        "{\n\t\"a\": [\n\t\t2\n\t]\n}",
    );
    check("[1, 2]", Replace("", "{}"), "{}");
    check(
        "x: {a: 1, b: 2} # c\n",
        Replace("/x/a", "{c: d}"),
        "x: {a: {c: d}, b: 2} # c\n",
    );
    check(
        "x: {a: 1}\n",
        Replace("/x/a", "[\n  1\n]"),
        "x: {a: [\n    1\n  ]}\n",
    );
    check("x: [a, b]\n", Replace("/x/1", "\"c\""), "x: [a, \"c\"]\n");
    check(
        "{a: 1, b: 2} # c\n",
        Replace("/a", "[3]"),
        "{a: [3], b: 2} # c\n",
    );
}
