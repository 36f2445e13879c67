//! Edits of the file on disk that several rules offer as fixes. None where an edit cannot be made
//! without damage; then there is no fix.

use crate::doc::NodeRef;
use crate::doc::edit::{self, At, Literal};
use crate::text::Edit;

/// Gives a scalar another value.
pub(crate) fn set(node: NodeRef<'_>, value: Literal<'_>) -> Option<Vec<Edit>> {
    edit::on_disk(node.document(), edit::set_scalar(node, value)?)
}

/// Gives an entry another key.
pub(crate) fn rename(node: NodeRef<'_>, key: &str) -> Option<Vec<Edit>> {
    edit::on_disk(node.document(), edit::rename_key(node, key)?)
}

/// Puts the key of an entry into quotes if a reader takes it for something else than its text.
pub(crate) fn quote_key(node: NodeRef<'_>) -> Option<Vec<Edit>> {
    rename(node, node.key()?.text())
}

/// Adds an entry, whose value is given as source text, behind the others of a mapping.
pub(crate) fn insert(mapping: NodeRef<'_>, key: &str, source: &str) -> Option<Vec<Edit>> {
    let edits = edit::insert_key(mapping, key, source, At::End)?;
    edit::on_disk(mapping.document(), edits)
}

/// Removes entries of one mapping with their comments.
pub(crate) fn remove(nodes: &[NodeRef<'_>]) -> Option<Vec<Edit>> {
    let document = nodes.first()?.document();
    edit::on_disk(document, edit::remove_several(nodes)?)
}
