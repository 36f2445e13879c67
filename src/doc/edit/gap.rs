//! What stands between two tokens: white space, comments, punctuation, anchors and tags.
//!
//! A gap is read from its start, because only there it is certain that a `#` is no content.

use crate::text::Span;

/// One thing in a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    /// A comment, up to the end of its line.
    Comment,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// The `-` of a block list's item.
    Dash,
    /// `&name`
    Anchor,
    /// `!tag`
    Tag,
    /// `---` or `...`, or a directive.
    Marker,
    /// Anything else; whoever meets it does not know what the gap means.
    Other,
}

/// The pieces of a gap, white space left out.
pub(super) struct Gap<'t> {
    text: &'t str,
    at: usize,
    end: usize,
}

impl<'t> Gap<'t> {
    pub(super) fn new(text: &'t str, at: usize, end: usize) -> Self {
        Self {
            text,
            at,
            end: end.max(at),
        }
    }

    /// Whether the line of the current piece has nothing before it.
    fn starts_line(&self) -> bool {
        matches!(&self.text[..self.at], "" | "\u{feff}") || self.text[..self.at].ends_with('\n')
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    /// Passes white space, and answers what follows. A `\r` alone breaks lines for YAML only, so
    /// it is not passed.
    fn skip_blanks(&mut self) -> &'t str {
        loop {
            let rest = self.rest();
            let blanks = [' ', '\t', '\n', '\u{feff}'];
            let trimmed = rest.trim_start_matches(blanks);
            self.at += rest.len() - trimmed.len();
            if !self.text[self.at..].starts_with("\r\n") || trimmed.is_empty() {
                return trimmed;
            }
            self.at += 1;
        }
    }

    /// The length of a word: up to the next white space or flow punctuation.
    fn word(&self) -> usize {
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}');
        let rest = self.rest();
        rest.find(ends).unwrap_or(rest.len())
    }

    fn line(&self) -> usize {
        let rest = self.rest();
        rest.find(['\n', '\r']).unwrap_or(rest.len())
    }
}

impl Iterator for Gap<'_> {
    type Item = (Piece, Span);

    fn next(&mut self) -> Option<(Piece, Span)> {
        let rest = self.skip_blanks();
        let first = rest.chars().next()?;
        let spaced = self.starts_line() || self.text[..self.at].ends_with([' ', '\t', '\r']);
        let after_first = self.text[self.at + first.len_utf8()..].chars().next();
        let stands_alone = after_first.is_none_or(|c| c.is_ascii_whitespace());
        let marker = self.starts_line()
            && (first == '%' || rest.starts_with("---") || rest.starts_with("..."));
        let (piece, len) = match first {
            '#' if spaced => (Piece::Comment, self.line()),
            '%' if marker => (Piece::Marker, self.line()),
            '-' | '.' if marker => (Piece::Marker, 3),
            ':' => (Piece::Colon, 1),
            ',' => (Piece::Comma, 1),
            '-' if stands_alone => (Piece::Dash, 1),
            '&' => (Piece::Anchor, self.word()),
            '!' => (Piece::Tag, self.word()),
            other => (Piece::Other, other.len_utf8()),
        };
        let span = Span::new(self.at, self.at + len);
        self.at += len;
        Some((piece, span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(Piece, &str)]) {
        let found: Vec<_> = Gap::new(text, 0, text.len())
            .map(|(piece, span)| (piece, span.of(text)))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn gaps_are_split_into_pieces() {
        check(
            ": &a !!map # x, y\r\n  # z\n - ",
            &[
                (Piece::Colon, ":"),
                (Piece::Anchor, "&a"),
                (Piece::Tag, "!!map"),
                (Piece::Comment, "# x, y"),
                (Piece::Comment, "# z"),
                (Piece::Dash, "-"),
            ],
        );
        check(
            "%YAML 1.2\n--- # c\n",
            &[
                (Piece::Marker, "%YAML 1.2"),
                (Piece::Marker, "---"),
                (Piece::Comment, "# c"),
            ],
        );
        check(",#", &[(Piece::Comma, ","), (Piece::Other, "#")]);
        check("? ", &[(Piece::Other, "?")]);
        check("\r\n\r", &[(Piece::Other, "\r")]);
    }
}
