//! Words queries of blanks and comments. The schema knows that an empty string is none.

use super::comment_swallows_query;
use crate::lint::query::QueryProblem;
use crate::lint::rules::prelude::*;
use crate::promql::ProblemKind;

rule! {
    summary: "a query without an expression",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: QueryProblem,
}

fn check(cx: &mut Context<'_>, at: &QueryProblem<'_, '_>) {
    let query = at.query;
    if at.problem.kind == ProblemKind::Empty && !query.ast().text().is_empty() {
        // Nothing is left of a query that its comment swallows; that rule says why.
        if comment_swallows_query::is_swallowed(query) {
            return;
        }
        let (place, what) = match query.ast().comments() {
            [] => (words::spot(query.node), "nothing but white space"),
            [comment, ..] => (query.place(*comment), "nothing but a comment"),
        };
        cx.report(place, format!("the query holds {what}"))
            .help("Prometheus refuses it, and the panel shows an error; remove the query.");
    }
}
