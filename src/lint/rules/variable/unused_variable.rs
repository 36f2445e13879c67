//! A variable that nothing uses still asks its datasource, and viewers wonder what it does.

use std::collections::{HashMap, HashSet};

use super::levels::Levels;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{Unused, VariableDefinition, Scope};

rule! {
    summary: "a variable of a dashboard that nothing uses",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let levels = Levels::new(cx);
    // Variables of the project and global ones may count on the dashboard to define what they use.
    let resources = levels.projects().chain([levels.global()]);
    let referred = resources.flat_map(|level| &level.variables).flat_map(|variable| &variable.uses);
    let outside: HashSet<&str> = referred.map(|used| used.name.as_str()).collect();
    for scope in cx.scopes() {
        let mut users: Option<Users<'_>> = None;
        for variable in &scope.variables {
            if let Some(unused) = &variable.unused
                && !outside.contains(variable.name.as_str())
            {
                let users = users.get_or_insert_with(|| users_of(scope));
                report(cx, users, variable, unused);
            }
        }
    }
}

/// Which variables use a variable.
type Users<'a> = HashMap<&'a str, Vec<&'a VariableDefinition>>;

fn users_of(scope: &Scope) -> Users<'_> {
    let mut users = Users::new();
    for variable in &scope.variables {
        for used in variable.uses.iter().filter(|used| used.name != variable.name) {
            users.entry(&used.name).or_default().push(variable);
        }
    }
    users
}

fn report(
    cx: &mut WorkspaceContext<'_>,
    users: &Users<'_>,
    variable: &VariableDefinition,
    unused: &Unused,
) {
    const SHOWN: usize = 3;
    let name = words::short(&variable.name);
    let users = users.get(variable.name.as_str()).map_or(&[][..], Vec::as_slice);
    let message = if users.is_empty() {
        format!("nothing uses variable `{name}`")
    } else {
        format!("only variables that nothing uses use variable `{name}`")
    };
    let mut draft = cx
        .report(variable.place.clone(), message)
        .help("Use it, or remove it: viewers are offered a choice that changes nothing.");
    for user in users.iter().take(SHOWN) {
        draft = draft.related(user.place.clone(), "uses it, and nothing uses this one");
    }
    draft.fix("remove the variable", Safety::Unsafe, unused.removal.clone());
}
