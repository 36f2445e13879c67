//! Looks for `^` and `$` at the ends of patterns.

use super::matchers::{safety, selectors};
use super::values::ends_with_anchor;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::MatchOp;
use crate::promql::ast::{ExprId, Literal, MatchValue, Matcher};
use crate::text::Span;

rule! {
    summary: "anchors in a matcher, which is anchored anyway",
    group: Style,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Query,
}

/// Which anchors a pattern has.
#[derive(Clone, Copy)]
pub(super) struct Anchors {
    start: bool,
    end: bool,
}

impl Anchors {
    /// Whether there are any.
    pub(super) fn any(self) -> bool {
        self.start || self.end
    }
}

/// The anchors at the ends of a pattern that can be left out.
pub(super) fn anchors(pattern: &str) -> Anchors {
    // In `^*` the anchor is repeated, and nothing would be without it.
    let is_repeated = |rest: &str| rest.starts_with(['*', '+', '?', '{']);
    let start = pattern.strip_prefix('^');
    Anchors {
        start: start.is_some_and(|rest| !is_repeated(rest)),
        end: ends_with_anchor(pattern),
    }
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    for (id, selector) in selectors(ast) {
        for matcher in ast.list(selector.matchers) {
            if let Matcher::Label {
                op: MatchOp::Re | MatchOp::NotRe,
                value: MatchValue::Literal(literal),
                ..
            } = *matcher
            {
                check_pattern(cx, query, id, literal);
            }
        }
    }
}

fn check_pattern(cx: &mut Context<'_>, query: &Query<'_>, selector: ExprId, literal: Literal) {
    let ast = query.ast();
    let value = literal.value(ast.text());
    let found = anchors(&value);
    let start = literal.span.start as usize + 1;
    let inner = Span::new(start, (literal.span.end as usize - 1).max(start));
    // An anchor that is written as an escape is not worth more code.
    let written = ast.slice(inner);
    let has_start = found.start && written.starts_with('^');
    let has_end = found.end && written.ends_with('$') && written.len() > usize::from(has_start);
    let (marked, what) = match (has_start, has_end) {
        (true, true) => (inner, "`^` and `$` do"),
        (true, false) => (Span::new(start, start + 1), "`^` does"),
        (false, true) => (Span::new(inner.range().end - 1, inner.range().end), "`$` does"),
        (false, false) => return,
    };
    let bare = &written[usize::from(has_start)..written.len() - usize::from(has_end)];
    let safety = if literal.variables {
        Safety::Unsafe
    } else {
        safety(ast, selector)
    };
    cx.report(query.place(marked), format!("{what} nothing here"))
        .help("The pattern of a matcher covers the whole value in any case.")
        .maybe_help(open_end(bare, has_start, has_end))
        .fix("remove the anchors", safety, query.replace(inner, bare));
}

/// What to write if one anchor was meant to leave the other end open.
fn open_end(bare: &str, has_start: bool, has_end: bool) -> Option<String> {
    let shown = words::short(bare);
    if bare.is_empty() || bare.contains(['|', '$']) || has_start == has_end {
        None
    } else if has_start && !bare.ends_with('*') {
        Some(format!("For all values that begin so, write `{shown}.*`."))
    } else if has_end && !bare.starts_with(".*") {
        Some(format!("For all values that end so, write `.*{shown}`."))
    } else {
        None
    }
}
