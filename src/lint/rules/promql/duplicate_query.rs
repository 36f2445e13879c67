//! Finds queries of a panel that ask the same.

use std::collections::HashMap;

use crate::lint::query::{PanelQueries, Query};
use crate::lint::rules::prelude::*;
use crate::promql;

rule! {
    summary: "two queries of a panel that ask the same",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Panel,
}

/// What the answer to a query depends on, besides its text.
const OPTIONS: [&[&str]; 4] = [
    &["datasource", "kind"],
    &["datasource", "name"],
    &["minStep"],
    &["instant"],
];

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    if panel.queries.len() < 2 {
        return;
    }
    let mut seen: HashMap<_, &Query<'_>> = HashMap::new();
    for query in panel.queries.iter().filter(|query| query.parsed.problems.is_empty()) {
        let option = |path: &&[&str]| query.plugin.and_then(|plugin| plugin.spec.at(path)?.text());
        let options = OPTIONS.each_ref().map(option);
        let key = (promql::print(query.ast()), options);
        let Some(first) = seen.get(&key) else {
            seen.insert(key, query);
            continue;
        };
        let place = words::spot(query.node);
        cx.report(place, "this query asks the same as an earlier one of the panel")
            .help("Remove one of them.")
            .related(words::spot(first.node), "the earlier one");
    }
}
