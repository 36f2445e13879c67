//! A parsed document and the places in it.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::node::{KeyData, Kind, Node, NodeId, NodeRef, TextRef};
use crate::finding::Place;
use crate::text::{Aligned, Edit, EscapeMap, Pointer, SourceFile, Span};

/// The language a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Syntax {
    /// JSON (RFC 8259).
    Json,
    /// YAML 1.2, including JSON written into a YAML file that only YAML accepts.
    Yaml,
}

/// Where the text of a document comes from.
#[derive(Debug, Clone)]
pub(crate) enum Origin {
    /// A file.
    File(SourceFile),
    /// A scalar of another document: the value of a `ConfigMap`, for example.
    Embedded {
        /// The document around it.
        outer: Arc<Document>,
        /// The scalar that holds this document's text.
        scalar: NodeId,
        /// How that scalar maps to its text, once somebody asked: an embedded dashboard can
        /// have thousands of places.
        aligned: Arc<OnceLock<Aligned>>,
    },
}

/// One JSON or YAML document: its text and an arena of nodes.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    pub(super) text: Arc<str>,
    pub(super) origin: Origin,
    pub(super) syntax: Syntax,
    pub(super) span: Span,
    pub(super) partial: bool,
    pub(super) damaged: bool,
    pub(super) root: Option<NodeId>,
    pub(super) nodes: Vec<Node>,
    pub(super) keys: Vec<KeyData>,
    pub(super) owned: Vec<Box<str>>,
    /// What its aliases stand for, once somebody asked.
    pub(super) aliases: OnceLock<Aliases>,
}

/// What the aliases of a document stand for.
#[derive(Debug, Clone)]
pub(super) struct Aliases {
    /// Each alias behind the node it stands for, as positions in the arena, sorted.
    pub(super) by_target: Vec<(u32, u32)>,
    /// Whether an alias stands as a key; it may stand for any node.
    pub(super) as_key: bool,
}

impl Document {
    /// The text of the file or scalar that the document stands in; spans index it. Of a YAML
    /// stream with several documents, each has the whole text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The language it is written in.
    pub(crate) fn syntax(&self) -> Syntax {
        self.syntax
    }

    /// Where the text comes from.
    pub(crate) fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The part of the text that belongs to this document.
    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// Whether a syntax error ended the document early, so that what it lacks says nothing.
    pub(crate) fn is_partial(&self) -> bool {
        self.partial
    }

