//! The known kinds with their schemas, compiled on first use.

use std::sync::OnceLock;

use serde_json::Value;

use super::files::FILES;
use super::shape::{Files, Shapes};
use super::validator::Validator;

/// Which folder of schemas a kind belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Family {
    /// A resource of the Perses API.
    Perses,
    /// A Kubernetes object.
    Kubernetes,
    /// What configures perscope itself.
    Config,
}

/// The kind of the only schema in [`Family::Config`].
pub(crate) const CONFIG: &str = "config";

/// A kind with what was compiled for it.
pub(super) struct Entry {
    family: Family,
    kind: &'static str,
    path: &'static str,
    compiled: OnceLock<Compiled>,
}

/// The shapes of a kind, and a validator for each shape that is validated by itself.
pub(super) struct Compiled {
    pub(super) shapes: Shapes,
    validators: Vec<OnceLock<Validator>>,
}

/// The known kinds. Making one costs nothing; what a file needs is compiled when it is needed.
pub(crate) struct Catalog {
    entries: Vec<Entry>,
    parsed: Embedded,
}

/// The embedded files, each parsed at most once.
pub(super) struct Embedded {
    files: Vec<OnceLock<Value>>,
}

impl Catalog {
    /// The catalog of everything that is embedded.
    pub(crate) fn new() -> Self {
        let entry = |(path, _): &(&'static str, &'static str)| {
            let (family, kind) = match path.split_once('/') {
                None => (Family::Config, CONFIG),
                Some(("perses", file)) => (Family::Perses, file.strip_suffix(".json")?),
                Some((_, file)) => (Family::Kubernetes, file.strip_suffix(".json")?),
            };
            // Files of shared types are in lower case; kinds are not.
            let is_kind =
                family == Family::Config || kind.starts_with(|c: char| c.is_ascii_uppercase());
            is_kind.then_some(Entry {
                family,
                kind,
                path,
                compiled: OnceLock::new(),
            })
        };
        let entries = FILES.iter().filter_map(entry).collect();
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
        Some((entry.path, self.parsed.file(entry.path)?))
    }

    /// The schema file at a path below `schemas/`, as JSON.
    pub(crate) fn file(&self, path: &str) -> Option<&Value> {
        self.parsed.file(path)
    }

    fn entry(&self, family: Family, kind: &str) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| entry.family == family && entry.kind == kind)
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

impl Files for Embedded {
    fn file(&self, path: &str) -> Option<&Value> {
        let index = FILES.iter().position(|(known, _)| *known == path)?;
        Some(self.files[index].get_or_init(|| {
            serde_json::from_str(FILES[index].1).expect("embedded schemas are JSON; a test says so")
        }))
    }
}
