//! Plugins that ask a datasource of a kind that they cannot talk to.
//!
//! Where a selector names a datasource, what has that name is looked up elsewhere.

use std::collections::HashMap;

use crate::lint::rules::prelude::*;
use crate::model::{Dashboard, Variable};
use crate::schema::{Site, SiteKind, Slot};
use crate::template;

rule! {
    summary: "a query or variable that asks a datasource of another kind than its own",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Sites,
}

fn check(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    let catalog = cx.catalog;
    let dashboard = cx.resource.and_then(|resource| resource.dashboard());
    let mut variables = None;
    for site in sites {
        let SiteKind::Plugin(slot @ (Slot::Query | Slot::Variable | Slot::Annotation)) = site.kind
        else {
            continue;
        };
        let Some(selector) = site.node.at(&["spec", "datasource"]) else {
            continue;
        };
        let known = catalog.plugin_at(slot, site.node);
        let Some(wanted) = known.and_then(|known| known.datasource) else {
            continue;
        };
        let plugin = site.node.get("kind").and_then(NodeRef::text).unwrap_or_default();
        if let Some(kind) = selector.get("kind") {
            let Some(said) = kind.text().filter(|said| *said != wanted) else {
                continue;
            };
            let message = format!("`{plugin}` asks a `{wanted}`, not a `{}`", words::short(said));
            cx.report(words::spot(kind), message).fix(
                "name the kind that the plugin asks",
                Safety::Unsafe,
                mend::set(kind, Literal::Text(wanted)),
            );
        } else if let Some(name) = variable(selector) {
            let variables = variables.get_or_insert_with(|| kinds_of_variables(dashboard.as_ref()));
            let Some(kind) = variables.get(name).filter(|kind| kind.text() != Some(wanted)) else {
                continue;
            };
            let said = words::short(kind.text().unwrap_or_default());
            let message = format!("`{plugin}` asks a `{wanted}`, and `${name}` is a `{said}`");
            cx.report(words::spot(selector), message)
                .related(words::spot(*kind), "the kind of datasources to choose from");
        }
    }
}

/// The name of the variable that holds the datasource, if one does.
fn variable(selector: NodeRef<'_>) -> Option<&str> {
    let text = selector.text()?;
    let reference = template::references(text).next()?;
    (reference.span.range() == (0..text.len())).then_some(reference.name)
}

/// What datasources the variables of a dashboard hold, by the name of the variable.
fn kinds_of_variables<'d>(dashboard: Option<&Dashboard<'d>>) -> HashMap<&'d str, NodeRef<'d>> {
    let kind = |variable: Variable<'d>| {
        let plugin = variable.field("plugin")?;
        let is_chosen = plugin.get("kind")?.text()? == "DatasourceVariable";
        let kind = plugin.at(&["spec", "datasourcePluginKind"])?;
        let is_known = is_chosen && kind.text().is_some_and(|kind| !kind.is_empty());
        is_known.then_some((variable.name()?, kind))
    };
    dashboard.into_iter().flat_map(Dashboard::variables).filter_map(kind).collect()
}
