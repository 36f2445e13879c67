//! Changing a document by edits of its text: the only place where such edits are made.
//!
//! Each function looks at one node and answers the edits that make exactly one change to the
//! tree, in bytes of the document's own text; [`on_disk`] carries them to the file. None means
//! that the change cannot be made without damage to something else. All other bytes stay, and
//! with them order, quotes, indentation, line breaks, comments and the missing final line break.
//!
//! * What an alias stands for, and what contains it, is not edited: the change would show in two
//!   places. What an alias elsewhere needs is not removed.
//! * An entry owns the unbroken comment lines directly above it in its column and the comment on
//!   its line, and they go when it goes. A nested block owns the deeper comment lines directly
//!   below it. Other comments stay, and where they cannot, nothing is edited.
//! * Source text that is handed in is one value in the language of its surroundings (JSON, YAML
//!   in brackets, YAML in a block at indentation 0) without anchors and aliases; anything else is
//!   refused.
//! * Edits of several calls may be applied together if they belong to different collections, or
//!   all of them to one without emptying it; [`crate::text::apply`] refuses those that overlap.
//!
//! Not edited at all: documents with syntax errors that end them early, explicit keys (`? key`),
//! tagged scalars, keys with an anchor or a tag, and pairs without braces in a list.

mod block;
mod comment;
mod copy;
mod flow;
mod fragment;
mod gap;
mod guard;
mod insert;
mod insert_block;
mod insert_flow;
mod layout;
mod lines;
mod nest;
mod put;
mod quote;
mod remove;
mod remove_block;
mod remove_flow;
mod reorder;
mod scalar;
mod site;
#[cfg(test)]
mod tests;

pub(crate) use comment::{remove_comment, shorten_comment};
pub(crate) use copy::copy_item;
pub(crate) use insert::{At, insert_item, insert_key};
pub(crate) use layout::yaml_style;
pub(crate) use nest::nest;
pub(crate) use remove::{remove_item, remove_key, remove_several};
pub(crate) use reorder::move_up;
pub(crate) use scalar::{Literal, rename_key, set_scalar};

use super::{Document, NodeRef};
use crate::text::Edit;

/// Puts a value, given as source text, in the place of a scalar or a whole collection.
///
/// A comment between a key and its value and one behind a scalar stay; those inside of what is
/// replaced go with it.
pub(crate) fn replace(node: NodeRef<'_>, source: &str) -> Option<Vec<Edit>> {
    guard::editable(node)?;
    guard::unreferenced(node)?;
    let value = insert::read(node, site::in_flow(node), source)?;
    guard::room_for(node.parent(), value.depth())?;
    Some(vec![put::put(node, &value)?])
}

/// Carries edits of a document's text to the file on disk, escaped, quoted or indented for each
/// scalar that the document stands in.
pub(crate) fn on_disk(document: &Document, edits: Vec<Edit>) -> Option<Vec<Edit>> {
    edits
        .into_iter()
        .map(|edit| document.outward(edit))
        .collect()
}
