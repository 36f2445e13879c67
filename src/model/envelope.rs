//! Finding the resources of a document: alone, in a list, as a custom resource, in a
//! Kubernetes `List` or in the values of a `ConfigMap`.

use std::sync::Arc;

use super::{Form, Resource, ResourceKind};
use crate::doc::{self, Document, NodeRef, Parsed};
use crate::text::SourceFile;

/// The API group of the Perses operator.
const GROUP: &str = "perses.dev/";

/// The kinds of custom resources that hold a Perses resource.
pub(crate) const CUSTOM_KINDS: [&str; 3] = [CUSTOM[0].0, CUSTOM[1].0, CUSTOM[2].0];

/// The kinds of the operator, with the Perses kind that each becomes. `Perses` itself is a server
/// and no resource of one.
const CUSTOM: [(&str, ResourceKind); 3] = [
    ("PersesDashboard", ResourceKind::Dashboard),
    ("PersesDatasource", ResourceKind::Datasource),
    ("PersesGlobalDatasource", ResourceKind::GlobalDatasource),
];

/// Something that should be a resource and is none.
#[derive(Clone, Copy)]
pub(crate) struct Misfit<'d> {
    /// The document.
    pub(crate) document: &'d Document,
    /// What stands there; none if the document is empty.
    pub(crate) node: Option<NodeRef<'d>>,
    /// Why it is none.
    pub(crate) kind: MisfitKind,
}

impl<'d> Misfit<'d> {
    fn new(node: NodeRef<'d>, kind: MisfitKind) -> Self {
        Self {
            document: node.document(),
            node: Some(node),
            kind,
        }
    }
}

/// Why something is no resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MisfitKind {
    /// The document is empty.
    Empty,
    /// A list or mapping is expected and something else stands there.
    Scalar,
    /// A mapping with metadata and spec, and without `kind`.
    NoKind,
    /// The kind is written in another letter case. Servers take it and it is recognised as a
    /// resource too, but percli refuses it.
    OtherCase(ResourceKind),
    /// The value of `kind` is no kind; custom resources have kinds of their own.
    UnknownKind {
        /// Whether it is a custom resource of Perses.
        custom: bool,
    },
    /// An item of a list of resources that has no sign of Perses.
    Stranger,
}

/// What a document holds.
#[derive(Default)]
pub(crate) struct Found<'d> {
    /// The resources, in order.
    pub(crate) resources: Vec<Resource<'d>>,
    /// What should be a resource and is none.
    pub(crate) misfits: Vec<Misfit<'d>>,
    /// How many things were left alone because they belong to somebody else.
    pub(crate) foreign: usize,
}

/// Finds the resources of a document.
pub(crate) fn recognise(document: &Document) -> Found<'_> {
    let mut found = Found::default();
    match document.root() {
        None => found.misfits.push(Misfit {
            document,
            node: None,
            kind: MisfitKind::Empty,
        }),
        Some(root) if root.scalar().is_some() => {
            found.misfits.push(Misfit::new(root, MisfitKind::Scalar));
        }
        Some(root) if root.is_sequence() => list(root, &mut found),
        Some(root) => mapping(root, &mut found),
    }
    found
}

/// The scalars of a document that may hold documents of their own: the values of a `ConfigMap`.
fn embedded_texts(document: &Document) -> Vec<NodeRef<'_>> {
    let mut texts = Vec::new();
    let Some(root) = document.root() else {
        return texts;
    };
    let objects: Vec<NodeRef<'_>> = match root.get("items") {
        Some(items) if text(root, "kind") == Some("List") => items.items().collect(),
        _ => vec![root],
    };
    for object in objects {
        let is_map =
            text(object, "kind") == Some("ConfigMap") && text(object, "apiVersion") == Some("v1");
        let Some(data) = object.get("data").filter(|_| is_map) else {
            continue;
        };
        let holds = |value: &NodeRef<'_>| value.text().is_some_and(mentions_perses);
        texts.extend(data.fields().map(|entry| entry.value).filter(holds));
    }
    texts
}

/// Whether a text that cannot be read shows a sign of Perses: a known kind under `kind`, or the
/// operator's API group.
pub(crate) fn looks_like_perses(document: &Document) -> bool {
    mentions_perses(document.span().of(document.text()))
}

/// Whether a text names a kind of Perses where a kind would stand.
fn mentions_perses(text: &str) -> bool {
    let finder = memchr::memmem::find_iter(text.as_bytes(), "kind");
    let names_kind = finder.into_iter().any(|at| {
        let rest = text[at + 4..].trim_start_matches(['"', '\'', ' ', '\t']);
        let Some(value) = rest.strip_prefix(':') else {
            return false;
        };
        let value = value.trim_start_matches(['"', '\'', ' ', '\t', '\r', '\n']);
        let end = value
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(value.len());
        let word = &value[..end];
        // A Kubernetes Secret or Role of the same name is told apart by its apiVersion.
        let custom = CUSTOM.iter().any(|(kind, _)| *kind == word);
        custom || (ResourceKind::parse_any_case(word).is_some() && !text.contains("apiVersion"))
    });
    names_kind || text.contains(GROUP)
}

