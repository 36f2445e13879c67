//! Items that move up, with their comments.

use super::Op::{Move, Up};
use super::{check, refused};

#[test]
fn items_move_with_the_comments_they_own() {
    check(
        "\
list:
  # about a
  - name: a # on a

  # nobody's

  # about b
  # and more
  - name: b
    text: |
      x
    # was: c
  - name: c
",
        Up("/list/1", "/list/0"),
        "\
list:
  # about b
  # and more
  - name: b
    text: |
      x
    # was: c
  # about a
  - name: a # on a

  # nobody's

  - name: c
",
    );
    check(
        "- a\r\n- b\r\n- c\r\n",
        Up("/2", "/1"),
        "- a\r\n- c\r\n- b\r\n",
    );
    check("- a\n- b\n- c", Up("/2", "/0"), "- c\n- a\n- b");
    check(
        "- a: |-\n    x\n- b: y",
        Up("/1", "/0"),
        "- b: y\n- a: |-\n    x",
    );
}

#[test]
fn items_move_above_texts_that_keep_their_lines() {
    check("- |+\n  a\n\n- b\n", Up("/1", "/0"), "- b\n- |+\n  a\n\n");
    check("- |\n  a\n- b", Up("/1", "/0"), "- b\n- |\n  a\n");
}

#[test]
fn items_in_brackets_move_with_their_commas() {
    check(
        "a: [x, {y: 1}, z]\n",
        Up("/a/2", "/a/0"),
        "a: [z, x, {y: 1}]\n",
    );
    check(
        "[\n  # c\n  x,\n  y,\n  z,\n]\n",
        Up("/2", "/1"),
        "[\n  # c\n  x,\n  z,\n  y,\n]\n",
    );
    check(
        "{\"a\": [\n  {\n    \"b\": 1\n  },\n  {\n    \"c\": 2\n  }\n]}",
        Up("/a/1", "/a/0"),
        "{\"a\": [\n  {\n    \"c\": 2\n  },\n  {\n    \"b\": 1\n  }\n]}",
    );
}

#[test]
fn what_would_change_more_stays() {
    // Downwards, or in another list.
    refused("- a\n- b\n", Up("/0", "/1"));
    refused("- [a, b]\n- [c]\n", Up("/0/1", "/1/0"));
    refused("a: 1\nb: 2\n", Up("/b", "/a"));
    // Names of nodes have an order.
    refused("- &x a\n- *x\n", Up("/1", "/0"));
    refused("- a\n- &x b\n", Up("/1", "/0"));
    refused("- {k: &x 1}\n- {k: 2, *x : 3}\n", Up("/1", "/0"));
    // Blank lines would come to belong to a text, or leave it.
    refused("- a\n- |\n  b", Up("/1", "/0"));
    refused("- |\n  a\n- b\n   # c\n", Up("/1", "/0"));
    // The first one shares its line with what is around the list.
    refused("- - a\n  - b\n", Up("/0/1", "/0/0"));
    // The comment has no line of its own to go to.
    refused("[x, # c\n  y, z]\n", Up("/1", "/0"));
}

#[test]
fn items_in_brackets_take_their_comments_along() {
    for (text, up, moved) in [
        (
            "[\n  x,\n  # c\n  y,\n]\n",
            Up("/1", "/0"),
            "[\n  # c\n  y,\n  x,\n]\n",
        ),
        (
            "[\n  x, # of x\n  y # of y\n]\n",
            Up("/1", "/0"),
            "[\n  y, # of y\n  x # of x\n]\n",
        ),
        (
            "[\n  # nobody's\n\n  x,\n  # c\n  y\n]\n",
            Up("/1", "/0"),
            "[\n  # nobody's\n\n  # c\n  y,\n  x\n]\n",
        ),
    ] {
        check(text, up, moved);
    }
    let list = "[\n  # of x\n  x, # too\n  y,\n  z\n]\n";
    check(
        list,
        Move("/0", 3),
        "[\n  y,\n  z,\n  # of x\n  x # too\n]\n",
    );
    check(
        list,
        Move("/0", 2),
        "[\n  y,\n  # of x\n  x, # too\n  z\n]\n",
    );
}
