//! Words the values of another type than expected.

use crate::lint::rules::prelude::*;
use crate::schema::{Expected, Problem, ProblemKind};
use crate::text::Style;

rule! {
    summary: "a value of the wrong type",
    group: Correctness,
    level: Error,
    fix: Never,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::WrongType { expected, actual } = &problem.kind else { return };
    let wanted: Vec<&str> = expected.iter().map(|expected| expected.words()).collect();
    let message = format!("{} must be {}, not {actual}", words::name(problem.node), wanted.join(" or "));
    cx.report(words::place_of(problem), message).maybe_help(advice(expected, problem.node));
}

/// How to write the same scalar so that it has the type, if that is all that is wrong.
fn advice(expected: &[Expected], node: NodeRef<'_>) -> Option<String> {
    let scalar = node.scalar()?;
    let text = scalar.text();
    let is_short = !text.is_empty() && text.len() <= 40 && text != "null";
    let quoted = matches!(
        scalar.style(),
        Style::SingleQuoted | Style::DoubleQuoted | Style::JsonString
    );
    let without_quotes = match expected {
        [Expected::String, ..] if is_short && !quoted => {
            return Some(format!("In quotes it is a string: `\"{text}\"`."));
        }
        [Expected::Integer] => text.parse::<i64>().is_ok(),
        [Expected::Number] => text.parse::<f64>().is_ok_and(f64::is_finite),
        [Expected::Object] if scalar.is_plain() => return missing_space(text),
        [Expected::Boolean] => matches!(text, "true" | "false"),
        _ => false,
    };
    (quoted && without_quotes).then(|| format!("Write it without quotes: `{text}`."))
}

/// `key:value` is a text; a mapping needs a space behind the colon.
fn missing_space(text: &str) -> Option<String> {
    let (key, value) = text.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_key && !value.starts_with('/') && !value.contains('\n'))
        .then(|| format!("A colon needs a space after it: `{}: {}`.", words::short(key), words::short(value)))
}
