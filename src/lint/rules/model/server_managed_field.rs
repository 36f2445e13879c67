//! Words the fields that the server sets itself.

use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};

rule! {
    summary: "a field that the server sets itself",
    group: Style,
    level: Info,
    fix: Sometimes,
    server: false,
    on: Structure,
}

fn check(cx: &mut Context<'_>, problems: &[Problem<'_>]) {
    let managed = problems
        .iter()
        .filter(|problem| problem.kind == ProblemKind::ServerManaged);
    let managed: Vec<&Problem<'_>> = managed.collect();
    let Some((first, others)) = managed.split_first() else {
        return;
    };
    let nodes: Vec<NodeRef<'_>> = managed.iter().map(|problem| problem.node).collect();
    let keys = nodes.iter().filter_map(|node| node.key());
    let keys: Vec<String> = keys.map(|key| words::short(key.text())).collect();
    let (verb, title, what) = match others {
        [] => ("is", "remove the field", "the field"),
        _ => ("are", "remove the fields", "the fields"),
    };
    let message = format!("{} {verb} set by the server", words::enumeration(&keys));
    let mut draft = cx.report(words::place_of(first), message);
    for other in others {
        draft = draft.related(words::place_of(other), "set by the server, too");
    }
    draft
        .help(format!(
            "It ignores what a file says; without {what}, exports do not change the file."
        ))
        .fix(title, Safety::Safe, mend::remove(&nodes));
}
