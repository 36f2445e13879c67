//! Looks for matchers about the empty text that say nothing, or say it with a regular expression.

use std::collections::HashMap;

use super::matchers::{Known, Selection, removal, safety, selections, with_empty_text};
use super::values::Values;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::MatchOp;

rule! {
    summary: "a matcher about the empty text that says nothing, or that with a pattern",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    for selection in selections(query.ast()) {
        let implying = implying(&selection);
        let empty = selection.known.iter().filter(|matcher| matcher.value.is_empty());
        for matcher in empty {
            match matcher.op {
                MatchOp::Re => pattern(cx, query, &selection, matcher, "="),
                MatchOp::NotRe => pattern(cx, query, &selection, matcher, "!="),
                MatchOp::Ne => {
                    if let Some(other) = implying.get(&*matcher.label)
                        && other.index != matcher.index
                    {
                        implied(cx, query, &selection, (matcher, other));
                    }
                }
                MatchOp::Eq | MatchOp::Variable => {}
            }
        }
    }
}

/// Reports an empty regular expression.
fn pattern(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    selection: &Selection<'_>,
    matcher: &Known<'_>,
    op: &str,
) {
    let label = words::short(&matcher.label);
    let which = if op == "=" { "lack" } else { "have" };
    cx.report(
        query.place(matcher.comparison()),
        format!("an empty pattern for `{label}`"),
    )
    .help(format!(
        "It finds series that {which} the label; `{label}{op}\"\"` says so without a pattern."
    ))
    .fix(
        "compare with the empty text",
        safety(query.ast(), selection.id),
        with_empty_text(query, matcher, op),
    );
}

/// For each label that has a matcher `!=""`, the one that makes the others like that needless: the
/// first of another kind that does not fit the empty text, else the first of this kind.
fn implying<'s, 'q>(selection: &'s Selection<'q>) -> HashMap<&'s str, &'s Known<'q>> {
    let is_bare = |matcher: &Known<'_>| matcher.op == MatchOp::Ne && matcher.value.is_empty();
    let bare = selection.known.iter().rev().filter(|matcher| is_bare(matcher));
    let mut implying: HashMap<_, _> = bare.map(|matcher| (&*matcher.label, matcher)).collect();
    for matcher in selection.known.iter().rev() {
        if let Some(found) = implying.get_mut(&*matcher.label)
            && !is_bare(matcher)
            && !Values::of(matcher).has("")
        {
            *found = matcher;
        }
    }
    implying
}

/// Reports `a!=""` beside another matcher of the label that does not fit the empty text.
fn implied(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    selection: &Selection<'_>,
    (matcher, other): (&Known<'_>, &Known<'_>),
) {
    let ast = query.ast();
    let text = |matcher: &Known<'_>| words::short(ast.slice(matcher.span));
    let message = format!("`{}` goes without saying", text(matcher));
    cx.report(query.place(matcher.span), message)
        .help(format!(
            "`{}` finds no series without the label already.",
            text(other)
        ))
        .related(query.place(other.span), "implied by this matcher")
        .fix(
            "remove the matcher",
            safety(ast, selection.id),
            removal(query, selection, matcher.index),
        );
}
