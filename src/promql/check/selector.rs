//! Selectors: that they select something in particular, and a metric name only once.

use super::{hint, problem};
use crate::promql::ast::{Ast, ExprId, Literal, MatchValue, Matcher, ModifierKind, Selector, Word};
use crate::promql::names::MatchOp;
use crate::promql::problem::Problem;
use crate::promql::regexp;
use crate::promql::selected::{METRIC_NAME, is_argument_of_info};
use crate::promql::types::Types;
use crate::text::Span;

/// What a selector may result in, with its matchers checked.
pub(super) fn types(
    ast: &Ast<'_>,
    id: ExprId,
    selector: &Selector,
    problems: &mut Vec<Problem>,
) -> Types {
    let matchers = ast.list(selector.matchers);
    match selector.name {
        Some(name) if !name.variables => {
            for matcher in matchers {
                if let Some(span) = metric_name(ast, matcher) {
                    problems.push(named_twice(ast, name, span));
                }
            }
        }
        // The variable may be empty or not, so there is neither certainly a name nor none.
        Some(_) => {}
        None => {
            if !selects_something(ast, matchers) && !is_argument_of_info(ast, id) {
                problems.push(selects_everything(ast, id, selector));
            }
        }
    }
    let mut modifiers = ast.list(selector.modifiers).iter();
    // The variable behind `up $range` may hold `[5m]`.
    if modifiers.any(|modifier| modifier.kind == ModifierKind::Variable) {
        Types::SERIES
    } else {
        Types::VECTOR
    }
}

/// Where a matcher is that is one of the metric name.
fn metric_name(ast: &Ast<'_>, matcher: &Matcher) -> Option<Span> {
    match matcher {
        Matcher::Name(literal) => Some(literal.span),
        Matcher::Variable(_) => None,
        Matcher::Label { span, name, .. } => {
            (name.known(ast.text()).as_deref() == Some(METRIC_NAME)).then_some(*span)
        }
    }
}

fn named_twice(ast: &Ast<'_>, name: Word, again: Span) -> Problem {
    let text = hint::quoted(ast, name.span);
    let mend = "Remove one of the two, or match several names: `{__name__=~\"a|b\"}`.";
    problem(
        again,
        format!("the metric name is `{text}` already"),
        Some(mend.to_owned()),
    )
    .related(name.span, "named here")
}

/// Whether there is a matcher that no series without labels satisfies, or may be. Regular
/// expressions take time, so they are looked at last.
fn selects_something(ast: &Ast<'_>, matchers: &[Matcher]) -> bool {
    matchers.iter().any(|matcher| refuses_empty(ast, matcher))
        || matchers
            .iter()
            .any(|matcher| pattern_refuses_empty(ast, matcher))
}

/// Whether a matcher refuses the empty text, as far as that can be told without regular
/// expressions. What holds variables may.
fn refuses_empty(ast: &Ast<'_>, matcher: &Matcher) -> bool {
    match matcher {
        Matcher::Variable(_) => true,
        Matcher::Name(literal) => literal.variables || !is_empty(ast, *literal),
        Matcher::Label {
            name, op, value, ..
        } => {
            let MatchValue::Literal(literal) = value else {
                return true;
            };
            if name.has_variables() || literal.variables {
                return true;
            }
            match op {
                MatchOp::Eq => !is_empty(ast, *literal),
                MatchOp::Ne => is_empty(ast, *literal),
                MatchOp::Re | MatchOp::NotRe => false,
                MatchOp::Variable => true,
            }
        }
    }
}

fn pattern_refuses_empty(ast: &Ast<'_>, matcher: &Matcher) -> bool {
    let Matcher::Label {
        op: op @ (MatchOp::Re | MatchOp::NotRe),
        value: MatchValue::Literal(literal),
        ..
    } = matcher
    else {
        return false;
    };
    // What is wrong with a pattern was said; it might be meant to refuse the empty text.
    regexp::pattern(*literal, ast.text())
        .is_none_or(|pattern| pattern.matches_empty == (*op == MatchOp::NotRe))
}

fn is_empty(ast: &Ast<'_>, literal: Literal) -> bool {
    literal.bytes(ast.text()).is_empty()
}

fn selects_everything(ast: &Ast<'_>, id: ExprId, selector: &Selector) -> Problem {
    let span = selector.braces.unwrap_or(ast.span(id));
    if selector.matchers.is_empty() {
        return problem(
            span,
            "this selects every series there is".to_owned(),
            Some("Name a metric, or match a label: `{job=\"api\"}`.".to_owned()),
        );
    }
    let message = "all matchers also match the empty text, so this selects series of all metrics";
    let mend = ast
        .list(selector.matchers)
        .iter()
        .find_map(|matcher| match matcher {
            Matcher::Label {
                name,
                op: MatchOp::Re,
                value: MatchValue::Literal(literal),
                ..
            } if literal.value(ast.text()) == ".*" => {
                let name = hint::quoted(ast, name.span());
                Some(format!(
                    "`.+` selects only series that have the label: `{name}=~\".+\"`."
                ))
            }
            _ => None,
        })
        .unwrap_or_else(|| "Name a metric, or add a matcher like `job=~\".+\"`.".to_owned());
    problem(span, message.to_owned(), Some(mend))
}
