//! Block scalars: indentation, chomping, folding.

use super::check;
use crate::text::{EscapeMap, Span, Style};

#[test]
fn literal_chomping() {
    check(
        Style::Literal,
        &[
            ("|\n  a", "\n", "a\n", "a¦"),
            ("|\n  a", "\n\n\n", "a\n", "a¦"),
            ("|-\n  a", "\n", "a", "a"),
            ("|-\n  a", "\n\n", "a", "a"),
            ("|+\n  a", "\n", "a\n", "a¦"),
            ("|+\n  a", "\n\n\n", "a\n\n\n", "a¦¦¦"),
            ("|\n  a", "", "a", "a"),
            ("| # why\n  a", "\n", "a\n", "a¦"),
            ("|-\t# why\n  a", "\n", "a", "a"),
            ("|", "\n", "", ""),
            ("|-", "\n", "", ""),
            ("|+", "\n\n\n", "\n\n", "¦"),
            ("|\n  a  ", "\n", "a  \n", "a¦ ¦ ¦"),
        ],
    );
}

#[test]
fn literal_indentation() {
    check(
        Style::Literal,
        &[
            ("|\n a", "\n", "a\n", "a¦"),
            ("|\n       a\n       b", "\n", "a\nb\n", "a¦\n¦b¦"),
            ("|1\n a", "\n", "a\n", "a¦"),
            ("|1\n   a\n b", "\n", "  a\nb\n", " ¦ ¦a¦\n¦b¦"),
            ("|2-\n    a\n  b", "\n", "  a\nb", " ¦ ¦a¦\n¦b"),
            ("|-2\n    a\n  b", "\n", "  a\nb", " ¦ ¦a¦\n¦b"),
            ("|9+\n         a", "\n\n", "a\n\n", "a¦¦"),
            ("|2 # why\n  \ta", "\n", "\ta\n", "\t¦a¦"),
            ("|2\n\n   a", "\n", "\n a\n", "\n¦ ¦a¦"),
            ("|2\n    \n  a", "\n", "  \na\n", " ¦ ¦\n¦a¦"),
            (
                "|\n  a\n    b\n   c",
                "\n",
                "a\n  b\n c\n",
                "a¦\n¦ ¦ ¦b¦\n¦ ¦c¦",
            ),
            ("|\n  a\n  \tb", "\n", "a\n\tb\n", "a¦\n¦\t¦b¦"),
            ("|\n  é\n  😀", "\n", "é\n😀\n", "é¦\n¦😀¦"),
            (
                "|\n  # a\n  - b: \"c\"",
                "\n",
                "# a\n- b: \"c\"\n",
                LITERAL_YAML,
            ),
        ],
    );
}

/// The sources of the case where the text is YAML itself.
const LITERAL_YAML: &str = "#¦ ¦a¦\n¦-¦ ¦b¦:¦ ¦\"¦c¦\"¦";

#[test]
fn literal_empty_lines() {
    check(
        Style::Literal,
        &[
            ("|\n\n  a", "\n", "\na\n", "\n¦a¦"),
            ("|\n\n \n  \n  a", "\n", "\n\n\na\n", "\n¦\n¦\n¦a¦"),
            ("|\n  a\n\n  b", "\n", "a\n\nb\n", "a¦\n¦\n¦b¦"),
            ("|\n  a\n \n  b", "\n", "a\n\nb\n", "a¦\n¦\n¦b¦"),
            ("|\n  a\n  \n  b", "\n", "a\n\nb\n", "a¦\n¦\n¦b¦"),
            ("|\n  a\n    \n  b", "\n", "a\n  \nb\n", "a¦\n¦ ¦ ¦\n¦b¦"),
            (
                "|\n  a\n\n\n\n  b",
                "\n",
                "a\n\n\n\nb\n",
                "a¦\n¦\n¦\n¦\n¦b¦",
            ),
            ("|-\n  a\n    ", "\n", "a\n  ", "a¦\n¦ ¦ "),
        ],
    );
}

