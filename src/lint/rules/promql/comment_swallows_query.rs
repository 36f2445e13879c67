//! Looks for comments that go on over the end of their line, because YAML makes one line of several.
//!
//! PromQL ends a comment with its line. Plain and quoted scalars and those with `>` put a space
//! where a line ended, and what follows belongs to the comment.

use crate::lint::query::{Query, QueryProblem};
use crate::lint::rules::prelude::*;
use crate::text::Span;

rule! {
    summary: "a comment that goes on over the lines below it, because YAML folds them",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: [Query(check), QueryProblem(check_problem)],
}

fn check_problem(cx: &mut Context<'_>, at: &QueryProblem<'_, '_>) {
    if at.is_first() {
        check(cx, at.query);
    }
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    for comment in swallowing(query) {
        report(cx, query, comment);
    }
}

/// The comments of a query behind which a line was swallowed that is none.
pub(super) fn swallowing(query: &Query<'_>) -> impl Iterator<Item = Span> {
    let comments = query.ast().comments().iter().copied();
    comments.filter(|comment| {
        let lines = query.source(*comment).split(['\n', '\r']).skip(1);
        // Several lines of comments may well become one.
        let is_query = |line: &str| !line.trim().is_empty() && !line.trim().starts_with('#');
        lines.map(|line| line.trim_start_matches(['\\', ' '])).any(is_query)
    })
}

fn report(cx: &mut Context<'_>, query: &Query<'_>, comment: Span) {
    let end = end_of_line(query, comment);
    let shown = Span::new(comment.start as usize, end);
    let swallowed = query.ast().slice(Span::new(end, comment.end as usize));
    let what = words::short(swallowed.trim());
    let edits = query.replace(gap(query, end), "\n");
    cx.report(
        query.place(shown),
        format!("the comment swallows `{what}`"),
    )
    .help("YAML makes one line of these, and a comment lasts to the end of its line.")
    .help("Write the query as a block with `|`, or move the comment behind it.")
    .fix("end the comment with its line", Safety::Unsafe, edits);
}

/// Where the line ends on which a comment starts, in the text of the query.
fn end_of_line(query: &Query<'_>, comment: Span) -> usize {
    let start = comment.start as usize;
    let is_one_line = |end: usize| !query.source(Span::new(start, end)).contains(['\n', '\r']);
    let text = query.ast().slice(comment);
    // The ends of all prefixes; those on the line come first.
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| start + at).collect();
    let inside = ends.partition_point(|&end| is_one_line(end));
    let end = ends.get(inside.saturating_sub(1)).copied().unwrap_or(start);
    start + text[..end - start].trim_end().len()
}

/// The blanks that stand for a line break.
fn gap(query: &Query<'_>, end: usize) -> Span {
    let rest = &query.ast().text()[end..];
    Span::new(end, end + rest.len() - rest.trim_start_matches(' ').len())
}
