//! A datasource that nothing asks.

use std::collections::{HashMap, HashSet};

use crate::finding::Place;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{ResourceKind, Scope, Selected};

rule! {
    summary: "a datasource that no query asks",
    group: Pedantic,
    level: Off,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let mut everywhere = Asked::default();
    let mut projects: HashMap<Option<String>, Asked<'_>> = HashMap::new();
    for scope in cx.scopes() {
        let project = scope.project.as_deref().map(str::to_lowercase);
        projects.entry(project).or_default().add(scope);
        everywhere.add(scope);
        if !scope.datasources.is_empty() {
            check_local(cx, scope);
        }
    }
    // Global variables ask in each project, and dashboards without a project may be in any.
    let anywhere = projects.remove(&None).unwrap_or_default();
    for definition in cx.definitions() {
        let identity = &definition.identity;
        let project = identity.project.as_deref();
        let is_asked = |asked: &Asked<'_>| {
            let kind = definition.plugin_kind.as_deref();
            asked.asks(&identity.name, kind, definition.default.is_some())
        };
        let is_unused = match identity.kind {
            ResourceKind::Datasource => {
                let own = projects.get(&project.map(str::to_lowercase));
                cx.is_complete(ResourceKind::Dashboard, project)
                    && !is_asked(&anywhere)
                    && !own.is_some_and(is_asked)
            }
            ResourceKind::GlobalDatasource => {
                cx.is_declared_complete(ResourceKind::Dashboard) && !is_asked(&everywhere)
            }
            _ => false,
        };
        if is_unused {
            report(cx, &definition.place, &identity.name);
        }
    }
}

fn check_local(cx: &mut WorkspaceContext<'_>, scope: &Scope) {
    let mut asked = Asked::default();
    asked.add(scope);
    for own in &scope.datasources {
        if !asked.asks(&own.name, own.plugin_kind.as_deref(), own.default) {
            report(cx, &own.place, &own.name);
        }
    }
}

fn report(cx: &mut WorkspaceContext<'_>, place: &Place, name: &str) {
    let message = format!("nothing asks datasource `{}`", words::short(name));
    cx.report(place.clone(), message).help("Remove it, or name it in the queries that need it.");
}

/// What some dashboards and variables ask for.
#[derive(Default)]
struct Asked<'a> {
    /// In lower case, as servers store names.
    names: HashSet<String>,
    /// Kinds of which the default is asked.
    defaults: HashSet<&'a str>,
    /// Kinds that a variable offers to choose from.
    offered: HashSet<&'a str>,
    /// Whether a variable of another kind names a datasource: it may be any.
    any: bool,
}

impl<'a> Asked<'a> {
    fn add(&mut self, scope: &'a Scope) {
        let variables = scope.variables.iter();
        let offering = variables.filter_map(|own| Some((&own.name, own.offers.as_deref()?)));
        let offering: HashMap<&String, &str> = offering.collect();
        for selector in &scope.selectors {
            match &selector.selected {
                Selected::Name { name, .. } => {
                    self.names.insert(name.to_lowercase());
                }
                Selected::Default { kind, .. } => {
                    self.defaults.insert(kind);
                }
                Selected::Variable { name, .. } => {
                    self.any |= !offering.contains_key(name);
                }
            }
        }
        self.offered.extend(offering.values());
    }

    fn asks(&self, name: &str, kind: Option<&str>, is_default: bool) -> bool {
        let has = |kinds: &HashSet<&str>| kind.is_none_or(|kind| kinds.contains(kind));
        self.any
            || self.names.contains(&name.to_lowercase())
            || has(&self.offered)
            || (is_default && has(&self.defaults))
    }
}
