//! Words the texts that are none of the words allowed in their place.

use crate::doc::edit::{self, Literal};
use crate::finding::Safety;
use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind};
use crate::text::nearest;

rule! {
    summary: "a word that is not allowed where it stands",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::UnknownValue { value, allowed } = &problem.kind else { return };
    let name = words::name(problem.node);
    let shown = words::short(value);
    let message = match allowed.as_slice() {
        [only] => format!("{name} must be `{only}`, not `{shown}`"),
        _ if value.is_empty() => format!("{name} is empty"),
        _ => format!("{name} cannot be `{shown}`"),
    };
    let words: Vec<&str> = allowed.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let known = (words.len() > 1).then(|| format!("Allowed are {}.", words::alternatives(&words)));
    let near = words::did_you_mean(value, &words).filter(|_| words.len() > 1);
    let nearest = nearest(value, words.iter().copied());
    let edits = nearest.and_then(|word| edit::set_scalar(problem.node, Literal::Text(word)));
    cx.report(words::place_of(problem), message)
        .maybe_help(near)
        .maybe_help(known)
        .fix("write the nearest word", Safety::Unsafe, words::on_disk(problem, edits));
}
