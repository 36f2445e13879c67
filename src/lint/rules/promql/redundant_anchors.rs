//! Looks for `^` and `$` at the ends of patterns.

use super::matchers::{safety, selectors};
use super::values::{Shape, ends_with_anchor};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::MatchOp;
use crate::promql::ast::{ExprId, LabelName, Literal, MatchValue, Matcher};
use crate::promql::selected::METRIC_NAME;
use crate::text::{Edit, Span};

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
                name,
                op: op @ (MatchOp::Re | MatchOp::NotRe),
                op_span,
                value: MatchValue::Literal(literal),
                ..
            } = *matcher
            {
                let pattern = Pattern { selector: id, name, op, op_span, literal };
                if !pattern.matches_all(ast.text()) {
                    check_pattern(cx, query, pattern);
                }
            }
        }
    }
}

/// A regular expression with what stands before it.
#[derive(Clone, Copy)]
struct Pattern {
    selector: ExprId,
    name: LabelName,
    op: MatchOp,
    op_span: Span,
    literal: Literal,
}

impl Pattern {
    /// Whether it matches every text, or every text but the empty one: `match-all-regex` says what to
    /// write then. Names of metrics are not its matter.
    fn matches_all(self, text: &str) -> bool {
        let is_metric = || self.name.known(text).as_deref() == Some(METRIC_NAME);
        let shape = self.literal.known(text).map(|value| Shape::of(&value));
        matches!(shape, Some(Shape::Everything | Shape::Something)) && !is_metric()
    }

    /// The fix: the same without anchors. An empty pattern is better no pattern at all.
    fn mended(self, query: &Query<'_>, inner: Span, bare: &str) -> Option<Vec<Edit>> {
        if !bare.is_empty() {
            return query.replace(inner, bare);
        }
        let op = if self.op == MatchOp::Re { "=" } else { "!=" };
        let quote = query.ast().slice(self.literal.span).get(..1)?;
        query.replace(self.op_span.cover(self.literal.span), &format!("{op}{quote}{quote}"))
    }
}

fn check_pattern(cx: &mut Context<'_>, query: &Query<'_>, pattern: Pattern) {
    let ast = query.ast();
    let Pattern { selector, literal, .. } = pattern;
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
        .fix("remove the anchors", safety, pattern.mended(query, inner, bare));
}

/// What to write if one anchor was meant to leave the other end open: as it is written, with the
/// escapes of the string.
fn open_end(bare: &str, has_start: bool, has_end: bool) -> Option<String> {
    const LONG: usize = 60;
    // Options like `(?m)` stand at the start, and may change what the anchor means.
    let is_odd = bare.is_empty() || bare.len() > LONG || bare.contains(char::is_control);
    if is_odd || bare.contains(['|', '$']) || bare.contains("(?") || has_start == has_end {
        None
    } else if has_start && !bare.ends_with('*') {
        Some(format!("For all values that begin so, write `{bare}.*`."))
    } else if has_end && !bare.starts_with(".*") {
        Some(format!("For all values that end so, write `.*{bare}`."))
    } else {
        None
    }
}
