//! YAML to documents: one for each of the stream, also after a syntax error in an earlier one.

mod block;
mod events;
mod fault;
mod search;
mod tag;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use self::events::{Event, Events};
use self::fault::{Fault, Surroundings};
use super::build::{Builder, RawScalar};
use super::document::{Document, Origin, Syntax};
use super::node::{Kind, TextRef};
use super::problem::Problem;
use super::scalar::Scalar;
use crate::text::{Span, Style};

/// Parses a text that holds a stream of YAML documents. Empty documents are left out, so the
/// result may be empty.
pub(super) fn parse(text: &Arc<str>, origin: &Origin) -> Vec<(Document, Vec<Problem>)> {
    if let Some(documents) = read_blocks(text, origin) {
        return documents;
    }
    let mut documents = read_all(text, origin);
    let written = |(document, problems): &(Document, Vec<Problem>)| {
        !is_blank(document) || !problems.is_empty()
    };
    documents.retain(written);
    control_characters(text, &mut documents);
    documents
}

/// Reads a text that stays within the plain block subset; none if it does not.
fn read_blocks(text: &Arc<str>, origin: &Origin) -> Option<Vec<(Document, Vec<Problem>)>> {
    let mut reader = Reader::new(text, origin);
    let mut documents = Vec::new();
    let read = block::read(text, |event, span| match event {
        Event::DocumentEnd => documents.push(reader.end_document(span.end as usize, false, origin)),
        event => reader.event(event, span),
    });
    read.ok().map(|()| documents)
}

/// Reads any text, with what is wrong with it.
fn read_all(text: &Arc<str>, origin: &Origin) -> Vec<(Document, Vec<Problem>)> {
    let mut reader = Reader::new(text, origin);
    let mut events = Events::new(text);
    let mut documents = Vec::new();
    loop {
        match events.next() {
            None => break,
            Some(Ok((Event::DocumentEnd, span))) => {
                documents.push(reader.end_document(span.end as usize, false, origin));
            }
            Some(Ok((event, span))) => {
                let span = reader.whole(&event, span);
                reader.event(event, span);
            }
            Some(Err(fault)) => {
                reader.fault(fault);
                let more = events.next_document();
                let end = if more { reader.last_end } else { text.len() };
                documents.push(reader.end_document(end, true, origin));
                if !more {
                    break;
                }
            }
        }
    }
    documents
}

/// Hands every event to `drain` and throws it away: what reading YAML costs at the least, for the
/// benchmarks. Answers the number of events.
pub(super) fn drain(text: &str) -> usize {
    let mut events = Events::new(text);
    let mut count = 0;
    while let Some(event) = events.next() {
        count += 1;
        if event.is_err() && !events.next_document() {
            break;
        }
    }
    count
}

struct Reader<'t> {
    text: &'t Arc<str>,
    builder: Builder,
    /// Where the current document starts.
    start: usize,
    /// Where the last token ended, to look for the header of a block scalar from there.
    last_end: usize,
    /// How many collections are open that are not built.
    skipping: usize,
    /// Whether the next value has a key that means nothing, and is left out with it.
    orphan: bool,
}

impl<'t> Reader<'t> {
    fn new(text: &'t Arc<str>, origin: &Origin) -> Self {
        Self {
            text,
            builder: Builder::new(text, origin, Syntax::Yaml),
            start: 0,
            last_end: 0,
            skipping: 0,
            orphan: false,
        }
    }

    fn end_document(
        &mut self,
        end: usize,
        partial: bool,
        origin: &Origin,
    ) -> (Document, Vec<Problem>) {
        let next = Builder::new(self.text, origin, Syntax::Yaml);
        let builder = std::mem::replace(&mut self.builder, next);
        let end = end.max(self.start);
        let start = std::mem::replace(&mut self.start, end);
        self.last_end = end;
        self.skipping = 0;
        self.orphan = false;
        builder.build(Span::new(start, end), partial)
    }

