//! Labels that people cannot tell apart.

use crate::lint::rules::prelude::*;
use crate::model::Dashboard;

rule! {
    summary: "two tabs or annotations side by side with the same label",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Dashboard,
}

fn check<'d>(cx: &mut Context<'_>, dashboard: &Dashboard<'d>) {
    let items = |node: NodeRef<'d>| -> Vec<_> { node.items().collect() };
    for layout in dashboard.layouts() {
        let tabs = layout.node.at(&["spec", "tabs"]).map(items).unwrap_or_default();
        report(cx, "tab", tabs.iter().filter_map(|tab| tab.get("name")));
    }
    let annotations = dashboard.spec.get("annotations").map(items).unwrap_or_default();
    let label = |annotation: &NodeRef<'d>| annotation.at(&["display", "name"]);
    report(cx, "annotation", annotations.iter().filter_map(label));
}

fn report<'d>(cx: &mut Context<'_>, what: &str, labels: impl Iterator<Item = NodeRef<'d>>) {
    for (again, first, label) in super::repeated(labels) {
        let message = format!("another {what} has the label `{}`", words::short(label));
        cx.report(again.document().place(again), message)
            .related(first.document().place(first), format!("the first {what} of this label"));
    }
}
