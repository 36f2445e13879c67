//! The known kinds with their schemas, compiled on first use.

use std::sync::OnceLock;

use serde_json::Value;

use super::check::is_of_ours;
use super::files::FILES;
use super::meaning::{Slot, slot};
use super::shape::{Files, Shapes};
use super::validator::Validator;
use crate::doc::NodeRef;

/// Which folder of schemas a kind belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Family {
    /// A resource of the Perses API.
    Perses,
    /// A Kubernetes object.
    Kubernetes,
    /// What configures perscope itself.
    Config,
    /// The options of a plugin for a slot; the kind is that of the plugin.
    Plugin(Slot),
}

/// What is known of a plugin beside its options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plugin<'c> {
    /// The kind of query that it runs; only query plugins have one.
    pub(crate) query_type: Option<&'c str>,
    /// The kinds of query whose results it shows; only panel plugins have some, or none at all.
    query_types: Option<&'c [Value]>,
    /// The kind of datasource that it asks, if it asks one.
    pub(crate) datasource: Option<&'c str>,
}

impl<'c> Plugin<'c> {
    /// The kinds of query whose results a panel shows; none if that is not known.
    pub(crate) fn query_types(&self) -> Option<impl ExactSizeIterator<Item = &'c str> + use<'c>> {
        let words = |word: &'c Value| word.as_str().unwrap_or_default();
        Some(self.query_types?.iter().map(words))
    }
}

/// The kind of the only schema in [`Family::Config`].
pub(crate) const CONFIG: &str = "config";

/// A kind with what was compiled for it.
pub(super) struct Entry {
    family: Family,
    kind: &'static str,
    path: &'static str,
    /// The position among the embedded files.
    index: usize,
    compiled: OnceLock<Compiled>,
}

/// The shapes of a kind, and a validator for each shape that is validated by itself.
pub(super) struct Compiled {
    pub(super) shapes: Shapes,
    validators: Vec<OnceLock<Validator>>,
}

/// The known kinds. Making one costs nothing; what a file needs is compiled when it is needed.
pub(crate) struct Catalog {
    /// Sorted by family and kind.
    entries: Vec<Entry>,
    parsed: Embedded,
}

/// The embedded files, each parsed at most once.
pub(super) struct Embedded {
    files: Vec<OnceLock<Value>>,
}

impl Entry {
    fn key(&self) -> (Family, &'static str) {
        (self.family, self.kind)
    }
}

/// The family and kind that a schema file describes; none if it holds only shared types, whose
/// files are in lower case.
fn place(path: &'static str) -> Option<(Family, &'static str)> {
    let Some((folder, file)) = path.rsplit_once('/') else {
        return (path == "config.schema.json").then_some((Family::Config, CONFIG));
    };
    let family = match folder.split_once('/') {
        None if folder == "perses" => Family::Perses,
        None if folder == "kubernetes" => Family::Kubernetes,
        Some(("plugins", word)) => Family::Plugin(slot(word)?),
        _ => return None,
    };
    let kind = file.strip_suffix(".json")?;
    kind.starts_with(|c: char| c.is_ascii_uppercase())
        .then_some((family, kind))
}

impl Catalog {
    /// The catalog of everything that is embedded.
    pub(crate) fn new() -> Self {
        let entry = |(index, (path, _)): (usize, &(&'static str, &'static str))| {
            let (family, kind) = place(path)?;
            Some(Entry {
                family,
                kind,
                path,
                index,
                compiled: OnceLock::new(),
            })
        };
        let mut entries: Vec<Entry> = FILES.iter().enumerate().filter_map(entry).collect();
        entries.sort_by_key(Entry::key);
        let files = FILES.iter().map(|_| OnceLock::new()).collect();
        Self {
            entries,
            parsed: Embedded { files },
        }
    }

    /// The kinds of a family, sorted.
    pub(crate) fn kinds(&self, family: Family) -> impl Iterator<Item = &'static str> {
        self.entries
            .iter()
            .filter(move |entry| entry.family == family)
            .map(|entry| entry.kind)
    }

    /// The schema file of a kind, as JSON.
    pub(crate) fn schema(&self, family: Family, kind: &str) -> Option<(&'static str, &Value)> {
        let entry = self.entry(family, kind)?;
        Some((entry.path, self.parsed.at(entry.index)))
    }

    /// The schema file at a path below `schemas/`, as JSON.
    pub(crate) fn file(&self, path: &str) -> Option<&Value> {
        self.parsed.file(path)
    }

    /// The slots that a kind of plugin fits; none if the kind is unknown.
    pub(crate) fn slots(&self, kind: &str) -> impl Iterator<Item = Slot> {
        self.entries
            .iter()
            .filter(move |entry| entry.kind == kind)
            .filter_map(|entry| match entry.family {
                Family::Plugin(slot) => Some(slot),
                _ => None,
            })
    }

    /// What is known of a plugin for a slot; none if the kind is unknown there.
    pub(crate) fn plugin(&self, slot: Slot, kind: &str) -> Option<Plugin<'_>> {
        let (_, schema) = self.schema(Family::Plugin(slot), kind)?;
        let text = |keyword: &str| schema.get(keyword).and_then(Value::as_str);
        Some(Plugin {
            query_type: text("x-query-type"),
            query_types: schema
                .get("x-query-types")
                .and_then(Value::as_array)
                .map(Vec::as_slice),
            datasource: text("x-datasource"),
        })
    }

    /// What is known of the plugin that stands in a slot; none if it is not one of those that
    /// Perses brings along.
    pub(crate) fn plugin_at(&self, slot: Slot, node: NodeRef<'_>) -> Option<Plugin<'_>> {
        let kind = node.get("kind").filter(|_| is_of_ours(node))?;
        self.plugin(slot, kind.text()?)
    }

    fn entry(&self, family: Family, kind: &str) -> Option<&Entry> {
        let found = self
            .entries
            .binary_search_by(|entry| entry.key().cmp(&(family, kind)));
        found.ok().map(|index| &self.entries[index])
    }

    pub(super) fn compiled(&self, family: Family, kind: &str) -> Option<&Compiled> {
        let entry = self.entry(family, kind)?;
        Some(entry.compiled.get_or_init(|| {
            let shapes = Shapes::read(&self.parsed, entry.path);
            let validators = (0..shapes.len()).map(|_| OnceLock::new()).collect();
            Compiled { shapes, validators }
        }))
    }

    /// The validator of one shape.
    pub(super) fn validator<'c>(
        &self,
        compiled: &'c Compiled,
        shape: super::shape::ShapeId,
    ) -> &'c Validator {
        let location = &compiled.shapes.get(shape).location;
        compiled.validators[shape.index()].get_or_init(|| Validator::new(location, &self.parsed))
    }
}

impl Embedded {
    /// The file at a position.
    fn at(&self, index: usize) -> &Value {
        self.files[index].get_or_init(|| {
            serde_json::from_str(FILES[index].1).expect("embedded schemas are JSON; a test says so")
        })
    }
}

impl Files for Embedded {
    fn file(&self, path: &str) -> Option<&Value> {
        let index = FILES.iter().position(|(known, _)| *known == path)?;
        Some(self.at(index))
    }
}