/// A JSON or YAML list of resources.
fn list<'d>(sequence: NodeRef<'d>, found: &mut Found<'d>) {
    let mut inner = Found::default();
    let mut strangers = Vec::new();
    for item in sequence.items() {
        let before = inner.foreign;
        if item.is_mapping() {
            mapping(item, &mut inner);
        } else if !item.is_opaque() {
            strangers.push(item);
        }
        if inner.foreign > before {
            strangers.push(item);
        }
    }
    if inner.resources.is_empty() && inner.misfits.is_empty() {
        found.foreign += 1;
        return;
    }
    found.resources.append(&mut inner.resources);
    found.misfits.append(&mut inner.misfits);
    // Beside resources, what is none of Kubernetes' is meant as one.
    for stranger in strangers {
        if stranger.get("apiVersion").is_some() {
            found.foreign += 1;
        } else {
            found
                .misfits
                .push(Misfit::new(stranger, MisfitKind::Stranger));
        }
    }
}

/// A mapping that may be a resource or an envelope around some.
fn mapping<'d>(node: NodeRef<'d>, found: &mut Found<'d>) {
    match text(node, "apiVersion") {
        Some(version) if version.starts_with(GROUP) || version == "perses.dev" => {
            custom(node, found);
        }
        Some("v1") if text(node, "kind") == Some("List") => {
            let items = node.get("items").into_iter().flat_map(NodeRef::items);
            for item in items.filter(|item| item.is_mapping()) {
                mapping(item, found);
            }
        }
        Some(_) => found.foreign += 1,
        None if node.get("apiVersion").is_some() => found.foreign += 1,
        None => native(node, found),
    }
}

fn custom<'d>(node: NodeRef<'d>, found: &mut Found<'d>) {
    let Some(kind) = text(node, "kind") else {
        found.misfits.push(Misfit::new(node, MisfitKind::NoKind));
        return;
    };
    if kind == "Perses" {
        found.foreign += 1;
        return;
    }
    let Some((_, kind)) = CUSTOM.iter().find(|(known, _)| *known == kind) else {
        let kind = MisfitKind::UnknownKind { custom: true };
        found.misfits.push(Misfit::new(node, kind));
        return;
    };
    let spec = node.get("spec").filter(|spec| spec.is_mapping());
    // The first version of the dashboard had no `config` around the spec.
    let bare =
        *kind == ResourceKind::Dashboard && text(node, "apiVersion") == Some("perses.dev/v1alpha1");
    let spec = if bare {
        spec
    } else {
        spec.and_then(|spec| spec.get("config"))
    };
    found.resources.push(Resource {
        form: Form::CustomResource,
        kind: *kind,
        root: node,
        spec,
    });
}

fn native<'d>(node: NodeRef<'d>, found: &mut Found<'d>) {
    let has = |key: &str| node.get(key).is_some();
    let kind = text(node, "kind");
    let known = kind.and_then(ResourceKind::parse_any_case);
    if let Some(kind) = known {
        // The word `Role` alone is no sign: many formats have kinds. Others are used by Perses only.
        let unmistakable = kind.name().ends_with("Dashboard") || kind.name().starts_with("Global");
        if unmistakable || has("metadata") || has("spec") {
            if text(node, "kind") != Some(kind.name()) {
                found
                    .misfits
                    .push(Misfit::new(node, MisfitKind::OtherCase(kind)));
            }
            let spec = node.get("spec");
            found.resources.push(Resource {
                form: Form::Native,
                kind,
                root: node,
                spec,
            });
        } else {
            found.foreign += 1;
        }
        return;
    }
    let shaped = node.get("metadata").is_some_and(NodeRef::is_mapping) && has("spec");
    if shaped && has("kind") {
        let kind = MisfitKind::UnknownKind { custom: false };
        found.misfits.push(Misfit::new(node, kind));
    } else if shaped {
        found.misfits.push(Misfit::new(node, MisfitKind::NoKind));
    } else {
        found.foreign += 1;
    }
}

fn text<'d>(node: NodeRef<'d>, key: &str) -> Option<&'d str> {
    node.get(key)?.text()
}

/// Parses a file, and the documents inside its documents.
pub(crate) fn open(source: &SourceFile) -> Vec<Parsed> {
    let mut documents = doc::parse(source);
    let mut next = 0;
    while let Some(parsed) = documents.get(next) {
        let document = Arc::clone(&parsed.document);
        documents.extend(open_embedded(&document));
        next += 1;
    }
    documents
}

/// Opens the documents inside a document, and those inside them.
fn open_embedded(document: &Arc<Document>) -> Vec<Parsed> {
    let mut opened = Vec::new();
    for scalar in embedded_texts(document) {
        opened.extend(doc::parse_embedded(document, scalar));
    }
    opened
}
