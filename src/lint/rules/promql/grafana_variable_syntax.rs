//! Looks for references to variables that Grafana would replace and Perses leaves as they are.
//!
//! Only what is surely Grafana's is looked at: a name that begins with `__` and is nobody's may be a
//! misspelt one of Perses. In titles and other texts, that is a variable in double brackets.

use std::collections::HashSet;

use super::grafana::{Leftover, leftovers, strings};
use super::legend::Legend;
use crate::finding::Place;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::schema::{Language, Site, SiteKind};
use crate::text::{Edit, Span};

rule! {
    summary: "a variable in a form that only Grafana replaces",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: [Written(check), Sites(check_texts)],
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

/// Looks at titles, links and whatever else the page replaces variables in.
fn check_texts(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    let Some(dashboard) = cx.resource.and_then(|resource| resource.dashboard()) else {
        return;
    };
    let mut names = None;
    for site in sites {
        let is_text = matches!(site.kind, SiteKind::Language(Language::Template | Language::Markdown));
        let Some(text) = Legend::at(site.node).filter(|it| is_text && it.text.contains("[[")) else {
            continue;
        };
        let names: &HashSet<&str> = names.get_or_insert_with(|| {
            dashboard.variables().filter_map(|variable| variable.name()).collect()
        });
        for leftover in leftovers(text.text) {
            if leftover.in_brackets().is_some_and(|name| names.contains(name)) {
                report_in(cx, &text, &leftover);
            }
        }
    }
}

fn check_legend(cx: &mut Context<'_>, query: &Query<'_>, legend: &Legend<'_>) {
    for leftover in leftovers(legend.text) {
        if is_meant(query, &leftover) {
            report_in(cx, legend, &leftover);
        }
    }
}

fn report_in(cx: &mut Context<'_>, text: &Legend<'_>, leftover: &Leftover<'_>) {
    let mend = leftover.replacement(text.text);
    let edits = mend.and_then(|mend| text.replace(leftover.span, &mend));
    report(cx, text.place(leftover.span), leftover, text.text, edits);
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
