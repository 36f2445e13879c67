//! A variable may only use variables that exist.

use std::collections::{HashMap, HashSet};

use super::levels::{Level, Levels};
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{ResourceKind, VariableScope, VariableUse};

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
    let below = Below::new(cx);
    let mut guesses = words::Guesses::new();
    for scope in cx.variables() {
        if scope.nameless {
            // What is undefined here is most probably what such a variable should be called.
            continue;
        }
        let own = Level::of(scope);
        let names: Vec<&str> = own.variables.iter().map(|own| own.name.as_str()).collect();
        for variable in &scope.variables {
            for used in variable.uses.iter().filter(|used| !is_defined(scope, &own, &levels, used)) {
                if !below.may_define(scope, &used.name) {
                    let near = near(cx, scope, &names, used, &mut guesses);
                    report(cx, scope, used, near);
                }
            }
        }
    }
}

fn is_defined(
    scope: &VariableScope,
    own: &Level<'_>,
    levels: &Levels<'_>,
    used: &VariableUse,
) -> bool {
    let name = used.name.as_str();
    let in_project = match scope.kind {
        ResourceKind::GlobalVariable => false,
        // Without a project on record, it may be meant for any.
        _ if scope.project.is_none() => levels.is_anywhere(name),
        _ => levels.project(scope).get(name).is_some(),
    };
    in_project || own.get(name).is_some() || levels.global().get(name).is_some()
}

/// What dashboards and projects define. A variable of a project may count on each dashboard to
/// define what it uses; whether all do cannot be known, so one is enough to stay silent.
struct Below<'a> {
    names: HashMap<Option<&'a str>, HashSet<&'a str>>,
    anywhere: HashSet<&'a str>,
}

impl<'a> Below<'a> {
    fn new(cx: &WorkspaceContext<'a>) -> Self {
        let mut names: HashMap<_, HashSet<&str>> = HashMap::new();
        let mut anywhere = HashSet::new();
        for scope in cx.variables() {
            for variable in &scope.variables {
                names.entry(scope.project.as_deref()).or_default().insert(variable.name.as_str());
                anywhere.insert(variable.name.as_str());
            }
        }
        Self { names, anywhere }
    }

    fn may_define(&self, scope: &VariableScope, name: &str) -> bool {
        match scope.kind {
            ResourceKind::GlobalVariable => self.anywhere.contains(name),
            ResourceKind::Variable => {
                let project = scope.project.as_deref();
                self.names.get(&project).is_some_and(|names| names.contains(name))
            }
            _ => false,
        }
    }
}

/// The name that was most probably meant: one of the dashboard, of its project or a global one.
fn near(
    cx: &WorkspaceContext<'_>,
    scope: &VariableScope,
    own: &[&str],
    used: &VariableUse,
    guesses: &mut words::Guesses,
) -> Option<String> {
    let project = scope.project.as_deref();
    let levels = [
        own,
        cx.names(ResourceKind::Variable, project),
        cx.names(ResourceKind::GlobalVariable, None),
    ];
    let near = levels.iter().find_map(|names| guesses.nearest(&used.name, names))?;
    Some(format!("Did you mean `${near}`?"))
}

fn report(
    cx: &mut WorkspaceContext<'_>,
    scope: &VariableScope,
    used: &VariableUse,
    near: Option<String>,
) {
    let message = format!("variable `{}` is not defined", words::short(&used.name));
    let reason = match scope.kind {
        _ if used.braced => {
            "Nobody here defines it, so the page leaves the reference as it is; servers overlook \
             references in braces."
        }
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
    cx.report(used.place.clone(), message).maybe_help(near).help(reason);
}
