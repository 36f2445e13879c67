//! Writing new text into a block scalar.

use std::iter::repeat_n;
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
        if !lines_are_known
            || !text.chars().all(quote::is_block_safe)
            || !self.holds(body, &self.decoded[..sourced])
        {
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
    fn holds(&self, body: &str, old_body: &str) -> bool {
        let (last, old_last) = (last_line(body), last_line(old_body));
        let first = |text: &str| text.trim_start_matches('\n').chars().next();
        let indent_is_explicit = self
            .raw
            .bytes()
            .skip(1)
            .take(2)
            .any(|byte| byte.is_ascii_digit());
        let starts_well = match first(body) {
            Some(' ') => indent_is_explicit,
            // Some readers refuse a tab as the first character.
            Some('\t') => indent_is_explicit || first(old_body) == Some('\t'),
            _ => true,
        };
        // Blanks at the end are text to some and the end of the block to others.
        let ends_well = !last.trim_matches([' ', '\t']).is_empty() || last == old_last;
        starts_well && ends_well
    }

    /// The edit that writes `text` over `span`, each line of it indented, no blanks on empty
    /// lines.
    fn indented(&self, indent: usize, mut span: Span, text: &str) -> Edit {
        let bytes = self.raw.as_bytes();
        let (start, end) = (span.start as usize, span.end as usize);
        let is_break = |&byte: &u8| matches!(byte, b'\n' | b'\r');
        let line_start = bytes[..start].iter().rposition(is_break);
        let line_start = line_start.map_or(0, |before| before + 1);
        let column = start - line_start;
        let rest_of_line = bytes.get(end).filter(|byte| !is_break(byte)).copied();
        // The first byte of the last line with text before the one that is written.
        let mut before = if column > indent {
            Some(bytes[line_start + indent])
        } else {
            None
        };

        let mut written = String::with_capacity(text.len());
        let mut lines = text.split('\n').enumerate().peekable();
        while let Some((index, line)) = lines.next() {
            let rest = if lines.peek().is_none() {
                rest_of_line
            } else {
                None
            };
            let first = line.bytes().next().or(rest);
            if index > 0 {
                written.push_str(self.line_break());
                if self.style == Style::Folded && folds(before) && folds(first) {
                    // Of the line breaks between two lines, folding drops one.
                    written.push_str(self.line_break());
                }
                written.extend(first.iter().flat_map(|_| repeat_n(' ', indent)));
            } else if first.is_some() {
                // An empty line does not need to have all of its indentation.
                written.extend(repeat_n(' ', indent.saturating_sub(column)));
            } else if column == indent {
                // The line becomes an empty one and its indentation would be left over.
                span = Span::new(line_start, end);
            }
            // The first piece belongs to a line that may have started before it.
            before = if index == 0 {
                before.or(first)
            } else {
                first.or(before)
            };
            written.push_str(line);
        }
        Edit::replace(span, written)
    }

    /// The line break that ends the header of the block.
    fn line_break(&self) -> &'static str {
        match self.raw.find(['\n', '\r']).map(|at| &self.raw[at..]) {
            Some(rest) if rest.starts_with("\r\n") => "\r\n",
            Some(rest) if rest.starts_with('\r') => "\r",
            _ => "\n",
        }
    }
}

fn last_line(text: &str) -> &str {
    text.rsplit('\n').next().unwrap_or_default()
}

/// Whether a line that starts with this byte is one that folds.
fn folds(first: Option<u8>) -> bool {
    first.is_some_and(|byte| !matches!(byte, b' ' | b'\t'))
}
