//! Nodes of a document's arena and the views through which everybody reads them.

use super::document::Document;
use super::scalar::{Scalar, Tag};
use crate::text::{Pointer, Span, Style};

/// The index of a node in its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(pub(super) u32);

impl NodeId {
    /// The index as a number.
    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text with a style; its type depends on the reader.
    Scalar(Style),
    /// A list.
    Sequence {
        /// Whether it is written in brackets, as always in JSON.
        flow: bool,
    },
    /// A mapping of keys to nodes.
    Mapping {
        /// Whether it is written in braces, as always in JSON.
        flow: bool,
    },
    /// A YAML alias: it stands for another node of the document.
    Alias(NodeId),
    /// Something that is not looked at: too deep, or an alias that must not be followed.
    Opaque,
}

/// A string that either stands in the source as it is or had to be decoded.
#[derive(Debug, Clone, Copy)]
pub(super) enum TextRef {
    Source(Span),
    Owned(u32),
}

/// A node as it lies in the arena. Children are linked, because the arena is in document order.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) tag: Tag,
    pub(super) span: Span,
    pub(super) text: TextRef,
    pub(super) parent: Option<NodeId>,
    pub(super) key: Option<u32>,
    pub(super) first: Option<NodeId>,
    pub(super) next: Option<NodeId>,
    /// Position among the siblings.
    pub(super) index: u32,
    /// Number of children.
    pub(super) len: u32,
    /// Whether a mapping has duplicate or merge keys, so that its fields are not its entries.
    pub(super) irregular: bool,
}

/// A key as it lies in the arena.
#[derive(Debug, Clone)]
pub(super) struct KeyData {
    pub(super) span: Span,
    pub(super) text: TextRef,
    pub(super) style: Style,
    pub(super) tag: Tag,
}

/// A node of a document. Two words; copy it freely.
#[derive(Clone, Copy)]
pub(crate) struct NodeRef<'d> {
    document: &'d Document,
    id: NodeId,
}

/// The key of a mapping's entry.
#[derive(Clone, Copy)]
pub(crate) struct Key<'d> {
    document: &'d Document,
    data: &'d KeyData,
}

/// One key of a mapping with its value.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'d> {
    /// The key.
    pub(crate) key: Key<'d>,
    /// The value; may be an alias.
    pub(crate) value: NodeRef<'d>,
}

impl<'d> Key<'d> {
    /// The decoded text.
    pub(crate) fn text(self) -> &'d str {
        self.document.resolve(self.data.text)
    }

    /// Where the key stands, quotes included.
    pub(crate) fn span(self) -> Span {
        self.data.span
    }

    /// The key as a scalar, to ask how readers take it.
    pub(crate) fn scalar(self) -> Scalar<'d> {
        Scalar::new(self.text(), self.data.style, self.data.tag)
    }

    /// Whether this is the merge key of YAML 1.1, `<<` without quotes.
    pub(super) fn is_merge(self) -> bool {
        self.data.style == Style::Plain && self.text() == "<<"
    }
}

impl<'d> NodeRef<'d> {
    pub(super) fn new(document: &'d Document, id: NodeId) -> Self {
        Self { document, id }
    }

