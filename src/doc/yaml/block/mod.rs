//! The plain block subset of YAML, read several times faster than the parser reads it.
//!
//! Nearly every dashboard in a repository was written by a machine, line by line: keys, dashes,
//! scalars on one line, block scalars. This file reads that and no more; at the first character
//! that belongs to anything else (an anchor, a tag, a flow collection, a scalar over several
//! lines, a mistake) it gives up, and the whole text goes to the parser. So it never decides what
//! is an error, and all that it reads it must read as the parser does; the tests hold it to that.

mod lines;
mod literal;
mod scalar;
#[cfg(test)]
mod tests;

use self::lines::{Line, skip_spaces};
use self::scalar::Scalar;
use super::events::Event;
use crate::doc::scalar::Tag;
use crate::text::{Span, Style};

/// How deep collections may nest here; what is deeper has limits that the parser knows.
const MAX_OPEN: usize = 100;

/// How long a key may be; the parser's limit is above it.
const MAX_KEY: usize = 500;

/// The text goes beyond the subset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outside;

/// A block collection that has not ended.
#[derive(Clone, Copy)]
struct Open {
    column: usize,
    sequence: bool,
}

/// Reads a text as far as it lies within the subset, and hands each event to `sink`.
pub(super) fn read<'t>(text: &'t str, sink: impl FnMut(Event<'t>, Span)) -> Result<(), Outside> {
    if !is_plain_text(text) {
        return Err(Outside);
    }
    let mut blocks = Blocks {
        text,
        sink,
        open: Vec::new(),
        pending: None,
        started: false,
        rooted: false,
        at: 0,
    };
    let mut at = 0;
    while at < text.len() {
        at = blocks.line(at)?;
    }
    blocks.end_document(text.len())
}

/// Whether the text holds nothing that readers of lines treat in ways of their own: control
/// characters, line ends other than `\n`, byte order marks.
fn is_plain_text(text: &str) -> bool {
    let is_odd = |byte: u8| byte < 0x20 && byte != b'\n' && byte != b'\t' || byte == 0x7f;
    // A fold does not stop at the first one, so that the compiler may look at many bytes at once.
    let mut chunks = text.as_bytes().chunks(4096);
    let plain = chunks.all(|chunk| {
        let found = chunk
            .iter()
            .fold(0, |found, byte| found | u8::from(is_odd(*byte)));
        found == 0
    });
    let special = |c: char| {
        matches!(
            c,
            '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
    };
    plain && (text.is_ascii() || !text.contains(special))
}

struct Blocks<'t, S> {
    text: &'t str,
    sink: S,
    open: Vec<Open>,
    /// Where a node is expected that has not come: behind a colon or a dash.
    pending: Option<usize>,
    /// Whether a document has started.
    started: bool,
    /// Whether it has its outermost node.
    rooted: bool,
    /// Where the last node ended.
    at: usize,
}

