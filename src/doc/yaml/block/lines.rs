//! One line of a text with its indentation.

use memchr::memchr;

/// A line of which the indentation is known.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// Where it starts.
    pub(super) start: usize,
    /// Where its first character stands that is no space; its end if there is none.
    pub(super) content: usize,
    /// Where it ends, before the line end.
    pub(super) end: usize,
}

impl Line {
    /// The line that starts at `start`.
    pub(super) fn at(text: &str, start: usize) -> Self {
        let end = line_end(text, start);
        let content = skip_spaces(text, start, end);
        Self {
            start,
            content,
            end,
        }
    }

    /// The column of the first character.
    pub(super) fn column(self) -> usize {
        self.content - self.start
    }

    /// Whether it holds nothing but spaces.
    pub(super) fn is_blank(self) -> bool {
        self.content == self.end
    }
}

/// Where the line of `at` ends.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |len| at + len)
}

/// The first position from `from` on that holds no space, at most `end`.
pub(super) fn skip_spaces(text: &str, from: usize, end: usize) -> usize {
    let spaces = text.as_bytes()[from..end].iter();
    from + spaces.take_while(|byte| **byte == b' ').count()
}
