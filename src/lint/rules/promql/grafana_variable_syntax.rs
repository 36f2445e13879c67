//! Looks for references to variables that Grafana would replace and Perses leaves as they are.
//!
//! Only queries and legends are looked at, and only what is surely Grafana's: a name that begins
//! with `__` and is nobody's may be a misspelt one of Perses.

use super::grafana::{Leftover, leftovers};
use crate::finding::Place;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::text::Edit;

rule! {
    summary: "a variable in a form that only Grafana replaces",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Written,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let text = query.ast().text();
    for leftover in leftovers(text) {
        let comments = query.ast().comments();
        let next = comments.partition_point(|comment| comment.end <= leftover.span.start);
        let in_comment = comments.get(next).is_some_and(|next| next.contains(leftover.span));
        let is_string = is_whole_string(text, &leftover);
        if !in_comment && (is_string || is_meant(query, &leftover)) {
            let mend = leftover.replacement(text);
            let edits = mend.and_then(|mend| query.replace(leftover.span, &mend));
            report(cx, query.place(leftover.span), &leftover, text, edits);
        }
    }
    if let Some(legend) = query.legend() {
        check_legend(cx, query, legend);
    }
}

fn check_legend(cx: &mut Context<'_>, query: &Query<'_>, legend: NodeRef<'_>) {
    let Some(text) = legend.text() else { return };
    for leftover in leftovers(text) {
        if is_meant(query, &leftover) {
            let document = legend.document();
            let range = leftover.span.range();
            let place = document.place_in(legend.target(), range.clone());
            let mend = leftover.replacement(text).filter(|_| !legend.is_alias());
            let edit = mend.and_then(|mend| document.edit_in(legend, range, &mend));
            report(cx, place, &leftover, text, edit.map(|edit| vec![edit]));
        }
    }
}

/// Whether it fills a string of the query: a regular expression would hardly be written so.
fn is_whole_string(text: &str, leftover: &Leftover<'_>) -> bool {
    let is_quote = |c: char| matches!(c, '"' | '\'' | '`');
    let range = leftover.span.range();
    text[..range.start].ends_with(is_quote) && text[range.end..].starts_with(is_quote)
}

/// Whether it is Grafana's beyond doubt: brackets around the name of something else than a variable
/// of the dashboard may be anything.
fn is_meant(query: &Query<'_>, leftover: &Leftover<'_>) -> bool {
    let name = leftover.in_brackets();
    name.is_none_or(|name| query.has_variable(name))
}

fn report(
    cx: &mut Context<'_>,
    place: Place,
    leftover: &Leftover<'_>,
    text: &str,
    edits: Option<Vec<Edit>>,
) {
    let written = words::short(leftover.span.of(text));
    cx.report(
        place,
        format!("only Grafana replaces `{written}`; Perses leaves it as it is"),
    )
    .help(leftover.help())
    .fix("write it as Perses does", Safety::Unsafe, edits);
}
