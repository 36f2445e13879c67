//! Reading YAML block scalars, `|` and `>`.
//!
//! The number in a header such as `|2` counts from the indentation of a parent that is not part
//! of the source, so the indentation is found by comparing the first line with the text instead.

use std::ops::Range;

use super::align::{Aligner, line_break, skip};

/// Aligns a block scalar and returns where its content ends and how far it is indented.
pub(super) fn align(aligner: &mut Aligner<'_>, folded: bool) -> Option<(usize, usize)> {
    let bytes = aligner.raw.as_bytes();
    let indicator = if folded { b'>' } else { b'|' };
    if bytes.first() != Some(&indicator) {
        return None;
    }
    let text = aligner.decoded.as_bytes();
    let empty_lines = skip(text, 0, b"\n");
    let header_end = line_end(bytes, 0);
    if header_end == bytes.len() || empty_lines == text.len() {
        return Some((bytes.len(), 0));
    }
    let mut at = header_end + line_break(bytes, header_end);
    for _ in 0..empty_lines {
        let spaces_end = skip(bytes, at, b" ");
        at = spaces_end + line_break(bytes, spaces_end);
        if at == spaces_end {
            return None;
        }
        aligner.char(spaces_end..at, '\n')?;
    }
    let spaces = skip(bytes, at, b" ") - at;
    let indent = spaces.checked_sub(skip(text, empty_lines, b" ") - empty_lines)?;
    let mut line = at + indent..line_end(bytes, at);
    loop {
        aligner.same(line.clone())?;
        let gap = Gap::read(bytes, line.end, indent)?;
        let Some(next) = gap.next.clone() else {
            return Some((line.end, indent));
        };
        // More indented lines keep the line breaks around them.
        let folds = folded && !is_blank(bytes, line.start) && !is_blank(bytes, next.start);
        gap.align(aligner, indent, folds)?;
        line = next;
    }
}

fn is_blank(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b' ' | b'\t'))
}

/// The end of the line in which `at` lies, before its line break.
fn line_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes[at..].iter();
    at + rest
        .take_while(|byte| !matches!(byte, b'\n' | b'\r'))
        .count()
}

/// The line breaks between two lines with text.
struct Gap {
    /// Where the first line break starts.
    start: usize,
    breaks: usize,
    /// The content of the next line with text, if there is one.
    next: Option<Range<usize>>,
}

impl Gap {
    /// Reads from the end of a line on. None if the next line is not indented enough.
    fn read(bytes: &[u8], start: usize, indent: usize) -> Option<Self> {
        let mut at = start;
        let mut breaks = 0;
        loop {
            let line = at + line_break(bytes, at);
            if line == at {
                return Some(Self {
                    start,
                    breaks,
                    next: None,
                });
            }
            breaks += 1;
            at = skip_indent(bytes, line, indent);
            if at < bytes.len() && line_break(bytes, at) == 0 {
                let next = Some(at..line_end(bytes, at));
                return (at - line == indent).then_some(Self {
                    start,
                    breaks,
                    next,
                });
            }
        }
    }

    /// Aligns the line breaks: one folds into a space; of several that fold the first is
    /// nothing.
    fn align(&self, aligner: &mut Aligner<'_>, indent: usize, folds: bool) -> Option<()> {
        let bytes = aligner.raw.as_bytes();
        let mut at = self.start;
        for index in 0..self.breaks {
            let end = at + line_break(bytes, at);
            match index {
                0 if folds && self.breaks == 1 => aligner.char(at..end, ' ')?,
                0 if folds => {}
                1 if folds => aligner.char(self.start..end, '\n')?,
                _ => aligner.char(at..end, '\n')?,
            }
            at = skip_indent(bytes, end, indent);
        }
        Some(())
    }
}

/// Behind the spaces at `at` that are indentation.
fn skip_indent(bytes: &[u8], at: usize, indent: usize) -> usize {
    let end = bytes.len().min(at + indent);
    skip(&bytes[..end], at, b" ")
}
