//! Keys and items of block collections.

use super::Op::{Item, Key, Remove};
use super::Where::{After, Before, End, Start};
use super::check;

#[test]
fn keys_are_inserted_as_lines() {
    check("a: 1\nb: 2\n", Key("", End, "c", "3"), "a: 1\nb: 2\nc: 3\n");
    check(
        "a: 1\nb: 2\n",
        Key("", Start, "c", "3"),
        "c: 3\na: 1\nb: 2\n",
    );
    check(
        "a: 1\nb: 2\n",
        Key("", After("a"), "c", "3"),
        "a: 1\nc: 3\nb: 2\n",
    );
    check(
        "a: 1\nb: 2\n",
        Key("", Before("b"), "c", "3"),
        "a: 1\nc: 3\nb: 2\n",
    );
    check("a: 1", Key("", End, "c", "3"), "a: 1\nc: 3");
    check(
        "a: 1\r\n",
        Key("", End, "c", "x: 1"),
        "a: 1\r\nc:\r\n  x: 1\r\n",
    );
    check(
        "a:\n  b: 1\nc: 2\n",
        Key("/a", End, "d", "3"),
        "a:\n  b: 1\n  d: 3\nc: 2\n",
    );
    check(
        "a:\n    b: 1\n",
        Key("/a", End, "d", "e: 3"),
        "a:\n    b: 1\n    d:\n        e: 3\n",
    );
    check("- a: 1\n", Key("/0", End, "b", "2"), "- a: 1\n  b: 2\n");
    check("- a: 1\n", Key("/0", Start, "b", "2"), "- b: 2\n  a: 1\n");
    check(
        "-   a: 1\n",
        Key("/0", Start, "b", "2"),
        "-   b: 2\n    a: 1\n",
    );
    check(
        "- - a: 1\n",
        Key("/0/0", Start, "b", "x: 2"),
        "- - b:\n      x: 2\n    a: 1\n",
    );
    check("a:\nb: 1\n", Key("/a", End, "c", "2"), "a:\n  c: 2\nb: 1\n");
    check(
        "a: # x\nb: 1\n",
        Key("/a", End, "c", "2"),
        "a: # x\n  c: 2\nb: 1\n",
    );
    check("a: null\n", Key("/a", Start, "c", "2"), "a:\n  c: 2\n");
    check(
        "a: {}\nb: 1\n",
        Key("/a", End, "c", "- 2"),
        "a:\n  c:\n    - 2\nb: 1\n",
    );
    check("a: {} # x\n", Key("/a", End, "c", "2"), "a: # x\n  c: 2\n");
    check("- {}\n", Key("/0", End, "c", "2"), "- c: 2\n");
    check("a: 1\n", Key("", End, "yes", "2"), "a: 1\n'yes': 2\n");
    check(
        "a: 1\n",
        Key("", End, "b", "{\"c\": [1]}"),
        "a: 1\nb: {\"c\": [1]}\n",
    );
    check(
        "---\na: 1\n---\nb: 2\n",
        Key("", End, "c", "3"),
        "---\na: 1\nc: 3\n---\nb: 2\n",
    );
    check(
        "a: 1\n---\nb: 2\n",
        Key("1:", Start, "c", "3"),
        "a: 1\n---\nc: 3\nb: 2\n",
    );
    check("a: 1\n...\n", Key("", End, "c", "3"), "a: 1\nc: 3\n...\n");
    check(
        "<<: {x: 1}\na: 1\n",
        Key("", End, "b", "2"),
        "<<: {x: 1}\na: 1\nb: 2\n",
    );
}

