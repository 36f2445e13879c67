//! Which comments go with an entry of a block, and which ones stay.

use super::Op::{Item, Key, Remove, Replace};
use super::Where::{After, Before, End, Start};
use super::check;

const TEXT: &str = "\
# file

# about a
# and more
a: 1 # on a

# nobody's

# about b
b:
  # about c
  c: 1 # on c
  # commented out
# about d
d: 2
";

#[test]
fn owned_comments_go_and_others_stay() {
    check(
        TEXT,
        Remove(&["/a"]),
        "\
# file

# nobody's

# about b
b:
  # about c
  c: 1 # on c
  # commented out
# about d
d: 2
",
    );
    check(
        TEXT,
        Remove(&["/b"]),
        "\
# file

# about a
# and more
a: 1 # on a

# nobody's

# about d
d: 2
",
    );
    check(
        TEXT,
        Remove(&["/b/c"]),
        "\
# file

# about a
# and more
a: 1 # on a

# nobody's

# about b
b: {}
  # commented out
# about d
d: 2
",
    );
    check(
        TEXT,
        Remove(&["/d"]),
        "\
# file

# about a
# and more
a: 1 # on a

# nobody's

# about b
b:
  # about c
  c: 1 # on c
  # commented out
",
    );
}

#[test]
fn new_entries_stand_above_and_below_comments() {
    check(
        "# x\na: 1 # y\nb: 2\n",
        Key("", Start, "c", "3"),
        "c: 3\n# x\na: 1 # y\nb: 2\n",
    );
    check(
        "# x\n\na: 1\n",
        Key("", Start, "c", "3"),
        "# x\n\nc: 3\na: 1\n",
    );
    check(
        "a: 1 # y\n# z\nb: 2\n",
        Key("", After("a"), "c", "3"),
        "a: 1 # y\nc: 3\n# z\nb: 2\n",
    );
    check(
        "a: 1 # y\n# z\nb: 2\n",
        Key("", Before("b"), "c", "3"),
        "a: 1 # y\nc: 3\n# z\nb: 2\n",
    );
    check(
        "a:\n  b: 1\n  # x\nc: 1\n",
        Key("", After("a"), "d", "3"),
        "a:\n  b: 1\n  # x\nd: 3\nc: 1\n",
    );
    check(
        "a: 1\n# end\n",
        Key("", End, "b", "2"),
        "a: 1\nb: 2\n# end\n",
    );
    check("- a\n# x\n- b\n", Item("", 1, "c"), "- a\n- c\n# x\n- b\n");
    check("# x\n- a\n", Item("", 0, "c"), "- c\n# x\n- a\n");
}

#[test]
fn a_dash_stays_when_the_first_key_goes() {
    check("- a: 1 # x\n  b: 2\n", Remove(&["/0/a"]), "- b: 2\n");
    check(
        "- a: 1\n  # about b\n  b: 2\n",
        Remove(&["/0/a"]),
        "-\n  # about b\n  b: 2\n",
    );
    check("- a: 1\n\n  b: 2\n", Remove(&["/0/a"]), "- b: 2\n");
    check("- a: 1 # x\n- b\n", Remove(&["/0/a"]), "- {}\n- b\n");
    check(
        "# x\n- a: 1\n  # y\n  b: 2\n- c\n",
        Remove(&["/0"]),
        "- c\n",
    );
}

#[test]
fn comments_around_replaced_values_stay() {
    check(
        "a: # x\n  # y\n  b: 1 # z\nc: 1 # w\n",
        Replace("/a", "2"),
        "a: 2 # x\nc: 1 # w\n",
    );
    check(
        "# x\na: 1 # y\n# z\nb: 2\n",
        Replace("/a", "c: 1"),
        "# x\na: # y\n  c: 1\n# z\nb: 2\n",
    );
    check(
        "a: | # x\n  t\n# y\n",
        Replace("/a", ">-\n  u"),
        "a: >- # x\n  u\n# y\n",
    );
    check(
        "a: [\n  1, # x\n] # y\n",
        Replace("/a", "b: 1"),
        "a: # y\n  b: 1\n",
    );
    check("- a: 1 # x\n- 2\n", Replace("/0", "3"), "- 3 # x\n- 2\n");
    check(
        "a: # x\n  t\nb: 1\n",
        Replace("/a", "c: 2"),
        "a: # x\n  c: 2\nb: 1\n",
    );
}

#[test]
fn comments_below_a_block_scalar_do_not_become_its_content() {
    check(
        "a: |\n  x\nb: 1\n# c\n",
        Remove(&["/b"]),
        "a: |\n  x\n# c\n",
    );
    check(
        "a: |\n  x\n# y\n\n  # z\nb: 1\nc: 2\n",
        Remove(&["/b"]),
        "a: |\n  x\n# y\n\n  # z\nc: 2\n",
    );
    check(
        "a: |\n  x\nb:\n  c: 1\n  # z\nd: 2\n",
        Remove(&["/b"]),
        "a: |\n  x\nd: 2\n",
    );
}

#[test]
fn comments_of_nobody_stay_when_all_around_them_goes() {
    check(
        "- a: 1\n\n  # nobody's\n\n  b: 2\n- c\n",
        Remove(&["/0/a", "/0/b"]),
        "- {}\n\n  # nobody's\n\n- c\n",
    );
    check(
        "k:\n  # a's\n  a: 1\n\n  # nobody's\n\n  b: 2\nl: 3\n",
        Remove(&["/k/a", "/k/b"]),
        "k: {}\n\n  # nobody's\n\nl: 3\n",
    );
    check(
        "a: 1\n\n# nobody's\n\nb: 2\n",
        Remove(&["/a", "/b"]),
        "{}\n\n# nobody's\n",
    );
    check(
        "a: 1\nb: 2\n\n# nobody's\n\nc: 3\nd: 4\n",
        Remove(&["/b", "/c"]),
        "a: 1\n\n# nobody's\n\nd: 4\n",
    );
    check(
        "x: [\n  a,\n\n  # nobody's\n\n  b,\n]\n",
        Remove(&["/x/0", "/x/1"]),
        "x: [\n\n  # nobody's\n\n]\n",
    );
    check(
        "x: [\n  a,\n  b,\n\n  # nobody's\n\n  c\n]\n",
        Remove(&["/x/1", "/x/2"]),
        "x: [\n  a\n\n  # nobody's\n\n]\n",
    );
}

#[test]
fn keys_without_values_go() {
    check("{a: 1,\n  f\n}\n", Remove(&["/f"]), "{a: 1\n}\n");
    check("{f , a: 1}\n", Remove(&["/f"]), "{a: 1}\n");
    check("{a: 1, # c\n  f # d\n}\n", Remove(&["/a", "/f"]), "{}\n");
}
