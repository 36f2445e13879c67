//! What a migration from Grafana left behind: placeholders, addresses and names of Grafana.
//!
//! What queries and legends hold of it is `grafana-variable-syntax`.

use crate::lint::rules::prelude::*;
use crate::schema::{Language, RefKind, Site, SiteKind};

rule! {
    summary: "something that a migration from Grafana left behind",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Sites,
}

/// What `percli migrate` writes where it does not know better.
const QUERY: &str = "migration_from_grafana_not_supported";
const PANEL: &str = "**Migration from Grafana not supported !**";
const DATASOURCE: &str = "not-supported-";

const MIGRATE: &str = "The migration did not know what this was; look it up in Grafana.";

/// How the paths of Grafana begin.
const PATHS: [&str; 6] = ["/d/", "/d-solo/", "/dashboard/db/", "/dashboard/snapshot/", "/alerting/", "/a/"];

fn check(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    for site in sites {
        let node = site.node;
        match site.kind {
            SiteKind::Language(language) => {
                let Some(text) = node.text() else { continue };
                let is_left = match language {
                    Language::Markdown => text == PANEL,
                    Language::PromQl | Language::LogQl | Language::Template => text == QUERY,
                    _ => false,
                };
                if is_left {
                    cx.report(words::spot(node), "a placeholder of the migration from Grafana")
                        .help(MIGRATE);
                }
            }
            SiteKind::Reference(RefKind::Datasource) => {
                let input = node.text().filter(|name| name.starts_with("${DS_"));
                if let Some(name) = input {
                    let message = format!("`{}` is an input of a Grafana export", words::short(name));
                    cx.report(words::spot(node), message)
                        .help("Write the name of the datasource, or `datasource: $variable`.");
                }
            }
            SiteKind::Plugin(_) => {
                let kind = node.at(&["spec", "datasourcePluginKind"]);
                let kind = kind.filter(|kind| kind.text().is_some_and(|kind| kind.starts_with(DATASOURCE)));
                if let Some(kind) = kind {
                    cx.report(words::spot(kind), "a placeholder of the migration from Grafana")
                        .help(MIGRATE);
                }
            }
            SiteKind::Reference(RefKind::Page) => check_link(cx, node),
            SiteKind::Reference(_) => {}
        }
    }
}

/// Reports the address of a link that leads to a page of Grafana.
fn check_link(cx: &mut Context<'_>, url: NodeRef<'_>) {
    let text = url.text().unwrap_or_default();
    if PATHS.iter().any(|path| text.starts_with(path)) {
        cx.report(words::spot(url), "the address of a page of Grafana")
            .help("Dashboards of Perses are at `/projects/PROJECT/dashboards/NAME`.");
    }
}
