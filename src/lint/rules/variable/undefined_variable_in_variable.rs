//! A variable may only use variables that exist.

use super::below::{Below, Broken};
use super::levels::{Level, Levels};
use super::near::Names;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{ResourceKind, Scope, VariableUse};

rule! {
    summary: "a variable that uses a variable nobody defines",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let levels = Levels::new(cx);
    let mut below = Below::new(cx);
    let mut guesses = words::Guesses::new();
    for scope in cx.scopes() {
        if scope.nameless || scope.variables.iter().all(|variable| variable.uses.is_empty()) {
            // What is undefined here is most probably what such a variable should be called.
            continue;
        }
        let is_resource = matches!(scope.kind, ResourceKind::Variable | ResourceKind::GlobalVariable);
        let own = Level::of(scope);
        let mut names: Option<Names<'_>> = None;
        for variable in &scope.variables {
            for used in &variable.uses {
                let name = used.name.as_str();
                if own.get(name).is_some() || levels.is_outside(scope, name) {
                    continue;
                }
                // Servers refuse each dashboard that sees the variable and lacks what it uses.
                let broken = if is_resource && !used.braced {
                    below.broken(scope, &levels, &variable.name, name)
                } else {
                    None
                };
                let is_wrong = match &broken {
                    Some(broken) => broken.count > 0,
                    None => !below.may_define(scope, name),
                };
                if is_wrong {
                    let names = names.get_or_insert_with(|| Names::of(cx, scope));
                    let near = names.near(name, false, &mut guesses);
                    report(cx, scope, used, broken, near);
                }
            }
        }
    }
}

fn report(
    cx: &mut WorkspaceContext<'_>,
    scope: &Scope,
    used: &VariableUse,
    broken: Option<Broken>,
    near: Option<String>,
) {
    let name = words::short(&used.name);
    let some = broken.as_ref().filter(|broken| broken.count < broken.of);
    let message = match some {
        Some(some) => {
            format!("{} of {} dashboards do not define variable `{name}`", some.count, some.of)
        }
        None => format!("variable `{name}` is not defined"),
    };
    let reason = match scope.kind {
        _ if used.braced => {
            "Nobody here defines it, so the page leaves the reference as it is; servers overlook \
             references in braces."
        }
        _ if some.is_some() => "Servers store this variable and then refuse these dashboards.",
        ResourceKind::Variable => {
            "Servers store this variable and then refuse every dashboard of the project."
        }
        ResourceKind::GlobalVariable => {
            "Servers store this variable and then refuse every dashboard of every project."
        }
        _ => {
            "Neither the dashboard nor a project or global variable among the files that were \
             read defines it; a server without it refuses the dashboard."
        }
    };
    let mut draft = cx.report(used.place.clone(), message).maybe_help(near).help(reason);
    for place in broken.into_iter().flat_map(|broken| broken.places) {
        draft = draft.related(place, "this dashboard does not define it");
    }
}
