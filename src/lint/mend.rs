//! Edits of the file on disk that several rules offer as fixes. None where an edit cannot be made
//! without damage; then there is no fix.

use crate::doc::edit::{self, At, Literal};
use crate::doc::{Kind, NodeRef, Syntax};
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

/// Moves an item of a list, with its comments, before one that stands above it.
pub(crate) fn move_up(node: NodeRef<'_>, before: NodeRef<'_>) -> Option<Vec<Edit>> {
    edit::on_disk(node.document(), edit::move_up(node, before)?)
}

/// Puts a mapping below a new key in its place.
pub(crate) fn nest(node: NodeRef<'_>, key: &str) -> Option<Vec<Edit>> {
    edit::on_disk(node.document(), edit::nest(node, key)?)
}

/// Puts a key with a word before the other keys of a mapping. Of what no reader takes for text, and
/// of what needs escapes, there is no edit.
pub(crate) fn insert_word(mapping: NodeRef<'_>, key: &str, word: &str) -> Option<Vec<Edit>> {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric();
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) || !word.bytes().all(is_letter) {
        return None;
    }
    match mapping.document().syntax() {
        Syntax::Json => insert_first(mapping, key, &format!("\"{word}\"")),
        Syntax::Yaml => insert_first(mapping, key, word),
    }
}

/// Puts a key with a mapping before the other keys of a mapping; the inner mapping holds a text
/// that needs no escapes.
pub(crate) fn insert_mapping(
    mapping: NodeRef<'_>,
    key: &str,
    (inner, text): (&str, &str),
) -> Option<Vec<Edit>> {
    let is_harmless = |c: char| !c.is_control() && !matches!(c, '"' | '\\');
    if !text.chars().all(is_harmless) {
        return None;
    }
    let source = match (mapping.document().syntax(), mapping.kind()) {
        (Syntax::Json, _) => format!("{{\"{inner}\": \"{text}\"}}"),
        (Syntax::Yaml, Kind::Mapping { flow: false }) => format!("{inner}: \"{text}\""),
        (Syntax::Yaml, _) => format!("{{{inner}: \"{text}\"}}"),
    };
    insert_first(mapping, key, &source)
}

fn insert_first(mapping: NodeRef<'_>, key: &str, source: &str) -> Option<Vec<Edit>> {
    let edits = edit::insert_key(mapping, key, source, At::Start)?;
    edit::on_disk(mapping.document(), edits)
}
