//! The known kinds with their schemas, compiled on first use.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;

use super::check::is_of_ours;
use super::files::FILES;
use super::meaning::{Slot, slot};
use super::private::PrivatePlugin;
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

/// The kind of `perscope.yaml` in [`Family::Config`].
pub(crate) const CONFIG: &str = "config";
/// The kind of files with rules of a team's own in [`Family::Config`].
pub(crate) const CUSTOM_RULES: &str = "custom-rules";

/// Where the schemas of private plugins are, among the others.
const PRIVATE: &str = "private/";

/// A kind with what was compiled for it.
pub(super) struct Entry {
    family: Family,
    kind: Cow<'static, str>,
    /// Its schema file; none if anything is taken for its options.
    path: Option<Cow<'static, str>>,
    /// What is known beside the options of a plugin without a schema: the kind of query it runs.
    query_type: Option<String>,
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

/// The embedded files, each parsed at most once, and those of private plugins.
pub(super) struct Embedded {
    files: Vec<OnceLock<Value>>,
    private: BTreeMap<String, Value>,
}

impl Entry {
    fn key(&self) -> (Family, &str) {
        (self.family, &self.kind)
    }
}

/// The family and kind that a schema file describes; none if it holds only shared types, whose
/// files are in lower case.
fn place(path: &'static str) -> Option<(Family, &'static str)> {
    let Some((folder, file)) = path.rsplit_once('/') else {
        let kind = path.strip_suffix(".schema.json")?;
        return Some((Family::Config, kind));
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
        let entry = |(path, _): &(&'static str, &'static str)| {
            let (family, kind) = place(path)?;
            Some(Entry {
                family,
                kind: Cow::Borrowed(kind),
                path: Some(Cow::Borrowed(path)),
                query_type: None,
                compiled: OnceLock::new(),
            })
        };
        let mut entries: Vec<Entry> = FILES.iter().filter_map(entry).collect();
        entries.sort_by(|a, b| a.key().cmp(&b.key()));
        let files = FILES.iter().map(|_| OnceLock::new()).collect();
        let private = BTreeMap::new();
        Self {
            entries,
            parsed: Embedded { files, private },
        }
    }

    /// The same with plugins of somebody's own. One of a known kind takes the place of ours if it
    /// has a schema.
    pub(crate) fn with(mut self, plugins: Vec<PrivatePlugin>) -> Self {
        for plugin in plugins {
            let family = Family::Plugin(plugin.slot);
            let at = self.position(family, &plugin.kind);
            if at.is_ok() && plugin.schema.is_none() {
                continue;
            }
            let path = plugin.schema.map(|schema| {
                let path = format!("{PRIVATE}{}/{}.json", plugin.slot.word(), plugin.kind);
                self.parsed.private.insert(path.clone(), schema);
                Cow::Owned(path)
            });
            let entry = Entry {
                family,
                kind: Cow::Owned(plugin.kind),
                path,
                query_type: plugin.query_type,
                compiled: OnceLock::new(),
            };
            match at {
                Ok(index) => self.entries[index] = entry,
                Err(index) => self.entries.insert(index, entry),
            }
        }
        self
    }

    /// The kinds of a family, sorted.
    pub(crate) fn kinds(&self, family: Family) -> impl Iterator<Item = &str> {
        self.entries
            .iter()
            .filter(move |entry| entry.family == family)
            .map(|entry| &*entry.kind)
    }

    /// Whether there is such a kind, with or without a schema.
    pub(crate) fn knows(&self, family: Family, kind: &str) -> bool {
        self.position(family, kind).is_ok()
    }

    /// Whether somebody's own packages or configuration bring that kind.
    pub(crate) fn is_private(&self, slot: Slot, kind: &str) -> bool {
        let entry = self.entry(Family::Plugin(slot), kind);
        entry.is_some_and(|entry| match &entry.path {
            Some(path) => path.starts_with(PRIVATE),
            None => true,
        })
    }

    /// The schema file of a kind, as JSON; none if anything is taken.
    pub(crate) fn schema(&self, family: Family, kind: &str) -> Option<(&str, &Value)> {
        let path = self.entry(family, kind)?.path.as_deref()?;
        Some((path, self.parsed.file(path)?))
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
        let entry = self.entry(Family::Plugin(slot), kind)?;
        let schema = entry
            .path
            .as_deref()
            .and_then(|path| self.parsed.file(path));
        let keyword = |keyword: &str| schema.and_then(|schema| schema.get(keyword));
        let text = |name: &str| keyword(name).and_then(Value::as_str);
        let query_types = keyword("x-query-types").and_then(Value::as_array);
        Some(Plugin {
            query_type: text("x-query-type").or(entry.query_type.as_deref()),
            query_types: query_types.map(Vec::as_slice),
            datasource: text("x-datasource"),
        })
    }

    /// What is known of the plugin that stands in a slot; none if it is not one of those that
    /// Perses brings along.
    pub(crate) fn plugin_at(&self, slot: Slot, node: NodeRef<'_>) -> Option<Plugin<'_>> {
        let kind = node.get("kind")?.text()?;
        let is_known = is_of_ours(node) || self.is_private(slot, kind);
        self.plugin(slot, kind).filter(|_| is_known)
    }

    fn position(&self, family: Family, kind: &str) -> Result<usize, usize> {
        let sought = (family, kind);
        self.entries
            .binary_search_by(|entry| entry.key().cmp(&sought))
    }

    fn entry(&self, family: Family, kind: &str) -> Option<&Entry> {
        let found = self.position(family, kind);
        found.ok().map(|index| &self.entries[index])
    }

    /// What was compiled for a kind; none if it is unknown, or has no schema.
    pub(super) fn compiled(&self, family: Family, kind: &str) -> Option<&Compiled> {
        let entry = self.entry(family, kind)?;
        let path = entry.path.as_deref()?;
        Some(entry.compiled.get_or_init(|| {
            let shapes = Shapes::read(&self.parsed, path);
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
        compiled.validators[shape.index()].get_or_init(|| {
            Validator::new(location, &self.parsed)
                .expect("a test compiles all embedded schemas, and private ones were tried")
        })
    }
}

impl Files for Embedded {
    fn file(&self, path: &str) -> Option<&Value> {
        let Ok(index) = FILES.binary_search_by_key(&path, |(known, _)| *known) else {
            return self.private.get(path);
        };
        Some(self.files[index].get_or_init(|| {
            serde_json::from_str(FILES[index].1).expect("embedded schemas are JSON; a test says so")
        }))
    }
}
