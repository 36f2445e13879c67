//! The segments of an alignment: how they are built and looked up. What a style means by its
//! bytes is not known here; `flow` and `block` read that.

use std::ops::Range;

use super::{Style, block, flow};

/// A piece of the source and the piece of text it stands for.
///
/// Either as many bytes as the text, which then correspond one by one, or one character that is
/// written longer or shorter than it is. Between the sources of two segments there may be bytes
/// that stand for nothing, such as indentation.
#[derive(Debug, Clone, Copy)]
struct Segment {
    /// Where the text starts. It ends where the next segment's text starts.
    decoded: u32,
    /// Where the source starts.
    raw: u32,
    /// Where the source ends.
    raw_end: u32,
}

/// A source and a text that belong together.
#[derive(Debug)]
pub(super) struct Alignment {
    segments: Vec<Segment>,
    /// Where the text ends that has a source. Only block scalars have text behind it.
    pub(super) sourced: usize,
    /// The end of the content in the source: the closing quote, or behind the last character.
    pub(super) end: usize,
    /// How many spaces stand before the content of every line of a block scalar.
    pub(super) indent: usize,
}

impl Alignment {
    /// Where the source of the character at `offset` of the text starts.
    pub(super) fn source_start(&self, offset: usize) -> usize {
        let after = self
            .segments
            .partition_point(|segment| segment.decoded as usize <= offset);
        match after.checked_sub(1) {
            Some(index) if offset < self.sourced => {
                let segment = self.segments[index];
                let inside = offset - segment.decoded as usize;
                let start = segment.raw as usize;
                if self.is_byte_by_byte(index) {
                    start + inside
                } else {
                    start
                }
            }
            _ => self.end,
        }
    }

    /// Where the source of the character that ends at `offset` of the text ends.
    pub(super) fn source_end(&self, offset: usize) -> usize {
        let after = self
            .segments
            .partition_point(|segment| (segment.decoded as usize) < offset);
        match after.checked_sub(1) {
            Some(index) if offset <= self.sourced => {
                let segment = self.segments[index];
                let inside = offset - segment.decoded as usize;
                if self.is_byte_by_byte(index) {
                    segment.raw as usize + inside
                } else {
                    segment.raw_end as usize
                }
            }
            _ => self.end,
        }
    }

    /// The offset of the text that `raw` of the source stands for; it may split a character.
    pub(super) fn decoded_at(&self, raw: usize) -> usize {
        let after = self
            .segments
            .partition_point(|segment| segment.raw as usize <= raw);
        let Some(index) = after.checked_sub(1) else {
            return 0;
        };
        let segment = self.segments[index];
        if raw >= segment.raw_end as usize {
            return self.decoded_end(index);
        }
        let inside = if self.is_byte_by_byte(index) {
            raw - segment.raw as usize
        } else {
            0
        };
        segment.decoded as usize + inside
    }

    fn decoded_end(&self, index: usize) -> usize {
        self.segments
            .get(index + 1)
            .map_or(self.sourced, |next| next.decoded as usize)
    }

    fn is_byte_by_byte(&self, index: usize) -> bool {
        let segment = self.segments[index];
        let text = self.decoded_end(index) - segment.decoded as usize;
        (segment.raw_end - segment.raw) as usize == text
    }
}

/// Builds an alignment from left to right.
///
/// Its methods return `None` when the source does not stand for the text, which ends the
/// attempt.
pub(super) struct Aligner<'a> {
    pub(super) raw: &'a str,
    pub(super) decoded: &'a str,
    /// How much of the text has been found in the source.
    at: usize,
    segments: Vec<Segment>,
}

impl<'a> Aligner<'a> {
    pub(super) fn new(raw: &'a str, decoded: &'a str) -> Self {
        Self {
            raw,
            decoded,
            at: 0,
            segments: Vec::new(),
        }
    }

    /// Reads the whole source as a scalar of this style.
    pub(super) fn align(mut self, style: Style) -> Option<Alignment> {
        let (end, indent) = match style {
            Style::JsonLiteral => {
                self.same(0..self.raw.len())?;
                (self.raw.len(), 0)
            }
            Style::JsonString | Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => {
                (flow::align(&mut self, style)?, 0)
            }
            Style::Literal => block::align(&mut self, false)?,
            Style::Folded => block::align(&mut self, true)?,
        };
        // The end of a block scalar depends on lines that are not part of the source.
        let rest = &self.decoded.as_bytes()[self.at..];
        let complete = match style {
            Style::Literal | Style::Folded => {
                rest.iter().all(|byte| matches!(byte, b'\n' | b' ' | b'\t'))
            }
            _ => rest.is_empty(),
        };
        complete.then_some(Alignment {
            segments: self.segments,
            sourced: self.at,
            end,
            indent,
        })
    }

    /// The bytes of `source` stand for themselves.
    pub(super) fn same(&mut self, source: Range<usize>) -> Option<()> {
        let text = &self.raw.as_bytes()[source.clone()];
        if !self.decoded.as_bytes()[self.at..].starts_with(text) {
            return None;
        }
        if text.is_empty() {
            Some(())
        } else {
            self.push(source.clone(), source.len())
        }
    }

    /// The bytes of `source` together stand for one character.
    pub(super) fn char(&mut self, source: Range<usize>, meaning: char) -> Option<()> {
        let mut buffer = [0; 4];
        let text = meaning.encode_utf8(&mut buffer);
        if !self.decoded.as_bytes()[self.at..].starts_with(text.as_bytes()) {
            return None;
        }
        self.push(source, text.len())
    }

    /// Appends a segment for `len` bytes of text, or lengthens the last one.
    fn push(&mut self, source: Range<usize>, len: usize) -> Option<()> {
        let segment = Segment {
            decoded: u32::try_from(self.at).ok()?,
            raw: u32::try_from(source.start).ok()?,
            raw_end: u32::try_from(source.end).ok()?,
        };
        self.at += len;
        match self.segments.last_mut() {
            Some(last)
                if source.len() == len
                    && last.raw_end == segment.raw
                    && last.raw_end - last.raw == segment.decoded - last.decoded =>
            {
                last.raw_end = segment.raw_end;
            }
            _ => self.segments.push(segment),
        }
        Some(())
    }
}

/// Number of bytes of the line break at `at`, 0 if there is none.
pub(super) fn line_break(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => 2,
        Some(b'\r' | b'\n') => 1,
        _ => 0,
    }
}

/// The first offset from `from` on where something other than `skipped` stands.
pub(super) fn skip(bytes: &[u8], from: usize, skipped: &[u8]) -> usize {
    let rest = bytes[from..].iter();
    from + rest.take_while(|byte| skipped.contains(byte)).count()
}
