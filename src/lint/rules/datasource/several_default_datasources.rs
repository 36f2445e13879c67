//! A project has one default datasource of a kind, and so has the whole server.
//!
//! Two defaults among the datasources of one dashboard are `duplicate-default`.

use std::collections::BTreeMap;

use crate::finding::Place;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::Definition;

rule! {
    summary: "two default datasources of one kind in a project, or two global ones",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let mut firsts: BTreeMap<_, (&Definition, &Place)> = BTreeMap::new();
    for definition in cx.definitions() {
        let identity = &definition.identity;
        let (Some(place), Some(plugin)) = (&definition.default, &definition.plugin_kind) else {
            continue;
        };
        let project = identity.project.as_deref().map(str::to_lowercase);
        let level = (identity.form, identity.kind, project, plugin);
        let (first, first_place) = *firsts.entry(level).or_insert((definition, place));
        // The same datasource twice is the business of `duplicate-resource`.
        if first.identity.name.to_lowercase() == identity.name.to_lowercase() {
            continue;
        }
        let level = match &identity.project {
            Some(project) => format!("of project `{}`", words::short(project)),
            None => "among global datasources".to_owned(),
        };
        let message = format!(
            "`{}` is the default `{}` {level} already",
            words::short(&first.identity.name),
            words::short(plugin),
        );
        cx.report(place.clone(), message)
            .related(first_place.clone(), "the other default")
            .help("Servers refuse a second default; leave `default: true` on one of them.");
    }
}
