//! Words the keys that no schema knows.

use super::{grafana, grafana_options};
use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};
use crate::text::nearest;

rule! {
    summary: "a field that Perses does not know",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Schema,
}

const NO_BREAK_SPACE: &str =
    "The key holds a no-break space, which looks like a space and is none; type it anew.";

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let (key, free) = match &problem.kind {
        ProblemKind::UnknownField { key, free } => (key, free),
        ProblemKind::UnknownName { noun, name, free } => {
            let message = format!("there is no {noun} `{}`", words::short(name));
            cx.report(words::place_of(problem), message)
                .maybe_help(words::did_you_mean(name, free));
            return;
        }
        _ => return,
    };
    // Servers understand this one; `wrong-case` speaks about it.
    if super::other_case(problem, key, free).is_some() {
        return;
    }
    let message = format!("the field `{}` is unknown here", words::short(key));
    let known = |name: &str| {
        let used = || {
            problem
                .node
                .parent()
                .is_some_and(|parent| parent.get(name).is_some())
        };
        free.iter().any(|field| field == name) || used()
    };
    let blank = || key.contains('\u{a0}').then(|| NO_BREAK_SPACE.to_owned());
    let option = || grafana_options::counterpart(key, known).filter(|_| problem.in_plugin);
    let help = blank()
        .or_else(option)
        .or_else(|| grafana::counterpart(key, known))
        .or_else(|| words::did_you_mean(key, free))
        .or_else(|| grafana::explanation(key).map(str::to_owned))
        .or_else(|| {
            (!free.is_empty()).then(|| format!("Known here: {}.", words::enumeration(free)))
        });
    let near = nearest(key, free.iter()).and_then(|meant| mend::rename(problem.node, meant));
    cx.report(words::place_of(problem), message)
        .maybe_help(help)
        .fix(
            "write the key that was probably meant",
            Safety::Unsafe,
            near,
        );
}
