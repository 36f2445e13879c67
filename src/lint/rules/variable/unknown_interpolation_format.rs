//! A reference with a format that there is not stays in the text as it is.

use super::formats::{format, names};
use crate::lint::interpolated::Interpolated;
use crate::lint::rules::prelude::*;
use crate::schema::Language;
use crate::text::Span;

rule! {
    summary: "a format of a variable that Perses does not have",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Interpolated,
}

fn check(cx: &mut Context<'_>, text: &Interpolated<'_, '_>) {
    let mut guesses = words::Guesses::new();
    let names = names();
    for reference in text.used().filter(|reference| reference.field.is_none()) {
        let Some(name) = reference.format.filter(|name| format(name).is_none()) else {
            continue;
        };
        // Of built-in variables other rules know more, and prose may show a line of shell.
        let is_shown =
            text.language == Language::Markdown && text.variable(reference.name).is_none();
        if reference.is_builtin() || is_shown {
            continue;
        }
        let end = reference.span.end as usize - 1;
        let span = Span::new(end - name.len(), end);
        let near = guesses.nearest(name, &names);
        let help = near.map(|near| format!("Did you mean `{near}`?"));
        let safety = match near {
            Some(near) if near.eq_ignore_ascii_case(name) => Safety::Safe,
            _ => Safety::Unsafe,
        };
        cx.report(text.place(span), format!("there is no format `{}`", words::short(name)))
            .maybe_help(help)
            .help(format!(
                "The page leaves the reference as it is. Formats are {}.",
                names.map(|name| format!("`{name}`")).join(", ")
            ))
            .fix("use the format", safety, near.and_then(|near| text.replace(span, near)));
    }
}
