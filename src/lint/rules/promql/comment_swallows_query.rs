//! Looks for comments that go on over the end of their line, because YAML makes one line of several.
//!
//! PromQL ends a comment with its line. Plain and quoted scalars and those with `>` put a space
//! where a line ended, and what follows belongs to the comment.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::{self, Options, Problem, ProblemKind};
use crate::text::Span;

rule! {
    summary: "a comment that goes on over the lines below it, because YAML folds them",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Written,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let swallowing = swallowing(query);
    if !swallowing.is_empty() && !is_prose(query, &swallowing) {
        for comment in &swallowing {
            report(cx, query, comment);
        }
    }
}

/// Whether a query swallows a part of itself, rather than the rest of what its comments say.
pub(super) fn is_swallowed(query: &Query<'_>) -> bool {
    let swallowing = swallowing(query);
    !swallowing.is_empty() && !is_prose(query, &swallowing)
}

/// A comment that was written on several lines, each as a part of the query.
type Lines = Vec<Span>;

/// The comments of a query that go on over lines which are no comments by themselves.
fn swallowing(query: &Query<'_>) -> Vec<Lines> {
    let ast = query.ast();
    let comments = ast.comments().iter().copied();
    let folded = comments.filter(|comment| has_break(query, *comment));
    let is_query = |line: &Span| {
        let text = ast.slice(*line).trim();
        !text.is_empty() && !text.starts_with('#')
    };
    folded
        .map(|comment| lines(query, comment))
        .filter(|lines| lines.iter().skip(1).any(is_query))
        .collect()
}

fn has_break(query: &Query<'_>, span: Span) -> bool {
    query.source(span).contains(['\n', '\r'])
}

/// The lines of a comment, without the blanks between them.
fn lines(query: &Query<'_>, comment: Span) -> Lines {
    // Where each further line starts takes a look at all that follows.
    const MOST: usize = 50;
    let base = comment.start as usize;
    let text = query.ast().slice(comment);
    let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
    ends.push(text.len());
    let mut lines = Vec::new();
    let mut start = 0;
    while start < text.len() && lines.len() < MOST {
        let rest = &ends[ends.partition_point(|&end| end <= start)..];
        let on_line =
            rest.partition_point(|&end| !has_break(query, Span::new(base + start, base + end)));
        let end = rest[on_line.saturating_sub(1)];
        lines.push(Span::new(base + start, base + end));
        start = text.len() - text[end..].trim_start_matches(' ').len();
    }
    lines
}

/// Whether lines belong to their comments after all: the query is sound, and would not be if the
/// comments ended where their first lines do.
fn is_prose(query: &Query<'_>, swallowing: &[Lines]) -> bool {
    if !query.parsed.problems.is_empty() {
        return false;
    }
    let text = query.ast().text();
    let mut mended = String::with_capacity(text.len());
    let mut at = 0;
    for pair in swallowing.iter().flat_map(|lines| lines.windows(2)) {
        mended.push_str(&text[at..pair[0].range().end]);
        mended.push('\n');
        at = pair[1].range().start;
    }
    mended.push_str(&text[at..]);
    let parsed = promql::parse(&mended, &Options::default());
    let is_syntax = |problem: &Problem| problem.kind == ProblemKind::Syntax;
    parsed.problems.iter().any(is_syntax)
}

fn report(cx: &mut Context<'_>, query: &Query<'_>, lines: &[Span]) {
    let [first, next, ..] = *lines else { return };
    let last = lines[lines.len() - 1];
    let swallowed = query.ast().slice(next.cover(last));
    let gap = Span::new(first.range().end, next.range().start);
    let message = format!("the comment swallows `{}`", words::short(swallowed.trim()));
    cx.report(query.place(first), message)
        .help("YAML makes one line of these, and a comment lasts to the end of its line.")
        .help("Write the query as a block with `|`, or move the comment behind it.")
        .fix(
            "end the comment with its line",
            Safety::Unsafe,
            query.replace(gap, "\n"),
        );
}
