//! Names that must be unique within one resource.

use super::Repeated;
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
    let dashboard = resource.dashboard();
    let variables = dashboard
        .into_iter()
        .flat_map(|dashboard| dashboard.variables());
    let names = variables.filter_map(|variable| Some((variable.node, variable.name_node()?)));
    for Repeated { text, place, first } in super::repeated(names) {
        let message = format!("another variable has the name `{}`", words::short(text));
        cx.report(place, message)
            .related(first, "the first variable of this name")
            .help("`$name` could mean either; rename one.");
    }
    if resource.kind == ResourceKind::Folder {
        for Repeated { text, place, first } in super::repeated(dashboards(resource)) {
            let name = words::short(text);
            cx.report(
                place,
                format!("the dashboard `{name}` stands in this folder twice"),
            )
            .related(first, "here it stands first")
            .help("A dashboard has one place in the tree; remove the other.");
        }
    }
}

/// The dashboards in the tree of a folder with their names, in the order of the file.
fn dashboards<'d>(folder: &Resource<'d>) -> Vec<(NodeRef<'d>, NodeRef<'d>)> {
    let items = |node: NodeRef<'d>| {
        let items = node.get("items").into_iter().flat_map(NodeRef::items);
        let mut items: Vec<NodeRef<'d>> = items.collect();
        items.reverse();
        items
    };
    let mut dashboards = Vec::new();
    let mut open = folder.spec.map(items).unwrap_or_default();
    while let Some(item) = open.pop() {
        let kind = item.get("kind").and_then(NodeRef::text).unwrap_or_default();
        if kind.eq_ignore_ascii_case("Dashboard") {
            dashboards.extend(item.get("name").map(|name| (item, name)));
        }
        open.extend(items(item));
    }
    dashboards
}
