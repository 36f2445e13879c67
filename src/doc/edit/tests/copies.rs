//! Items that move, with their comments and their layout.

use super::Op::Move;
use super::{check, copy_item, read, refused, remove_item};
use crate::doc::edit::{Literal, set_scalar};
use crate::text::apply;

#[test]
fn lines_move_with_what_belongs_to_them() {
    let text = "a:\n  # one\n  - x: 1 # i\n    y: |\n      t\n  - 2\n\n  # three\n  - 3\nb: 1\n";
    check(
        text,
        Move("/a/0", 2),
        "a:\n  - 2\n  # one\n  - x: 1 # i\n    y: |\n      t\n\n  # three\n  - 3\nb: 1\n",
    );
    check(
        text,
        Move("/a/2", 0),
        "a:\n  # three\n  - 3\n  # one\n  - x: 1 # i\n    y: |\n      t\n  - 2\n\nb: 1\n",
    );
    check(text, Move("/a/1", 1), text);
    let unterminated = "- 1 # a\r\n- 2\r\n- 3 # c";
    check(unterminated, Move("/0", 3), "- 2\r\n- 3 # c\r\n- 1 # a");
    check(unterminated, Move("/2", 0), "- 3 # c\r\n- 1 # a\r\n- 2");
}

#[test]
fn brackets_keep_their_lines() {
    check("[1, {a: 2},3]", Move("/0", 3), "[{a: 2},3,1]");
    check("[1, {a: 2}, 3]", Move("/2", 0), "[3, 1, {a: 2}]");
    check(
        "[\n  1,\n  {\n    \"a\": 2\n  }\n]\n",
        Move("/1", 0),
        "[\n  {\n    \"a\": 2\n  },\n  1\n]\n",
    );
}

#[test]
fn what_cannot_move_stays() {
    // A block scalar that keeps the blank lines behind it.
    refused("- |+\n  a\n\n- 2\n", Move("/0", 2));
    // The first item stands behind the dash of another list.
    refused("- - 1\n  - 2\n", Move("/0/1", 0));
    refused("- &a 1\n- *a\n- 3\n", Move("/0", 3));
    // A comment inside of brackets would end the line for what follows.
    refused("[{a: 1, # c\n  b: 2}, 3]", Move("/0", 2));
}

#[test]
fn the_copy_gets_the_changes() {
    let text = "- a: 1 # one\n  b: |-\n    x\n- 2\n";
    let parsed = read(text);
    let root = parsed[0].document.root().unwrap();
    let item = root.items().next().unwrap();
    let mut inner = set_scalar(item.get("a").unwrap(), Literal::Int(5)).unwrap();
    inner.extend(set_scalar(item.get("b").unwrap(), Literal::Text("y\nz")).unwrap());
    let mut edits = remove_item(item).unwrap();
    edits.extend(copy_item(item, 2, &inner).unwrap());
    let after = apply(text, &edits).unwrap();
    assert_eq!(after, "- 2\n- a: 5 # one\n  b: |-\n    y\n    z\n");
}
