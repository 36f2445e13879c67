//! The map between a scalar as it stands in a file and the text it means, both ways.
//!
//! A rule finds something at an offset of a query; the person who reads the finding looks at a
//! file, where the same query is written with escapes, folded over lines or indented. This is
//! the only place that turns one into the other, for every way in which JSON and YAML write a
//! scalar. [`EscapeMap::encode`] goes the opposite way: it words an edit of the text as an edit
//! of the file.
//!
//! The map aligns the source with the text that the parser decoded from it. It does not decode
//! on its own: what a parser made of a file is the truth here, and where the two cannot be
//! aligned (a bug elsewhere), everything maps to the whole scalar instead of to a wrong place.
//!
//! White space at the seams, where "the source of a character" leaves a choice:
//!
//! * a space or line break that comes from folding has as its source the blanks before the first
//!   line break and the line breaks themselves; indentation belongs to no character;
//! * of a run of line breaks that fold, and of an escaped line break before empty lines, the first
//!   stands for nothing in YAML; it belongs to the source of the first character of the run, so a
//!   slice that starts inside of such a run is the only one that does not decode to its text when
//!   it is taken out of its surroundings;
//! * the position of a character is where its source starts, so behind indentation; the position
//!   behind the last character is before the closing quote.

mod align;
mod block;
mod encode;
mod encode_block;
mod flow;
mod plain;
mod quote;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use self::align::{Aligner, Alignment};
use super::Span;

/// How a scalar is written in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Style {
    /// A JSON string with its quotes.
    JsonString,
    /// A JSON number, `true`, `false` or `null`.
    JsonLiteral,
    /// A YAML scalar without quotes, possibly over several lines.
    Plain,
    /// A YAML scalar in single quotes.
    SingleQuoted,
    /// A YAML scalar in double quotes.
    DoubleQuoted,
    /// A YAML block scalar that keeps its lines, `|`.
    Literal,
    /// A YAML block scalar that folds its lines, `>`.
    Folded,
}

/// The alignment of a scalar's source with its decoded text.
#[derive(Debug)]
pub(crate) struct EscapeMap<'a> {
    raw: &'a str,
    style: Style,
    decoded: &'a str,
    aligned: Aligned,
}

/// The result of aligning a scalar, to be kept where many positions of one scalar are asked for.
#[derive(Debug, Clone)]
pub(crate) struct Aligned(
    /// None if source and text do not belong together.
    Arc<Option<Alignment>>,
);

impl<'a> EscapeMap<'a> {
    /// Aligns `raw` with `decoded`, in time linear in both.
    ///
    /// `raw` is the scalar in its file: with its quotes, or from the indicator of a block scalar
    /// to the last byte of content. The line break behind it and what `+` keeps is not part of
    /// it. `decoded` is what the parser read.
    pub(crate) fn new(raw: &'a str, style: Style, decoded: &'a str) -> Self {
        let aligned = Aligned(Arc::new(Aligner::new(raw, decoded).align(style)));
        Self::with(raw, style, decoded, aligned)
    }

    /// The map of a scalar that was aligned before.
    pub(crate) fn with(raw: &'a str, style: Style, decoded: &'a str, aligned: Aligned) -> Self {
        Self {
            raw,
            style,
            decoded,
            aligned,
        }
    }

    /// What [`EscapeMap::with`] takes.
    pub(crate) fn aligned(&self) -> Aligned {
        self.aligned.clone()
    }

    fn alignment(&self) -> Option<&Alignment> {
        self.aligned.0.as_ref().as_ref()
    }

    /// The source, relative to `raw`, of a range of bytes of the decoded text.
    ///
    /// It runs from the first byte of the source of the first character to the last byte of the
    /// source of the last. An empty range is an empty span at the source of its position. What
    /// has no source, the line break that ends a block scalar, is at the end. A range that
    /// leaves the text or splits a character is widened to whole characters of it.
    pub(crate) fn to_source(&self, range: Range<usize>) -> Span {
        let Some(alignment) = self.alignment() else {
            return self.whole();
        };
        let range = self.clamp(range);
        let start = alignment.source_start(range.start);
        if range.is_empty() {
            return Span::empty(start);
        }
        Span::new(start, alignment.source_end(range.end))
    }

    /// The offset in the decoded text of the character whose source covers `offset` of `raw`;
    /// of the next one where `offset` lies in quotes, indentation or the header of a block.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "editors will ask what stands at a cursor")
    )]
    pub(crate) fn to_decoded(&self, offset: usize) -> usize {
        let Some(alignment) = self.alignment() else {
            return 0;
        };
        self.decoded
            .floor_char_boundary(alignment.decoded_at(offset))
    }

    /// The span of everything.
    fn whole(&self) -> Span {
        Span::new(0, self.raw.len())
    }

    /// The range widened to characters of the decoded text.
    fn clamp(&self, range: Range<usize>) -> Range<usize> {
        let start = self.decoded.floor_char_boundary(range.start);
        let end = if range.end <= range.start {
            start
        } else {
            self.decoded.ceil_char_boundary(range.end)
        };
        start..end
    }
}
