//! Names that must be unique within one resource.

use crate::lint::rules::prelude::*;
use crate::model::ResourceKind;

rule! {
    summary: "two variables of a dashboard, or dashboards of a folder, with the same name",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Resource,
}

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    let variables = resource.dashboard().into_iter().flat_map(|dashboard| dashboard.variables());
    let names = variables.filter_map(|variable| variable.name_node());
    for (again, first, name) in super::repeated(names) {
        let message = format!("another variable has the name `{}`", words::short(name));
        cx.report(again.document().place(again), message)
            .related(first.document().place(first), "the first variable of this name")
            .help("`$name` could mean either; rename one.");
    }
    if resource.kind == ResourceKind::Folder {
        for (again, first, name) in super::repeated(dashboards(resource)) {
            let message = format!("the dashboard `{}` stands in this folder twice", words::short(name));
            cx.report(again.document().place(again), message)
                .related(first.document().place(first), "here it stands first")
                .help("A dashboard has one place in the tree; remove the other.");
        }
    }
}

/// The names of all dashboards in the tree of a folder, in the order of the file.
fn dashboards<'d>(folder: &Resource<'d>) -> Vec<NodeRef<'d>> {
    let items = |node: NodeRef<'d>| {
        let mut items: Vec<NodeRef<'d>> = node.get("items").into_iter().flat_map(NodeRef::items).collect();
        items.reverse();
        items
    };
    let mut names = Vec::new();
    let mut open = folder.spec.map(items).unwrap_or_default();
    while let Some(item) = open.pop() {
        let kind = item.get("kind").and_then(NodeRef::text).unwrap_or_default();
        if kind.eq_ignore_ascii_case("Dashboard") {
            names.extend(item.get("name"));
        }
        open.extend(items(item));
    }
    names
}
