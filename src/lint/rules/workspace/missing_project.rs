//! What belongs to a project needs the project.

use std::collections::HashSet;

use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{Form, ResourceKind};

rule! {
    summary: "a project that is used and not defined",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    if !cx.is_complete(ResourceKind::Project, None) {
        return;
    }
    let known = cx.names(ResourceKind::Project, None);
    let mut guesses = words::Guesses::new();
    let mut reported = HashSet::new();
    for definition in cx.definitions() {
        let identity = &definition.identity;
        // The operator makes the project of a custom resource where there is none.
        let Some(project) = identity.project.as_deref().filter(|_| identity.form == Form::Native)
        else {
            continue;
        };
        if cx.defines(ResourceKind::Project, None, project)
            || !reported.insert((definition.place.file, project))
        {
            continue;
        }
        let place = definition.project_place.as_ref().unwrap_or(&definition.place);
        let help = guesses.did_you_mean(project, known).unwrap_or_else(|| {
            "Servers refuse resources of a project that they do not have: add a `Project`.".to_owned()
        });
        cx.report(place.clone(), format!("project `{}` is not defined", words::short(project)))
            .help(help);
    }
}
