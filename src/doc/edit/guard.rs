//! What is not edited, because an edit would change more than it says.

use super::site::{is_colonless, lead, subtree_end};
use crate::doc::{Key, MAX_DEPTH, NodeRef};

/// Some if a node may be edited: it is known, written where it stands, in a document without
/// syntax errors, and nothing around it is used by an alias.
pub(super) fn editable(node: NodeRef<'_>) -> Option<()> {
    if node.document().is_damaged() || node.is_opaque() || node.is_alias() {
        return None;
    }
    // Only a mapping can be merged, and what it brings in belongs to another one.
    if node.key().is_some_and(Key::is_merge) {
        return None;
    }
    unshared(node)
}

/// Some if neither the node nor a collection around it is used by an alias elsewhere.
pub(super) fn unshared(node: NodeRef<'_>) -> Option<()> {
    let mut around = Some(node);
    while let Some(node) = around {
        if !is_colonless(node) && lead(node)?.anchored && is_target(node, node.id().0 + 1) {
            return None;
        }
        around = node.parent();
    }
    Some(())
}

/// Some if no alias elsewhere needs the node or anything in it, so that it may go.
pub(super) fn unreferenced(node: NodeRef<'_>) -> Option<()> {
    let end = subtree_end(node);
    (!may_hold_anchor(node) || !is_target(node, end)).then_some(())
}

/// Some if a value that nests `depth` levels may stand where the node stands.
pub(super) fn room_for(parent: Option<NodeRef<'_>>, depth: usize) -> Option<()> {
    let around = std::iter::successors(parent, |node| node.parent()).count();
    (around + depth <= MAX_DEPTH).then_some(())
}

/// Whether an anchor may stand in or in front of the node. It looks at the text only, because
/// that is cheap and nearly always says no.
fn may_hold_anchor(node: NodeRef<'_>) -> bool {
    let text = node.document().text();
    let start = lead(node).map_or(node.span().start as usize, |lead| lead.head);
    let end = (node.span().end as usize).max(start);
    text[start..end].contains('&')
}

/// Whether an alias outside of the arena's range from the node to `end` stands for a node in it.
/// An alias that stands as a key may stand for any node.
fn is_target(node: NodeRef<'_>, end: u32) -> bool {
    let aliases = node.document().aliases();
    let inside = node.id().0..end;
    let first = |(target, _): &(u32, u32)| *target < inside.start;
    let by_target = &aliases.by_target[aliases.by_target.partition_point(first)..];
    let mut by_target = by_target
        .iter()
        .take_while(|(target, _)| inside.contains(target));
    aliases.as_key || by_target.any(|(_, alias)| !inside.contains(alias))
}
