//! At most one datasource of each kind is the default of a dashboard.

use std::collections::HashMap;

use crate::lint::rules::prelude::*;
use crate::model::Dashboard;
use crate::schema::truth;

rule! {
    summary: "two default datasources of one kind in one dashboard",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let mut defaults: HashMap<&str, NodeRef<'_>> = HashMap::new();
    for datasource in dashboard.datasources() {
        let default = datasource.spec.get("default");
        let scalar = default.and_then(NodeRef::scalar);
        let is_default = scalar.and_then(|scalar| truth(scalar, dashboard.reading)) == Some(true);
        let kind = datasource
            .spec
            .at(&["plugin", "kind"])
            .and_then(NodeRef::text);
        let (Some(default), Some(kind), true) = (default, kind, is_default) else {
            continue;
        };
        let Some(first) = defaults.get(kind) else {
            defaults.insert(kind, default);
            continue;
        };
        let document = default.document();
        let message = format!(
            "another `{}` of this dashboard is the default",
            words::short(kind)
        );
        cx.report(document.place(default), message)
            .related(document.place(*first), "the first default")
            .help(
                "A query without a name takes the default of its kind, so there can be only one.",
            );
    }
}
