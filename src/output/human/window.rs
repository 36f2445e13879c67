//! Cutting a line down to what is looked at, without reading the rest of it.

use std::ops::Range;

/// The columns a tab can take; miette draws them this wide.
pub(super) const TAB: usize = 4;

/// The part of `line` around the byte `focus` that surely fits into `columns`.
///
/// Takes time in proportion to `columns`, however long the line is. The whole line is returned
/// when it fits.
pub(super) fn around(line: &str, focus: usize, columns: usize) -> Range<usize> {
    let whole = forward(line, 0, columns);
    if whole == line.len() {
        return 0..whole;
    }
    // What leads to a place explains it better than what follows.
    let start = backward(line, focus, columns / 2);
    let end = forward(line, start, columns);
    if end == line.len() {
        return backward(line, end, columns)..end;
    }
    start..end
}

/// How far one gets from `start` with so many columns.
fn forward(line: &str, start: usize, columns: usize) -> usize {
    start + walk(line[start..].chars(), columns)
}

/// How far back one gets from `end` with so many columns.
fn backward(line: &str, end: usize, columns: usize) -> usize {
    end - walk(line[..end].chars().rev(), columns)
}

/// The bytes of the first characters that fit into so many columns.
fn walk(chars: impl Iterator<Item = char>, mut columns: usize) -> usize {
    let mut bytes = 0;
    for c in chars {
        let Some(rest) = columns.checked_sub(most_columns(c)) else {
            break;
        };
        columns = rest;
        bytes += c.len_utf8();
    }
    bytes
}

/// No terminal needs more columns than this for the character. Combining characters count as
/// well, so that a window holds a bounded number of them.
fn most_columns(c: char) -> usize {
    match c {
        '\t' => TAB,
        // The first wide characters are those of Hangul.
        '\u{1100}'.. => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, focus: &str, columns: usize, expected: &str) {
        let focus = line.find(focus).unwrap();
        assert_eq!(&line[around(line, focus, columns)], expected);
    }

    #[test]
    fn the_window_lies_around_the_focus_and_is_always_full() {
        let line = "0123456789abcdefghij";
        check(line, "a", 20, line);
        check(line, "a", 8, "6789abcd");
        check(line, "0", 8, "01234567");
        check(line, "2", 8, "01234567");
        check(line, "j", 8, "cdefghij");
        check(line, "f", 8, "bcdefghi");
    }

    #[test]
    fn wide_characters_and_tabs_take_their_room() {
        check("世界世界世界", "世", 6, "世界世");
        check("\ta\tb\tc", "\t", 6, "\ta");
        assert_eq!(around(&"e\u{301}".repeat(100), 0, 10), 0..15);
    }

    #[test]
    fn the_end_of_a_line_can_be_looked_at() {
        let line = "0123456789";
        assert_eq!(around(line, line.len(), 4), 6..10);
        assert_eq!(around("", 0, 4), 0..0);
    }
}
