//! A text seen as lines: where they start and end, and which ones hold only a comment.
//!
//! A line ends with `\n`, with or without `\r` before it. Nothing here knows nodes; callers make
//! sure that a line that looks like a comment is not the content of a scalar.

/// A text and its lines. Every function takes and answers byte offsets.
#[derive(Clone, Copy)]
pub(super) struct Lines<'t> {
    pub(super) text: &'t str,
}

impl<'t> Lines<'t> {
    /// Where the line of `at` starts; behind a byte order mark.
    pub(super) fn start(self, at: usize) -> usize {
        match memchr::memrchr(b'\n', &self.text.as_bytes()[..at]) {
            Some(end) => end + 1,
            None if self.text.starts_with('\u{feff}') => at.min('\u{feff}'.len_utf8()),
            None => 0,
        }
    }

    /// Where the line of `at` ends, before its line break.
    pub(super) fn end(self, at: usize) -> usize {
        let end = self.break_after(at);
        if end > at && self.text[..end].ends_with('\r') {
            end - 1
        } else {
            end
        }
    }

    /// Where the line after the one of `at` starts; the end of the text if there is none.
    pub(super) fn next(self, at: usize) -> usize {
        (self.break_after(at) + 1).min(self.text.len())
    }

    fn break_after(self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at..];
        memchr::memchr(b'\n', rest).map_or(self.text.len(), |end| at + end)
    }

    /// Where the content before the line that starts at `at` ends: `at` without the line break
    /// before it.
    pub(super) fn before(self, at: usize) -> usize {
        let head = &self.text[..at];
        let head = head.strip_suffix('\n').unwrap_or(head);
        head.strip_suffix('\r').unwrap_or(head).len()
    }

    /// Where the line before the one that starts at `at` starts.
    pub(super) fn previous(self, at: usize) -> Option<usize> {
        let end = at.checked_sub(1)?;
        (self.text.as_bytes()[end] == b'\n').then(|| self.start(end))
    }

    /// What stands from `at` to the end of its line.
    pub(super) fn rest(self, at: usize) -> &'t str {
        &self.text[at..self.end(at)]
    }

    /// Whether nothing but white space stands from `at` to the end of its line.
    pub(super) fn is_blank(self, at: usize) -> bool {
        self.rest(at).trim_matches([' ', '\t', '\r']).is_empty()
    }

    /// The first line from `at` on that is not blank.
    pub(super) fn skip_blank(self, mut at: usize) -> usize {
        while at < self.text.len() && self.is_blank(at) {
            at = self.next(at);
        }
        at
    }

    /// The column of the comment, if the line that starts at `at` holds nothing else.
    pub(super) fn comment_column(self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let trimmed = rest.trim_start_matches([' ', '\t']);
        is_comment(trimmed).then_some(rest.len() - trimmed.len())
    }

    /// The comment between `at` and the end of its line, with the white space before it; empty
    /// if nothing is there, none if something else is.
    pub(super) fn comment_after(self, at: usize) -> Option<&'t str> {
        let rest = self.rest(at).trim_end_matches([' ', '\t']);
        let trimmed = rest.trim_start_matches([' ', '\t']);
        let spaced = trimmed.len() < rest.len();
        (rest.is_empty() || spaced && is_comment(trimmed)).then_some(rest)
    }

    /// The white space before `at`, if nothing else stands before it on its line.
    pub(super) fn indentation(self, at: usize) -> Option<&'t str> {
        let before = &self.text[..at];
        let trimmed = before.trim_end_matches([' ', '\t']);
        let starts_line = matches!(trimmed, "" | "\u{feff}") || trimmed.ends_with('\n');
        starts_line.then(|| &before[trimmed.len()..])
    }

    /// The white space at the start of the line of `at`.
    pub(super) fn line_indentation(self, at: usize) -> &'t str {
        let line = &self.text[self.start(at)..];
        &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
    }

    /// How lines end here: as the first one does.
    pub(super) fn line_break(self) -> &'static str {
        match memchr::memchr(b'\n', self.text.as_bytes()) {
            Some(end) if self.text[..end].ends_with('\r') => "\r\n",
            _ => "\n",
        }
    }

    /// Whether the last line before `at` has no line break, because the text ends there.
    pub(super) fn is_unterminated(self, at: usize) -> bool {
        at == self.text.len() && !self.text.ends_with('\n')
    }
}

/// Whether a line's content is a comment to its end. What ends a line for some readers only, such
/// as a lone `\r`, is not trusted.
fn is_comment(content: &str) -> bool {
    content.starts_with('#') && !content.contains(['\r', '\u{85}', '\u{2028}', '\u{2029}'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_know_marks_and_both_line_breaks() {
        let lines = Lines {
            text: "\u{feff}a\r\n  # c\n\t \nlast",
        };
        assert_eq!(lines.start(4), 3);
        assert_eq!(lines.end(3), 4);
        assert_eq!(lines.next(3), 6);
        assert_eq!(lines.before(6), 4);
        assert_eq!(lines.previous(6), Some(3));
        assert_eq!(lines.previous(3), None);
        assert_eq!(lines.comment_column(6), Some(2));
        assert_eq!(lines.skip_blank(12), 15);
        assert_eq!(lines.indentation(8), Some("  "));
        assert_eq!(lines.indentation(3), Some(""));
        assert_eq!(lines.indentation(9), None);
        assert_eq!(lines.line_break(), "\r\n");
        assert!(lines.is_unterminated(19));
    }
}