    fn data(self) -> &'d Node {
        &self.document.nodes[self.id.0 as usize]
    }

    /// The document the node belongs to.
    pub(crate) fn document(self) -> &'d Document {
        self.document
    }

    /// The index that names the node in its document.
    pub(crate) fn id(self) -> NodeId {
        self.id
    }

    /// What the node is, aliases not followed.
    pub(crate) fn kind(self) -> Kind {
        self.data().kind
    }

    /// The node itself, or the one an alias stands for.
    ///
    /// An alias always stands for a node that is no alias, because the parser resolves it.
    pub(crate) fn target(self) -> NodeRef<'d> {
        match self.kind() {
            Kind::Alias(target) => NodeRef::new(self.document, target),
            _ => self,
        }
    }

    /// Whether the node is reached through an alias.
    pub(crate) fn is_alias(self) -> bool {
        matches!(self.kind(), Kind::Alias(_))
    }

    /// Whether it, or what it stands for, is a mapping.
    pub(crate) fn is_mapping(self) -> bool {
        matches!(self.target().kind(), Kind::Mapping { .. })
    }

    /// Whether it, or what it stands for, is a list.
    pub(crate) fn is_sequence(self) -> bool {
        matches!(self.target().kind(), Kind::Sequence { .. })
    }

    /// Whether nothing is known of the node.
    pub(crate) fn is_opaque(self) -> bool {
        self.kind() == Kind::Opaque
    }

    /// Text, style and tag, if it is a scalar or stands for one.
    pub(crate) fn scalar(self) -> Option<Scalar<'d>> {
        let data = self.target().data();
        match data.kind {
            Kind::Scalar(style) => Some(Scalar::new(
                self.document.resolve(data.text),
                style,
                data.tag,
            )),
            _ => None,
        }
    }

    /// The decoded text, if it is a scalar or stands for one.
    pub(crate) fn text(self) -> Option<&'d str> {
        self.scalar().map(Scalar::text)
    }

    /// Where the value stands.
    pub(crate) fn span(self) -> Span {
        self.data().span
    }

    /// Where the node's key stands.
    pub(crate) fn key_span(self) -> Option<Span> {
        self.key().map(Key::span)
    }

    /// The key under which the node stands in its mapping.
    pub(crate) fn key(self) -> Option<Key<'d>> {
        let index = self.data().key?;
        Some(Key {
            document: self.document,
            data: &self.document.keys[index as usize],
        })
    }

    /// The collection around the node.
    pub(crate) fn parent(self) -> Option<NodeRef<'d>> {
        self.data().parent.map(|id| NodeRef::new(self.document, id))
    }

    /// The position among the siblings, from 0.
    pub(crate) fn index(self) -> usize {
        self.data().index as usize
    }

    /// The number of items or entries as written; 0 for scalars.
    pub(crate) fn len(self) -> usize {
        self.target().data().len as usize
    }

    /// The address of the node from the root of its own document.
    pub(crate) fn pointer(self) -> Pointer {
        let mut path = Vec::new();
        let mut node = self;
        while let Some(parent) = node.parent() {
            path.push(node);
            node = parent;
        }
        let mut pointer = Pointer::root();
        for node in path.into_iter().rev() {
            match node.key() {
                Some(key) => pointer.push_key(key.text()),
                None => pointer.push_index(node.index()),
            }
        }
        pointer
    }

    /// The children as they are written, in order; of an alias, those of its target.
    pub(crate) fn children(self) -> impl Iterator<Item = NodeRef<'d>> {
        let document = self.document;
        let first = self.target().data().first;
        std::iter::successors(first, move |id| document.nodes[id.0 as usize].next)
            .map(move |id| NodeRef::new(document, id))
    }

    /// The items of a list; nothing for other nodes.
    pub(crate) fn items(self) -> impl Iterator<Item = NodeRef<'d>> {
        self.children()
            .take(if self.is_sequence() { usize::MAX } else { 0 })
    }

    /// The entries of a mapping as they are written, with duplicates and merge keys; nothing for
    /// other nodes.
    pub(crate) fn entries(self) -> impl Iterator<Item = Entry<'d>> {
        self.children().filter_map(|value| {
            Some(Entry {
                key: value.key()?,
                value,
            })
        })
    }

    /// The fields a reader sees: of duplicate keys the last one, and what merge keys bring in.
    ///
    /// What a merge key brings keeps its own place, at the anchor.
    pub(crate) fn fields(self) -> Fields<'d> {
        if self.target().data().irregular {
            let mut fields = Vec::new();
            let mut seen = std::collections::HashSet::new();
            collect_fields(self, &mut fields, &mut seen, 0);
            Fields::Collected(fields.into_iter())
        } else {
            Fields::Written {
                document: self.document,
                next: if self.is_mapping() {
                    self.target().data().first
                } else {
                    None
                },
            }
        }
    }

    /// The value of a field, as a reader of the mapping sees it.
    pub(crate) fn get(self, key: &str) -> Option<NodeRef<'d>> {
        self.field(key).map(|entry| entry.value)
    }

    /// A field with its key, as a reader of the mapping sees it.
    pub(crate) fn field(self, key: &str) -> Option<Entry<'d>> {
        self.fields().find(|entry| entry.key.text() == key)
    }

    /// The node at the end of a path of keys.
    pub(crate) fn at(self, path: &[&str]) -> Option<NodeRef<'d>> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }
}

/// How many merge keys may be followed inside one another; deeper ones add nothing.
const MAX_MERGES: usize = 32;

/// Gathers what a reader sees of a mapping: own keys before merged ones, later before earlier.
fn collect_fields<'d>(
    mapping: NodeRef<'d>,
    fields: &mut Vec<Entry<'d>>,
    seen: &mut std::collections::HashSet<&'d str>,
    depth: usize,
) {
    let own: Vec<Entry<'d>> = mapping.entries().collect();
    let start = fields.len();
    for entry in own.iter().rev().filter(|entry| !entry.key.is_merge()) {
        if seen.insert(entry.key.text()) {
            fields.push(*entry);
        }
    }
    fields[start..].reverse();
    if depth == MAX_MERGES {
        return;
    }
    for merge in own.iter().filter(|entry| entry.key.is_merge()) {
        if merge.value.is_sequence() {
            for item in merge.value.items().filter(|item| item.is_mapping()) {
                collect_fields(item, fields, seen, depth + 1);
            }
        } else if merge.value.is_mapping() {
            collect_fields(merge.value, fields, seen, depth + 1);
        }
    }
}

/// The iterator behind [`NodeRef::fields`]; the usual mapping is walked without allocation.
pub(crate) enum Fields<'d> {
    /// A mapping whose entries are its fields.
    Written {
        /// The document of the mapping.
        document: &'d Document,
        /// The next entry.
        next: Option<NodeId>,
    },
    /// A mapping with duplicate or merge keys.
    Collected(std::vec::IntoIter<Entry<'d>>),
}

impl<'d> Iterator for Fields<'d> {
    type Item = Entry<'d>;

    fn next(&mut self) -> Option<Entry<'d>> {
        match self {
            Fields::Written { document, next } => {
                let value = NodeRef::new(document, (*next)?);
                *next = value.data().next;
                Some(Entry {
                    key: value.key()?,
                    value,
                })
            }
            Fields::Collected(entries) => entries.next(),
        }
    }
}
