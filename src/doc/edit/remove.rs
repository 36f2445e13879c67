//! Removing keys and items: what is common to blocks and brackets.

use super::site::is_block;
use super::{guard, remove_block, remove_flow};
use crate::doc::{Kind, NodeRef};
use crate::text::Edit;

/// Removes the entry of this value from its mapping, with the comments it owns.
pub(crate) fn remove_key(node: NodeRef<'_>) -> Option<Vec<Edit>> {
    node.key()?;
    remove_several(&[node])
}

/// Removes an item from its list, with the comments it owns.
pub(crate) fn remove_item(node: NodeRef<'_>) -> Option<Vec<Edit>> {
    match node.parent()?.kind() {
        Kind::Sequence { .. } => remove_several(&[node]),
        _ => None,
    }
}

/// Removes several entries of one collection at once, which single edits for each could not do
/// where they share a comma. Where none is left, `{}` or `[]` stays.
pub(crate) fn remove_several(nodes: &[NodeRef<'_>]) -> Option<Vec<Edit>> {
    let mut nodes = nodes.to_vec();
    nodes.sort_by_key(|node| node.id());
    nodes.dedup_by_key(|node| node.id());
    let parent = nodes.first()?.parent()?;
    guard::editable(parent)?;
    for node in &nodes {
        if node.is_opaque() || node.parent()?.id() != parent.id() {
            return None;
        }
        guard::unreferenced(*node)?;
    }
    let all = nodes.len() == parent.len();
    match (is_block(parent), all) {
        (true, true) => remove_block::all(parent, &nodes),
        (false, true) => remove_flow::all(parent, &nodes),
        (_, false) => {
            let run = if is_block(parent) {
                remove_block::run
            } else {
                remove_flow::run
            };
            let edits: Option<Vec<Vec<Edit>>> = runs(&nodes).map(run).collect();
            Some(edits?.concat())
        }
    }
}

/// The nodes in groups that stand next to each other.
fn runs<'a, 'd>(nodes: &'a [NodeRef<'d>]) -> impl Iterator<Item = &'a [NodeRef<'d>]> {
    nodes.chunk_by(|one, other| one.index() + 1 == other.index())
}

/// `{}` or `[]`.
pub(super) fn brackets(collection: NodeRef<'_>) -> &'static str {
    match collection.kind() {
        Kind::Sequence { .. } => "[]",
        _ => "{}",
    }
}
