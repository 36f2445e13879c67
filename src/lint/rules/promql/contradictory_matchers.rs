//! Looks for labels whose matchers leave no value.

use super::matchers::{Known, selections};
use super::values::Values;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::MatchOp;

rule! {
    summary: "label matchers that no series satisfies",
    group: Correctness,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    for selection in selections(query.ast()) {
        let mut known: Vec<&Known<'_>> = selection.known.iter().collect();
        known.sort_by(|one, other| one.label.cmp(&other.label));
        for matchers in known.chunk_by(|one, other| one.label == other.label) {
            check_label(cx, query, matchers);
        }
    }
}

/// Checks the matchers of one label, in the order of the text.
fn check_label(cx: &mut Context<'_>, query: &Query<'_>, matchers: &[&Known<'_>]) {
    if let [only] = matchers
        && only.op != MatchOp::NotRe
    {
        return;
    }
    let mut left = Values::all();
    for (index, matcher) in matchers.iter().enumerate() {
        left.meet(Values::of(matcher));
        if left.is_empty() {
            return report(cx, query, &matchers[..index], matcher);
        }
    }
}

/// Reports the first matcher that leaves no value beside those before it.
fn report(cx: &mut Context<'_>, query: &Query<'_>, before: &[&Known<'_>], matcher: &Known<'_>) {
    let text = |matcher: &Known<'_>| words::short(query.ast().slice(matcher.span));
    let values = Values::of(matcher);
    let excludes = |other: &&&Known<'_>| values.excludes(&Values::of(other));
    let opponent = before.iter().find(excludes);
    let label = words::short(&matcher.label);
    let message = match opponent {
        _ if values.is_empty() => format!("no series fits `{}`", text(matcher)),
        Some(other) => format!("no series fits both `{}` and `{}`", text(other), text(matcher)),
        None => format!("no series fits all matchers of `{label}`"),
    };
    let either = match opponent {
        Some(other) if matcher.op == MatchOp::Eq && other.op == MatchOp::Eq => {
            format!(" To find series with either value, write `{label}=~\"…|…\"`.")
        }
        _ => String::new(),
    };
    let draft = cx
        .report(query.place(matcher.span), message)
        .help(format!("The selector never finds anything.{either}"));
    if let Some(other) = opponent.or(before.first()) {
        draft.related(query.place(other.span), "contradicted by the other");
    }
}
