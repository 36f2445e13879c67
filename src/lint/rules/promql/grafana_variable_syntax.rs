//! Looks for references to variables that Grafana would replace and Perses leaves as they are.
//!
//! Only queries and legends are looked at, and only what is surely Grafana's: a name that begins
//! with `__` and is nobody's may be a misspelt one of Perses.

use super::grafana::{Leftover, leftovers};
use super::legend::Legend;
use crate::finding::Place;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::text::{Edit, Span};

rule! {
    summary: "a variable in a form that only Grafana replaces",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Written,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    check_query(cx, query);
    if let Some(legend) = Legend::of(query) {
        check_legend(cx, query, &legend);
    }
}

fn check_query(cx: &mut Context<'_>, query: &Query<'_>) {
    let text = query.ast().text();
    let found = leftovers(text);
    if found.is_empty() {
        return;
    }
    let comments = query.ast().comments();
    let strings = strings(text, comments);
    for leftover in found {
        let is_string = is_whole_string(text, &leftover);
        let is_code = !is_in(&strings, leftover.span) && leftover.is_plain();
        let is_meant = is_string || is_code || is_meant(query, &leftover);
        if is_meant && !is_in(comments, leftover.span) {
            let mend = leftover.replacement(text);
            let edits = mend.and_then(|mend| query.replace(leftover.span, &mend));
            report(cx, query.place(leftover.span), &leftover, text, edits);
        }
    }
}

fn check_legend(cx: &mut Context<'_>, query: &Query<'_>, legend: &Legend<'_>) {
    for leftover in leftovers(legend.text) {
        if is_meant(query, &leftover) {
            let mend = leftover.replacement(legend.text);
            let edits = mend.and_then(|mend| legend.replace(leftover.span, &mend));
            report(cx, legend.place(leftover.span), &leftover, legend.text, edits);
        }
    }
}

/// Where strings stand in a query, with mistakes or not. One without an end goes to the end of the
/// line, or of the text if it is in backquotes.
fn strings(text: &str, comments: &[Span]) -> Vec<Span> {
    let is_quote = |c: char| matches!(c, '"' | '\'' | '`');
    let mut strings = Vec::new();
    let mut comments = comments.iter().peekable();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_quote).map(|found| at + found) {
        // All comments before are done with; one that the quote is in is gone over.
        let mut covering = None;
        while let Some(comment) = comments.next_if(|comment| comment.start as usize <= start) {
            covering = Some(comment.range().end).filter(|end| *end > start);
        }
        at = covering.unwrap_or_else(|| {
            let end = start + string_len(&text[start..]);
            strings.push(Span::new(start, end));
            end
        });
    }
    strings
}

/// The length of the string that a text begins with, with its quotes.
fn string_len(text: &str) -> usize {
    let quote = text.as_bytes()[0];
    let mut escaped = false;
    let end = text.bytes().enumerate().skip(1).find(|(_, byte)| {
        let is_end = *byte == quote && !escaped || *byte == b'\n' && quote != b'`';
        escaped = *byte == b'\\' && !escaped && quote != b'`';
        is_end
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// Whether one of some spans, which are in order, contains another one.
fn is_in(spans: &[Span], span: Span) -> bool {
    let next = spans.partition_point(|other| other.end <= span.start);
    spans.get(next).is_some_and(|next| next.contains(span))
}

/// Whether it fills a string of the query: a regular expression would hardly be written so.
fn is_whole_string(text: &str, leftover: &Leftover<'_>) -> bool {
    let is_quote = |c: char| matches!(c, '"' | '\'' | '`');
    let range = leftover.span.range();
    text[..range.start].ends_with(is_quote) && text[range.end..].starts_with(is_quote)
}

/// Whether it is Grafana's beyond doubt: in a text, brackets around the name of something else than
/// a variable of the dashboard may be anything.
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