    /// Reports what stopped the parser, unless the same line has shown a mistake already: then this
    /// is its echo.
    fn fault(&mut self, fault: Fault) {
        let around = Surroundings {
            text: self.text,
            from: self.last_end.min(fault.at),
            bracket: self.builder.open_bracket(),
        };
        let problem = fault.into_problem(&around);
        let line = search::line_start(self.text, problem.span.start as usize);
        let is_echo = self
            .builder
            .last_syntax()
            .is_some_and(|last| last.start as usize >= line);
        if !is_echo {
            self.builder.problem(problem);
        }
    }

    /// Takes an event that belongs to a node.
    fn event(&mut self, event: Event<'t>, span: Span) {
        if self.skipping > 0 || self.orphan {
            // What is left of the key comes before its value.
            self.orphan &= self.skipping > 0;
            match event {
                Event::SequenceStart { .. } | Event::MappingStart { .. } => self.skipping += 1,
                Event::SequenceEnd | Event::MappingEnd => self.skipping -= 1,
                _ => {}
            }
            self.last_end = self.last_end.max(span.end as usize);
            return;
        }
        match event {
            Event::Scalar {
                text,
                style,
                anchor,
                tag,
            } => {
                let misfit = tag::of_scalar(self.text, self.last_end, tag, span, &text);
                let text = self.keep(text);
                let scalar = RawScalar {
                    span,
                    text,
                    style,
                    tag,
                };
                match misfit {
                    // What the key says is clear all the same.
                    Some(problem) if self.builder.expects_key() => {
                        self.builder.problem(problem);
                        self.builder.key(scalar);
                    }
                    Some(problem) => self.builder.opaque(problem.span, problem.kind),
                    None if self.builder.expects_key() => self.builder.key(scalar),
                    None => {
                        self.builder.scalar(scalar, anchor);
                    }
                }
                self.last_end = self.last_end.max(span.end as usize);
            }
            Event::SequenceStart { flow, anchor, tag } => {
                self.open(Kind::Sequence { flow }, span, anchor, tag);
            }
            Event::MappingStart { flow, anchor, tag } => {
                self.open(Kind::Mapping { flow }, span, anchor, tag);
            }
            Event::SequenceEnd | Event::MappingEnd => {
                // Only a bracket has a width; a block ends where its last child does.
                self.builder.close((!span.is_empty()).then_some(span.end));
                self.last_end = self.last_end.max(span.end as usize);
            }
            Event::Alias(anchor) => {
                self.alias(anchor, span);
                self.last_end = span.end as usize;
            }
            Event::UnknownAlias(name) => {
                let message = format!("the alias `*{name}` has no anchor before it");
                let hint =
                    format!("Define it with `&{name}` further up, or put the text in quotes.");
                self.unusable(span, &message, &hint);
                self.last_end = span.end as usize;
            }
            Event::DocumentStart | Event::DocumentEnd => {}
        }
    }

    fn open(&mut self, kind: Kind, span: Span, anchor: usize, tag: super::Tag) {
        let list = matches!(kind, Kind::Sequence { .. });
        let misfit = tag::of_collection(self.text, self.last_end, tag, span, list);
        self.last_end = self.last_end.max(span.end as usize);
        if self.builder.expects_key() {
            self.collection_as_key(span);
            self.skipping = 1;
            return;
        }
        if let Some(problem) = misfit {
            self.builder.problem(problem);
        }
        if !self.builder.open(kind, span, anchor) {
            self.skipping = 1;
        }
    }

    /// A collection where a key is expected: nearly always `{{…}}` of a template without quotes.
    fn collection_as_key(&mut self, span: Span) {
        let template = self.builder.open_bracket().filter(|open| {
            let between = &self.text[*open..span.end as usize];
            between.starts_with('{')
                && between
                    .chars()
                    .filter(|c| !c.is_whitespace())
                    .eq("{{".chars())
        });
        match template {
            Some(open) => {
                let span = Span::new(open, span.end as usize);
                let message = "`{{` without quotes starts two mappings, not a text";
                self.unusable(span, message, "Put the whole text in quotes.");
                self.builder.spoil();
            }
            None => self.unusable(
                span,
                "a list or mapping as a key",
                "Keys are text in Perses; put it in quotes if it is meant as text.",
            ),
        }
    }

