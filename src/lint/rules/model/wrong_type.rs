//! Words the values of another type than expected.

use crate::doc::{Reading, Resolved, Scalar, bool_word};
use crate::lint::rules::prelude::*;
use crate::schema::{Expected, Problem, ProblemKind};
use crate::text::Style;

rule! {
    summary: "a value of the wrong type",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::WrongType { expected, actual } = &problem.kind else {
        return;
    };
    if is_fatal(cx, problem) {
        return;
    }
    let wanted: Vec<&str> = expected.iter().map(|expected| expected.words()).collect();
    let message = format!(
        "{} must be {}, not {actual}",
        words::name(problem.node),
        wanted.join(" or ")
    );
    let (advice, value) = advice(expected, problem.node).unzip();
    let edits = value
        .flatten()
        .and_then(|value| mend::set(problem.node, value));
    cx.report(words::place_of(problem), message)
        .maybe_help(advice)
        .fix("write it as the type that is expected", Safety::Safe, edits);
}

/// Whether servers crash on a value: `null-in-plugin-spec` speaks about those.
fn is_fatal(cx: &Context<'_>, problem: &Problem<'_>) -> bool {
    let is_null = |scalar: Scalar<'_>| scalar.resolve(Reading::Untyped) == Resolved::Null;
    if !problem.in_plugin || !problem.node.scalar().is_some_and(is_null) {
        return false;
    }
    let dashboard = cx.resource.and_then(|resource| resource.dashboard());
    let variables = dashboard.and_then(|dashboard| dashboard.spec.get("variables"));
    let mut around = std::iter::successors(Some(problem.node), |node| node.parent());
    variables.is_some_and(|variables| around.any(|node| node.id() == variables.id()))
}

/// How to write the same scalar so that it has the type, if that is all that is wrong.
fn advice<'d>(expected: &[Expected], node: NodeRef<'d>) -> Option<(String, Option<Literal<'d>>)> {
    let scalar = node.scalar()?;
    let text = scalar.text();
    let is_short = !text.is_empty() && text.len() <= 40 && text != "null";
    let quoted = matches!(
        scalar.style(),
        Style::SingleQuoted | Style::DoubleQuoted | Style::JsonString
    );
    let value = match expected {
        [Expected::String, ..] if is_short && !quoted => {
            let advice = format!("In quotes it is a string: `\"{text}\"`.");
            return Some((advice, Some(Literal::Text(text))));
        }
        [Expected::Object] if scalar.is_plain() => return Some((missing_space(text)?, None)),
        [Expected::Integer] if quoted => Literal::Int(text.parse().ok()?),
        [Expected::Number] if quoted && text.parse::<f64>().is_ok() => Literal::Number(text),
        [Expected::Boolean] => {
            let value = bool_word(text)?;
            return Some((format!("Write `{value}`."), Some(Literal::Bool(value))));
        }
        _ => return None,
    };
    Some((format!("Write it without quotes: `{text}`."), Some(value)))
}

/// `key:value` is a text; a mapping needs a space behind the colon.
fn missing_space(text: &str) -> Option<String> {
    let (key, value) = text.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_key && !value.starts_with('/') && !value.contains('\n')).then(|| {
        format!(
            "A colon needs a space after it: `{}: {}`.",
            words::short(key),
            words::short(value)
        )
    })
}
