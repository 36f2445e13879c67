//! Looks for patterns that match every text, or every text but the empty one.

use super::matchers::{Known, Selection, removal, safety, selections, with_empty_text};
use super::values::Shape;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::MatchOp;

rule! {
    summary: "a regular expression in a matcher that matches everything",
    group: Performance,
    level: Info,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    for selection in selections(query.ast()) {
        for matcher in selection.known.iter().filter(|known| known.is_pattern()) {
            // `{__name__=~".+"}` is how people write that they mean all metrics.
            if matcher.label == "__name__" {
                continue;
            }
            match (Shape::of(&matcher.value), matcher.op) {
                (Shape::Everything, MatchOp::Re) => everything(cx, query, &selection, matcher),
                (Shape::Something, MatchOp::Re) => something(cx, query, &selection, matcher, "!="),
                (Shape::Something, _) => something(cx, query, &selection, matcher, "="),
                // That nothing passes `!~".*"` is the matter of `contradictory-matchers`.
                _ => {}
            }
        }
    }
}

fn everything(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    selection: &Selection<'_>,
    matcher: &Known<'_>,
) {
    let ast = query.ast();
    let label = words::short(&matcher.label);
    cx.report(
        query.place(matcher.span),
        format!("every series fits `{}`", words::short(ast.slice(matcher.span))),
    )
    .help(format!(
        "Series without the label fit as well: remove the matcher, or write `{label}!=\"\"` if they \
         are not meant."
    ))
    .fix(
        "remove the matcher",
        safety(ast, selection.id),
        removal(query, selection, matcher.index),
    );
}

fn something(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    selection: &Selection<'_>,
    matcher: &Known<'_>,
    op: &str,
) {
    let label = words::short(&matcher.label);
    cx.report(
        query.place(matcher.comparison()),
        format!("a pattern that only asks whether there is a `{label}`"),
    )
    .help(format!("`{label}{op}\"\"` says the same without a pattern."))
    .fix(
        "compare with the empty text",
        safety(query.ast(), selection.id),
        with_empty_text(query, matcher, op),
    );
}
