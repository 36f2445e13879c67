//! Variables are evaluated one after the other, so they must not use each other in a circle.

use std::collections::{HashMap, HashSet};

use super::levels::{Level, Levels};
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{ResourceKind, VariableDefinition, VariableUse};

rule! {
    summary: "variables that use each other in a circle",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Workspace,
}

/// A variable on the way with the one of its uses that leads on.
type Step<'a> = (&'a VariableDefinition, &'a VariableUse);

fn check(cx: &mut WorkspaceContext<'_>) {
    let levels = Levels::new(cx);
    each(cx, levels.global(), &[]);
    for project in levels.projects() {
        each(cx, project, &[levels.global()]);
    }
    let resources = levels.projects().chain([levels.global()]);
    let variables = resources.flat_map(|level| &level.variables);
    let uses = variables.flat_map(|variable| &variable.uses);
    let names: HashSet<&str> = uses.map(|used| used.name.as_str()).collect();
    // Circles across levels are rare, and in a workspace of hostile size each dashboard would go
    // through the variables of its project again.
    let mut left: usize = 200_000;
    for scope in cx.scopes() {
        let is_resource = matches!(scope.kind, ResourceKind::Variable | ResourceKind::GlobalVariable);
        if is_resource || scope.variables.iter().all(|variable| variable.uses.is_empty()) {
            continue;
        }
        let own = Level::of(scope);
        // A circle leads through other levels only where those use a name that is hidden here.
        let mut leaves = scope.variables.iter().any(|v| names.contains(v.name.as_str()));
        let outer = [levels.project(scope), levels.global()];
        if leaves {
            let size = outer[0].variables.len() + outer[1].variables.len();
            left = left.saturating_sub(size);
            leaves = left > 0;
        }
        each(cx, &own, if leaves { &outer } else { &[] });
    }
}

/// Reports the circles that a variable of `own` is part of; names that `own` does not have are
/// looked up in the `outer` levels.
fn each(cx: &mut WorkspaceContext<'_>, own: &Level<'_>, outer: &[&Level<'_>]) {
    for mut circle in circles(own, outer) {
        let position = |step: &Step<'_>| own.position(&step.0.name);
        let own_steps = circle.iter().enumerate().filter_map(|(at, step)| Some((position(step)?, at)));
        // A circle of outer levels alone is reported there.
        if let Some((_, first)) = own_steps.min() {
            circle.rotate_left(first);
            report(cx, &circle);
        }
    }
}

/// Circles that share no variable: of those that do, one is found at a time. Each variable and
/// each use is looked at once.
fn circles<'a>(own: &Level<'a>, outer: &[&Level<'a>]) -> Vec<Vec<Step<'a>>> {
    let find = |name: &str| {
        own.get(name).or_else(|| outer.iter().find_map(|level| level.get(name)))
    };
    let mut circles = Vec::new();
    // The depth of a variable on the stack, none once it is done with.
    let mut depths: HashMap<&str, Option<usize>> = HashMap::new();
    for root in &own.variables {
        if depths.contains_key(root.name.as_str()) {
            continue;
        }
        depths.insert(&root.name, Some(0));
        let mut stack = vec![(*root, 0)];
        while let Some((variable, next)) = stack.last_mut() {
            let Some(used) = variable.uses.get(*next) else {
                depths.insert(&variable.name, None);
                stack.pop();
                continue;
            };
            *next += 1;
            let Some(target) = find(&used.name) else { continue };
            match depths.get(target.name.as_str()) {
                None => {
                    depths.insert(&target.name, Some(stack.len()));
                    stack.push((target, 0));
                }
                Some(None) => {}
                Some(Some(depth)) => {
                    let steps = stack.drain(*depth..);
                    let steps = steps.map(|(variable, next)| (variable, &variable.uses[next - 1]));
                    let circle: Vec<Step<'_>> = steps.collect();
                    depths.extend(circle.iter().map(|step| (step.0.name.as_str(), None)));
                    circles.push(circle);
                }
            }
        }
    }
    circles
}

fn report(cx: &mut WorkspaceContext<'_>, circle: &[Step<'_>]) {
    const SHOWN: usize = 6;
    let name = |step: &Step<'_>| words::short(&step.0.name);
    let mut names: Vec<String> = circle.iter().take(SHOWN).map(name).collect();
    if circle.len() > SHOWN {
        names.push("…".to_owned());
    }
    names.push(name(&circle[0]));
    let path = names.join(" → ");
    let message = match circle.len() {
        1 => format!("the variable uses itself: {path}"),
        _ => format!("variables use each other in a circle: {path}"),
    };
    let help = if circle.iter().all(|(_, used)| !used.braced) {
        "Servers refuse every dashboard that has the circle."
    } else {
        "Servers overlook references in braces and store the circle; the page waits for values \
         that never come."
    };
    let (first, others) = circle.split_first().expect("a circle has at least one variable");
    let mut draft = cx.report(first.1.place.clone(), message).help(help);
    for step in others.iter().take(SHOWN) {
        let says = format!("`{}` uses `{}` here", name(step), words::short(&step.1.name));
        draft = draft.related(step.1.place.clone(), says);
    }
}
