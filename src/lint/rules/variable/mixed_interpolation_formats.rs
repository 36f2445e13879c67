//! Of the formats of a variable in one text, only the last one counts.
//!
//! The page notes one format for each name while it reads the text, then replaces `$name` and the
//! reference in braces with that very format. References with another one stay as they are.

use std::collections::HashMap;

use super::builtins::{Replaced, replaced};
use super::formats::format;
use crate::lint::interpolated::Interpolated;
use crate::lint::rules::prelude::*;

rule! {
    summary: "several formats of one variable in a text",
    group: Correctness,
    level: Error,
    fix: Never,
    server: false,
    on: Interpolated,
}

fn check(cx: &mut Context<'_>, text: &Interpolated<'_, '_>) {
    if text.references.iter().all(|reference| reference.format.is_none()) {
        return;
    }
    let mut last = HashMap::new();
    for reference in text.references {
        // A format that does not exist counts as none.
        let known = reference.format.filter(|name| format(name).is_some());
        last.insert(reference.name, known);
    }
    for reference in text.used().filter(|reference| reference.braced) {
        let is_known = reference.format.is_none_or(|name| format(name).is_some());
        let by_plugin = replaced(reference.name) == Some(Replaced::InQueries);
        let last = last.get(reference.name).copied().flatten();
        if !is_known || by_plugin || reference.field.is_some() || reference.format == last {
            continue;
        }
        let name = words::short(reference.name);
        let counts = match last {
            Some(format) => format!("The last one counts: `${{{name}:{format}}}`."),
            None => "The last one counts, which has no format.".to_owned(),
        };
        let shown = words::short(text.slice(reference.span));
        cx.report(
            text.place(reference.span),
            format!("`{shown}` is not replaced: the text has `{name}` in another format"),
        )
        .help(counts)
        .help("Use one format all over the text.");
    }
}
