//! Looks for patterns that are nothing but text.

use super::matchers::{Known, in_quotes_of, safety, selections};
use super::redundant_anchors;
use super::values::Shape;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::MatchOp;
use crate::promql::ast::ExprId;

rule! {
    summary: "a regular expression in a matcher that is nothing but text",
    group: Performance,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    for selection in selections(query.ast()) {
        for matcher in selection.known.iter().filter(|known| known.is_pattern()) {
            // Empty patterns and anchors have rules of their own.
            if matcher.value.is_empty() || redundant_anchors::anchors(&matcher.value).any() {
                continue;
            }
            if let Shape::Texts(texts) = Shape::of(&matcher.value)
                && let [text] = &*texts
            {
                report(cx, query, selection.id, matcher, text);
            }
        }
    }
}

/// Longer matchers are not written out in a help.
const LONG: usize = 80;

fn report(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    selector: ExprId,
    matcher: &Known<'_>,
    text: &str,
) {
    let ast = query.ast();
    let op = if matcher.op == MatchOp::Re { "=" } else { "!=" };
    let shown = words::short(text);
    let mended = if *text == *matcher.value {
        // The quotes may hold escapes, which mean the same as before.
        Some(ast.slice(matcher.literal.span).to_owned())
    } else {
        in_quotes_of(ast, matcher.literal, text)
    };
    let label = ast.slice(matcher.name.span());
    let help = match &mended {
        Some(mended) if label.len() + mended.len() < LONG => {
            format!("No pattern is needed: `{label}{op}{mended}`.")
        }
        _ => format!("No pattern is needed: compare with `{op}`."),
    };
    let edits = mended
        .and_then(|mended| query.replace(matcher.comparison(), &format!("{op}{mended}")));
    cx.report(
        query.place(matcher.comparison()),
        format!("the pattern matches nothing but `{shown}`"),
    )
    .help(help)
    .fix("compare texts", safety(ast, selector), edits);
}
