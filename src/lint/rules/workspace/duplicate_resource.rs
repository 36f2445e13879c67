//! A server keeps one resource of a kind and name in a project.

use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;

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
        let (first, others) = group.split_first().expect("groups have at least two members");
        for other in others.iter().filter(|other| other.identity.form == first.identity.form) {
            let identity = &other.identity;
            let name = words::short(&identity.name);
            let scope = match &identity.project {
                Some(project) => format!(" in project `{}`", words::short(project)),
                None => String::new(),
            };
            let message = format!("another {} `{name}` exists{scope}", identity.kind.name());
            let draft = cx.report(other.place.clone(), message);
            let draft = draft.related(first.place.clone(), "the other one");
            if identity.name != first.identity.name {
                draft.help("Servers ignore the case of letters in names.");
            } else {
                draft.help("The one that is applied last replaces the other.");
            }
        }
    }
}