#[test]
fn keys_are_inserted_around_block_scalars() {
    check(
        "a: |\n  x\nb: 1\n",
        Key("", After("a"), "c", "3"),
        "a: |\n  x\nc: 3\nb: 1\n",
    );
    check(
        "a: |+\n  x\n\nb: 1\n",
        Key("", After("a"), "c", "3"),
        "a: |+\n  x\n\nc: 3\nb: 1\n",
    );
    check(
        "a: |\n  x\n\nb: 1\n",
        Key("", After("a"), "c", "3"),
        "a: |\n  x\nc: 3\n\nb: 1\n",
    );
    check(
        "a: |\n  x\n     \nb: 1\n",
        Key("", After("a"), "c", "3"),
        "a: |\n  x\n     \nc: 3\nb: 1\n",
    );
    check("a: |-\n  x", Key("", End, "c", "3"), "a: |-\n  x\nc: 3");
    check(
        "a: 1\n",
        Key("", End, "c", "|\n  x\n  y"),
        "a: 1\nc: |\n  x\n  y\n",
    );
    check(
        "a: 1",
        Key("", End, "c", "|\n  x\n  y"),
        "a: 1\nc: |\n  x\n  y\n",
    );
    check(
        "a: 1\n",
        Key("", End, "c", ">-\nx\ny"),
        "a: 1\nc: >-\n  x\n  y\n",
    );
    check(
        "- a: 1\n",
        Key("/0", End, "c", "|2\n    x"),
        "- a: 1\n  c: |2\n      x\n",
    );
    check(
        "a: 1\n\nb: 2\n",
        Key("", After("a"), "c", "|\n  x"),
        "a: 1\nc: |\n  x\n\nb: 2\n",
    );
}

#[test]
fn items_are_inserted_as_lines() {
    check("a:\n- x\n- y\n", Item("/a", 0, "z"), "a:\n- z\n- x\n- y\n");
    check("a:\n- x\n- y\n", Item("/a", 1, "z"), "a:\n- x\n- z\n- y\n");
    check(
        "a:\n- x\n- y\nb: 1\n",
        Item("/a", 2, "z"),
        "a:\n- x\n- y\n- z\nb: 1\n",
    );
    check(
        "a:\n  - x\n",
        Item("/a", 1, "b: 1\nc: 2"),
        "a:\n  - x\n  - b: 1\n    c: 2\n",
    );
    check(
        "-   a: 1\n",
        Item("", 1, "b: 1\nc: 2"),
        "-   a: 1\n-   b: 1\n    c: 2\n",
    );
    check(
        "-\n  a: 1\n",
        Item("", 1, "b: 1\nc: 2"),
        "-\n  a: 1\n- b: 1\n  c: 2\n",
    );
    check(
        "- - a\n  - b\n",
        Item("/0", 0, "c"),
        "- - c\n  - a\n  - b\n",
    );
    check(
        "- - a\n  - b\n",
        Item("/0", 2, "- c\n- d"),
        "- - a\n  - b\n  - - c\n    - d\n",
    );
    check("- a\n", Item("", 0, "|\n  x\n  y"), "- |\n  x\n  y\n- a\n");
    check("a: []\n", Item("/a", 0, "b: 1"), "a:\n  - b: 1\n");
    check("a: []\nb:\n- c\n", Item("/a", 0, "1"), "a:\n- 1\nb:\n- c\n");
    check("a:\n", Item("/a", 0, "1"), "a:\n  - 1\n");
    check("a: ~\n", Item("/a", 0, "1"), "a:\n  - 1\n");
    check("a:\n- x", Item("/a", 1, "y"), "a:\n- x\n- y");
    check(
        "\u{feff}- a\r\n- b\r\n",
        Item("", 0, "c"),
        "\u{feff}- c\r\n- a\r\n- b\r\n",
    );
}

