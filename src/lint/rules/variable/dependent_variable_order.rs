//! Inputs are shown in the order of the file: who chooses from left to right should not have to go
//! back. The page asks for the options in the order it needs, whatever that of the file.

use std::collections::{HashMap, HashSet};

use crate::lint::rules::prelude::*;
use crate::model::Dashboard;
use crate::template::references;

rule! {
    summary: "a variable that stands before one it depends on",
    group: Style,
    level: Info,
    fix: Never,
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
    for (at, variable) in variables.iter().enumerate().filter(|(_, v)| v.is_list()) {
        let mut seen = HashSet::new();
        let source = variable.field("plugin").and_then(|plugin| plugin.get("spec"));
        let mut open: Vec<NodeRef<'_>> = source.into_iter().collect();
        while let Some(node) = open.pop() {
            for found in node.text().into_iter().flat_map(references) {
                let later = positions.get(found.name).filter(|later| **later > at);
                let (Some(later), true) = (later, seen.insert(found.name)) else {
                    continue;
                };
                let place = node.document().place_in(node.target(), found.span.range());
                let name = words::short(found.name);
                let draft = cx.report(place, format!("`{name}` is shown behind what depends on it"));
                let draft = draft.help(format!("Move `{name}` up, before this variable."));
                if let Some(node) = variables[*later].name_node() {
                    draft.related(node.document().place(node.target()), "shown here");
                }
            }
            // What an alias names is looked at where it stands; some contain themselves.
            if !node.is_alias() {
                let start = open.len();
                open.extend(node.items());
                open.extend(node.fields().map(|field| field.value));
                open[start..].reverse();
            }
        }
    }
}
