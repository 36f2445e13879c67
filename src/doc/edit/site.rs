//! Where a node stands: what introduces it, where it really starts and ends, in which column.
//!
//! The tree has the spans of values and keys. What lies between them (`:`, `-`, anchors, tags,
//! comments) is read from the gaps here. An answer of none means that the text is not understood
//! well enough to be edited: explicit keys (`? key`) and keys that are not written at all, tabs before a key, a property in front of a
//! key, and what is not looked at by the parser.

use super::gap::{Gap, Piece};
use super::lines::Lines;
use crate::doc::{Document, Kind, NodeId, NodeRef, Scalar};
use crate::text::{Span, Style};

/// What stands in front of a value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lead {
    /// Where the entry starts: its key or its `-`, or the value itself where neither exists.
    pub(super) head: usize,
    /// Behind the `:`, `-` or `,` that introduces the value.
    pub(super) end: usize,
    /// Behind the value's anchor and tag; `end` if it has none.
    pub(super) props_end: usize,
    /// Whether the value has an anchor.
    pub(super) anchored: bool,
    /// Whether the value has a tag.
    pub(super) tagged: bool,
    /// The first comment between that and the value.
    pub(super) comment: Option<Span>,
}

/// The lines of a node's text.
pub(super) fn lines(node: NodeRef<'_>) -> Lines<'_> {
    Lines {
        text: node.document().text(),
    }
}

/// Whether the node is a collection without brackets.
pub(super) fn is_block(node: NodeRef<'_>) -> bool {
    matches!(
        node.kind(),
        Kind::Mapping { flow: false } | Kind::Sequence { flow: false }
    )
}

/// Whether the node stands inside brackets, where line breaks and indentation mean nothing.
pub(super) fn in_flow(node: NodeRef<'_>) -> bool {
    node.parent().is_some_and(|parent| !is_block(parent))
}

/// Whether nothing at all is written where the value stands.
pub(super) fn is_unwritten(node: NodeRef<'_>) -> bool {
    !node.is_alias() && node.scalar().is_some_and(Scalar::is_empty_plain)
}

/// Whether a flow collection is written in brackets, which a single pair in a list is not.
pub(super) fn has_brackets(node: NodeRef<'_>) -> bool {
    let source = node.span().of(node.document().text());
    match node.kind() {
        Kind::Mapping { flow: true } => source.starts_with('{') && source.ends_with('}'),
        Kind::Sequence { flow: true } => source.starts_with('[') && source.ends_with(']'),
        _ => false,
    }
}

/// `{key}`: whether the node is the value of a key in braces without a colon, so that nothing
/// stands in front of it.
pub(super) fn is_colonless(node: NodeRef<'_>) -> bool {
    let Some(key) = node.key_span().filter(|key| !key.is_empty()) else {
        return false;
    };
    let text = node.document().text();
    let at = key.end as usize;
    // The parser puts a value that is not there right before what follows.
    let follows = || {
        let mut pieces = Gap::new(text, at, text.len()).map(|(piece, _)| piece);
        pieces.find(|piece| *piece != Piece::Comment)
    };
    is_unwritten(node) && in_flow(node) && follows() != Some(Piece::Colon)
}

/// Reads what stands in front of a value.
pub(super) fn lead(node: NodeRef<'_>) -> Option<Lead> {
    let start = node.span().start as usize;
    let text = node.document().text();
    if let Some(key) = node.key() {
        let key = key.span();
        let from = key.end as usize;
        if key.is_empty() {
            return None;
        }
        if is_unwritten(node) && start == from {
            // The parser puts a value that is not there in front of the colon.
            let (piece, colon) = Gap::new(text, from, text.len()).next()?;
            let on_line = !text[from..colon.start as usize].contains(['\n', '\r']);
            return (piece == Piece::Colon && on_line)
                .then(|| Lead::new(key.start as usize, colon.end as usize));
        }
        return read(node, key.start as usize, (from, start), Piece::Colon);
    }
    let Some(parent) = node.parent() else {
        let from = node.document().span().start as usize;
        return read(node, start, (from, start), Piece::Marker);
    };
    let previous = previous(node);
    let introducer = match (is_block(parent), previous) {
        (true, _) => Piece::Dash,
        (false, Some(_)) => Piece::Comma,
        (false, None) => Piece::Other,
    };
    let from = match previous {
        Some(previous) => end_of(previous)?,
        None if is_block(parent) => lead(parent)?.props_end,
        None => parent.span().start as usize + 1,
    };
    read(node, start, (from, start), introducer)
}

/// Reads the gap in front of a value. `introducer` is what has to stand in it: `Other` if
/// nothing has to, `Marker` if it may.
fn read(
    node: NodeRef<'_>,
    head: usize,
    (from, to): (usize, usize),
    introducer: Piece,
) -> Option<Lead> {
    let text = node.document().text();
    let mut lead = Lead::new(head, from);
    // Whether the introducer was met, or none is needed.
    let mut met = matches!(introducer, Piece::Other | Piece::Marker);
    for (piece, span) in Gap::new(text, from, to) {
        let (start, end) = (span.start as usize, span.end as usize);
        match piece {
            Piece::Dash if met && node.kind() == (Kind::Sequence { flow: false }) => break,
            Piece::Marker if introducer == Piece::Marker => lead = Lead::new(head, end),
            piece if piece == introducer && !met => {
                let head = if piece == Piece::Dash { start } else { head };
                lead = Lead::new(head, end);
                met = true;
            }
            Piece::Comment if met => {
                lead.comment.get_or_insert(span);
            }
            Piece::Comment if introducer != Piece::Colon => {}
            Piece::Anchor | Piece::Tag if met => {
                if lead.props_end == lead.end && !matches!(introducer, Piece::Colon | Piece::Dash) {
                    lead.head = start;
                }
                lead.props_end = end;
                lead.anchored |= piece == Piece::Anchor;
                lead.tagged |= piece == Piece::Tag;
            }
            _ => return None,
        }
    }
    met.then_some(lead)
}

impl Lead {
    fn new(head: usize, end: usize) -> Self {
        Self {
            head,
            end,
            props_end: end,
            anchored: false,
            tagged: false,
            comment: None,
        }
    }
}

/// Where a value starts. The span of a list that is not indented starts behind its first `-`.
pub(super) fn start_of(node: NodeRef<'_>) -> Option<usize> {
    match node.children().next() {
        Some(first) if node.kind() == (Kind::Sequence { flow: false }) => {
            lead(first).map(|lead| lead.head)
        }
        _ => Some(node.span().start as usize),
    }
}

/// Where the source of a node ends. For a block scalar that is its last byte that is not white
/// space; see [`super::block::below`] for what may follow.
pub(super) fn end_of(node: NodeRef<'_>) -> Option<usize> {
    let tail = tail(node);
    if tail.is_opaque() || is_block(tail) {
        return None;
    }
    let end = tail.span().end as usize;
    if !is_unwritten(tail) {
        return Some(end);
    }
    if tail.key().is_none() {
        // The parser puts it behind the dash or the anchor, maybe with a space between.
        let before = tail.document().text()[..end].trim_end_matches([' ', '\t']);
        return (!before.ends_with(['\n', '\r'])).then_some(before.len());
    }
    if is_colonless(tail) {
        return tail.key_span().map(|key| key.end as usize);
    }
    lead(tail).map(|lead| lead.props_end)
}

/// The node whose source ends that of a block collection: a scalar, an alias or a collection in
/// brackets. Other nodes end themselves.
pub(super) fn tail(node: NodeRef<'_>) -> NodeRef<'_> {
    let mut tail = node;
    if is_block(node) {
        // The arena is in document order, so the last node is the deepest one at the end.
        let mut inner = node.document().node(NodeId(subtree_end(node) - 1));
        while inner.id() != node.id() {
            if tail.id() == node.id() || !is_block(inner) {
                tail = inner;
            }
            match inner.parent() {
                Some(parent) => inner = parent,
                None => break,
            }
        }
    }
    tail
}

/// The node that comes after all nodes below `node`.
pub(super) fn following(node: NodeRef<'_>) -> Option<NodeRef<'_>> {
    std::iter::successors(Some(node), |node| node.parent()).find_map(next)
}

/// The index in the arena behind the last node below `node`.
pub(super) fn subtree_end(node: NodeRef<'_>) -> u32 {
    let end = || u32::try_from(node.document().nodes.len());
    following(node).map_or_else(
        || end().expect("the arena is indexed by 32 bits"),
        |next| next.id().0,
    )
}

/// The sibling before a node.
pub(super) fn previous(node: NodeRef<'_>) -> Option<NodeRef<'_>> {
    let index = node.index().checked_sub(1)?;
    let parent = node.parent()?;
    // The sibling ends right before the node in the arena; climbing is shorter than counting.
    let mut candidate = node.document().node(NodeId(node.id().0 - 1));
    while candidate.parent()?.id() != parent.id() {
        candidate = candidate.parent()?;
    }
    (candidate.index() == index).then_some(candidate)
}

/// The sibling after a node.
pub(super) fn next(node: NodeRef<'_>) -> Option<NodeRef<'_>> {
    let document: &Document = node.document();
    let next = document.nodes[node.id().0 as usize].next?;
    Some(document.node(next))
}

/// Whether the node is a scalar that is written behind `|` or `>`.
pub(super) fn is_block_scalar(node: NodeRef<'_>) -> bool {
    matches!(node.kind(), Kind::Scalar(Style::Literal | Style::Folded))
}

/// The header of a block scalar without its comment, such as `|-`.
pub(super) fn block_header(node: NodeRef<'_>) -> Option<&str> {
    let source = node.span().of(node.document().text());
    let line = source.lines().next()?;
    let header = line.split('#').next().unwrap_or(line).trim_end();
    (is_block_scalar(node) && header.starts_with(['|', '>'])).then_some(header)
}

/// The column of an entry of a block collection, and whether it has its line to itself. The
/// first entry of a collection may stand behind the `- ` of lists around it.
pub(super) fn column(node: NodeRef<'_>, head: usize) -> Option<(usize, bool)> {
    let lines = lines(node);
    let prefix = &lines.text[lines.start(head)..head];
    let own_line = prefix.bytes().all(|byte| byte == b' ');
    let compact = || {
        node.index() == 0
            && prefix.ends_with(' ')
            && prefix.split(' ').all(|word| matches!(word, "" | "-"))
    };
    (own_line || compact()).then_some((prefix.len(), own_line))
}
