//! Several values become a pattern, and `=` compares with a text.
//!
//! The page joins the values of a list as `(a|b)`. Where several may be selected, even a single one
//! becomes `(a)`; where only "All" is offered besides, one value stays as it is and "All" breaks,
//! unless it stands for a text of its own.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::model::{Choice, Variable};
use crate::promql::MatchOp;
use crate::promql::ast::{Literal as Quoted, MatchValue};
use crate::re2;
use crate::template::{Reference, references};
use crate::text::{Edit, Span};

use super::LabelMatcher;
use super::formats::{Joined, format};
use super::static_values::{breaks_pattern, is_special};

rule! {
    summary: "a variable with several values that is compared with `=`",
    group: Correctness,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    for matcher in super::matchers(ast) {
        let mended = match matcher.op {
            MatchOp::Eq => "=~",
            MatchOp::Ne => "!~",
            _ => continue,
        };
        let MatchValue::Literal(literal) = matcher.value else {
            continue;
        };
        if !literal.variables {
            continue;
        }
        let found = references(ast.slice(literal.span)).find_map(|found| {
            let variable = query.list_variable(found.name)?;
            Some((found, is_broken(&variable)?, variable))
        });
        if let Some((found, when, variable)) = found {
            report(cx, query, &matcher, literal, mended, (&found, when, &variable));
        }
    }
}

/// When a comparison with one text goes wrong, if it does.
fn is_broken(variable: &Variable<'_>) -> Option<&'static str> {
    match variable.choice() {
        Choice::One => None,
        Choice::Several => Some("several values become a pattern, and one of them as well"),
        Choice::OneOrAll => match variable.text("customAllValue") {
            None => Some("with \"All\", its values become a pattern"),
            Some(custom) => {
                let is_text = |text| {
                    re2::check(text).is_ok_and(|pattern| pattern.literal.is_some())
                };
                let pattern = !custom.text().is_some_and(is_text);
                pattern.then_some("with \"All\", its value is a pattern")
            }
        },
    }
}

fn report(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    matcher: &LabelMatcher,
    literal: Quoted,
    mended: &str,
    (found, when, variable): (&Reference<'_>, &str, &Variable<'_>),
) {
    let ast = query.ast();
    let name = words::short(found.name);
    let op = ast.slice(matcher.op_span);
    let result = if op == "=" { "nothing has such a label" } else { "every series passes" };
    let safety = safety(query, literal);
    let edits = safety.and_then(|_| edits(query, matcher, literal, mended));
    let draft = cx
        .report(
            query.place(matcher.op_span),
            format!("`{op}` compares with one text, and `{name}` may stand for several"),
        )
        .help(format!("Write `{mended}`: {when}, so that {result}."))
        .fix("match with a pattern", safety.unwrap_or(Safety::Unsafe), edits);
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
    let mut is_safe = true;
    let mut at = 0;
    for found in references(text) {
        let range = found.span.range();
        is_safe &= !text[at..range.start].contains(is_special);
        at = range.end;
        let several = query.list_variable(found.name).is_some_and(|v| v.choice() == Choice::Several);
        if several || matches!(found.format, Some("regex" | "regexliteral")) {
            continue;
        }
        is_safe = false;
        if query.variable(found.name).is_some_and(|variable| breaks_pattern(&variable)) {
            return None;
        }
    }
    is_safe &= !text[at..].contains(is_special);
    Some(if is_safe { Safety::Safe } else { Safety::Unsafe })
}

/// The edits that make a pattern of the comparison. Formats that join values as no pattern does are
/// left out, and those that escape do so as the string needs.
fn edits(
    query: &Query<'_>,
    matcher: &LabelMatcher,
    literal: Quoted,
    op: &str,
) -> Option<Vec<Edit>> {
    let start = literal.span.start as usize;
    let text = query.ast().slice(literal.span);
    let mut parts: Vec<(Span, String)> = vec![(matcher.op_span, op.to_owned())];
    for found in references(text) {
        let Some(name) = found.format else { continue };
        let format = format(name)?;
        let new = match format.for_string(text) {
            Some(other) => format!("${{{}:{other}}}", found.name),
            None if format.joined == Joined::Pattern => continue,
            None => format!("${{{}}}", found.name),
        };
        if !super::is_named_once(query.ast(), found.name) {
            return None;
        }
        parts.push((found.span.shift(start), new));
    }
    let parts: Vec<(Span, &str)> = parts.iter().map(|(span, text)| (*span, text.as_str())).collect();
    query.replace_all(&parts)
}
