//! References end where a letter, digit or `_` does, so some names cannot be written in one.
//!
//! Servers take `-` and `.` in names; `$a-b` is the variable `a` with `-b` behind it, in braces it
//! is no reference at all.

use crate::lint::rules::prelude::*;

rule! {
    summary: "a variable whose name cannot be written in a reference",
    group: Correctness,
    level: Warning,
    fix: Never,
    server: false,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    let is_dashboard = resource.dashboard().is_some();
    for variable in resource.variables() {
        let name = if is_dashboard { variable.name_node() } else { resource.name_node() };
        if let Some(name) = name {
            judge(cx, name);
        }
    }
}

fn judge(cx: &mut Context<'_>, node: NodeRef<'_>) {
    let name = node.text().unwrap_or_default();
    // Of names with other characters, `malformed-name` tells.
    let stop = name.find(['-', '.']);
    let Some(stop) = stop.and_then(|at| name[at..].chars().next()) else {
        return;
    };
    let better = name.replace(['-', '.'], "_");
    let message = format!("no reference can name `{}`", words::short(name));
    let help = format!(
        "References end before `{stop}`: call the variable `{}`.",
        words::short(&better)
    );
    cx.report(node.document().place(node.target()), message).help(help);
}
