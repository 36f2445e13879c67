//! Building a document's arena from a stream of node events, for JSON and YAML alike.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::document::{Document, Origin, Syntax};
use super::node::{KeyData, Kind, Node, NodeId, TextRef};
use super::problem::{Problem, ProblemKind};
use super::scalar::Tag;
use super::{MAX_ALIAS_NODES, MAX_DEPTH};
use crate::text::{Span, Style};

/// How many keys a mapping may have before duplicates are looked for with a hash table.
const FEW_KEYS: usize = 12;

/// A scalar as the parsers hand it over.
#[derive(Clone, Copy)]
pub(super) struct RawScalar {
    pub(super) span: Span,
    pub(super) text: TextRef,
    pub(super) style: Style,
    pub(super) tag: Tag,
}

/// A collection that is not complete yet.
struct Open {
    id: NodeId,
    mapping: bool,
    last: Option<NodeId>,
    /// The key that waits for its value.
    key: Option<u32>,
    weight: u64,
    /// How deep the children nest, aliases followed.
    height: usize,
    merges: bool,
    anchor: usize,
    /// Whether what was read of it means nothing.
    spoilt: bool,
}

/// A node that aliases may stand for.
#[derive(Clone, Copy)]
struct Anchored {
    id: NodeId,
    /// The number of nodes it stands for, aliases followed.
    weight: u64,
    /// How deep it nests, aliases followed: 0 for a scalar.
    height: usize,
}

/// Collects one document.
///
/// Inside a mapping, scalars alternate between key and value; [`Builder::expects_key`] says which
/// one is next.
pub(super) struct Builder {
    document: Document,
    problems: Vec<Problem>,
    open: Vec<Open>,
    anchors: HashMap<usize, Anchored>,
    aliased: u64,
    too_deep: bool,
    excessive: bool,
}

impl Builder {
    pub(super) fn new(text: &Arc<str>, origin: &Origin, syntax: Syntax) -> Self {
        let document = Document {
            text: Arc::clone(text),
            origin: origin.clone(),
            syntax,
            span: Span::default(),
            partial: false,
            damaged: false,
            root: None,
            nodes: Vec::new(),
            keys: Vec::new(),
            owned: Vec::new(),
            aliases: OnceLock::new(),
        };
        Self {
            document,
            problems: Vec::new(),
            open: Vec::new(),
            anchors: HashMap::new(),
            aliased: 0,
            too_deep: false,
            excessive: false,
        }
    }

    /// Whether the next node is the key of an entry.
    pub(super) fn expects_key(&self) -> bool {
        self.open
            .last()
            .is_some_and(|open| open.mapping && open.key.is_none())
    }

    /// Whether a collection is still open.
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Whether anything was added.
    pub(super) fn is_empty(&self) -> bool {
        self.document.root.is_none()
    }

    /// Keeps a decoded string.
    pub(super) fn own(&mut self, text: String) -> TextRef {
        self.document.owned.push(text.into_boxed_str());
        TextRef::Owned(narrow(self.document.owned.len() - 1))
    }

    /// Adds a problem. Of one nest, the parser's limit is met behind ours and says nothing new.
    pub(super) fn problem(&mut self, problem: Problem) {
        let known = self.too_deep && problem.kind == ProblemKind::TooDeep;
        if !known {
            self.problems.push(problem);
        }
    }

    /// Sets the key of the next value.
    pub(super) fn key(&mut self, key: RawScalar) {
        let RawScalar {
            span,
            text,
            style,
            tag,
        } = key;
        self.document.keys.push(KeyData {
            span,
            text,
            style,
            tag,
        });
        let index = narrow(self.document.keys.len() - 1);
        let merge = style == Style::Plain && self.document.resolve(text) == "<<";
        if let Some(open) = self.open.last_mut() {
            open.key = Some(index);
            open.merges |= merge && self.document.syntax == Syntax::Yaml;
        }
    }

    /// Adds a scalar value.
    pub(super) fn scalar(&mut self, scalar: RawScalar, anchor: usize) -> NodeId {
        let id = self.push(Kind::Scalar(scalar.style), scalar.span);
        let node = &mut self.document.nodes[id.0 as usize];
        node.text = scalar.text;
        node.tag = scalar.tag;
        self.finish(
            Anchored {
                id,
                weight: 1,
                height: 0,
            },
            anchor,
        );
        id
    }

