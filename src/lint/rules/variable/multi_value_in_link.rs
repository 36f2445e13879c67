//! A link that hands a variable on has to write several values as the other page reads them.
//!
//! A dashboard reads `var-NAME=a,b` from its address. `(a|b)`, which is what the page makes of
//! several values by default, is one value there, and none that exists.

use super::formats::{Joined, format};
use crate::lint::interpolated::Interpolated;
use crate::lint::rules::prelude::*;
use crate::model::Choice;
use crate::schema::Language;

rule! {
    summary: "a link that hands on several values as one",
    group: Correctness,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Interpolated,
}

fn check(cx: &mut Context<'_>, text: &Interpolated<'_, '_>) {
    if !matches!(text.language, Language::Template | Language::ItemTemplate) {
        return;
    }
    let content = text.node.text().unwrap_or_default();
    if !content.contains("var-") {
        return;
    }
    for reference in text.used().filter(|reference| reference.field.is_none()) {
        let before = &content[..reference.span.range().start];
        let is_value = match reference.format {
            None => true,
            Some("raw" | "csv" | "percentencode") => false,
            // Others make no list, or are unknown, and another rule says so.
            Some(name) => format(name).is_some_and(|format| format.joined != Joined::Foreign),
        };
        let name = reference.name;
        if !is_value || !is_parameter(before) || !text.is_list_everywhere(name) {
            continue;
        }
        let new = format!("${{{name}:percentencode}}");
        // Addresses of hostile length are not searched.
        let mut same = text.references.iter().filter(|other| other.name == name);
        let is_only = text.references.len() < 1000 && same.nth(1).is_none();
        let edits = is_only.then(|| text.replace(reference.span, &new)).flatten();
        let one = match text.variable(name).map(|variable| variable.choice()) {
            Some(Choice::Several) => "",
            _ => " with \"All\"",
        };
        let shown = words::short(text.slice(reference.span));
        cx.report(
            text.place(reference.span),
            format!("`{shown}` hands on a pattern{one}, and no list of values"),
        )
        .help(format!("Dashboards read values between commas: write `{new}`."))
        .fix("hand on a list", Safety::Safe, edits);
    }
}

/// Whether a text ends with a parameter that sets a variable: `…&var-job=`.
fn is_parameter(before: &str) -> bool {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let Some(rest) = before.strip_suffix('=') else {
        return false;
    };
    let name = rest.trim_end_matches(is_name);
    name.len() < rest.len() && name.ends_with("var-")
}
