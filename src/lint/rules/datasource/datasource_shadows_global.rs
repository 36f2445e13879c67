//! A datasource hides one of its name further out. That is what names are for, so that only a
//! datasource of another kind is worth a word: a selector that says the other kind still finds the
//! hidden one.

use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::finding::Place;
use crate::model::{Definition, ResourceKind};

rule! {
    summary: "a datasource has the name of one of another kind further out",
    group: Suspicious,
    level: Info,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    for scope in cx.scopes() {
        let project = scope.project.as_deref();
        for own in &scope.datasources {
            let inner = cx.lookup(ResourceKind::Datasource, project, &own.name);
            let outer = cx.lookup(ResourceKind::GlobalDatasource, None, &own.name);
            if let Some(hidden) = inner.first().or(outer.first()) {
                report(cx, &own.place, &own.name, own.plugin_kind.as_deref(), hidden);
            }
        }
    }
    for definition in cx.definitions() {
        let identity = &definition.identity;
        if identity.kind == ResourceKind::Datasource {
            let outer = cx.lookup(ResourceKind::GlobalDatasource, None, &identity.name);
            if let Some(hidden) = outer.first() {
                let kind = definition.plugin_kind.as_deref();
                report(cx, &definition.place, &identity.name, kind, hidden);
            }
        }
    }
}

fn report(
    cx: &mut WorkspaceContext<'_>,
    place: &Place,
    name: &str,
    kind: Option<&str>,
    hidden: &Definition,
) {
    let (Some(kind), Some(other)) = (kind, hidden.plugin_kind.as_deref()) else {
        return;
    };
    if kind == other {
        return;
    }
    let what = match hidden.identity.kind {
        ResourceKind::Datasource => "datasource of the project",
        _ => "global datasource",
    };
    let (name, kind, other) = (words::short(name), words::short(kind), words::short(other));
    let message = format!("`{name}` is a `{kind}`, and the {what} of that name a `{other}`");
    cx.report(place.clone(), message)
        .related(hidden.place.clone(), "the other one")
        .help("Give one of them another name: a variable that holds the name may mean either.");
}
