//! A range of bytes in a text.

use std::ops::Range;

/// A half-open range of byte offsets, always on character boundaries of the text it belongs to.
///
/// Offsets are 32 bits wide: files above [`crate::doc::MAX_FILE_BYTES`] are refused before
/// anything in them gets a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Span {
    /// Offset of the first byte.
    pub(crate) start: u32,
    /// Offset behind the last byte.
    pub(crate) end: u32,
}

impl Span {
    /// The span from `start` up to, not including, `end`.
    pub(crate) fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "a span must not end before it starts");
        Self {
            start: offset(start),
            end: offset(end),
        }
    }

    /// The empty span at `at`.
    pub(crate) fn empty(at: usize) -> Self {
        Self::new(at, at)
    }

    /// Number of bytes.
    pub(crate) fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers no byte.
    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range that indexes a string.
    pub(crate) fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The bytes of `text` that the span covers.
    pub(crate) fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Whether `other` lies inside this span.
    pub(crate) fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    pub(crate) fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same span, `by` bytes further on.
    pub(crate) fn shift(self, by: usize) -> Span {
        Span::new(self.start as usize + by, self.end as usize + by)
    }
}

/// Narrows an offset to the 32 bits a span holds.
fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("files are limited to 64 MB, so offsets fit 32 bits")
}
