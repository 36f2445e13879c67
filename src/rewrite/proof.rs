//! Edits are tried before they are handed out: the text after them is read again.

use crate::doc::edit::Literal;
use crate::doc::{Document, Kind, NodeRef, Origin, Parsed, edit, parse};
use crate::model::{Resource, recognise};
use crate::text::{Edit, FileId, SourceFile, apply};

/// Whether a resource is as wanted after edits of its document's text.
pub(super) fn holds(
    resource: &Resource<'_>,
    edits: &[Edit],
    is_wanted: impl Fn(&Resource<'_>) -> bool,
) -> bool {
    let document = resource.root.document();
    let Ok(text) = apply(document.text(), edits) else {
        return false;
    };
    let parsed = read(document, text);
    let Some(after) = same_document(&parsed, document) else {
        return false;
    };
    if is_broken(after) {
        return false;
    }
    let before = recognise(document).resources;
    let root = resource.root.id();
    let index = before.iter().position(|one| one.root.id() == root);
    let after = recognise(after).resources;
    after.len() == before.len()
        && index
            .and_then(|index| after.get(index))
            .is_some_and(is_wanted)
}

/// Whether a document, or one around it, has syntax errors.
pub(super) fn is_broken(document: &Document) -> bool {
    let mut around = Some(document);
    while let Some(document) = around {
        if document.is_damaged() || document.is_partial() {
            return true;
        }
        around = match document.origin() {
            Origin::File(_) => None,
            Origin::Embedded { outer, .. } => Some(outer),
        };
    }
    false
}

/// Edits of a document's text as edits of the file on disk. Where a scalar around the document
/// cannot take them one by one, its whole text is written.
pub(super) fn on_disk(document: &Document, edits: Vec<Edit>) -> Option<Vec<Edit>> {
    let Origin::Embedded { outer, scalar, .. } = document.origin() else {
        return Some(edits);
    };
    let scalar = outer.node(*scalar);
    let text = apply(document.text(), &edits).ok()?;
    if let Some(edits) = edit::on_disk(document, edits)
        && reads(scalar, &text, &edits)
    {
        return Some(edits);
    }
    let edits = on_disk(outer, edit::set_scalar(scalar, Literal::Text(&text))?)?;
    reads(scalar, &text, &edits).then_some(edits)
}

/// Whether a scalar reads `text` after edits of the file on disk.
fn reads(scalar: NodeRef<'_>, text: &str, edits: &[Edit]) -> bool {
    let mut open = vec![scalar];
    let mut document = scalar.document();
    while let Origin::Embedded { outer, scalar, .. } = document.origin() {
        document = outer;
        open.push(document.node(*scalar));
    }
    let Ok(after) = apply(document.text(), edits) else {
        return false;
    };
    let inner = open.into_iter().rev().try_fold(after, |after, scalar| {
        let document = scalar.document();
        let parsed = read(document, after);
        let after = same_document(&parsed, document)?;
        counterpart(after, scalar)?.text().map(str::to_owned)
    });
    inner.as_deref() == Some(text)
}

/// Another text in the place of a document's.
fn read(document: &Document, text: String) -> Vec<Parsed> {
    let file = match document.origin() {
        Origin::File(file) => SourceFile::new(file.id, file.path.clone(), text),
        Origin::Embedded { .. } => SourceFile::new(FileId(0), "", text),
    };
    parse(&file)
}

/// The document of a stream that starts where another one did, of which only the inside changed.
fn same_document<'p>(parsed: &'p [Parsed], document: &Document) -> Option<&'p Document> {
    let start = document.span().start;
    let found = parsed
        .iter()
        .find(|parsed| parsed.document.span().start == start)?;
    Some(&found.document)
}

/// The node at the same place of another document of the same structure.
fn counterpart<'d>(document: &'d Document, node: NodeRef<'_>) -> Option<NodeRef<'d>> {
    let around = std::iter::successors(Some(node), |node| node.parent());
    let mut path: Vec<usize> = around.map(NodeRef::index).collect();
    // The root stands nowhere.
    path.pop();
    let root = document.root()?;
    path.into_iter()
        .rev()
        .try_fold(root, |node, index| node.children().nth(index))
}

/// Whether an alias outside of a node stands for something in it.
pub(super) fn shares_anchors(node: NodeRef<'_>) -> bool {
    let document = node.document();
    let mut inside = std::collections::HashSet::new();
    let mut aliases = Vec::new();
    let mut open: Vec<(NodeRef<'_>, bool)> = Vec::new();
    open.extend(document.root().map(|root| (root, false)));
    while let Some((one, within)) = open.pop() {
        let within = within || one.id() == node.id();
        if within {
            inside.insert(one.id());
        }
        match one.kind() {
            Kind::Alias(target) if !within => aliases.push(target),
            Kind::Alias(_) => {}
            _ => open.extend(one.children().map(|child| (child, within))),
        }
    }
    aliases.iter().any(|target| inside.contains(target))
}