    /// Whether the text breaks the grammar somewhere, in this document or in one beside it, so
    /// that an edit could change how the rest is read.
    pub(crate) fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// The outermost node; none if the document is empty.
    pub(crate) fn root(&self) -> Option<NodeRef<'_>> {
        self.root.map(|id| self.node(id))
    }

    /// The node of an id that came from this document.
    pub(crate) fn node(&self, id: NodeId) -> NodeRef<'_> {
        NodeRef::new(self, id)
    }

    /// The place of a node's value.
    pub(crate) fn place(&self, node: NodeRef<'_>) -> Place {
        self.place_of(node.span(), &node.pointer())
    }

    /// The place of the key under which a node stands; of the node itself if it has none.
    pub(crate) fn place_of_key(&self, node: NodeRef<'_>) -> Place {
        self.place_of(node.key_span().unwrap_or(node.span()), &node.pointer())
    }

    /// The place of a range of a scalar's decoded text, such as a token of a query.
    pub(crate) fn place_in(&self, scalar: NodeRef<'_>, range: Range<usize>) -> Place {
        self.place_of(self.span_in(scalar, range), &scalar.pointer())
    }

    /// The place of a range of a scalar's decoded text, where many of one scalar are asked for:
    /// `kept` holds how that scalar maps to its text.
    pub(crate) fn place_kept(
        &self,
        scalar: NodeRef<'_>,
        range: Range<usize>,
        kept: &OnceLock<Aligned>,
    ) -> Place {
        let span = self.span_aligned(scalar, range, Some(kept));
        self.place_of(span, &scalar.pointer())
    }

    /// How a range of a scalar's decoded text is written in this document: with the escapes, line
    /// breaks and indentation between its first and last character. `kept` is as for
    /// [`Document::place_kept`].
    pub(crate) fn source_kept(
        &self,
        scalar: NodeRef<'_>,
        range: Range<usize>,
        kept: &OnceLock<Aligned>,
    ) -> &str {
        self.span_aligned(scalar, range, Some(kept)).of(&self.text)
    }

    /// The place of a span of this document's text that belongs to the node at `pointer`.
    pub(crate) fn place_of(&self, span: Span, pointer: &Pointer) -> Place {
        match &self.origin {
            Origin::File(file) => Place {
                file: file.id,
                span,
                pointer: pointer.clone(),
            },
            Origin::Embedded {
                outer,
                scalar,
                aligned,
            } => {
                let scalar = outer.node(*scalar);
                let mut address = scalar.pointer();
                address.push(pointer);
                let span = outer.span_aligned(scalar, span.range(), Some(aligned));
                outer.place_of(span, &address)
            }
        }
    }

    /// The bytes of this document's text that mean a range of a scalar's decoded text.
    fn span_in(&self, scalar: NodeRef<'_>, range: Range<usize>) -> Span {
        self.span_aligned(scalar, range, None)
    }

    /// The same, with the place where the alignment of that scalar is kept.
    fn span_aligned(
        &self,
        scalar: NodeRef<'_>,
        range: Range<usize>,
        kept: Option<&OnceLock<Aligned>>,
    ) -> Span {
        let span = scalar.span();
        let Some(content) = scalar.scalar() else {
            return span;
        };
        let (raw, style, text) = (span.of(&self.text), content.style(), content.text());
        let align = || EscapeMap::new(raw, style, text);
        let map = match kept {
            Some(kept) => {
                let aligned = kept.get_or_init(|| align().aligned());
                EscapeMap::with(raw, style, text, aligned.clone())
            }
            None => align(),
        };
        map.to_source(range).shift(span.start as usize)
    }

    /// Translates an edit of this document's text into one of the file on disk: escaped, quoted
    /// or indented for each scalar it is written through. None where that cannot be done.
    pub(crate) fn outward(&self, edit: Edit) -> Option<Edit> {
        match &self.origin {
            Origin::File(_) => Some(edit),
            Origin::Embedded { outer, scalar, .. } => {
                outer.edit_in(outer.node(*scalar), edit.span.range(), &edit.text)
            }
        }
    }

    /// The edit of the file on disk that makes a range of a scalar's decoded text read `text`.
    pub(crate) fn edit_in(
        &self,
        scalar: NodeRef<'_>,
        range: Range<usize>,
        text: &str,
    ) -> Option<Edit> {
        let span = scalar.span();
        let content = scalar.scalar()?;
        let map = EscapeMap::new(span.of(&self.text), content.style(), content.text());
        let edit = map.encode(range, text)?;
        self.outward(Edit {
            span: edit.span.shift(span.start as usize),
            text: edit.text,
        })
    }

    /// The aliases of the document.
    pub(super) fn aliases(&self) -> &Aliases {
        self.aliases.get_or_init(|| {
            let aliases = (0u32..).zip(&self.nodes);
            let pair = |(id, node): (u32, &Node)| match node.kind {
                Kind::Alias(target) => Some((target.0, id)),
                _ => None,
            };
            let mut by_target: Vec<(u32, u32)> = aliases.filter_map(pair).collect();
            by_target.sort_unstable();
            let is_alias = |key: &KeyData| key.span.of(&self.text).starts_with('*');
            Aliases {
                by_target,
                as_key: self.keys.iter().any(is_alias),
            }
        })
    }

    /// The string behind a reference of this document.
    pub(super) fn resolve(&self, text: TextRef) -> &str {
        match text {
            TextRef::Source(span) => span.of(&self.text),
            TextRef::Owned(index) => &self.owned[index as usize],
        }
    }
}
