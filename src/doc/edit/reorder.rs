//! Moving an item of a list up: a copy of it above, and the original goes.
//!
//! Anchors and aliases have to stay in order, so what holds one is not moved.

use super::copy::copy_item;
use super::remove::remove_item;
use super::site::{lead, subtree_end};
use crate::doc::{Key, NodeId, NodeRef};
use crate::text::Edit;

/// Moves an item of a list before another one that stands above it, with the comments it owns.
pub(crate) fn move_up(node: NodeRef<'_>, before: NodeRef<'_>) -> Option<Vec<Edit>> {
    let is_above = before.parent()?.id() == node.parent()?.id() && before.index() < node.index();
    if !is_above || node.is_opaque() || refers(node) {
        return None;
    }
    let mut edits = copy_item(node, before.index(), &[])?;
    edits.extend(remove_item(node)?);
    Some(edits)
}

/// Whether an anchor or an alias stands in a node.
fn refers(node: NodeRef<'_>) -> bool {
    let document = node.document();
    let is_alias_key = |key: Key<'_>| key.span().of(document.text()).starts_with('*');
    let (start, end) = (node.id().0, subtree_end(node));
    (start..end)
        .map(|id| document.node(NodeId(id)))
        .any(|node| {
            // What is not understood may be one.
            let is_anchored = || lead(node).is_none_or(|lead| lead.anchored);
            node.is_alias() || is_anchored() || node.key().is_some_and(is_alias_key)
        })
}
