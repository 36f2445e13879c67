//! Inputs are shown in the order of the file: who chooses from left to right should not have to go
//! back. The page asks for the options in the order it needs, whatever that of the file.

use std::collections::{HashMap, HashSet};

use crate::lint::rules::prelude::*;
use crate::model::{Dashboard, Variable};
use crate::template::references;
use crate::text::Span;

rule! {
    summary: "a variable that stands before one it depends on",
    group: Style,
    level: Info,
    fix: Sometimes,
    server: false,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let variables: Vec<_> = dashboard.variables().collect();
    let mut positions = HashMap::new();
    for (at, variable) in variables.iter().enumerate() {
        if let Some(name) = variable.name() {
            positions.entry(name).or_insert(at);
        }
    }
    let uses: Vec<Vec<Use<'_>>> = variables.iter().map(|variable| uses(variable, &positions)).collect();
    let circles = circles(&uses);
    let mut moved = vec![false; variables.len()];
    for (at, uses) in uses.iter().enumerate() {
        let mut seen = HashSet::new();
        for used in uses.iter().filter(|used| used.position > at) {
            // No order suits those that depend on each other, and they are said to be wrong.
            if circles[used.position] == circles[at] || !seen.insert(used.position) {
                continue;
            }
            let variable = &variables[used.position];
            let name = words::short(variable.name().unwrap_or_default());
            let place = used.node.document().place_in(used.node, used.span.range());
            let draft = cx.report(place, format!("`{name}` is shown behind what depends on it"));
            let mut draft = draft.help(format!("Move `{name}` up, before this variable."));
            // Before the first one that depends on it, it stands before all of them.
            if !std::mem::replace(&mut moved[used.position], true) {
                let edits = mend::move_up(variable.node, variables[at].node);
                draft = draft.fix("move the variable up", Safety::Safe, edits);
            }
            if let Some(node) = variable.name_node() {
                draft.related(node.document().place(node.target()), "shown here");
            }
        }
    }
}

/// A variable that another one depends on.
struct Use<'d> {
    /// Its position.
    position: usize,
    /// Where it is used.
    node: NodeRef<'d>,
    span: Span,
}

/// What the options of a list depend on.
fn uses<'d>(variable: &Variable<'d>, positions: &HashMap<&str, usize>) -> Vec<Use<'d>> {
    let mut uses = Vec::new();
    let source = variable.field("plugin").and_then(|plugin| plugin.get("spec"));
    let mut open: Vec<NodeRef<'d>> = source.filter(|_| variable.is_list()).into_iter().collect();
    while let Some(node) = open.pop() {
        for found in node.text().into_iter().flat_map(references) {
            let position = positions.get(found.name).copied();
            let (node, span) = (node.target(), found.span);
            uses.extend(position.map(|position| Use { position, node, span }));
        }
        // What an alias names is looked at where it stands; some contain themselves.
        if !node.is_alias() {
            let start = open.len();
            open.extend(node.items());
            open.extend(node.fields().map(|field| field.value));
            open[start..].reverse();
        }
    }
    uses
}

/// For each variable a number that it shares with those that depend on it and it on them.
fn circles(needs: &[Vec<Use<'_>>]) -> Vec<usize> {
    // What something depends on comes before it, but for circles.
    let mut order = Vec::with_capacity(needs.len());
    let mut seen = vec![false; needs.len()];
    for root in 0..needs.len() {
        let mut stack = vec![(root, 0)];
        while let Some((at, next)) = stack.pop() {
            if next == 0 && std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match needs[at].get(next) {
                Some(first) => stack.extend([(at, next + 1), (first.position, 0)]),
                None => order.push(at),
            }
        }
    }
    let mut users = vec![Vec::new(); needs.len()];
    for (at, used) in needs.iter().enumerate().flat_map(|(at, uses)| uses.iter().map(move |used| (at, used))) {
        users[used.position].push(at);
    }
    let mut circles = vec![usize::MAX; needs.len()];
    for root in order.into_iter().rev() {
        let mut open = vec![root];
        while let Some(at) = open.pop() {
            if circles[at] == usize::MAX {
                circles[at] = root;
                open.extend(&users[at]);
            }
        }
    }
    circles
}