    /// Opens a list or mapping that starts at `span`; it ends with [`Builder::close`].
    ///
    /// Answers false when it would nest too deep: then the caller skips its content, and nothing
    /// is to be closed.
    pub(super) fn open(&mut self, kind: Kind, span: Span, anchor: usize) -> bool {
        if self.open.len() == MAX_DEPTH {
            let id = self.push(Kind::Opaque, span);
            self.finish(
                Anchored {
                    id,
                    weight: 1,
                    height: 0,
                },
                anchor,
            );
            if !self.too_deep {
                self.too_deep = true;
                self.problems.push(Problem {
                    kind: ProblemKind::TooDeep,
                    span,
                    node: Some(id),
                });
            }
            return false;
        }
        let mapping = matches!(kind, Kind::Mapping { .. });
        let id = self.push(kind, span);
        if anchor != 0 {
            // Known before it is complete, so that an alias inside it is recognised as a cycle.
            self.anchors.insert(
                anchor,
                Anchored {
                    id,
                    weight: 0,
                    height: 0,
                },
            );
        }
        self.open.push(Open {
            id,
            mapping,
            last: None,
            key: None,
            weight: 1,
            height: 0,
            merges: false,
            anchor,
            spoilt: false,
        });
        true
    }

    /// Closes the innermost collection. `end` is given where a closing bracket ends it; a block
    /// collection ends with its last child.
    pub(super) fn close(&mut self, end: Option<u32>) {
        let Some(open) = self.open.pop() else { return };
        let last = open
            .last
            .map(|id| self.document.nodes[id.0 as usize].span.end);
        let duplicates = open.mapping && self.report_duplicates(open.id);
        if open.merges {
            self.report_merges(open.id);
        }
        let node = &mut self.document.nodes[open.id.0 as usize];
        node.span.end = end.or(last).unwrap_or(node.span.end).max(node.span.start);
        node.irregular = open.merges || duplicates;
        if open.spoilt {
            node.kind = Kind::Opaque;
            node.first = None;
            node.len = 0;
        }
        if let Some(parent) = self.open.last_mut() {
            parent.weight = parent.weight.saturating_add(open.weight);
            parent.height = parent.height.max(open.height + 1);
        }
        if open.anchor != 0 {
            let anchored = Anchored {
                id: open.id,
                weight: open.weight,
                height: open.height + 1,
            };
            self.anchors.insert(open.anchor, anchored);
        }
    }

    /// The decoded text of the scalar with that anchor, for an alias that stands as a key.
    pub(super) fn anchored_text(&self, anchor: usize) -> Option<&str> {
        self.document.node(self.anchors.get(&anchor)?.id).text()
    }

    /// Whether the innermost collection is a mapping; none if nothing is open.
    pub(super) fn in_mapping(&self) -> Option<bool> {
        self.open.last().map(|open| open.mapping)
    }

    /// Where the innermost collection starts.
    pub(super) fn open_span(&self) -> Option<Span> {
        self.open
            .last()
            .map(|open| self.document.nodes[open.id.0 as usize].span)
    }

    /// Where the innermost collection starts, if it is written in brackets.
    pub(super) fn open_bracket(&self) -> Option<usize> {
        let open = &self.document.nodes[self.open.last()?.id.0 as usize];
        let flow = matches!(
            open.kind,
            Kind::Sequence { flow: true } | Kind::Mapping { flow: true }
        );
        flow.then_some(open.span.start as usize)
    }

