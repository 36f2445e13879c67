//! Who sees which datasource: a dashboard its own, then those of its project, then global ones.

use std::collections::{HashMap, HashSet};

use crate::finding::Place;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{Definition, Form, LocalDatasource, ResourceKind, Scope};

/// The datasources that are resources, by kind of plugin.
pub(super) struct Known<'a> {
    /// The kinds that a project has a datasource of. Custom resources say nothing about what else
    /// there is, so they do not count.
    kinds: HashMap<Option<String>, HashSet<&'a str>>,
    /// The kinds that a project may have a default of; global ones are under `None`.
    defaults: HashMap<Option<String>, HashSet<&'a str>>,
    /// Whether global datasources are among the files.
    has_global: bool,
    /// The kinds that a global datasource among the files has.
    global_kinds: HashSet<&'a str>,
    /// By lower-case name, wherever they are.
    anywhere: HashMap<String, Vec<&'a Definition>>,
    is_declared: bool,
}

/// A datasource of the name that was asked for.
pub(super) struct Candidate<'a> {
    /// The kind of its plugin.
    pub(super) plugin_kind: Option<&'a str>,
    /// Where its name stands.
    pub(super) place: &'a Place,
}

fn is_datasource(kind: ResourceKind) -> bool {
    matches!(
        kind,
        ResourceKind::Datasource | ResourceKind::GlobalDatasource
    )
}

fn fold(project: Option<&str>) -> Option<String> {
    project.map(str::to_lowercase)
}

impl<'a> Known<'a> {
    /// Sorts out the resources of a workspace.
    pub(super) fn new(cx: &WorkspaceContext<'a>) -> Self {
        let mut known = Self {
            kinds: HashMap::new(),
            defaults: HashMap::new(),
            has_global: cx.is_complete(ResourceKind::GlobalDatasource, None),
            global_kinds: HashSet::new(),
            anywhere: HashMap::new(),
            is_declared: cx.is_declared_complete(ResourceKind::Datasource),
        };
        for definition in cx.definitions() {
            let identity = &definition.identity;
            if !is_datasource(identity.kind) {
                continue;
            }
            known
                .anywhere
                .entry(identity.name.to_lowercase())
                .or_default()
                .push(definition);
            let Some(kind) = definition.plugin_kind.as_deref() else {
                continue;
            };
            let project = fold(identity.project.as_deref());
            if definition.may_be_default {
                known
                    .defaults
                    .entry(project.clone())
                    .or_default()
                    .insert(kind);
            }
            if identity.form == Form::Native {
                if identity.kind == ResourceKind::GlobalDatasource {
                    known.global_kinds.insert(kind);
                }
                known.kinds.entry(project).or_default().insert(kind);
            }
        }
        known
    }

    /// What a scope sees of them, beside its own.
    pub(super) fn of<'k>(&'k self, scope: &'a Scope) -> Seen<'k, 'a> {
        let own = scope.datasources.iter();
        let defaults = own.clone().filter(|own| own.default);
        Seen {
            known: self,
            scope,
            project: fold(scope.project.as_deref()),
            own: own.map(|own| (own.name.as_str(), own)).collect(),
            defaults: defaults
                .filter_map(|own| own.plugin_kind.as_deref())
                .collect(),
        }
    }
}

/// The datasources that a dashboard, or a variable that is a resource, sees.
pub(super) struct Seen<'k, 'a> {
    known: &'k Known<'a>,
    scope: &'a Scope,
    project: Option<String>,
    own: HashMap<&'a str, &'a LocalDatasource>,
    /// The kinds that it has a default of itself.
    defaults: HashSet<&'a str>,
}

impl<'a> Seen<'_, 'a> {
    /// Whether all names of datasources of a kind are known: the configuration says so, or the
    /// project and everybody have some among the files. A project that has one of that very kind
    /// asks its own, so that global ones need not be known; one that brings only its own logs most
    /// probably gets its metrics from a global datasource.
    pub(super) fn knows_names(&self, kind: Option<&str>) -> bool {
        let known = self.known;
        // Without a project on record, it may be meant for any.
        let in_project = || {
            let kinds = known.kinds.get(&Some(self.project.clone()?))?;
            Some(known.has_global || kinds.contains(kind?))
        };
        known.is_declared || in_project().unwrap_or_default()
    }

    /// Whether all defaults of a kind are known. Those of a project do not tell: the page goes on to
    /// global datasources, and those are among the files only if one of that kind is.
    pub(super) fn knows_defaults(&self, kind: &str) -> bool {
        self.known.is_declared || self.known.global_kinds.contains(kind)
    }

    /// Another project that has a datasource of that name.
    pub(super) fn other_project(&self, name: &str) -> Option<&'a str> {
        let named = self.known.anywhere.get(&name.to_lowercase())?;
        let mut projects = named
            .iter()
            .filter_map(|other| other.identity.project.as_deref());
        projects.find(|other| Some(other.to_lowercase()) != self.project)
    }

    /// Whether there is a default of a kind.
    pub(super) fn has_default(&self, kind: &str) -> bool {
        let defaults = &self.known.defaults;
        let among = |project| {
            defaults
                .get(&project)
                .is_some_and(|kinds| kinds.contains(kind))
        };
        self.defaults.contains(kind) || among(self.project.clone()) || among(None)
    }

    /// The datasources of a name, those closest to the scope first. The case of letters does not
    /// matter but in dashboards.
    pub(super) fn named(&self, cx: &WorkspaceContext<'a>, name: &str) -> Vec<Candidate<'a>> {
        // Several of one name and level are a mistake of their own, and a few speak for all.
        const SAME: usize = 8;
        let own = self.own.get(name).map(|own| Candidate {
            plugin_kind: own.plugin_kind.as_deref(),
            place: &own.place,
        });
        let mut found: Vec<Candidate<'a>> = own.into_iter().collect();
        let mut add = |definitions: &[&'a Definition]| {
            found.extend(definitions.iter().take(SAME).map(|definition| Candidate {
                plugin_kind: definition.plugin_kind.as_deref(),
                place: &definition.place,
            }));
        };
        match self.scope.project.as_deref() {
            None => {
                let anywhere = self.known.anywhere.get(&name.to_lowercase());
                add(anywhere.map_or(&[], Vec::as_slice));
            }
            project => {
                add(cx.lookup(ResourceKind::Datasource, project, name));
                add(cx.lookup(ResourceKind::GlobalDatasource, None, name));
            }
        }
        found
    }
}
