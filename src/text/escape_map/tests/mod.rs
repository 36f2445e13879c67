//! What a map must do, checked against independent readers of JSON and YAML.

mod blocks;
mod encode;
mod hostile;
mod plain_kinds;
mod properties;
mod quoted;
mod write;

use std::collections::BTreeMap;
use std::ops::Range;

use super::{EscapeMap, Style};

/// A scalar, what stands behind it in its file, its text, and the sources of the characters of
/// the text one by one, separated by `¦`.
type Case<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Checks a table of scalars of one style.
fn check(style: Style, cases: &[Case<'_>]) {
    for &(raw, after, decoded, sources) in cases {
        let read = read(style, raw, after);
        assert_eq!(
            read.as_deref(),
            Some(decoded),
            "the independent reader, on {raw:?}"
        );
        check_sources(style, raw, decoded, sources);
        check_ranges(&EscapeMap::new(raw, style, decoded));
    }
}

/// Checks the sources of all characters where the independent readers see something else.
fn check_sources(style: Style, raw: &str, decoded: &str, sources: &str) {
    let map = EscapeMap::new(raw, style, decoded);
    assert!(map.alignment().is_some(), "{raw:?} is {decoded:?}");
    let chars = decoded
        .char_indices()
        .map(|(at, c)| map.to_source(at..at + c.len_utf8()).of(raw));
    assert_eq!(
        chars.collect::<Vec<_>>().join("¦"),
        sources,
        "the sources in {raw:?}"
    );
}

/// Checks that the map exists, that every range goes to a source that means it, and that every
/// position comes back.
fn check_ranges(map: &EscapeMap<'_>) {
    let (raw, decoded) = (map.raw, map.decoded);
    let alignment = map
        .alignment()
        .unwrap_or_else(|| panic!("{raw:?} is {decoded:?}"));
    let bounds: Vec<usize> = (0..=decoded.len())
        .filter(|&at| decoded.is_char_boundary(at))
        .collect();
    for (index, &start) in bounds.iter().enumerate() {
        let position = map.to_source(start..start);
        assert!(position.is_empty(), "an empty range in {raw:?}");
        let back = start.min(alignment.sourced);
        assert_eq!(
            map.to_decoded(position.start as usize),
            back,
            "{start} in {raw:?}"
        );
        for &end in &bounds[index + 1..] {
            let span = map.to_source(start..end);
            assert!(position.start <= span.start, "{start}..{end} in {raw:?}");
            let range = start.min(alignment.sourced)..end.min(alignment.sourced);
            if stands_alone(map, &range) {
                let read = read_slice(map, span.of(raw));
                assert_eq!(
                    read.as_deref(),
                    Some(&decoded[range]),
                    "{:?} of {raw:?}",
                    span.of(raw)
                );
            }
        }
    }
}

/// Whether the source of a range can be read without its surroundings: it must not start within
/// a folded run of line breaks, and in a folded block not touch line breaks at its ends, nor
/// lines that are indented more.
fn stands_alone(map: &EscapeMap<'_>, range: &Range<usize>) -> bool {
    let text = &map.decoded[range.clone()];
    let source = |range: Range<usize>| map.to_source(range).of(map.raw);
    match map.style {
        Style::JsonString | Style::JsonLiteral | Style::Literal => true,
        Style::Folded => {
            let trimmed = text.trim_matches([' ', '\t', '\n']) == text;
            let lines: Vec<&str> = map.decoded.split('\n').collect();
            trimmed && !lines.iter().any(|line| line.starts_with([' ', '\t']))
        }
        Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => {
            let is_break = |range| source(range).ends_with(['\n', '\r']);
            let starts_with_break =
                text.starts_with('\n') && is_break(range.start..range.start + 1);
            let before = range.start.checked_sub(1);
            let after_break = before.is_some_and(|before| {
                map.decoded.is_char_boundary(before) && is_break(before..range.start)
            });
            !(starts_with_break && after_break)
        }
    }
}

/// Reads a slice of a scalar with text put before and behind it, so that white space at its
/// ends counts.
fn read_slice(map: &EscapeMap<'_>, slice: &str) -> Option<String> {
    let indent = " ".repeat(map.alignment()?.indent.max(1));
    let gap = if slice.ends_with(['\n', '\r']) {
        indent.as_str()
    } else {
        ""
    };
    let raw = match map.style {
        Style::JsonLiteral => return Some(slice.to_owned()),
        Style::JsonString | Style::DoubleQuoted => format!("\"X{slice}{gap}X\""),
        Style::SingleQuoted => format!("'X{slice}{gap}X'"),
        Style::Plain => format!("X{slice}{gap}X"),
        Style::Literal => format!("|\n{indent}X{slice}{gap}X"),
        Style::Folded => format!(">\n{indent}X{slice}{gap}X"),
    };
    let text = read(map.style, &raw, "\n")?;
    let text = text.strip_suffix('\n').unwrap_or(&text);
    text.strip_prefix('X')?.strip_suffix('X').map(str::to_owned)
}

/// What an independent reader makes of a scalar.
fn read(style: Style, raw: &str, after: &str) -> Option<String> {
    match style {
        Style::JsonLiteral => Some(raw.to_owned()),
        Style::JsonString => serde_json::from_str(raw).ok(),
        _ => read_yaml(&format!("k: {raw}{after}")),
    }
}

/// The value of the only key of a file.
fn read_yaml(file: &str) -> Option<String> {
    let mut found: BTreeMap<String, String> = serde_yaml::from_str(file).ok()?;
    if found.len() == 1 {
        found.pop_first().map(|(_, value)| value)
    } else {
        None
    }
}
