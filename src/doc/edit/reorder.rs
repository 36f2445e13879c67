//! Moving an item of a list up: its lines with the comments it owns, or its text in brackets.
//!
//! Anchors and aliases have to stay in order, so what holds one is not moved.

use super::block::{Entry, trailing_block_scalar, would_swallow};
use super::flow::{FlowEntry, has_comment};
use super::guard;
use super::site::{block_header, is_block, lead, lines, previous, subtree_end};
use crate::doc::{Key, Kind, NodeId, NodeRef};
use crate::text::{Edit, Span};

/// Moves an item of a list before another one that stands above it, with the comments it owns.
pub(crate) fn move_up(node: NodeRef<'_>, before: NodeRef<'_>) -> Option<Vec<Edit>> {
    let parent = node.parent()?;
    let is_list = matches!(parent.kind(), Kind::Sequence { .. });
    let above = before.parent()?.id() == parent.id() && before.index() < node.index();
    guard::editable(parent)?;
    if !is_list || !above || node.is_opaque() || refers(node) {
        return None;
    }
    if is_block(parent) {
        block(node, before)
    } else {
        flow(node, before)
    }
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

/// Whole lines.
fn block(node: NodeRef<'_>, before: NodeRef<'_>) -> Option<Vec<Edit>> {
    let lines = lines(node);
    let (entry, target) = (Entry::of(node)?, Entry::of(before)?);
    let (to, from, end) = (target.above()?, entry.above()?, entry.below()?);
    // Behind blank lines that are content, the next line must not be nearer than it was.
    let keeps = |node| trailing_block_scalar(node).is_some_and(|scalar| keeps_lines(scalar));
    let above = previous(node)?;
    if keeps(node) || keeps(above) || previous(before).is_some_and(keeps) {
        return None;
    }
    let above_is_open = trailing_block_scalar(above);
    if above_is_open.is_some() && would_swallow(lines, end, entry.column + 1) {
        return None;
    }
    let mut text = lines.text[from..end].to_owned();
    let mut start = from;
    if lines.is_unterminated(end) {
        // The entry above ends the file now, without a line break.
        let is_stripped = |scalar| block_header(scalar).is_some_and(|header| header.contains('-'));
        let ends = [above_is_open, trailing_block_scalar(node)];
        if !ends.into_iter().flatten().all(is_stripped) {
            return None;
        }
        text.push_str(lines.line_break());
        start = lines.before(from);
    }
    let gone = Span::new(start, end);
    Some(vec![Edit::insert(to, text), Edit::delete(gone)])
}

/// Whether the header of a block scalar makes the blank lines behind it content.
fn keeps_lines(scalar: NodeRef<'_>) -> bool {
    block_header(scalar).is_none_or(|header| header.contains('+'))
}

/// The text of the item, with what separates it from the one above.
fn flow(node: NodeRef<'_>, before: NodeRef<'_>) -> Option<Vec<Edit>> {
    let text = lines(node).text;
    let (entry, target) = (FlowEntry::of(node)?, FlowEntry::of(before)?);
    let above = FlowEntry::of(previous(node)?)?;
    let (from, to) = (entry.gap_start()?, entry.gap_end()?);
    let is_commented = has_comment(text, from, entry.head)
        || has_comment(text, entry.end, to)
        || has_comment(text, target.gap_start()?, target.head);
    if is_commented {
        return None;
    }
    let separator = &text[above.end..entry.head];
    let moved = format!("{}{separator}", &text[entry.head..entry.end]);
    let gone = Span::new(above.end, entry.end);
    Some(vec![Edit::insert(target.head, moved), Edit::delete(gone)])
}