#[test]
fn keys_are_removed_with_their_lines() {
    check("a: 1\nb: 2\nc: 3\n", Remove(&["/a"]), "b: 2\nc: 3\n");
    check("a: 1\nb: 2\nc: 3\n", Remove(&["/b"]), "a: 1\nc: 3\n");
    check("a: 1\nb: 2\nc: 3\n", Remove(&["/c"]), "a: 1\nb: 2\n");
    check("a: 1\nb: 2\nc: 3", Remove(&["/c"]), "a: 1\nb: 2");
    check("a: 1\r\nb: 2\r\nc: 3", Remove(&["/c"]), "a: 1\r\nb: 2");
    check("a: 1\nb: 2\nc: 3\n", Remove(&["/a", "/c"]), "b: 2\n");
    check("a: 1\nb: 2\nc: 3\n", Remove(&["/b", "/c"]), "a: 1\n");
    check(
        "a:\n  b: 1\n  c: |\n    x\nd: 2\n",
        Remove(&["/a"]),
        "d: 2\n",
    );
    check("- a: 1\n  b: 2\n", Remove(&["/0/a"]), "- b: 2\n");
    check("-   a: 1\n    b: 2\n", Remove(&["/0/a"]), "-   b: 2\n");
    check("- a:\n    x: 1\n  b: 2\n", Remove(&["/0/a"]), "- b: 2\n");
    check("- a: 1\n  b: 2\n", Remove(&["/0/b"]), "- a: 1\n");
    check("- - a: 1\n    b: 2\n", Remove(&["/0/0/a"]), "- - b: 2\n");
    check("a:\n  b: 1\nc: 2\n", Remove(&["/a/b"]), "a: {}\nc: 2\n");
    check(
        "a: # x\n  b: 1\nc: 2\n",
        Remove(&["/a/b"]),
        "a: {} # x\nc: 2\n",
    );
    check("a: &x\n  b: 1\n", Remove(&["/a/b"]), "a: &x {}\n");
    check("a:\n  b: 1", Remove(&["/a/b"]), "a: {}");
    check("- a: 1\n- b\n", Remove(&["/0/a"]), "- {}\n- b\n");
    check("-\n  a: 1\n- b\n", Remove(&["/0/a"]), "- {}\n- b\n");
    check("a: 1\n", Remove(&["/a"]), "{}\n");
    check(
        "---\na: 1\n---\nb: 2\n",
        Remove(&["/a"]),
        "---\n{}\n---\nb: 2\n",
    );
    check("a: 1\n\nb: 2\n\nc: 3\n", Remove(&["/b"]), "a: 1\n\nc: 3\n");
    check("a: 1\n\nb: 2\n", Remove(&["/b"]), "a: 1\n");
    check("a: |+\n  x\n\nb: 2\n", Remove(&["/b"]), "a: |+\n  x\n\n");
    check(
        "a: |+\n  x\n\nb: 2\n\nc: 3\n",
        Remove(&["/b"]),
        "a: |+\n  x\n\nc: 3\n",
    );
    check("a: |\n  x\nb: 2", Remove(&["/b"]), "a: |\n  x\n");
    check("a: |-\n  x\nb: 2", Remove(&["/b"]), "a: |-\n  x");
    check(
        "a: 1\nb: |+\n  x\n\nc: 3\n",
        Remove(&["/b"]),
        "a: 1\nc: 3\n",
    );
    check("a: &x 1\nb: *x\nc: 2\n", Remove(&["/b"]), "a: &x 1\nc: 2\n");
    check("a: 1\na: 2\n", Remove(&["/a"]), "a: 2\n");
}

#[test]
fn items_are_removed_with_their_lines() {
    check("a:\n- x\n- y\nb: 1\n", Remove(&["/a/0"]), "a:\n- y\nb: 1\n");
    check("a:\n- x\n- y\nb: 1\n", Remove(&["/a/1"]), "a:\n- x\nb: 1\n");
    check("a:\n- x\nb: 1\n", Remove(&["/a/0"]), "a: []\nb: 1\n");
    check("a:\n  - x\n  - y\n", Remove(&["/a/0", "/a/1"]), "a: []\n");
    check("- - a\n  - b\n", Remove(&["/0/0"]), "- - b\n");
    check("- - a\n  - b\n", Remove(&["/0/1"]), "- - a\n");
    check("- - a\n- b\n", Remove(&["/0/0"]), "- []\n- b\n");
    check("- a: 1\n  b:\n    - c\n- d\n", Remove(&["/0"]), "- d\n");
    check("- a\n", Remove(&["/0"]), "[]\n");
    check("-\n- a\n", Remove(&["/0"]), "- a\n");
    check("a:\n- b\n-\nc: 1\n", Remove(&["/a/1"]), "a:\n- b\nc: 1\n");
}
