//! Sources and texts that do not belong together, and long ones.

use crate::text::{EscapeMap, Span, Style};

const STYLES: [Style; 7] = [
    Style::JsonString,
    Style::JsonLiteral,
    Style::Plain,
    Style::SingleQuoted,
    Style::DoubleQuoted,
    Style::Literal,
    Style::Folded,
];

#[test]
fn what_does_not_align_maps_to_everything() {
    for (raw, style, decoded) in [
        ("\"abc\"", Style::JsonString, "abd"),
        ("\"abc\"", Style::JsonString, "ab"),
        ("\"abc\"", Style::JsonString, "abcd"),
        ("abc", Style::JsonString, "abc"),
        ("\"a\"b\"", Style::JsonString, "a\"b"),
        ("5", Style::JsonLiteral, "6"),
        ("", Style::DoubleQuoted, ""),
        ("\"a", Style::DoubleQuoted, "a"),
        ("\"a\\q\"", Style::DoubleQuoted, "aq"),
        ("\"\\ud83d\"", Style::DoubleQuoted, "\u{fffd}"),
        ("\"\\U00110000\"", Style::DoubleQuoted, "a"),
        ("'a'b'", Style::SingleQuoted, "a'b"),
        ("a ", Style::Plain, "a"),
        ("a\n b", Style::Plain, "a\nb"),
        ("a", Style::Literal, "a"),
        (">\n  a", Style::Literal, "a\n"),
        ("|\n  a\n b", Style::Literal, "a\nb\n"),
        ("|\n a", Style::Literal, "  a\n"),
        ("|\n", Style::Literal, "\n\n\t"),
        ("|", Style::Literal, "a"),
        ("|\n  a", Style::Literal, "a\nb"),
        (">\n  a\n  b", Style::Folded, "a\nb\n"),
    ] {
        let map = EscapeMap::new(raw, style, decoded);
        let whole = Span::new(0, raw.len());
        assert!(map.alignment().is_none(), "{raw:?} is not {decoded:?}");
        assert_eq!(map.to_source(0..1), whole, "{raw:?}");
        assert_eq!(map.to_source(0..0), whole, "{raw:?}");
        assert_eq!(map.to_decoded(1), 0, "{raw:?}");
        assert_eq!(map.encode(0..1, "x"), None, "{raw:?}");
    }
}

/// Texts, sources and edits of all kinds, in all styles, whether they fit or not.
#[test]
fn nothing_panics() {
    let pieces = [
        "", "|", ">", "\"", "'", "\\", "\\u", "\\ud83d", "\\x4", "\n", "\r\n", "\r", " ", "  ",
        "\t", "a", "é", "😀", "|2", ">-", "''", "\n\n", "---",
    ];
    for style in STYLES {
        for first in pieces {
            for second in pieces {
                for third in pieces {
                    let raw = [first, second, third].concat();
                    for decoded in [raw.as_str(), second, third, "", "\n\n", " a\n", "é\n"] {
                        let map = EscapeMap::new(&raw, style, decoded);
                        for at in 0..=decoded.len() + 1 {
                            assert!(map.to_source(at..at + 1).end as usize <= raw.len());
                            let _ = map.encode(at..at + 1, second);
                        }
                        for at in 0..=raw.len() + 1 {
                            assert!(map.to_decoded(at) <= decoded.len());
                        }
                    }
                }
            }
        }
    }
}

/// Scalars of which every byte is special, long enough that quadratic work would not end.
#[test]
fn long_scalars_take_linear_time() {
    const TIMES: usize = 1 << 16;
    let many = |piece: &str| piece.repeat(TIMES);
    for (style, raw, decoded) in [
        (
            Style::JsonString,
            format!("\"{}\"", many("\\\\")),
            many("\\"),
        ),
        (
            Style::DoubleQuoted,
            format!("\"{}\"", many("a\\\n ")),
            many("a"),
        ),
        (
            Style::DoubleQuoted,
            format!("\"a\n{}b\"", many(" \n")),
            format!("a{}b", many("\n")),
        ),
        (Style::SingleQuoted, format!("'{}'", many("''")), many("'")),
        (
            Style::SingleQuoted,
            format!("'{}'", many("a \n ")),
            many("a "),
        ),
        (
            Style::Plain,
            format!("{}a", many("a\n")),
            format!("{}a", many("a ")),
        ),
        (
            Style::Literal,
            format!("|{}", many("\n a")),
            format!("{}\n", many("\na")).split_off(1),
        ),
        (
            Style::Literal,
            format!("|\n a{}\n b", many("\n")),
            format!("a{}\nb\n", many("\n")),
        ),
        (
            Style::Folded,
            format!(">{}", many("\n a")),
            format!("{}\n", many(" a")).split_off(1),
        ),
        (
            Style::Folded,
            format!(">\n a\n{}\n b", many("\n")),
            format!("a{}\nb\n", many("\n")),
        ),
    ] {
        let map = EscapeMap::new(&raw, style, &decoded);
        assert!(map.alignment().is_some(), "{style:?}");
        let middle = decoded.len() / 2;
        let source = map.to_source(middle..middle);
        assert_eq!(map.to_decoded(source.start as usize), middle, "{style:?}");
        // Some of them have no place in the middle; what counts is that this is found soon.
        let _ = map.encode(middle..middle, "x");
    }
}
