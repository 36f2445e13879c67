//! Naming the datasource keeps a dashboard the same when somebody changes the default.

use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::Selected;

rule! {
    summary: "a query that names no datasource and asks the default one",
    group: Suspicious,
    level: Off,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    for scope in cx.scopes() {
        for selector in &scope.selectors {
            let Selected::Default { kind, .. } = &selector.selected else {
                continue;
            };
            let message = format!("asks whichever `{}` is the default", words::short(kind));
            cx.report_spots(&selector.spots, message, "also asked")
                .help("Name the datasource, or let a variable hold its name.");
        }
    }
}
