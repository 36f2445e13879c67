//! Where a query names labels with variables in them: matchers and lists of labels.

use crate::promql::MatchOp;
use crate::promql::ast::{Ast, Expr, LabelName, List, Literal, MatchValue, Matcher};
use crate::template::{Reference, references};
use crate::text::Span;

/// A matcher that compares a label.
#[derive(Debug, Clone, Copy)]
pub(super) struct LabelMatcher {
    /// How it is compared.
    pub(super) op: MatchOp,
    /// Where the operator stands.
    pub(super) op_span: Span,
    /// What it is compared with.
    pub(super) value: MatchValue,
}

/// All matchers of a query that compare a label, in the order of their selectors.
pub(super) fn matchers(ast: &Ast<'_>) -> impl Iterator<Item = LabelMatcher> {
    let selectors = ast.ids().filter_map(|id| match ast.expr(id) {
        Expr::Selector(selector) => Some(ast.list(selector.matchers)),
        _ => None,
    });
    selectors.flatten().filter_map(|matcher| match *matcher {
        Matcher::Label {
            op, op_span, value, ..
        } => Some(LabelMatcher { op, op_span, value }),
        _ => None,
    })
}

/// All lists of labels of a query: behind `by`, `without`, `on`, `ignoring` and `group_left`.
pub(super) fn label_lists(ast: &Ast<'_>) -> impl Iterator<Item = List<LabelName>> {
    ast.ids().flat_map(|id| {
        let (first, second) = match ast.expr(id) {
            Expr::Aggregate(aggregate) => (aggregate.grouping.map(|by| by.labels), None),
            Expr::Binary(binary) => match binary.matching.map(|id| ast.matching(id)) {
                Some(matching) => (
                    matching.on.map(|on| on.labels),
                    matching.group.map(|side| side.labels),
                ),
                None => (None, None),
            },
            _ => (None, None),
        };
        first.into_iter().chain(second)
    })
}

/// Whether a query names a variable once, so that its format can be changed: of several formats in
/// one text, the page knows the last one only. Queries of hostile length are not searched.
pub(super) fn is_named_once(ast: &Ast<'_>, name: &str) -> bool {
    const LONG: usize = 20_000;
    let text = ast.text();
    text.len() < LONG
        && references(text)
            .filter(|found| found.name == name)
            .nth(1)
            .is_none()
}

/// The reference that fills a string, if nothing else is in it.
pub(super) fn whole_reference<'q>(ast: &Ast<'q>, literal: Literal) -> Option<Reference<'q>> {
    let text = ast.slice(literal.span);
    let found = references(text).next()?;
    (found.span.range() == (1..text.len() - 1)).then_some(found)
}
