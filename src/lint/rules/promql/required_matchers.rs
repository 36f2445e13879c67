//! Finds selectors that lack a matcher on a label that every query must name.

use super::selectors::selectors;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::Matcher;
use crate::promql::selected::is_argument_of_info;

rule! {
    summary: "a selector without a matcher on a label that needs one",
    group: Suspicious,
    level: Off,
    fix: Never,
    server: false,
    options: { labels: StringList from 1 = [] },
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let labels: &[String] = cx.option("labels");
    // The query behind a variable that lists the values of a label cannot choose among them.
    let listed = query.plugin.and_then(|plugin| plugin.spec.get("labelName"));
    let listed = listed.and_then(NodeRef::text);
    let required = labels.iter().map(String::as_str);
    let required: Vec<&str> = required.filter(|label| listed != Some(*label)).collect();
    if required.is_empty() {
        return;
    }
    let ast = query.ast();
    // The second argument of `info` chooses labels, not series.
    for selector in selectors(ast).filter(|selector| !is_argument_of_info(ast, selector.id)) {
        // Matchers and labels that variables bring may be the ones that are needed.
        let unsure = selector.matchers.iter().any(|matcher| match matcher {
            Matcher::Variable(_) => true,
            Matcher::Label { name, .. } => name.has_variables(),
            Matcher::Name(_) => false,
        });
        let named: Vec<_> = selector.labels().collect();
        let missing: Vec<&str> = required
            .iter()
            .copied()
            .filter(|label| !named.iter().any(|name| name == label))
            .collect();
        if unsure || missing.is_empty() {
            continue;
        }
        let what = match &selector.metric {
            Some(metric) => format!("`{}`", words::short(&metric.name)),
            None => "the selector".to_owned(),
        };
        let labels = words::enumeration(&missing);
        cx.report(
            query.place(selector.head),
            format!("{what} has no matcher on {labels}"),
        )
        .help(format!(
            "`required-matchers` asks for it; add one such as `{}=\"…\"`.",
            missing[0]
        ));
    }
}
