//! Datasources that are named exist.

use super::known::Known;
use crate::lint::rules::prelude::*;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{Scope, ResourceKind, Selected, Selector};

rule! {
    summary: "a query names a datasource that does not exist",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Workspace,
}

fn check(cx: &mut WorkspaceContext<'_>) {
    let known = Known::new(cx);
    let mut guesses = words::Guesses::new();
    for scope in cx.scopes() {
        let seen = known.of(scope);
        let mut own: Option<Vec<&str>> = None;
        for selector in &scope.selectors {
            let Selected::Name { kind, name, .. } = &selector.selected else {
                continue;
            };
            // No datasource can be called that, so that nothing has to be known of others.
            let is_variable = name.starts_with('$');
            if !is_variable && !seen.knows_names(kind.as_deref())
                || !seen.named(cx, name).is_empty()
            {
                continue;
            }
            let own = own.get_or_insert_with(|| {
                scope.datasources.iter().map(|own| own.name.as_str()).collect()
            });
            let levels = [
                &own[..],
                cx.names(ResourceKind::Datasource, scope.project.as_deref()),
                cx.names(ResourceKind::GlobalDatasource, None),
            ];
            let near = levels.iter().find_map(|names| guesses.did_you_mean(name, names));
            let other = seen.other_project(name).map(|project| {
                format!(
                    "Project `{}` has a datasource of that name, which other projects cannot ask.",
                    words::short(project)
                )
            });
            report(cx, scope, selector, name, near.or(other));
        }
    }
}

fn report(
    cx: &mut WorkspaceContext<'_>,
    scope: &Scope,
    selector: &Selector,
    name: &str,
    hint: Option<String>,
) {
    if name.starts_with('$') {
        let message = format!("`{}` is taken for the name of a datasource", words::short(name));
        cx.report_spots(&selector.spots, message, "also").help(
            "Variables are not replaced in the name: put the variable in place of the whole \
             selector, as in `datasource: $datasource`.",
        );
        return;
    }
    let project = match &scope.project {
        Some(project) => format!(", project `{}`", words::short(project)),
        None => String::new(),
    };
    let message = format!("there is no datasource `{}`", words::short(name));
    let reason = format!(
        "Looked for in the dashboard{project} and among global datasources: queries fail without it."
    );
    cx.report_spots(&selector.spots, message, "also asked")
        .maybe_help(hint)
        .help(reason)
        .help(super::ELSEWHERE);
}
