//! Writing new text into a scalar.
//!
//! Every edit is tried before it is handed out: the scalar that it makes is read again, and an
//! edit after which it would mean something else is not handed out. This is what keeps folding
//! simple: text is put where the old text was, and reading tells where lines make something else
//! of it.

use std::ops::Range;

use super::align::{Aligner, Alignment};
use super::{EscapeMap, Style, plain, quote};
use crate::text::{Edit, Span};

impl EscapeMap<'_> {
    /// The edit, relative to `raw`, after which the scalar means its text with `range` replaced
    /// by `text`.
    ///
    /// The style is kept where it can hold the text. Else a plain or quoted YAML scalar is
    /// written anew in quotes, on one line, and the edit covers all of it. None where there is
    /// no way without touching what stands around the scalar:
    ///
    /// * a JSON literal that would not be one any more;
    /// * an absent scalar: not even the white space before it is known;
    /// * a block scalar whose end would change with its chomping, that has no content or no
    ///   indentation, or that would hold what some reader refuses or takes for a line break;
    /// * lines of a folded block scalar where folding would change them;
    /// * a scalar whose source and text could not be aligned.
    pub(crate) fn encode(&self, range: Range<usize>, text: &str) -> Option<Edit> {
        let alignment = self.alignment()?;
        let range = self.clamp(range);
        let wanted = [
            &self.decoded[..range.start],
            text,
            &self.decoded[range.end..],
        ]
        .concat();
        let in_place = match self.style {
            Style::Literal | Style::Folded => {
                return self.encode_block(alignment, range, &wanted);
            }
            Style::JsonLiteral => plain::is_json_literal(&wanted).then(|| text.to_owned()),
            Style::JsonString => Some(quote::json(text)),
            Style::Plain if self.raw.is_empty() => return None,
            Style::Plain => self.stays_plain(text, &wanted).then(|| text.to_owned()),
            Style::SingleQuoted => quote::single(text),
            Style::DoubleQuoted => Some(quote::double(text)),
        };
        let in_place = in_place
            .map(|written| Edit::replace(self.replaced(alignment, &range), written))
            .filter(|edit| self.works(alignment, edit, &wanted));
        match self.style {
            Style::JsonLiteral | Style::JsonString => in_place,
            _ => in_place.or_else(|| Some(Edit::replace(self.whole(), self.quoted(&wanted)))),
        }
    }

    /// The span that gives way to new text for `range`: its source, and the indentation behind
    /// it when it ends with a line break and does not leave one before that indentation.
    pub(super) fn replaced(&self, alignment: &Alignment, range: &Range<usize>) -> Span {
        let start = alignment.source_start(range.start);
        if range.is_empty() {
            return Span::empty(start);
        }
        let end = alignment.source_end(range.end);
        let ends_line = |at: usize| self.raw[..at].ends_with(['\n', '\r']);
        if ends_line(end) && !(ends_line(start) && alignment.indent == 0) {
            Span::new(start, alignment.source_start(range.end))
        } else {
            Span::new(start, end)
        }
    }

    /// The edited source and its alignment with the text it is meant to have. None if it means
    /// something else.
    pub(super) fn reread(&self, edit: &Edit, wanted: &str) -> Option<(String, Alignment)> {
        let span = edit.span.range();
        let raw = [&self.raw[..span.start], &edit.text, &self.raw[span.end..]].concat();
        let alignment = Aligner::new(&raw, wanted).align(self.style)?;
        Some((raw, alignment))
    }

    /// Whether the edit makes a scalar without lines of its own mean what is wanted.
    fn works(&self, alignment: &Alignment, edit: &Edit, wanted: &str) -> bool {
        let Some((raw, edited)) = self.reread(edit, wanted) else {
            return false;
        };
        stays_inside(&self.raw[..alignment.end], &raw[..edited.end])
    }

    /// Whether the scalar still needs no quotes when `text` in it makes it `wanted`.
    fn stays_plain(&self, text: &str, wanted: &str) -> bool {
        // What already holds these characters does not stand inside of brackets.
        let outside_brackets = self.raw.contains(plain::FLOW_INDICATORS);
        !text.contains(['\n', '\t'])
            && plain::is_safe(wanted, outside_brackets)
            && plain::keeps_kind(self.decoded, wanted)
    }

    /// `text` on one line in the quotes the scalar has; a plain scalar gets those that need no
    /// escapes.
    fn quoted(&self, text: &str) -> String {
        let single = match self.style {
            Style::SingleQuoted => true,
            Style::Plain => text.contains(['"', '\\']) && !text.contains('\''),
            _ => false,
        };
        match quote::single(text) {
            Some(inner) if single => format!("'{inner}'"),
            _ => format!("\"{}\"", quote::double(text)),
        }
    }
}

/// Whether no line of `new` but the first starts further left than those of `old` with text, so
/// that all of it still belongs to the scalar.
fn stays_inside(old: &str, new: &str) -> bool {
    match (least_indent(old), least_indent(new)) {
        // What starts at the left margin belongs to a scalar in few places only.
        (Some(old), Some(new)) => old.max(1) <= new,
        // Where such lines may start is not known.
        (None, Some(_)) => false,
        (_, None) => true,
    }
}

/// The least number of spaces before the text of a line other than the first.
fn least_indent(raw: &str) -> Option<usize> {
    let lines = raw.split(['\n', '\r']).skip(1);
    let with_text = lines.filter(|line| !line.trim_matches([' ', '\t']).is_empty());
    with_text
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
}
