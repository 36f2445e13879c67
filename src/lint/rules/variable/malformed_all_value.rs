//! While "All" is selected, the `customAllValue` is the pattern of the matchers that have nothing
//! else in them: it must compile.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::MatchOp;
use crate::promql::ast::MatchValue;
use crate::re2;

rule! {
    summary: "a `customAllValue` that breaks the matchers it is put into",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    for matcher in super::matchers(query.ast()) {
        let (MatchOp::Re | MatchOp::NotRe, MatchValue::Literal(literal)) =
            (matcher.op, matcher.value)
        else {
            continue;
        };
        let Some(found) = super::whole_reference(query.ast(), literal) else {
            continue;
        };
        let variable = query.variable(found.name).filter(|_| found.format.is_none());
        let Some(custom) = variable.and_then(|variable| variable.text("customAllValue")) else {
            continue;
        };
        if let Err(problem) = re2::check(custom.text().unwrap_or_default()) {
            let place = custom.document().place_in(custom.target(), problem.span.range());
            cx.report(place, format!("with \"All\", a regular expression is broken: {problem}"))
                .help("A query matches a label with it: write `.*` for every value.");
        }
    }
}
