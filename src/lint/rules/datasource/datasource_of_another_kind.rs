//! A selector says the kind of the datasource that it names. Whether the query can ask that kind
//! is another question.

use super::known::Known;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::Selected;

rule! {
    summary: "a query names a datasource that is of another kind than it says",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let known = Known::new(cx);
    for scope in cx.scopes() {
        let seen = known.of(scope);
        for selector in &scope.selectors {
            let Selected::Name { kind: Some(kind), name, needs } = &selector.selected else {
                continue;
            };
            // Where the plugin cannot ask that kind, the kind is wrong and not the name.
            if needs.as_ref().is_some_and(|needs| needs != kind) {
                continue;
            }
            let candidates = seen.named(cx, name);
            // A level further out may have one that fits; where the kind is missing, any may.
            let fits = |of: Option<&str>| of.is_none_or(|of| of == kind);
            if candidates.iter().any(|candidate| fits(candidate.plugin_kind)) {
                continue;
            }
            let Some(closest) = candidates.first() else {
                continue;
            };
            let actual = words::short(closest.plugin_kind.unwrap_or_default());
            let (name, kind) = (words::short(name), words::short(kind));
            let message = format!("datasource `{name}` is a `{actual}`, not a `{kind}`");
            let place = closest.place.clone();
            cx.report_spots(&selector.spots, message, "also asked")
                .related(place, "the datasource")
                .help(format!("Name a `{kind}`: a datasource has to have the name and the kind."));
        }
    }
}
