//! What one file tells the rest of the workspace: which resources it defines, and what it refers
//! to that it does not define itself.

use std::collections::HashMap;

use super::variables::{self, Scope};
use super::{Form, Identity, Resource, ResourceKind, Text};
use crate::doc::{NodeId, NodeRef, Reading, Resolved, bool_word};
use crate::finding::Place;
use crate::schema::{Catalog, Site};
use crate::text::Span;

/// A resource that a file defines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Definition {
    /// Who it is; its project already filled in from the configuration.
    pub(crate) identity: Identity,
    /// Where its name stands.
    pub(crate) place: Place,
    /// Where its project stands, if it names one.
    pub(crate) project_place: Option<Place>,
    /// The kind of its plugin, if it is a datasource.
    pub(crate) plugin_kind: Option<String>,
    /// Where it says that it is a default datasource, if it is one.
    pub(crate) default: Option<Place>,
    /// Whether it may be meant as a default datasource, for all that it says about it.
    pub(crate) may_be_default: bool,
}

/// What a reference looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Target {
    /// A dashboard of the same project.
    Dashboard,
    /// A role of the same project.
    Role,
    /// A global role.
    GlobalRole,
    /// A user.
    User,
}

/// Something that a file refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// What kind of thing it is.
    pub(crate) target: Target,
    /// The project in which it is looked for; none for global things.
    pub(crate) project: Option<String>,
    /// Its name as written.
    pub(crate) name: String,
    /// Who refers to it.
    pub(crate) from: ResourceKind,
    /// Where.
    pub(crate) place: Place,
}

/// The facts of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// The resources it defines.
    pub(crate) definitions: Vec<Definition>,
    /// What it refers to.
    pub(crate) references: Vec<Reference>,
    /// Its dashboards and variables, with the variables and datasources they define and use.
    pub(crate) scopes: Vec<Scope>,
}

/// What the schemas say about a resource.
pub(crate) struct Meaning<'s, 'd> {
    /// The known kinds.
    pub(crate) catalog: &'s Catalog,
    /// Where in the resource something stands that means something.
    pub(crate) sites: &'s [Site<'d>],
    /// Its texts with references to variables.
    pub(crate) texts: &'s [Text<'d>],
    /// The parts of queries and legends in which a `$` is taken for no variable unless there is one
    /// of that name: comments, for example. In order.
    pub(crate) mute: &'s HashMap<NodeId, Vec<Span>>,
}

/// The places of something that may stand at many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Spots {
    /// The places; at least one. All are kept, since each may be suppressed.
    pub(crate) places: Vec<Place>,
}

impl Spots {
    /// Adds a place.
    pub(super) fn add(&mut self, place: Place) {
        self.places.push(place);
    }
}

/// Adds the facts of a resource. `fallback` is the project of resources that name none.
pub(crate) fn facts(
    resource: &Resource<'_>,
    fallback: Option<&str>,
    meaning: &Meaning<'_, '_>,
    facts: &mut Facts,
) {
    let document = resource.root.document();
    let project = if resource.kind.is_global() {
        None
    } else {
        resource.project().or(fallback).map(str::to_owned)
    };
    if let (Some(name), Some(node)) = (resource.name(), resource.name_node()) {
        let spec = resource.spec;
        let plugin_kind = spec.and_then(|spec| spec.at(&["plugin", "kind"])?.text());
        let said = spec.and_then(|spec| spec.get("default"));
        let default = said.filter(|node| is_true(*node, resource.reading()));
        facts.definitions.push(Definition {
            identity: Identity {
                form: resource.form,
                kind: resource.kind,
                project: project.clone(),
                name: name.to_owned(),
            },
            place: document.place(node),
            project_place: resource.project_node().map(|node| document.place(node)),
            plugin_kind: plugin_kind.map(str::to_owned),
            default: default.map(|node| document.place(node)),
            may_be_default: said.is_some_and(|node| node.text() != Some("false")),
        });
    }
    if resource.form == Form::Native {
        references(resource, project.as_deref(), facts);
    }
    facts
        .scopes
        .extend(variables::scope(resource, project, meaning));
}

/// Whether a boolean field is true, as the server reads it.
pub(super) fn is_true(node: NodeRef<'_>, reading: Reading) -> bool {
    node.scalar().is_some_and(|scalar| {
        // Where Go expects a boolean in native YAML, the words of YAML 1.1 count as well.
        let word =
            reading == Reading::Core && scalar.is_plain() && bool_word(scalar.text()) == Some(true);
        word || scalar.resolve(reading) == Resolved::Bool(true)
    })
}

fn references(resource: &Resource<'_>, project: Option<&str>, facts: &mut Facts) {
    let Some(spec) = resource.spec else { return };
    let mut refer = |target: Target, node: NodeRef<'_>| {
        let Some(name) = node.text().filter(|name| !name.is_empty()) else {
            return;
        };
        let global = matches!(target, Target::GlobalRole | Target::User);
        facts.references.push(Reference {
            target,
            project: project.filter(|_| !global).map(str::to_owned),
            name: name.to_owned(),
            from: resource.kind,
            place: node.document().place(node),
        });
    };
    match resource.kind {
        ResourceKind::Folder => {
            let mut open: Vec<NodeRef<'_>> = spec.get("items").into_iter().collect();
            while let Some(items) = open.pop() {
                for item in items.items() {
                    let kind = item.get("kind").and_then(NodeRef::text).unwrap_or_default();
                    if kind.eq_ignore_ascii_case("Dashboard")
                        && let Some(name) = item.get("name")
                    {
                        refer(Target::Dashboard, name);
                    }
                    open.extend(item.get("items"));
                }
            }
        }
        ResourceKind::RoleBinding | ResourceKind::GlobalRoleBinding => {
            let role = match resource.kind {
                ResourceKind::RoleBinding => Target::Role,
                _ => Target::GlobalRole,
            };
            if let Some(node) = spec.get("role") {
                refer(role, node);
            }
            for subject in spec.get("subjects").into_iter().flat_map(NodeRef::items) {
                if let Some(name) = subject.get("name") {
                    refer(Target::User, name);
                }
            }
        }
        _ => {}
    }
}
