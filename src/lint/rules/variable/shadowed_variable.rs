//! A variable hides one of its name further out. That is what names are for, so that only a
//! variable of another kind is worth a word.

use super::levels::Levels;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{ResourceKind, VariableDefinition};

rule! {
    summary: "a variable hides one of another kind in its project, or a global one",
    group: Suspicious,
    level: Info,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let levels = Levels::new(cx);
    for scope in cx.scopes() {
        if scope.kind == ResourceKind::GlobalVariable {
            continue;
        }
        let project = levels.project(scope);
        for variable in &scope.variables {
            let inner = match scope.kind {
                ResourceKind::Variable => None,
                _ => project.get(&variable.name).map(|hidden| (hidden, "variable of the project")),
            };
            let outer = || {
                let hidden = levels.global().get(&variable.name)?;
                Some((hidden, "global variable"))
            };
            if let Some((hidden, what)) = inner.or_else(outer)
                && hidden.source != variable.source
            {
                report(cx, variable, hidden, what);
            }
        }
    }
}

fn report(
    cx: &mut WorkspaceContext<'_>,
    variable: &VariableDefinition,
    hidden: &VariableDefinition,
    what: &str,
) {
    let kind = |variable: &VariableDefinition| match &variable.source {
        Some(source) => format!("`{}`", words::short(source)),
        None => "unknown kind".to_owned(),
    };
    let name = words::short(&variable.name);
    let message = format!(
        "`{name}` is a {}, and hides the {what} of that name, a {}",
        kind(variable),
        kind(hidden)
    );
    cx.report(variable.place.clone(), message)
        .related(hidden.place.clone(), "the one that is hidden")
        .help("Give it another name, or remove it if the other one will do.");
}
