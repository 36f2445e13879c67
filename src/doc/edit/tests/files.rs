//! Marks, line breaks and markers of whole files.

use super::Op::{Item, Key, Remove, Replace};
use super::Where::{End, Start};
use super::check;

#[test]
fn marks_and_markers_stay() {
    check(
        "\u{feff}a: 1\n",
        Key("", Start, "b", "2"),
        "\u{feff}b: 2\na: 1\n",
    );
    check("\u{feff}a: 1\nb: 2\n", Remove(&["/a"]), "\u{feff}b: 2\n");
    check("\u{feff}a: 1\n", Remove(&["/a"]), "\u{feff}{}\n");
    check(
        "%YAML 1.2\n--- # x\na: 1\n",
        Key("", Start, "b", "2"),
        "%YAML 1.2\n--- # x\nb: 2\na: 1\n",
    );
    check(
        "a: 1\n# between\n--- # x\n# above b\nb: 2\n...\n# end\n",
        Remove(&["1:/b"]),
        "a: 1\n# between\n--- # x\n{}\n...\n# end\n",
    );
    check(
        "--- # x\n- a\n...\n",
        Item("", 1, "b"),
        "--- # x\n- a\n- b\n...\n",
    );
    check("--- a\n--- b\n", Replace("1:", "c"), "--- a\n--- c\n");
}

#[test]
fn line_breaks_stay() {
    check(
        "a: 1\r\nb:\r\n  - c\r\n",
        Remove(&["/b/0"]),
        "a: 1\r\nb: []\r\n",
    );
    check("a: 1\r\n# x\r\nb: 1\r\n", Remove(&["/b"]), "a: 1\r\n");
    check(
        "a: []\r\n",
        Item("/a", 0, "b: 1\nc: 2"),
        "a:\r\n  - b: 1\r\n    c: 2\r\n",
    );
    check(
        "a: 1\r\nb: 2",
        Key("", End, "c", "3"),
        "a: 1\r\nb: 2\r\nc: 3",
    );
    check(
        "a: 1\r\n",
        Replace("/a", "|\n  x\n  y"),
        "a: |\r\n  x\r\n  y\r\n",
    );
    check(
        "[\r\n  1\r\n]\r\n",
        Item("", 1, "[\n  2\n]"),
        "[\r\n  1,\r\n  [\r\n    2\r\n  ]\r\n]\r\n",
    );
    check(
        "{\r\n  \"a\": {}\r\n}",
        Key("/a", End, "b", "1"),
        "{\r\n  \"a\": {\r\n    \"b\": 1\r\n  }\r\n}",
    );
}
