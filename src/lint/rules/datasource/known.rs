//! Who sees which datasource: a dashboard its own, then those of its project, then global ones.

use std::collections::{HashMap, HashSet};

use crate::finding::Place;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{Definition, Form, ResourceKind, Scope};

/// The datasources that are resources, by kind of plugin.
pub(super) struct Known<'a> {
    /// The kinds that a project has a datasource of. Custom resources say nothing about what else
    /// there is, so they do not count.
    kinds: HashMap<Option<String>, HashSet<&'a str>>,
    /// The kinds that a project may have a default of; global ones are under `None`.
    defaults: HashMap<Option<String>, HashSet<&'a str>>,
    /// Whether global datasources are among the files.
    has_global: bool,
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
                known.kinds.entry(project).or_default().insert(kind);
            }
        }
        known
    }

    /// Whether it is known which datasources of a kind a scope sees: the configuration says so,
    /// global ones are among the files, or the project has one of that kind there. A project that
    /// brings only its own logs most probably gets its metrics from a global datasource.
    pub(super) fn is_complete(&self, scope: &Scope, kind: Option<&str>) -> bool {
        let has = |kinds: &HashSet<&str>| match kind {
            Some(kind) => kinds.contains(kind),
            None => false,
        };
        self.is_declared
            || self.has_global
            || match &scope.project {
                // Without a project on record, it may be meant for any.
                None => false,
                project => self.kinds.get(&fold(project.as_deref())).is_some_and(has),
            }
    }

    /// Whether a scope sees a default of a kind.
    pub(super) fn has_default(&self, scope: &Scope, kind: &str) -> bool {
        let is_own = scope
            .datasources
            .iter()
            .any(|own| own.default && own.plugin_kind.as_deref() == Some(kind));
        let among = |project: Option<String>| {
            self.defaults
                .get(&project)
                .is_some_and(|kinds| kinds.contains(kind))
        };
        let project = fold(scope.project.as_deref());
        let in_project = match project {
            // One that is meant for any project, such as a global variable, may find one there.
            None => self.defaults.values().any(|kinds| kinds.contains(kind)),
            project => among(project),
        };
        is_own || in_project || among(None)
    }

    /// The datasources of a name that a scope sees, those closest to it first. The case of letters
    /// does not matter but in dashboards.
    pub(super) fn named(
        &self,
        cx: &WorkspaceContext<'a>,
        scope: &'a Scope,
        name: &str,
    ) -> Vec<Candidate<'a>> {
        let own = scope.datasources.iter().filter(|own| own.name == name);
        let own = own.map(|own| Candidate {
            plugin_kind: own.plugin_kind.as_deref(),
            place: &own.place,
        });
        let mut found: Vec<Candidate<'a>> = own.collect();
        let mut add = |definitions: &[&'a Definition]| {
            found.extend(definitions.iter().map(|definition| Candidate {
                plugin_kind: definition.plugin_kind.as_deref(),
                place: &definition.place,
            }));
        };
        match scope.project.as_deref() {
            None => {
                let anywhere = self.anywhere.get(&name.to_lowercase());
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
