//! YAML as node events with byte spans: the only file that knows the parser crate.
//!
//! Everything else sees [`Event`]. Comments are not asked for; who needs them finds them in the
//! gaps between nodes.

use std::borrow::Cow;

use granit_parser as granit;
use granit_parser::ErrorKind;

use super::fault::{Cause, Fault};
use crate::doc::scalar::Tag;
use crate::text::{Span, Style};

/// One event of a YAML stream.
pub(super) enum Event<'t> {
    /// A document starts.
    DocumentStart,
    /// The document ends.
    DocumentEnd,
    /// A scalar; what is not written at all is an empty plain one.
    Scalar {
        text: Cow<'t, str>,
        style: Style,
        anchor: usize,
        tag: Tag,
    },
    /// A list starts.
    SequenceStart { flow: bool, anchor: usize, tag: Tag },
    /// The innermost list ends.
    SequenceEnd,
    /// A mapping starts.
    MappingStart { flow: bool, anchor: usize, tag: Tag },
    /// The innermost mapping ends.
    MappingEnd,
    /// An alias for the node with that anchor.
    Alias(usize),
    /// An alias for an anchor that does not exist.
    UnknownAlias(Cow<'t, str>),
}

/// The events of a text.
pub(super) struct Events<'t> {
    text: &'t str,
    parser: granit::Parser<'t, granit::StrInput<'t>>,
}

impl<'t> Events<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        // Every option is written down: a new default of the crate must not change verdicts.
        let options = granit::options! {
            strict_indentation: false,
            disallow_directives: false,
            emit_unresolved_aliases: true,
            emit_anchor_events: false,
            emit_comments: false,
            simple_key_max_lookahead: 1024,
            flow_nesting_limit: 255,
            block_nesting_limit: 255,
            max_directive_bytes: 1024,
            max_reserved_directive_params: 16,
        };
        Self {
            text,
            parser: granit::Parser::new_from_str_with_options(text, options),
        }
    }

    /// The next event, a syntax error that ends the current document, or none at the end.
    pub(super) fn next(&mut self) -> Option<Result<(Event<'t>, Span), Fault>> {
        loop {
            let (event, span) = match self.parser.next_event()? {
                Ok(event) => event,
                Err(error) => return Some(Err(self.fault(&error))),
            };
            let event = match event {
                granit::Event::StreamEnd => return None,
                granit::Event::DocumentStart(..) => Event::DocumentStart,
                granit::Event::DocumentEnd => Event::DocumentEnd,
                granit::Event::Alias(anchor) => Event::Alias(anchor),
                granit::Event::UnresolvedAlias(name) => Event::UnknownAlias(name),
                granit::Event::Scalar(text, style, anchor, tag) => {
                    let empty = span.is_empty() && style == granit::ScalarStyle::Plain;
                    // Nothing written comes as `~`.
                    let text = if empty { Cow::Borrowed("") } else { text };
                    Event::Scalar {
                        text,
                        style: style_of(style),
                        anchor,
                        tag: tag_of(tag.as_deref()),
                    }
                }
                granit::Event::SequenceStart(style, anchor, tag) => Event::SequenceStart {
                    flow: style == granit::StructureStyle::Flow,
                    anchor,
                    tag: tag_of(tag.as_deref()),
                },
                granit::Event::SequenceEnd => Event::SequenceEnd,
                granit::Event::MappingStart(style, anchor, tag) => Event::MappingStart {
                    flow: style == granit::StructureStyle::Flow,
                    anchor,
                    tag: tag_of(tag.as_deref()),
                },
                granit::Event::MappingEnd => Event::MappingEnd,
                // The start of the stream, and presentation that was not asked for.
                _ => continue,
            };
            return Some(Ok((event, self.span(span))));
        }
    }

    /// After an error, goes on with the next document; says whether there is one.
    pub(super) fn next_document(&mut self) -> bool {
        self.parser.proceed_next_document().unwrap_or(false)
    }

    fn span(&self, span: granit::Span) -> Span {
        let range = span
            .byte_range()
            .expect("a parser over a string knows its byte offsets");
        let end = range.end.min(self.text.len());
        Span::new(range.start.min(end), end)
    }

    fn fault(&self, error: &granit::ScanError) -> Fault {
        let offset = error
            .marker()
            .byte_offset()
            .unwrap_or(self.text.len())
            .min(self.text.len());
        let mut offset = offset;
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        Fault {
            at: offset,
            cause: cause_of(error.kind()),
        }
    }
}

fn style_of(style: granit::ScalarStyle) -> Style {
    match style {
        granit::ScalarStyle::Plain => Style::Plain,
        granit::ScalarStyle::SingleQuoted => Style::SingleQuoted,
        granit::ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        granit::ScalarStyle::Literal => Style::Literal,
        granit::ScalarStyle::Folded => Style::Folded,
    }
}

fn tag_of(tag: Option<&granit::Tag>) -> Tag {
    let Some(tag) = tag else { return Tag::None };
    if tag.parts() == ("!", "") || tag.parts() == ("", "!") {
        return Tag::NonSpecific;
    }
    match tag.suffix_in_namespace("tag:yaml.org,2002:").as_deref() {
        Some("str") => Tag::Str,
        Some("int") => Tag::Int,
        Some("float") => Tag::Float,
        Some("bool") => Tag::Bool,
        Some("null") => Tag::Null,
        Some("timestamp") => Tag::Timestamp,
        Some("binary") => Tag::Binary,
        Some("seq" | "omap" | "pairs") => Tag::List,
        Some("map" | "set") => Tag::Mapping,
        _ => Tag::Other,
    }
}

/// What an error of the crate means to people.
fn cause_of(kind: &ErrorKind) -> Cause {
    match kind {
        ErrorKind::RecursionLimitExceeded => Cause::TooDeep,
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => Cause::Quote,
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => Cause::AfterQuote,
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => Cause::Escape,
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => Cause::Tab,
        ErrorKind::MappingValueNotAllowed => Cause::Colon,
        ErrorKind::SimpleKeyExpected => Cause::NoColon,
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::InvalidBlockScalarIndent => Cause::Indent,
        ErrorKind::ExpectedBlockSequenceEntry => Cause::NoItem,
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::BlockEntryInFlowCollection => {
            Cause::Item
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => Cause::Bracket,
        ErrorKind::MisplacedFlowCollectionEnd => Cause::ExtraBracket,
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => Cause::OtherBracket {
            open: *open,
            close: *close,
        },
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::InvalidFlowScalarIndent => Cause::Separator,
        ErrorKind::UnexpectedCharacter {
            character: '%' | '@' | '`',
        } => Cause::Start,
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => {
            Cause::BlockHeader
        }
        ErrorKind::MissingAnchorOrAliasName => Cause::AnchorName,
        ErrorKind::UndeclaredTagHandle => Cause::TagHandle,
        ErrorKind::ExpectedDocumentStart => Cause::NoDocument,
        ErrorKind::BomInsideDocument => Cause::ByteOrderMark,
        ErrorKind::UnexpectedEof
        | ErrorKind::UnexpectedEofBlockSequence
        | ErrorKind::UnexpectedEofBlockMapping
        | ErrorKind::ExpectedNodeContent => Cause::End,
        kind => Cause::Other(kind.to_string()),
    }
}
