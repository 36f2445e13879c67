//! Lists of allowed endpoints that keep nobody out.

use crate::lint::rules::prelude::*;
use crate::schema::{Site, SiteKind, Slot};

rule! {
    summary: "an allowed endpoint of a proxy that allows every path",
    group: Security,
    level: Warning,
    fix: Never,
    server: false,
    on: Sites,
}

fn check(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    let plugins = sites
        .iter()
        .filter(|site| site.kind == SiteKind::Plugin(Slot::Datasource));
    for site in plugins {
        let endpoints = site.node.at(&["spec", "proxy", "spec", "allowedEndpoints"]);
        for endpoint in endpoints.into_iter().flat_map(NodeRef::items) {
            let method = endpoint.get("method").and_then(NodeRef::text);
            let Some(pattern) = endpoint.get("endpointPattern") else {
                continue;
            };
            // Reading is what datasources are for.
            if method == Some("GET") || !pattern.text().is_some_and(matches_all) {
                continue;
            }
            let method = words::short(method.unwrap_or_default());
            let message = format!("every path is open to `{method}`");
            cx.report(words::spot(pattern), message).help(
                "Write the paths that dashboards need, such as `^/api/v1/query$`: a pattern counts \
                 wherever it matches a part of the path.",
            );
        }
    }
}

/// Whether an expression matches each path. Paths begin with `/`.
fn matches_all(pattern: &str) -> bool {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let inner = inner.trim_end_matches('$');
    let is_all = matches!(inner, ".*" | "(.*)" | ".*?" | "");
    let is_anchored = inner.is_empty() && pattern.ends_with('$');
    // A path has at least its first character.
    (is_all && !is_anchored) || matches!(pattern, ".+" | "^.+" | "^.+$" | "(.+)")
}