    /// Makes the innermost collection one of which nothing is known.
    pub(super) fn spoil(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.spoilt = true;
        }
    }

    /// Where the last breach of the grammar is.
    pub(super) fn last_syntax(&self) -> Option<Span> {
        let is_syntax = |problem: &&Problem| matches!(problem.kind, ProblemKind::Syntax { .. });
        self.problems
            .iter()
            .rev()
            .find(is_syntax)
            .map(|problem| problem.span)
    }

    /// How many of the innermost collections have to be closed to close a mapping (or a list).
    pub(super) fn depth_of(&self, mapping: bool) -> Option<usize> {
        self.open
            .iter()
            .rev()
            .position(|open| open.mapping == mapping)
    }

    /// Adds an alias for the node with that anchor.
    pub(super) fn alias(&mut self, anchor: usize, span: Span) {
        // Without a target, the anchored node was skipped for its depth.
        let Some(target) = self.anchors.get(&anchor).copied() else {
            self.unknown(span);
            return;
        };
        if self.open.iter().any(|open| open.id == target.id) {
            self.opaque(span, ProblemKind::AliasCycle);
        } else if self.open.len() + target.height > MAX_DEPTH {
            if self.too_deep {
                self.unknown(span);
            } else {
                self.too_deep = true;
                self.opaque(span, ProblemKind::TooDeep);
            }
        } else {
            self.aliased = self.aliased.saturating_add(target.weight);
            if self.aliased <= MAX_ALIAS_NODES {
                let id = self.push(Kind::Alias(target.id), span);
                self.finish(Anchored { id, ..target }, 0);
            } else if self.excessive {
                self.unknown(span);
            } else {
                self.excessive = true;
                self.opaque(span, ProblemKind::ExcessiveAliases);
            }
        }
    }

    /// Adds a node of which nothing is known; why was said before.
    fn unknown(&mut self, span: Span) {
        let id = self.push(Kind::Opaque, span);
        self.finish(
            Anchored {
                id,
                weight: 1,
                height: 0,
            },
            0,
        );
    }

    /// Adds a node of which nothing is known, with the problem that makes it so.
    pub(super) fn opaque(&mut self, span: Span, kind: ProblemKind) {
        let id = self.push(Kind::Opaque, span);
        self.problems.push(Problem {
            kind,
            span,
            node: Some(id),
        });
        self.finish(
            Anchored {
                id,
                weight: 1,
                height: 0,
            },
            0,
        );
    }

    /// Ends the document. `partial` says that an error cut it short.
    pub(super) fn build(mut self, span: Span, partial: bool) -> (Document, Vec<Problem>) {
        while self.is_open() {
            self.close(None);
        }
        self.document.span = span;
        self.document.partial = partial;
        let is_syntax = |problem: &Problem| matches!(problem.kind, ProblemKind::Syntax { .. });
        self.document.damaged = self.problems.iter().any(is_syntax);
        (self.document, self.problems)
    }

    /// Appends a node and links it to its parent.
    fn push(&mut self, kind: Kind, span: Span) -> NodeId {
        let id = NodeId(narrow(self.document.nodes.len()));
        let mut node = Node {
            kind,
            tag: Tag::None,
            span,
            text: TextRef::Source(Span::empty(span.start as usize)),
            parent: None,
            key: None,
            first: None,
            next: None,
            index: 0,
            len: 0,
            irregular: false,
        };
        match self.open.last_mut() {
            None => {
                self.document.root.get_or_insert(id);
            }
            Some(open) => {
                node.parent = Some(open.id);
                node.key = open.key.take();
                if let Some(last) = open.last.replace(id) {
                    self.document.nodes[last.0 as usize].next = Some(id);
                } else {
                    self.document.nodes[open.id.0 as usize].first = Some(id);
                }
                let parent = &mut self.document.nodes[open.id.0 as usize];
                node.index = parent.len;
                parent.len += 1;
            }
        }
        self.document.nodes.push(node);
        id
    }

    /// Accounts for a complete node.
    fn finish(&mut self, node: Anchored, anchor: usize) {
        if let Some(open) = self.open.last_mut() {
            open.weight = open.weight.saturating_add(node.weight);
            open.height = open.height.max(node.height);
        }
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
    }

    /// Reports merge keys whose value is no mapping and no list of mappings; readers refuse them.
    fn report_merges(&mut self, mapping: NodeId) {
        let Self {
            document, problems, ..
        } = self;
        let merges = document
            .node(mapping)
            .entries()
            .filter(|entry| entry.key.is_merge());
        for entry in merges {
            let value = entry.value;
            let fits = |node: super::NodeRef<'_>| node.is_mapping() || node.target().is_opaque();
            let is_list = value.is_sequence() && value.items().all(fits);
            if !is_list && !fits(value) {
                let message = "`<<` merges mappings, and this is none";
                let hint = Some("Put `<<` in quotes if it is meant as a key.");
                problems.push(Problem::syntax(value.span(), message, hint));
            }
        }
    }

    /// Reports keys that a mapping has twice; says whether there were any.
    fn report_duplicates(&mut self, mapping: NodeId) -> bool {
        let Self {
            document, problems, ..
        } = self;
        let mapping = document.node(mapping);
        let before = problems.len();
        let mut report = |first: super::Entry<'_>, second: super::Entry<'_>| {
            let kind = ProblemKind::DuplicateKey {
                key: second.key.text().to_owned(),
                first: first.key.span(),
            };
            let node = Some(second.value.id());
            problems.push(Problem {
                kind,
                span: second.key.span(),
                node,
            });
        };
        if mapping.len() <= FEW_KEYS {
            for (index, entry) in mapping.entries().enumerate() {
                let same = |earlier: &super::Entry<'_>| earlier.key.text() == entry.key.text();
                if let Some(first) = mapping.entries().take(index).find(same) {
                    report(first, entry);
                }
            }
        } else {
            let mut seen = HashSet::new();
            let twice: Vec<_> = mapping
                .entries()
                .filter(|entry| !seen.insert(entry.key.text()))
                .collect();
            if !twice.is_empty() {
                let mut firsts = HashMap::new();
                for entry in mapping.entries() {
                    firsts.entry(entry.key.text()).or_insert(entry);
                }
                for entry in twice {
                    report(firsts[entry.key.text()], entry);
                }
            }
        }
        problems.len() > before
    }
}

/// Narrows an index to the 32 bits the arena holds; 64 MB of text cannot hold more nodes.
fn narrow(index: usize) -> u32 {
    u32::try_from(index).expect("a file of 64 MB has fewer nodes than 32 bits can count")
}
