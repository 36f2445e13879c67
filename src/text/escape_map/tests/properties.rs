//! What holds for every text in every style.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, RngSeed};

use super::write::{Choices, write};
use super::{check_ranges, read, read_yaml};
use crate::text::escape_map::plain::FLOW_INDICATORS;
use crate::text::escape_map::quote::is_block_safe;
use crate::text::{EscapeMap, Style, apply};

const STYLES: [Style; 6] = [
    Style::JsonString,
    Style::Plain,
    Style::SingleQuoted,
    Style::DoubleQuoted,
    Style::Literal,
    Style::Folded,
];

/// Texts that every style can hold but for their white space.
fn words() -> impl Strategy<Value = String> {
    let words = [
        "a", "up", "é", "😀", "b:c", "it's", "\"q\"", "\\d", "#", "(", "-x",
    ];
    let gaps = [
        " ", " ", " ", "  ", "\n", "\n\n", "\n\n\n", "\n ", "\n  ", " \n", "", "\t",
    ];
    proptest::collection::vec((select(words.to_vec()), select(gaps.to_vec())), 0..6)
        .prop_map(|pairs| pairs.iter().flat_map(|&(word, gap)| [word, gap]).collect())
}

/// Texts with everything in them.
fn anything() -> impl Strategy<Value = String> {
    let pieces = [
        "a", "b ", " ", "\n", "\t", "\"", "'", "\\", "/", "é", "😀", ": ", " #", "- ", "{", "]",
        "\0", "\u{7}", "\u{8}", "\u{c}", "\r", "\u{7f}", "\u{85}", "\u{a0}", "\u{2028}",
        "\u{2029}", "\u{feff}", "\u{fffd}", "null", "5", "---",
    ];
    proptest::collection::vec(select(pieces.to_vec()), 0..8).prop_map(|pieces| pieces.concat())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![3 => words(), 1 => anything()]
}

fn choices() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..24)
}

/// The same cases in every run.
fn config() -> Config {
    Config {
        cases: 1500,
        rng_seed: RngSeed::Fixed(0x70_65_72),
        failure_persistence: None,
        ..Config::default()
    }
}

/// The text in the style, or in one that can hold every text.
fn written(style: Style, text: &str, choices: &[u8]) -> (Style, String, String) {
    let write_as = |style| {
        let (raw, after) = write(style, text, &mut Choices::new(choices))?;
        Some((style, raw, after))
    };
    let written = write_as(style).or_else(|| write_as(Style::DoubleQuoted));
    written.expect("double quotes hold everything")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_range_goes_to_a_source_that_means_it(
        text in text(), style in select(STYLES.to_vec()), choices in choices(),
    ) {
        let (style, raw, after) = written(style, &text, &choices);
        prop_assert_eq!(read(style, &raw, &after), Some(text.clone()), "the writer: {:?}", raw);
        check_ranges(&EscapeMap::new(&raw, style, &text));
    }

    #[test]
    fn an_edited_scalar_means_the_spliced_text(
        text in text(),
        new in prop_oneof![text(), Just(String::new())],
        style in select(STYLES.to_vec()),
        choices in choices(),
        ends in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
    ) {
        let (style, raw, after) = written(style, &text, &choices);
        let bounds: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        let (one, other) = (*ends.0.get(&bounds), *ends.1.get(&bounds));
        let range = one.min(other)..one.max(other);
        let map = EscapeMap::new(&raw, style, &text);
        let wanted = [&text[..range.start], &new, &text[range.end..]].concat();
        match map.encode(range.clone(), &new) {
            Some(edit) => {
                let edited = apply(&raw, &[edit]).unwrap();
                let read = read(style, &edited, &after);
                prop_assert_eq!(read.as_ref(), Some(&wanted), "{:?} to {:?}", raw, edited);
                if let Some((before, after)) = tightest_place(style, &raw, &after) {
                    let file = [before, edited.clone(), after].concat();
                    prop_assert_eq!(read_yaml(&file), Some(wanted), "{:?} to {:?}", raw, file);
                }
            }
            None => prop_assert!(
                may_decline(style, &text, &wanted) && !swaps_words(&text[range.clone()], &new),
                "{:?} of {:?} to {:?}", &text[range], raw, new
            ),
        }
    }
}

/// What stands around a scalar where YAML leaves it the least room: inside of brackets, or under
/// a key that is indented only one column less than the lines of the scalar.
fn tightest_place(style: Style, raw: &str, after: &str) -> Option<(String, String)> {
    let is_block = matches!(style, Style::Literal | Style::Folded);
    if style == Style::JsonString
        || is_block && raw.bytes().take(3).any(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    if style == Style::Plain && !raw.contains(FLOW_INDICATORS) {
        return Some(("{k: ".to_owned(), "}".to_owned()));
    }
    let lines = raw
        .split(['\n', '\r'])
        .skip(1)
        .filter(|line| !line.trim_matches([' ', '\t']).is_empty());
    let indent = lines
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()?;
    Some((" ".repeat(indent.checked_sub(1)?) + "k: ", after.to_owned()))
}

/// Whether there is a reason not to write `wanted` in place of `text`.
fn may_decline(style: Style, text: &str, wanted: &str) -> bool {
    let end = |text: &str| text.len() - text.trim_end_matches('\n').len();
    let last_line = wanted
        .trim_end_matches('\n')
        .rsplit('\n')
        .next()
        .unwrap_or_default();
    match style {
        Style::Plain | Style::Literal | Style::Folded if text.trim_matches('\n').is_empty() => true,
        Style::Folded if wanted != text => true,
        Style::Literal | Style::Folded => {
            end(text) != end(wanted)
                || last_line.trim_matches([' ', '\t']).is_empty()
                || wanted.trim_start_matches('\n').starts_with([' ', '\t'])
                || !wanted.chars().all(is_block_safe)
        }
        _ => false,
    }
}

/// Whether a piece of a word gives way to another, which no way of folding can make impossible.
fn swaps_words(old: &str, new: &str) -> bool {
    let is_word = |text: &str| !text.is_empty() && text.chars().all(char::is_alphanumeric);
    is_word(old) && is_word(new)
}
