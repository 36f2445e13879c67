//! Words the references to panels and variables that lead nowhere by their form.

use super::Malformed;
use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "a reference to a panel or variable that is not of the form its place takes",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let Some(malformed) = Malformed::of(problem) else {
        return;
    };
    let text = problem.node.text().unwrap_or_default();
    let meant = match malformed.format {
        "panel-ref" => panel(cx, text),
        "variable-reference" => variable(text),
        _ => return,
    };
    let edits = meant.and_then(|meant| mend::set(problem.node, Literal::Text(&meant)));
    cx.report(words::place_of(problem), malformed.detail)
        .maybe_help(malformed.hint)
        .fix("write it as Perses takes it", Safety::Safe, edits);
}

/// The reference to the panel whose key is the end of a text.
fn panel(cx: &Context<'_>, text: &str) -> Option<String> {
    let key = text.rsplit(['/', '#']).next()?;
    let dashboard = cx.resource?.dashboard()?;
    let mut panels = dashboard.panels();
    let is_known = panels.any(|panel| panel.key.text() == key);
    (is_known && is_word(key, "_-")).then(|| format!("#/spec/panels/{key}"))
}

/// The variable in braces.
fn variable(text: &str) -> Option<String> {
    let name = text.strip_prefix("${")?.strip_suffix('}')?;
    is_word(name, "_").then(|| format!("${name}"))
}

/// Whether a text is made of letters, digits and some other characters.
fn is_word(text: &str, others: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || others.contains(c);
    !text.is_empty() && text.chars().all(allowed)
}
