//! Words the uses of syntax that Prometheus has only when it is switched on.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::Dialect;

rule! {
    summary: "a function or modifier that Prometheus has only when it is switched on",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    // Other servers have other switches.
    if query.dialect != Dialect::Prometheus {
        return;
    }
    for used in &query.parsed.uses {
        if query.features.has(used.feature) {
            continue;
        }
        let problem = used.problem(query.ast().text());
        cx.report(query.place(problem.span), problem.message)
            .maybe_help(problem.hint)
            .help(format!(
                "If your servers run with it, say so in perscope.yaml: `promql: {{ features: [{}] }}`.",
                used.feature.name()
            ));
    }
}
