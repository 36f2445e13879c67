//! Which datasources a file asks, and which ones only its dashboards know.
//!
//! The page looks for a datasource in the dashboard, then in the project, then among global ones:
//! for one of the name and the kind that a selector says, or for the default of the kind. What is
//! asked many times in the same way is one fact.

use std::collections::HashMap;

use super::facts::is_true;
use super::{Dashboard, Meaning, Spots};
use crate::doc::NodeRef;
use crate::finding::Place;
use crate::schema::{RefKind, SiteKind, Slot};
use crate::template::references;

/// A datasource that only one dashboard knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LocalDatasource {
    /// Its name.
    pub(crate) name: String,
    /// The kind of its plugin.
    pub(crate) plugin_kind: Option<String>,
    /// Whether it is the default of its kind.
    pub(crate) default: bool,
    /// Where the name stands.
    pub(crate) place: Place,
}

/// A datasource that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Selector {
    /// How it is asked for.
    pub(crate) selected: Selected,
    /// Where.
    pub(crate) spots: Spots,
}

/// How a datasource is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Selected {
    /// By its name.
    Name {
        /// The kind it has to have, if the selector says one.
        kind: Option<String>,
        /// The name.
        name: String,
        /// The kind that the plugin asks, if it is known.
        needs: Option<String>,
    },
    /// As the default of a kind.
    Default {
        /// The kind.
        kind: String,
        /// Whether a selector says so, and not only the lack of one.
        written: bool,
    },
    /// By a variable that holds its name.
    Variable {
        /// The name of the variable.
        name: String,
        /// The kind that the plugin asks, if it is known.
        needs: Option<String>,
    },
}

/// The same without owning anything, to find out whether it is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Borrowed<'d> {
    Name(Option<&'d str>, &'d str, Option<&'d str>),
    Default(&'d str, bool),
    Variable(&'d str, Option<&'d str>),
}

impl Borrowed<'_> {
    fn to_owned(self) -> Selected {
        let text = str::to_owned;
        match self {
            Self::Name(kind, name, needs) => Selected::Name {
                kind: kind.map(text),
                name: text(name),
                needs: needs.map(text),
            },
            Self::Default(kind, written) => Selected::Default {
                kind: text(kind),
                written,
            },
            Self::Variable(name, needs) => Selected::Variable {
                name: text(name),
                needs: needs.map(text),
            },
        }
    }
}

/// The datasources that only a dashboard knows.
pub(super) fn local(dashboard: &Dashboard<'_>) -> Vec<LocalDatasource> {
    let local = dashboard.datasources().filter_map(|entry| {
        let spec = entry.spec;
        let plugin_kind = spec.at(&["plugin", "kind"]).and_then(NodeRef::text);
        let default = spec.get("default");
        Some(LocalDatasource {
            name: spec.key()?.text().to_owned(),
            plugin_kind: plugin_kind.map(str::to_owned),
            default: default.is_some_and(|node| is_true(node, dashboard.reading)),
            place: spec.document().place_of_key(spec),
        })
    });
    local.collect()
}

/// The datasources that a resource asks for.
pub(super) fn selectors(meaning: &Meaning<'_, '_>) -> Vec<Selector> {
    let mut selectors: Vec<Selector> = Vec::new();
    let mut known: HashMap<Borrowed<'_>, usize> = HashMap::new();
    // What the known plugins ask, few as they are, and the one around the sites that follow.
    let mut plugins: Vec<(Slot, &str, Option<&str>)> = Vec::new();
    let mut around = None;
    // The alias that stands for the selector of that plugin, if one does.
    let mut alias: Option<NodeRef<'_>> = None;
    for site in meaning.sites {
        let found = match site.kind {
            SiteKind::Reference(RefKind::Datasource) => named(site.node, around),
            SiteKind::Plugin(slot) => {
                let selector = site.node.at(&["spec", "datasource"]);
                alias = selector.filter(|selector| selector.is_alias());
                let kind = site.node.get("kind").and_then(NodeRef::text);
                around = kind.filter(|_| asks(slot)).and_then(|kind| {
                    let same = |plugin: &&(Slot, &str, _)| (plugin.0, plugin.1) == (slot, kind);
                    if let Some((_, _, needs)) = plugins.iter().find(same) {
                        return *needs;
                    }
                    let plugin = meaning.catalog.plugin(slot, kind);
                    let needs = plugin.and_then(|plugin| plugin.datasource);
                    // Unknown kinds of a hostile file may be many.
                    if plugin.is_some() {
                        plugins.push((slot, kind, needs));
                    }
                    needs
                });
                asked(site.node, around)
            }
            _ => None,
        };
        let Some((selected, node)) = found else {
            continue;
        };
        let index = *known.entry(selected).or_insert(selectors.len());
        if index == selectors.len() {
            selectors.push(Selector {
                selected: selected.to_owned(),
                spots: Spots::default(),
            });
        }
        // Whoever writes an alias asks there, and may allow it there.
        let spot = alias.filter(|alias| is_part(node, *alias));
        let spot = spot.unwrap_or(node.target());
        selectors[index].spots.add(node.document().place(spot));
    }
    selectors
}

/// Whether a node is what an alias stands for, or stands right in it.
fn is_part(node: NodeRef<'_>, alias: NodeRef<'_>) -> bool {
    let target = alias.target().id();
    let parent = node.parent().map(NodeRef::id);
    node.target().id() == target || parent == Some(target)
}

/// Whether plugins of a slot may ask datasources.
fn asks(slot: Slot) -> bool {
    matches!(slot, Slot::Query | Slot::Variable | Slot::Annotation)
}

/// A datasource that is asked for by its name.
fn named<'d>(node: NodeRef<'d>, needs: Option<&'d str>) -> Option<(Borrowed<'d>, NodeRef<'d>)> {
    let name = node.text().filter(|name| !name.is_empty())?;
    let kind = node
        .parent()
        .and_then(|selector| selector.get("kind")?.text());
    Some((Borrowed::Name(kind, name, needs), node))
}

/// The datasource that a plugin asks for without naming it. `needs` is the kind that it asks.
fn asked<'d>(plugin: NodeRef<'d>, needs: Option<&'d str>) -> Option<(Borrowed<'d>, NodeRef<'d>)> {
    let Some(selector) = plugin.at(&["spec", "datasource"]) else {
        let spot = plugin.get("kind")?;
        return Some((Borrowed::Default(needs?, false), spot));
    };
    if selector.is_mapping() {
        let name = selector.get("name").and_then(NodeRef::text);
        let kind = selector.get("kind")?;
        let is_default = name.is_none_or(str::is_empty) && needs.is_some();
        return is_default
            .then(|| Some((Borrowed::Default(kind.text()?, true), kind)))
            .flatten();
    }
    let text = selector.text()?;
    let found = references(text)
        .next()
        .filter(|found| found.span.range() == (0..text.len()))?;
    Some((Borrowed::Variable(found.name, needs), selector))
}
