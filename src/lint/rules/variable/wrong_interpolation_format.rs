//! Formats that make of the values what their place in a query cannot take.
//!
//! Strings in quotes are read before the pattern in them: of `\.`, which `regex` makes of a dot,
//! the string makes a mistake. `regexliteral` writes `\\.` there, and `regex` is for backticks.

use super::formats::{Format, Joined, format};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::MatchOp;
use crate::promql::ast::{LabelName, List, Literal as Quoted, MatchValue};
use crate::template::{Reference, references};

rule! {
    summary: "a format of a variable that its place in a query cannot take",
    group: Correctness,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    for matcher in super::matchers(ast) {
        let MatchValue::Literal(literal) = matcher.value else {
            continue;
        };
        let is_pattern = match matcher.op {
            MatchOp::Re | MatchOp::NotRe => true,
            MatchOp::Eq | MatchOp::Ne => false,
            MatchOp::Variable => continue,
        };
        if literal.variables {
            in_matcher(cx, query, literal, is_pattern);
        }
    }
    for labels in super::label_lists(ast) {
        in_list(cx, query, labels);
    }
}

fn in_matcher(cx: &mut Context<'_>, query: &Query<'_>, literal: Quoted, is_pattern: bool) {
    let ast = query.ast();
    let text = ast.slice(literal.span);
    for found in references(text) {
        let Some(format) = found.format.and_then(format) else {
            continue;
        };
        let several = query.list_variable(found.name).is_some_and(|variable| variable.may_be_list());
        let judged = if is_pattern {
            judge_pattern(text, &found, format, several)
        } else if several {
            // The comparison is wrong, and another rule says so.
            None
        } else {
            judge_text(format)
        };
        if let Some((problem, other)) = judged {
            let new = match other {
                Some(other) => format!("${{{}:{other}}}", found.name),
                None => format!("${{{}}}", found.name),
            };
            report(cx, query, (&found, literal.span.start as usize), problem, &new);
        }
    }
}

/// What is wrong with a format in a pattern, and the format that is right.
fn judge_pattern(
    text: &str,
    found: &Reference<'_>,
    format: &Format,
    several: bool,
) -> Option<(&'static str, Option<&'static str>)> {
    let range = found.span.range();
    let (before, after) = (&text[..range.start], &text[range.end..]);
    match format.joined {
        Joined::Pattern => format.for_string(text).map(|other| {
            let problem = match other {
                "regex" => "escapes with two backslashes, and strings in backticks need one",
                _ => "escapes with one backslash, and strings in quotes need two",
            };
            (problem, Some(other))
        }),
        Joined::Foreign => Some(("makes no pattern of the values", None)),
        Joined::List => several.then_some(("makes a list of several values, no pattern", None)),
        Joined::Bar => {
            // Alternatives need parentheses around them unless they are the whole pattern.
            let opens = before.len() == 1 || before.ends_with(['(', '|', ':']);
            let closes = after.len() == 1 || after.starts_with([')', '|']);
            (several && !(opens && closes))
                .then_some(("puts no parentheses around several values", None))
        }
    }
}

/// What is wrong with a format in a text that a label is compared with.
fn judge_text(format: &Format) -> Option<(&'static str, Option<&'static str>)> {
    match format.joined {
        Joined::Pattern => Some(("makes a pattern of the value, and `=` compares texts", None)),
        Joined::Foreign => Some(("changes the value, and `=` compares texts", None)),
        Joined::Bar | Joined::List => None,
    }
}

fn in_list(cx: &mut Context<'_>, query: &Query<'_>, labels: List<LabelName>) {
    for label in query.ast().list(labels) {
        let LabelName::Bare(word) = *label else { continue };
        if !word.variables {
            continue;
        }
        for found in references(query.ast().slice(word.span)) {
            let is_known = query.list_variable(found.name).is_some_and(|variable| variable.may_be_list());
            if !is_known || matches!(found.format, Some("csv" | "raw")) {
                continue;
            }
            let new = format!("${{{}:csv}}", found.name);
            let problem = "makes no list of labels of several values";
            report(cx, query, (&found, word.span.start as usize), problem, &new);
        }
    }
}

/// Reports a reference; `base` is where the text begins that it was found in.
fn report(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    (found, base): (&Reference<'_>, usize),
    problem: &str,
    new: &str,
) {
    let span = found.span.shift(base);
    let subject = match found.format {
        Some(format) => format!("the format `{}`", words::short(format)),
        None => format!("`{}` without a format", words::short(found.name)),
    };
    let is_free = super::is_named_once(query.ast(), found.name);
    let edits = is_free.then(|| query.replace(span, new)).flatten();
    cx.report(query.place(span), format!("{subject} {problem}"))
        .help(format!("Write `{new}`."))
        .fix("use the format for this place", Safety::Safe, edits);
}
