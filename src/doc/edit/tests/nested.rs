//! Mappings that go one level deeper.

use super::Op::Nest;
use super::{check, refused};

#[test]
fn lines_move_with_their_comments() {
    check(
        "\
a: # on a
  # about b
  b: |
    x

    y
   # less
  c: 'long
   text'

# about d
d: 1
",
        Nest("/a", "new"),
        "\
a: # on a
  new:
    # about b
    b: |
      x

      y
     # less
    c: 'long
     text'

# about d
d: 1
",
    );
    check(
        "a:\r\n    b: 1\r\nc: 2",
        Nest("/a", "new"),
        "a:\r\n    new:\r\n        b: 1\r\nc: 2",
    );
    check("a:\n  b: 1", Nest("/a", "new"), "a:\n  new:\n    b: 1");
}

#[test]
fn brackets_stand_in_brackets() {
    check("a: {b: 1}\n", Nest("/a", "new"), "a: {new: {b: 1}}\n");
    check(
        "{\"a\":{\"b\":1}}",
        Nest("/a", "new"),
        "{\"a\":{\"new\": {\"b\":1}}}",
    );
    check(
        "{\n  \"a\": {\n    \"b\": 1\n  }\n}\n",
        Nest("/a", "new"),
        "{\n  \"a\": {\n    \"new\": {\n      \"b\": 1\n    }\n  }\n}\n",
    );
}

#[test]
fn what_others_refer_to_stays() {
    refused("a: &x\n  b: 1\nc: *x\n", Nest("/a", "new"));
    refused("- b: 1\n", Nest("/0", "new"));
    refused("a: 1\n", Nest("/a", "new"));
}
