//! What the configuration says about PromQL: which optional syntax is on, which other functions
//! there are, and where another dialect is spoken.

use super::Globs;
use crate::doc::NodeRef;
use crate::promql::{Dialect, Feature, Features};

/// The settings of a workspace.
#[derive(Debug, Clone)]
pub(crate) struct PromqlSettings {
    /// The optional syntax that is switched on.
    pub(crate) features: Features,
    /// Functions that the server has beyond those of Prometheus.
    pub(crate) functions: Vec<String>,
    /// The dialect where nothing else is said.
    pub(crate) dialect: Dialect,
    /// Where another one is spoken; the last one that fits counts.
    pub(crate) dialects: Vec<Spoken>,
}

/// Where a dialect is spoken.
#[derive(Debug, Clone)]
pub(crate) struct Spoken {
    /// In these files; everywhere if there are none.
    pub(crate) paths: Option<Globs>,
    /// In queries to this datasource; to any if there is none.
    pub(crate) datasource: Option<String>,
    /// The dialect.
    pub(crate) dialect: Dialect,
}

impl Default for PromqlSettings {
    fn default() -> Self {
        Self {
            features: Features::DEFAULT,
            functions: Vec::new(),
            dialect: Dialect::Prometheus,
            dialects: Vec::new(),
        }
    }
}

impl PromqlSettings {
    /// Reads the settings leniently: what the schema refuses is left out.
    pub(super) fn read(node: NodeRef<'_>) -> Self {
        let texts = |key: &str| node.get(key).into_iter().flat_map(super::texts_of);
        let default = Self::default();
        let features = node.get("features").map(|_| {
            let on = |feature: &Feature| texts("features").any(|name| name == feature.name());
            let on = Feature::ALL.into_iter().filter(on);
            on.fold(default.features, Features::with)
        });
        let dialects = node.get("dialects").into_iter().flat_map(NodeRef::items);
        Self {
            features: features.unwrap_or(default.features),
            functions: texts("functions").map(str::to_owned).collect(),
            dialect: dialect_of(node).unwrap_or_default(),
            dialects: dialects.filter_map(Spoken::read).collect(),
        }
    }

    /// The dialect of a query in the file at a path from the root.
    pub(crate) fn dialect(&self, path: &str, datasource: Option<&str>) -> Dialect {
        let fits = |spoken: &&Spoken| {
            let path_fits = spoken.paths.as_ref().is_none_or(|paths| paths.cover(path));
            let named = spoken.datasource.as_deref();
            path_fits && named.is_none_or(|named| datasource == Some(named))
        };
        let last = self.dialects.iter().rev().find(fits);
        last.map_or(self.dialect, |spoken| spoken.dialect)
    }
}

impl Spoken {
    fn read(node: NodeRef<'_>) -> Option<Self> {
        let paths = node
            .get("paths")
            .map(|paths| Globs::new(super::texts_of(paths)));
        let datasource = node.get("datasource").and_then(NodeRef::text);
        Some(Self {
            paths,
            datasource: datasource.map(str::to_owned),
            dialect: dialect_of(node)?,
        })
    }
}

fn dialect_of(node: NodeRef<'_>) -> Option<Dialect> {
    let name = node.get("dialect")?.text()?;
    let known = Dialect::NAMES.into_iter().find(|(known, _)| *known == name);
    known.map(|(_, dialect)| dialect)
}
