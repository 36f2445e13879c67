//! Finds functions that Prometheus once had under a name that it took away.

use crate::lint::query::QueryProblem;
use crate::lint::rules::prelude::*;
use crate::promql::{self, Dialect, ProblemKind};

rule! {
    summary: "a function that Prometheus has no longer under this name",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: QueryProblem,
}

fn check(cx: &mut Context<'_>, at: &QueryProblem<'_, '_>) {
    let QueryProblem { query, problem } = at;
    if problem.kind != ProblemKind::RemovedFunction || query.dialect != Dialect::Prometheus {
        return;
    }
    let renamed = promql::removed(query.ast().slice(problem.span)).and_then(|gone| gone.renamed);
    let edits = renamed.and_then(|renamed| query.replace(problem.span, renamed));
    cx.report(query.place(problem.span), problem.message.as_str())
        .maybe_help(problem.hint.as_deref())
        .fix("write the new name", Safety::Safe, edits);
}
