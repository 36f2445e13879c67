//! A server keeps one resource of a kind and name in a project.

use std::collections::HashMap;

use super::in_project;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{Definition, Identity};

rule! {
    summary: "two resources with the same kind, project and name",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    for group in cx.same_name() {
        let mut seen: HashMap<&Identity, &Definition> = HashMap::new();
        for definition in group {
            let identity = &definition.identity;
            let Some(first) = seen.get(identity) else {
                seen.insert(identity, definition);
                continue;
            };
            let scope = in_project(identity.project.as_deref());
            let name = words::short(&identity.name);
            let message = format!("another {} `{name}` exists{scope}", identity.kind.name());
            cx.report(definition.place.clone(), message)
                .related(first.place.clone(), "the other one")
                .help("The one that is applied last replaces the other.");
        }
    }
}
