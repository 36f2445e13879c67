//! A variable that holds the name of a datasource offers those that the query can ask.

use std::collections::HashMap;

use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{ResourceKind, Selected, VariableDefinition, Scope};

rule! {
    summary: "a query takes its datasource from a variable that offers another kind",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let outer = Outer::new(cx);
    for scope in cx.scopes() {
        let mut own: Option<HashMap<&str, &VariableDefinition>> = None;
        for selector in &scope.selectors {
            let Selected::Variable { name, needs: Some(kind) } = &selector.selected else {
                continue;
            };
            let own = own.get_or_insert_with(|| {
                scope.variables.iter().map(|own| (own.name.as_str(), own)).collect()
            });
            let Some(variable) = own.get(name.as_str()).copied().or_else(|| outer.get(scope, name)) else {
                continue;
            };
            let Some(offers) = variable.offers.as_ref().filter(|offers| *offers != kind) else {
                continue;
            };
            let (kind, offers) = (words::short(kind), words::short(offers));
            let name = words::short(name);
            let message = format!("`${name}` offers each `{offers}`, but this asks a `{kind}`");
            cx.report_spots(&selector.spots, message, "also asked")
                .related(variable.place.clone(), "the variable")
                .help(format!(
                    "The page finds no `{kind}` of that name and asks the default one instead."
                ));
        }
    }
}

/// The variables of projects, and global ones.
struct Outer<'a>(HashMap<(Option<String>, String), &'a VariableDefinition>);

impl<'a> Outer<'a> {
    fn new(cx: &WorkspaceContext<'a>) -> Self {
        let mut outer = HashMap::new();
        for scope in cx.scopes() {
            if matches!(scope.kind, ResourceKind::Variable | ResourceKind::GlobalVariable) {
                for variable in &scope.variables {
                    let project = scope.project.as_deref().map(str::to_lowercase);
                    outer.entry((project, variable.name.to_lowercase())).or_insert(variable);
                }
            }
        }
        Self(outer)
    }

    fn get(&self, scope: &Scope, name: &str) -> Option<&'a VariableDefinition> {
        let project = scope.project.as_deref().map(str::to_lowercase);
        let find = |project| self.0.get(&(project, name.to_lowercase())).copied();
        find(project).or_else(|| find(None))
    }
}
