//! Making foreign text harmless: a file's text and name may hold whatever its author likes, also
//! codes that rewrite the screen, and characters that make a line read as another one.

use std::borrow::Cow;

use super::Show;
use crate::text::is_active;

/// How many characters of a text people get to see; a key in a hostile file can be megabytes long.
const MAX_CHARS: usize = 1_000;

/// One character in place of an active one, so that columns stay what they are.
pub(super) fn stand_in(c: char, unicode: bool) -> char {
    match u32::from(c) {
        _ if !unicode => '?',
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or('\u{fffd}'),
        0x7f => '\u{2421}',
        _ => '\u{fffd}',
    }
}

/// `text` as a single line: active characters are written as escapes such as `\n` or `\u{1b}`, and
/// what is longer than anyone reads is cut.
pub(super) fn one_line(text: &str, show: Show) -> Cow<'_, str> {
    let end = text.char_indices().nth(MAX_CHARS).map(|(at, _)| at);
    let kept = &text[..end.unwrap_or(text.len())];
    if end.is_none() && !kept.contains(is_active) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(kept.len());
    for c in kept.chars() {
        push_escaped(c, &mut line);
    }
    if end.is_some() {
        line.push_str(show.ellipsis());
    }
    Cow::Owned(line)
}

/// Appends a character, an active one as its escape.
pub(super) fn push_escaped(c: char, to: &mut String) {
    match c {
        '\n' | '\r' | '\t' => to.extend(c.escape_default()),
        c if is_active(c) => to.extend(c.escape_unicode()),
        c => to.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAIN;
    use super::*;

    #[test]
    fn active_characters_become_escapes() {
        let cases = [
            ("plain \\ text", "plain \\ text"),
            ("a\nb\tc\r", "a\\nb\\tc\\r"),
            ("\u{1b}[2J\0", "\\u{1b}[2J\\u{0}"),
            ("\u{202e}abc\u{85}", "\\u{202e}abc\\u{85}"),
            ("👩\u{200d}🚀 é", "👩\u{200d}🚀 é"),
        ];
        for (text, expected) in cases {
            assert_eq!(one_line(text, PLAIN), expected);
        }
    }

    #[test]
    fn long_texts_are_cut() {
        let line = one_line(&"ä".repeat(5 * MAX_CHARS), PLAIN).into_owned();
        assert_eq!(line, format!("{}...", "ä".repeat(MAX_CHARS)));
    }

    #[test]
    fn stand_ins_take_one_column() {
        assert_eq!(stand_in('\0', true), '␀');
        assert_eq!(stand_in('\u{1b}', true), '␛');
        assert_eq!(stand_in('\u{7f}', true), '␡');
        assert_eq!(stand_in('\u{202e}', true), '\u{fffd}');
        assert_eq!(stand_in('\u{1b}', false), '?');
    }
}