#[test]
fn literal_with_carriage_returns() {
    check(
        Style::Literal,
        &[
            ("|\r\n  a\r\n  b", "\r\n", "a\nb\n", "a¦\r\n¦b¦"),
            ("|-\r\n  a\r\n\r\n  b", "\r\n", "a\n\nb", "a¦\r\n¦\r\n¦b"),
            ("|+ # c\r\n\r\n  a", "\r\n\r\n", "\na\n\n", "\r\n¦a¦¦"),
            ("|\r\n  é\n  b", "\n", "é\nb\n", "é¦\n¦b¦"),
        ],
    );
}

#[test]
fn folded() {
    check(
        Style::Folded,
        &[
            (">\n  a", "\n", "a\n", "a¦"),
            (">-\n  a", "\n", "a", "a"),
            (">+\n  a", "\n\n", "a\n\n", "a¦¦"),
            (">", "\n", "", ""),
            (">\n  a\n  b", "\n", "a b\n", "a¦\n¦b¦"),
            (">\n  a \n  b", "\n", "a  b\n", "a¦ ¦\n¦b¦"),
            (">\n  a\n\n  b", "\n", "a\nb\n", "a¦\n\n¦b¦"),
            (">\n  a\n \n\n  b", "\n", "a\n\nb\n", "a¦\n \n¦\n¦b¦"),
            (
                ">\r\n  a\r\n  b\r\n\r\n  c",
                "\r\n",
                "a b\nc\n",
                "a¦\r\n¦b¦\r\n\r\n¦c¦",
            ),
            (">\n\n\n  a", "\n", "\n\na\n", "\n¦\n¦a¦"),
            (">\n  é\n  😀", "\n", "é 😀\n", "é¦\n¦😀¦"),
            (">2-\n    a\n  b", "\n", "  a\nb", " ¦ ¦a¦\n¦b"),
            (">-1 # why\n a\n b", "\n", "a b", "a¦\n¦b"),
        ],
    );
}

#[test]
fn folded_around_more_indented_lines() {
    check(
        Style::Folded,
        &[
            (">\n  a\n   b\n  c", "\n", "a\n b\nc\n", "a¦\n¦ ¦b¦\n¦c¦"),
            (
                ">\n  a\n   b\n   c",
                "\n",
                "a\n b\n c\n",
                "a¦\n¦ ¦b¦\n¦ ¦c¦",
            ),
            (
                ">\n  a\n\n   b\n\n  c",
                "\n",
                "a\n\n b\n\nc\n",
                "a¦\n¦\n¦ ¦b¦\n¦\n¦c¦",
            ),
            (">\n  a\n  \tb\n  c", "\n", "a\n\tb\nc\n", "a¦\n¦\t¦b¦\n¦c¦"),
            (">\n  a\n    \n  b", "\n", "a\n  \nb\n", "a¦\n¦ ¦ ¦\n¦b¦"),
            (">\n  a\n  b\n   c", "\n", "a b\n c\n", "a¦\n¦b¦\n¦ ¦c¦"),
        ],
    );
}

#[test]
fn positions_lie_behind_indentation_and_before_line_breaks() {
    let raw = "|\n  ab\n\n  c";
    let map = EscapeMap::new(raw, Style::Literal, "ab\n\nc\n");
    let found: Vec<u32> = (0..=6).map(|at| map.to_source(at..at).start).collect();
    assert_eq!(found, [4, 5, 6, 7, 10, 11, 11]);
    let back: Vec<usize> = (0..=12).map(|at| map.to_decoded(at)).collect();
    assert_eq!(back, [0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 4, 5, 5]);
}

#[test]
fn ranges_are_widened_to_characters_of_the_text() {
    let map = EscapeMap::new(r#""é\u00e9""#, Style::JsonString, "éé");
    assert_eq!(map.to_source(1..1), Span::empty(1));
    assert_eq!(map.to_source(1..2), Span::new(1, 3));
    assert_eq!(map.to_source(0..3), Span::new(1, 9));
    assert_eq!(map.to_source(2..99), Span::new(3, 9));
    assert_eq!(map.to_source(99..100), Span::empty(9));
    #[expect(
        clippy::reversed_empty_ranges,
        reason = "a range that ends before it starts"
    )]
    let backwards = 4..2;
    assert_eq!(map.to_source(backwards), Span::empty(9));
    let back: Vec<usize> = (0..=11).map(|at| map.to_decoded(at)).collect();
    assert_eq!(back, [0, 0, 0, 2, 2, 2, 2, 2, 2, 4, 4, 4]);
}
