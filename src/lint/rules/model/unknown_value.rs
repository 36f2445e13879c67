//! Words the texts that are none of the words allowed in their place.

use super::{grafana, grafana_values};
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
    let ProblemKind::UnknownValue { value, allowed, or } = &problem.kind else {
        return;
    };
    let name = words::name(problem.node);
    let shown = words::short(value);
    let others = or.iter().fold(String::new(), |said, other| said + " or " + other.words());
    let message = match allowed.as_slice() {
        [only] => format!("{name} must be `{only}`{others}, not `{shown}`"),
        _ if value.is_empty() => format!("{name} is empty"),
        _ => format!("{name} cannot be `{shown}`"),
    };
    let words: Vec<&str> = allowed
        .iter()
        .map(String::as_str)
        .filter(|word| !word.is_empty())
        .collect();
    let known = (words.len() > 1).then(|| format!("Allowed are {}.", words::enumeration(&words)));
    let meant = match words.as_slice() {
        [only] if or.is_empty() => Some(*only),
        _ => meant(value, &words),
    };
    let did_you_mean = meant
        .filter(|_| words.len() > 1)
        .map(|meant| format!("Did you mean `{meant}`?"));
    let edits = meant.and_then(|meant| mend::set(problem.node, Literal::Text(meant)));
    cx.report(words::place_of(problem), message)
        .maybe_help(did_you_mean)
        .maybe_help(known)
        .fix(
            "write the word that was probably meant",
            Safety::Unsafe,
            edits,
        );
}

/// The allowed word that was probably meant. Of a number nobody can tell.
fn meant<'w>(value: &str, words: &[&'w str]) -> Option<&'w str> {
    if value.parse::<f64>().is_ok() {
        return None;
    }
    grafana_values::word(value, words)
        .or_else(|| grafana::word(value, words))
        .or_else(|| nearest(value, words.iter().copied()))
}