impl<'t, S: FnMut(Event<'t>, Span)> Blocks<'t, S> {
    fn bytes(&self) -> &'t [u8] {
        self.text.as_bytes()
    }

    fn emit(&mut self, event: Event<'t>, start: usize, end: usize) {
        (self.sink)(event, Span::new(start, end));
    }

    /// Reads the line at `start`, and what belongs to a block scalar behind it. Answers where the
    /// next line starts.
    fn line(&mut self, start: usize) -> Result<usize, Outside> {
        let bytes = self.bytes();
        let line = Line::at(self.text, start);
        let (at, end) = (line.content, line.end);
        if at == end || bytes[at] == b'#' {
            return Ok(end + 1);
        }
        if at == start && self.text[start..end].starts_with("---") {
            self.marker(start, end)?;
            return Ok(end + 1);
        }
        if bytes[at] == b'%' || self.text[start..end].starts_with("...") {
            return Err(Outside);
        }
        self.node(start, at, end)
    }

    /// Whether nothing but a comment stands from `at` on; `at` is behind white space.
    fn is_rest_blank(&self, at: usize, end: usize) -> bool {
        at >= end || self.bytes()[at] == b'#'
    }

    /// The `---` before a document.
    fn marker(&mut self, start: usize, end: usize) -> Result<(), Outside> {
        let rest = skip_spaces(self.text, start + 3, end);
        if !self.is_rest_blank(rest, end) || rest == start + 3 && rest < end {
            return Err(Outside);
        }
        if self.started {
            self.end_document(start)?;
        }
        self.start_document(start);
        Ok(())
    }

    fn start_document(&mut self, at: usize) {
        self.started = true;
        self.rooted = false;
        self.emit(Event::DocumentStart, at, at);
    }

    /// Ends the document, if there is something in it.
    fn end_document(&mut self, at: usize) -> Result<(), Outside> {
        if self.open.is_empty() {
            return Err(Outside);
        }
        while !self.open.is_empty() {
            self.close();
        }
        self.started = false;
        self.emit(Event::DocumentEnd, at, at);
        Ok(())
    }

    /// Reads what stands on a line whose first character is at `at`: dashes, then a key or a value.
    fn node(&mut self, line: usize, mut at: usize, end: usize) -> Result<usize, Outside> {
        let bytes = self.bytes();
        let is_dash = |at: usize| bytes[at] == b'-' && (at + 1 == end || bytes[at + 1] == b' ');
        let mut continues = self.dedent(at - line, is_dash(at))?;
        while is_dash(at) {
            let column = at - line;
            let dash = at;
            at = skip_spaces(self.text, at + 1, end);
            let is_last = self.is_rest_blank(at, end);
            if !continues {
                // The parser has a list that is not indented start behind its first dash.
                let is_indented = self.open.last().is_none_or(|top| top.column < column);
                if !is_indented && is_last {
                    return Err(Outside);
                }
                self.start_collection(column, if is_indented { dash } else { at }, true)?;
            }
            continues = false;
            self.pending = Some(end);
            if is_last {
                return Ok(end + 1);
            }
        }
        self.key_or_value(line, at, end, continues)
    }

    /// Closes the collections that end before a line whose content starts at `column`. Answers
    /// whether the line goes on with the innermost one; otherwise it starts a node.
    fn dedent(&mut self, column: usize, dash: bool) -> Result<bool, Outside> {
        while let Some(top) = self.open.last().copied() {
            let indentless = top.column == column && dash && !top.sequence;
            if top.column < column || indentless {
                return if self.pending.is_some() {
                    Ok(false)
                } else {
                    Err(Outside)
                };
            }
            if top.column == column && top.sequence == dash {
                self.nothing();
                return Ok(true);
            }
            self.close();
        }
        if std::mem::replace(&mut self.rooted, true) {
            return Err(Outside);
        }
        if !self.started {
            self.start_document(0);
            self.rooted = true;
        }
        Ok(false)
    }

    /// A value that is not written, if one is expected.
    fn nothing(&mut self) {
        if let Some(at) = self.pending.take() {
            let (text, style) = ("".into(), Style::Plain);
            self.emit_scalar(
                Scalar {
                    text,
                    style,
                    end: at,
                },
                at,
            );
        }
    }

    fn start_collection(
        &mut self,
        column: usize,
        at: usize,
        sequence: bool,
    ) -> Result<(), Outside> {
        if self.open.len() == MAX_OPEN {
            return Err(Outside);
        }
        let (flow, anchor, tag) = (false, 0, Tag::None);
        let event = if sequence {
            Event::SequenceStart { flow, anchor, tag }
        } else {
            Event::MappingStart { flow, anchor, tag }
        };
        self.emit(event, at, at);
        self.open.push(Open { column, sequence });
        self.pending = None;
        Ok(())
    }

    /// Ends the innermost collection.
    fn close(&mut self) {
        self.nothing();
        if let Some(open) = self.open.pop() {
            let event = if open.sequence {
                Event::SequenceEnd
            } else {
                Event::MappingEnd
            };
            self.emit(event, self.at, self.at);
        }
    }

    /// Reads `key: value`, `key:`, or a value alone.
    fn key_or_value(
        &mut self,
        line: usize,
        at: usize,
        end: usize,
        continues: bool,
    ) -> Result<usize, Outside> {
        let is_value = !continues && !self.open.is_empty();
        let Some(scalar) = self.scalar(at, end)? else {
            // No key of the subset starts like this.
            return if is_value {
                self.other_value(at, end)
            } else {
                Err(Outside)
            };
        };
        let behind = self.text.as_bytes()[..end].get(scalar.end..);
        if !behind.is_some_and(is_colon) {
            return if is_value {
                self.scalar_value(scalar, at, end)
            } else {
                Err(Outside)
            };
        }
        if scalar.end - at > MAX_KEY {
            return Err(Outside);
        }
        if !continues {
            self.start_collection(at - line, at, false)?;
        }
        let colon = scalar.end;
        self.emit_scalar(scalar, at);
        self.at = colon + 1;
        self.pending = Some(colon);
        let value = skip_spaces(self.text, colon + 1, end);
        if self.is_rest_blank(value, end) {
            return Ok(end + 1);
        }
        self.value(value, end)
    }

    /// The scalar at `at`, if one starts there.
    fn scalar(&self, at: usize, end: usize) -> Result<Option<Scalar<'t>>, Outside> {
        let parent = self.open.last().map(|open| open.column);
        scalar::read(self.text, at, end, parent)
    }

    fn emit_scalar(&mut self, scalar: Scalar<'t>, at: usize) {
        let Scalar { text, style, end } = scalar;
        let (anchor, tag) = (0, Tag::None);
        let event = Event::Scalar {
            text,
            style,
            anchor,
            tag,
        };
        self.emit(event, at, end);
    }

    /// Reads the value behind a key.
    fn value(&mut self, at: usize, end: usize) -> Result<usize, Outside> {
        let bytes = self.bytes();
        if bytes[at] == b'-' && (at + 1 == end || bytes[at + 1] == b' ') {
            return Err(Outside);
        }
        match self.scalar(at, end)? {
            Some(scalar) => self.scalar_value(scalar, at, end),
            None => self.other_value(at, end),
        }
    }

    /// Takes a scalar as the value that is expected.
    fn scalar_value(
        &mut self,
        scalar: Scalar<'t>,
        at: usize,
        end: usize,
    ) -> Result<usize, Outside> {
        let end = scalar::last_line_end(self.text, scalar.end, end);
        self.nothing_behind(scalar.end, end)?;
        self.pending = None;
        self.at = scalar.end;
        self.emit_scalar(scalar, at);
        Ok(end + 1)
    }

    /// Makes sure that a line ends behind a value, with or without a comment.
    fn nothing_behind(&self, at: usize, end: usize) -> Result<(), Outside> {
        let rest = skip_spaces(self.text, at, end);
        if rest == end || rest > at && self.is_rest_blank(rest, end) {
            Ok(())
        } else {
            Err(Outside)
        }
    }

    /// Reads a value that is no scalar of one line: a block scalar or an empty bracket.
    fn other_value(&mut self, at: usize, end: usize) -> Result<usize, Outside> {
        let parent = self.open.last().ok_or(Outside)?.column;
        let (flow, anchor, tag) = (true, 0, Tag::None);
        let (first, last) = match self.text.get(at..at + 2) {
            Some("[]") => (
                Event::SequenceStart { flow, anchor, tag },
                Event::SequenceEnd,
            ),
            Some("{}") => (Event::MappingStart { flow, anchor, tag }, Event::MappingEnd),
            _ => {
                let (scalar, next) = literal::read(self.text, at, end, parent)?;
                self.pending = None;
                self.at = scalar.end;
                self.emit_scalar(scalar, at);
                return Ok(next);
            }
        };
        self.nothing_behind(at + 2, end)?;
        self.pending = None;
        self.at = at + 2;
        self.emit(first, at, at + 1);
        self.emit(last, at + 1, at + 2);
        Ok(end + 1)
    }
}

/// Whether a colon stands here that ends a key.
fn is_colon(rest: &[u8]) -> bool {
    rest.starts_with(b": ") || rest == b":"
}
