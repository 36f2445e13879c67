//! Folders list dashboards that exist.

use super::in_project;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{ReferenceTarget, ResourceKind};

rule! {
    summary: "a folder lists a dashboard that does not exist",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let mut guesses = words::Guesses::new();
    for reference in cx.references() {
        let project = reference.project.as_deref();
        if reference.target != ReferenceTarget::Dashboard
            || !cx.is_complete(ResourceKind::Dashboard, project)
            || cx.defines(ResourceKind::Dashboard, project, &reference.name)
        {
            continue;
        }
        let name = words::short(&reference.name);
        let message = format!("there is no dashboard `{name}`{}", in_project(project));
        let known = cx.names(ResourceKind::Dashboard, project);
        let near = guesses.did_you_mean(&reference.name, known);
        cx.report(reference.place.clone(), message).maybe_help(near);
    }
}
