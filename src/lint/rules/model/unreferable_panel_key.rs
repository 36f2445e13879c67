//! A panel whose key cannot stand in a reference.

use crate::lint::rules::prelude::*;
use crate::model::Dashboard;

rule! {
    summary: "a panel key with a dot, which no layout can refer to",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    for panel in dashboard
        .panels()
        .filter(|panel| panel.key.text().contains('.'))
    {
        let message = format!(
            "no layout can refer to the panel key `{}`",
            words::short(panel.key.text())
        );
        let place = panel
            .node
            .document()
            .place_of(panel.key.span(), &panel.node.pointer());
        cx.report(place, message)
            .help("References take letters, digits, `_` and `-`; rename the panel.");
    }
}
