//! Writing new text into a block scalar.

use std::ops::Range;

use super::align::Alignment;
use super::{EscapeMap, Style, quote};
use crate::text::{Edit, Span};

impl EscapeMap<'_> {
    /// The edit after which a block scalar means `wanted`, which differs from its text only
    /// where `range` was.
    pub(super) fn encode_block(
        &self,
        alignment: &Alignment,
        range: Range<usize>,
        wanted: &str,
    ) -> Option<Edit> {
        let sourced = alignment.sourced;
        // What follows the content depends on lines outside of the source and stays as it is,
        // so text that is put behind the last line break is put before it instead.
        let body = wanted.strip_suffix(&self.decoded[sourced..])?;
        let start = range.start.min(sourced).min(body.len());
        let end = range.end.min(sourced).max(start);
        let text = body.get(start..body.len() - (sourced - end))?;
        let lines_are_known = sourced > 0 && alignment.indent > 0;
        if !lines_are_known || !text.chars().all(quote::is_block_safe) || !self.holds(body) {
            return None;
        }
        let span = self.replaced(alignment, &(start..end));
        let edit = self.indented(alignment.indent, span, text);
        let (raw, edited) = self.reread(&edit, wanted)?;
        let is_same_block = edited.indent == alignment.indent && edited.end == raw.len();
        (is_same_block && edited.sourced == body.len()).then_some(edit)
    }

    /// Whether a reader that finds the indentation and the end by itself finds those that
    /// `body` is written with.
    fn holds(&self, body: &str) -> bool {
        let ends_with_text = body
            .rsplit('\n')
            .next()
            .is_some_and(|line| !line.trim().is_empty());
        let indent_is_explicit = self
            .raw
            .bytes()
            .skip(1)
            .take(2)
            .any(|byte| byte.is_ascii_digit());
        let first = |text: &str| text.trim_start_matches('\n').chars().next();
        ends_with_text
            && (indent_is_explicit
                || match first(body) {
                    Some(' ') => false,
                    // Some readers refuse a tab as the first character.
                    Some('\t') => first(self.decoded) == Some('\t'),
                    _ => true,
                })
    }

    /// The edit that writes `text` over `span`, each line of it indented, no blanks on empty
    /// lines.
    fn indented(&self, indent: usize, mut span: Span, text: &str) -> Edit {
        let bytes = self.raw.as_bytes();
        let (start, end) = (span.start as usize, span.end as usize);
        let line_start = bytes[..start]
            .iter()
            .rposition(|&byte| matches!(byte, b'\n' | b'\r'));
        let column = start - line_start.map_or(0, |before| before + 1);
        let line_ends_here = matches!(bytes.get(end), None | Some(b'\n' | b'\r'));
        let break_end = self.raw.find('\n').map_or("\r", |at| {
            if self.raw[..at].ends_with('\r') {
                "\r\n"
            } else {
                "\n"
            }
        });

        let mut written = String::with_capacity(text.len());
        let mut lines = text.split('\n').enumerate().peekable();
        let mut after_text = true;
        while let Some((index, line)) = lines.next() {
            let is_last = lines.peek().is_none();
            let is_empty = line.is_empty() && (!is_last || line_ends_here);
            if index == 0 {
                if is_empty && column == indent {
                    // The line becomes an empty one and its indentation would be left over.
                    span = Span::new(start - indent, end);
                } else if !is_empty && column < indent {
                    // It was an empty line without full indentation.
                    written.extend(std::iter::repeat_n(' ', indent - column));
                }
            } else {
                written.push_str(break_end);
                if self.style == Style::Folded && after_text {
                    // Of the line breaks between two lines the first is lost by folding.
                    written.push_str(break_end);
                }
                if !is_empty {
                    written.extend(std::iter::repeat_n(' ', indent));
                }
            }
            after_text = index == 0 || !line.is_empty();
            written.push_str(line);
        }
        Edit::replace(span, written)
    }
}
