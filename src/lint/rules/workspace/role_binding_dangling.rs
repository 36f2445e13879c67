//! Role bindings join a role and users that exist.

use super::in_project;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{Reference, ReferenceTarget, ResourceKind};

rule! {
    summary: "a role binding to a role or user that does not exist",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Workspace,
}

/// The roles that servers make together with each project.
const MADE: [&str; 3] = ["editor", "owner", "viewer"];

fn check(cx: &mut WorkspaceContext<'_>) {
    let mut guesses = words::Guesses::new();
    for reference in cx.references() {
        let Some(kind) = missing(cx, reference) else { continue };
        let project = reference.project.as_deref();
        let name = words::short(&reference.name);
        let message = format!("there is no {} `{name}`{}", kind.name(), in_project(project));
        let near = guesses.did_you_mean(&reference.name, cx.names(kind, project));
        cx.report(reference.place.clone(), message)
            .maybe_help(near)
            .help("Servers store the binding, and it grants nothing.");
    }
}

/// The kind of what a binding refers to, if that is known not to exist.
fn missing(cx: &WorkspaceContext<'_>, reference: &Reference) -> Option<ResourceKind> {
    let project = reference.project.as_deref();
    let (kind, complete) = match reference.target {
        ReferenceTarget::Role if MADE.contains(&reference.name.as_str()) => return None,
        ReferenceTarget::Role => (ResourceKind::Role, cx.is_complete(ResourceKind::Role, project)),
        ReferenceTarget::GlobalRole => {
            (ResourceKind::GlobalRole, cx.is_complete(ResourceKind::GlobalRole, None))
        }
        // Most users come into being when they log in, so one in a file says nothing of others.
        ReferenceTarget::User => {
            (ResourceKind::User, cx.is_declared_complete(ResourceKind::User))
        }
        ReferenceTarget::Dashboard => return None,
    };
    (complete && !cx.defines(kind, project, &reference.name)).then_some(kind)
}
