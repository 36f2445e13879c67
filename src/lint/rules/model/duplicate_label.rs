//! Labels that people cannot tell apart.

use super::Repeated;
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

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    for layout in dashboard.layouts() {
        report(cx, "tab", layout.node.at(&["spec", "tabs"]), &["name"]);
    }
    let annotations = dashboard.spec.get("annotations");
    report(cx, "annotation", annotations, &["display", "name"]);
}

/// Reports the items of a list whose label comes again.
fn report(cx: &mut Context<'_>, what: &str, list: Option<NodeRef<'_>>, label: &[&str]) {
    let items = list.into_iter().flat_map(NodeRef::items);
    let labels = items.filter_map(|item| Some((item, item.at(label)?)));
    for Repeated { text, place, first } in super::repeated(labels) {
        let message = format!("another {what} has the label `{}`", words::short(text));
        cx.report(place, message)
            .related(first, format!("the first {what} of this label"));
    }
}
