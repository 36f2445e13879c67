//! Who names no datasource asks the default one, so there must be one.

use super::known::Known;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::Selected;

rule! {
    summary: "a query relies on a default datasource that does not exist",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let known = Known::new(cx);
    for scope in cx.scopes() {
        // Where a project is not on record, its default is not known.
        if scope.project.is_none() {
            continue;
        }
        let seen = known.of(scope);
        for selector in &scope.selectors {
            let Selected::Default { kind, .. } = &selector.selected else {
                continue;
            };
            if !seen.knows_defaults(kind) || seen.has_default(kind) {
                continue;
            }
            let kind = words::short(kind);
            let message = format!("no `{kind}` is the default");
            cx.report_spots(&selector.spots, message, "also relied on")
                .help(format!(
                    "Name a datasource, or set `default: true` on the `{kind}` of the dashboard, \
                     the project or globally that is meant."
                ))
                .help(super::ELSEWHERE);
        }
    }
}
