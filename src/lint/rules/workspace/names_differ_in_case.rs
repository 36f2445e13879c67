//! Servers fold names to lower case, so two spellings are one name.

use std::collections::{HashMap, HashSet};

use super::in_project;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{Definition, Form, Identity};

rule! {
    summary: "two resources whose names differ in the case of letters only",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    for group in cx.same_name() {
        let mut spellings: HashSet<&Identity> = HashSet::new();
        let mut firsts: HashMap<Form, &Definition> = HashMap::new();
        for definition in group {
            let identity = &definition.identity;
            let first = *firsts.entry(identity.form).or_insert(definition);
            // The same spelling again is the business of `duplicate-resource`.
            if !spellings.insert(identity) || first.identity == *identity {
                continue;
            }
            let scope = in_project(first.identity.project.as_deref());
            let name = words::short(&first.identity.name);
            let kind = identity.kind.name();
            let message =
                format!("differs from {kind} `{name}`{scope} in the case of letters only");
            cx.report(definition.place.clone(), message)
                .related(first.place.clone(), "the other one")
                .help(
                    "Servers fold names to lower case unless they are told otherwise: the one \
                     that is applied last replaces the other.",
                );
        }
    }
}