    /// A problem with a node that then counts as unknown. A key takes its value along, because
    /// nobody knows what that is for.
    fn unusable(&mut self, span: Span, message: &str, hint: &str) {
        let problem = Problem::syntax(span, message, Some(hint));
        if self.builder.expects_key() {
            self.builder.problem(problem);
            self.orphan = true;
        } else {
            self.builder.opaque(span, problem.kind);
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) {
        if !self.builder.expects_key() {
            self.builder.alias(anchor, span);
            return;
        }
        match self.builder.anchored_text(anchor).map(str::to_owned) {
            Some(text) => {
                let text = self.builder.own(text);
                let style = Style::DoubleQuoted;
                self.builder.key(RawScalar {
                    span,
                    text,
                    style,
                    tag: super::Tag::Str,
                });
            }
            None => self.unusable(span, "an alias as a key", "Write the key as text."),
        }
    }

    /// Keeps a decoded text, without a copy where it stands in the source as it is.
    fn keep(&mut self, text: Cow<'t, str>) -> TextRef {
        if let Cow::Borrowed(slice) = text {
            let base = self.text.as_ptr() as usize;
            let at = slice.as_ptr() as usize;
            if at >= base && at + slice.len() <= base + self.text.len() {
                return TextRef::Source(Span::new(at - base, at - base + slice.len()));
            }
        }
        if text.is_empty() {
            return TextRef::Source(Span::empty(self.last_end.min(self.text.len())));
        }
        self.builder.own(text.into_owned())
    }

    /// The span of an event of the parser, from its first to its last byte.
    ///
    /// For a block scalar the parser's span starts at the content and includes blank lines behind
    /// it; ours starts at the `|` or `>` and ends with the last content byte.
    fn whole(&self, event: &Event<'_>, span: Span) -> Span {
        let Event::Scalar { text, style, .. } = event else {
            return span;
        };
        let (decoded, style) = (&**text, *style);
        if !matches!(style, Style::Literal | Style::Folded) {
            return span;
        }
        let indicator = if style == Style::Literal { '|' } else { '>' };
        let from = self.last_end.min(span.start as usize);
        let start = search::indicator(self.text, from, indicator).unwrap_or(span.start as usize);
        // The parser ends an empty scalar before its own header.
        let header =
            self.text[start..].find(|c: char| !c.is_ascii_alphanumeric() && !"|>+-".contains(c));
        let limit = (span.end as usize).max(header.map_or(self.text.len(), |len| start + len));
        let whole = &self.text[start..limit];
        let mut end = start + whole.trim_end_matches([' ', '\t', '\r', '\n']).len();
        // White space at the end of the last line is content if the decoded text has it.
        let content = decoded.trim_end_matches('\n');
        if content.ends_with([' ', '\t']) && !content.trim().is_empty() {
            let rest = &self.text[end..limit];
            end += rest.len() - rest.trim_start_matches([' ', '\t']).len();
        }
        Span::new(start, end)
    }
}

/// Whether the document says nothing: no node, or nothing written where one could stand.
fn is_blank(document: &Document) -> bool {
    document
        .root()
        .is_none_or(|root| root.scalar().is_some_and(Scalar::is_empty_plain))
}

/// Reports characters that YAML does not allow anywhere, because the parser lets them through.
fn control_characters(text: &str, documents: &mut [(Document, Vec<Problem>)]) {
    let is_control =
        |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r') || byte == 0x7f;
    let Some(at) = text.bytes().position(is_control) else {
        return;
    };
    let span = Span::new(at, at + 1);
    let owner = documents
        .iter_mut()
        .rfind(|(document, _)| document.span().start as usize <= at);
    let Some((document, problems)) = owner else {
        return;
    };
    // The parser may have stumbled over it in its own words.
    problems.retain(|problem| !problem.span.contains(span));
    let message = format!("the control character U+{:04X}", text.as_bytes()[at]);
    let hint = "YAML allows it only as an escape in double quotes, such as \"\\0\".";
    problems.push(Problem::syntax(span, message, Some(hint)));
    document.damaged = true;
}
