//! Several values become a pattern, and `=` compares with a text.
//!
//! The page joins the values of a list as `(a|b)`. Where several may be selected, even a single one
//! becomes `(a)`; where only "All" is offered besides, one value stays as it is and "All" breaks,
//! unless it stands for a text of its own.

use super::LabelMatcher;
use super::as_pattern;
use super::outer_comparisons::{check_all, comparison};
use super::static_values::breaks_pattern;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::model::{Choice, Plural, Variable};
use crate::promql::ast::{Literal as Quoted, MatchValue};
use crate::template::{Reference, references};

rule! {
    summary: "a variable with several values that is compared with `=`",
    group: Correctness,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: [Query(check), Workspace(check_all)],
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    for matcher in super::matchers(ast) {
        let MatchValue::Literal(literal) = matcher.value else {
            continue;
        };
        if !literal.variables || as_pattern::operator(matcher.op).is_none() {
            continue;
        }
        let found = references(ast.slice(literal.span)).find_map(|found| {
            let variable = query.list_variable(found.name)?;
            Some((found, variable.plural()?, variable))
        });
        match found {
            Some(found) => report(cx, query, &matcher, literal, &found),
            // What variables of others stand for is known when all files are.
            None => cx.comparisons.extend(comparison(query, &matcher, literal)),
        }
    }
}

fn report(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    matcher: &LabelMatcher,
    literal: Quoted,
    (found, plural, variable): &(Reference<'_>, Plural, Variable<'_>),
) {
    let op = query.ast().slice(matcher.op_span);
    let safety = safety(query, literal);
    let edits = safety.and_then(|_| as_pattern::edits(query, matcher, literal));
    let draft = cx
        .report(query.place(matcher.op_span), as_pattern::message(op, found.name))
        .help(as_pattern::help(op, *plural))
        .fix(as_pattern::TITLE, safety.unwrap_or(Safety::Unsafe), edits);
    let flag = match variable.choice() {
        Choice::Several => "allowMultiple",
        _ => "allowAllValue",
    };
    if let Some(flag) = variable.field(flag) {
        draft.related(flag.document().place_of_key(flag), "allowed here");
    }
}

/// Whether the string means the same as a pattern; none if it is known not to. Several values are
/// a pattern already; one is put in as it is, and may be right as a text only.
fn safety(query: &Query<'_>, literal: Quoted) -> Option<Safety> {
    let text = query.ast().slice(literal.span);
    let mut is_safe = as_pattern::is_plain(text);
    for found in references(text) {
        let several = query.list_variable(found.name).is_some_and(|v| v.choice() == Choice::Several);
        if several || matches!(found.format, Some("regex" | "regexliteral")) {
            continue;
        }
        is_safe = false;
        if query.variable(found.name).is_some_and(|variable| breaks_pattern(&variable)) {
            return None;
        }
    }
    Some(if is_safe { Safety::Safe } else { Safety::Unsafe })
}
