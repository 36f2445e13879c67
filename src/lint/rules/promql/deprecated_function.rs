//! Finds functions that Prometheus once had under a name that it took away.

use crate::lint::query::QueryProblem;
use crate::lint::rules::prelude::*;
use crate::promql::{Dialect, ProblemKind};

rule! {
    summary: "a function that Prometheus has no longer under this name",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: QueryProblem,
}

/// A function that is gone.
struct Gone {
    name: &'static str,
    since: &'static str,
    /// The same function under its new name.
    renamed: Option<&'static str>,
    advice: &'static str,
}

const GONE: [Gone; 3] = [
    Gone {
        name: "count_scalar",
        since: "2.0",
        renamed: None,
        advice: "Write `scalar(count(…))` instead.",
    },
    Gone {
        name: "drop_common_labels",
        since: "2.0",
        renamed: None,
        advice: "Drop the labels by name: `sum without (…) (…)`.",
    },
    Gone {
        name: "holt_winters",
        since: "3.0",
        renamed: Some("double_exponential_smoothing"),
        advice: "It is called `double_exponential_smoothing` now, and has to be switched on with `--enable-feature=promql-experimental-functions`.",
    },
];

/// Whether a function is one of those that this rule tells about.
pub(super) fn is_gone(name: &str) -> bool {
    GONE.iter().any(|gone| gone.name == name)
}

fn check(cx: &mut Context<'_>, at: &QueryProblem<'_, '_>) {
    let QueryProblem { query, problem } = at;
    if problem.kind != ProblemKind::UnknownFunction || query.dialect != Dialect::Prometheus {
        return;
    }
    let name = query.ast().slice(problem.span);
    let Some(gone) = GONE.iter().find(|gone| gone.name == name) else {
        return;
    };
    let edits = gone
        .renamed
        .and_then(|renamed| query.replace(problem.span, renamed));
    cx.report(
        query.place(problem.span),
        format!("Prometheus has no `{name}` since {}", gone.since),
    )
    .help(gone.advice)
    .fix("write the new name", Safety::Safe, edits);
}
