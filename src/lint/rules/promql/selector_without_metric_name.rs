//! Looks for selectors that name no metric.

use super::matchers::selectors;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::selected::METRIC_NAME;
use crate::promql::ast::{Ast, Matcher, Selector};
use crate::promql::MatchOp;

rule! {
    summary: "a selector that names no metric",
    group: Performance,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    // The matchers of a variable are looked up in the index; no samples are read.
    if query.is_selector {
        return;
    }
    let ast = query.ast();
    for (id, selector) in selectors(ast) {
        if !has_name(ast, &selector) {
            let span = selector.braces.unwrap_or(ast.span(id));
            cx.report(query.place(span), "this selects series of all metrics")
                .help("Name the metric: `METRIC{…}`, or several: `{__name__=~\"ONE|OTHER\"}`.");
        }
    }
}

/// Whether a metric is named, or may be by a variable.
fn has_name(ast: &Ast<'_>, selector: &Selector) -> bool {
    let names = |matcher: &Matcher| match *matcher {
        Matcher::Name(_) | Matcher::Variable(_) => true,
        Matcher::Label { name, op, .. } => {
            let is_negative = matches!(op, MatchOp::Ne | MatchOp::NotRe);
            !is_negative && name.known(ast.text()).is_none_or(|label| label == METRIC_NAME)
        }
    };
    selector.name.is_some() || ast.list(selector.matchers).iter().any(names)
}
