//! What is not edited, because it could not be done without damage.

use super::super::Literal::{Int, Number, Text};
use super::Op::{Item, Key, Remove, Rename, Replace, Set};
use super::Where::{After, End, Start};
use super::{refused, refused_json};

#[test]
fn shared_values_are_not_edited() {
    let text = "a: &x {b: 1}\nc: *x\nd: 2\n";
    refused(text, Set("/a/b", Int(2)));
    refused(text, Rename("/a/b", "e"));
    refused(text, Remove(&["/a/b"]));
    refused(text, Remove(&["/a"]));
    refused(text, Replace("/a", "1"));
    refused(text, Set("/c", Int(1)));
    refused(text, Replace("/c", "1"));
    refused(text, Key("/a", End, "e", "1"));
    refused("a: &x\n  b: 1\nc:\n  <<: *x\n", Set("/a/b", Int(2)));
    refused("a:\n  - &x 1\n  - 2\nb: *x\n", Remove(&["/a"]));
    refused("a:\n  - &x 1\n  - 2\nb: *x\n", Replace("/a", "1"));
    refused("a:\n  - &x 1\n  - 2\nb: *x\n", Remove(&["/a/0"]));
    refused("- &x a\n- *x : b\n- c\n", Remove(&["/0"]));
}

#[test]
fn broken_documents_are_not_edited() {
    refused("a: 1\nb: [\n", Set("/a", Int(2)));
    refused("a: *b\nc: 1\n", Remove(&["/a"]));
    refused("a: *b\nc: 1\n", Set("/a", Int(2)));
    let missing = "{\"a\": 1 \"b\": 2}";
    refused_json(missing, Key("", After("a"), "c", "3"));
    refused_json(missing, Remove(&["/a"]));
    refused_json(missing, Remove(&["/b"]));
    refused_json("{\"a\": 1, // x\n\"b\": 2}", Remove(&["/a"]));
    refused_json("{\"a\": 1, // x\n\"b\": 2}", Remove(&["/b"]));
    refused_json("{a: 1}", Rename("/a", "d"));
    refused_json("{'a': 1}", Rename("/a", "d"));
    refused_json("{\"a\": tru}", Set("/a", Int(1)));
}

#[test]
fn what_is_written_in_rare_ways_is_not_edited() {
    refused("? a\n: b\n? c\n: d\n", Remove(&["/a"]));
    refused("? a\n: b\n", Rename("/a", "c"));
    refused("a: !!str 5\n", Set("/a", Int(1)));
    refused("a: !x {b: 1}\n", Replace("/a", "1"));
    refused("&k a: 1\nb: 2\n", Rename("/a", "c"));
    refused("&k a: 1\nb: 2\n", Remove(&["/a"]));
    refused("<<: {a: 1}\n", Rename("/<<", "c"));
    refused("a: 1\n", Rename("/a", "<<"));
    refused("x: [a: 1]\n", Key("/x/0", End, "b", "2"));
    refused("- &x a\n- *x : b\n", Rename("/1/a", "c"));
    refused("--- a\n", Replace("", "b: 1"));
    refused("a: |\n  x", Key("", End, "b", "1"));
    refused("x: {} # c\ny: {\n  # d\n}\n", Key("/y", End, "b", "1"));
    refused("-\ta: 1\n", Remove(&["/0/a"]));
}

#[test]
fn duplicates_and_wrong_kinds_are_refused() {
    refused("a: 1\nb: 2\n", Rename("/a", "b"));
    refused("a: 1\n", Key("", End, "a", "2"));
    refused("a: 1\n", Key("/a", End, "b", "2"));
    refused("a: 1\n", Item("", 0, "2"));
    refused("a: {b: 1}\n", Set("/a", Int(1)));
    refused("- 1\n", Item("", 2, "2"));
    refused("- 1\n", Key("", Start, "a", "2"));
    refused("a: 1\n", Set("/a", Number("0x1")));
    refused("a: 1\n", Set("/a", Number("true")));
    refused("a: 1\n", Set("/a", Number("1 ")));
    refused("a: {}\n", Remove(&[""]));
    refused("a: {b: 1}\nc: 2\n", Remove(&["/a/b", "/c"]));
    refused("a: {b: 1}\n", Remove(&[]));
    refused("a: 1\n", Set("", Text("x")));
}

#[test]
fn source_must_be_one_clean_value() {
    for source in [
        "",
        " ",
        "a: [",
        "a: 1\n---\nb: 2",
        "--- a",
        "a: 1\n...",
        "&x a",
        "*x",
        "a: &x 1\nb: *x",
        " a: 1",
        "a: 1\na: 2",
        "1 # c",
        "a: |+\n  x\n\n",
        "# c\na: 1",
        "%YAML 1.2\n--- a",
        "a\rb",
        "!!str a",
    ] {
        refused("a: 1\n", Replace("/a", source));
    }
    for source in [
        "a: 1", "1, 2", "- 1", "1 # c", "]", "[1]]", "|\n  x", "", "*x", "&x 1", "#",
    ] {
        refused("x: [a]\n", Replace("/x/0", source));
        refused("x: [a]\n", Item("/x", 0, source));
    }
    for source in [
        "a",
        "'a'",
        "{a: 1}",
        "1 2",
        "[1,]",
        "",
        "{\"a\": 1, \"a\": 2}",
        "// x\n1",
    ] {
        refused("[1]", Replace("/0", source));
        refused("{\"a\": 1}", Key("", End, "b", source));
    }
    let deep = format!("{}{}", "[".repeat(128), "]".repeat(128));
    refused("[1]", Replace("/0", &deep));
    refused("a: 1\n", Key("", End, "b", &deep));
}

#[test]
fn comments_are_not_lost() {
    refused("x: [a, # a\n  b, c]\n", Remove(&["/x/1"]));
    refused("a: # x\n  t # y\n", Replace("/a", "b: 1"));
    refused("x: {a: 1 # c\n  , b: 2}\n", Key("/x", After("a"), "d", "1"));
}

#[test]
fn block_scalars_do_not_swallow_what_follows() {
    refused("a: |\n  x\nb: 1\n\n  # deep\nc: 2\n", Remove(&["/b"]));
    refused("a: 1\n  # deep\nb: 2\n", Replace("/a", "|\n  x"));
    refused("a: 1\n\n     \nb: 2\n", Key("", After("a"), "c", "|\n  x"));
    refused("a\n  # c\n", Replace("", "b: |-\n  x\n"));
    refused("a: 1\n", Replace("", "|\n  x"));
}
