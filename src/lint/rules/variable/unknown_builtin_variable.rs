//! Names that begin with `__` are kept for Perses, so what it does not know nobody defines.

use super::builtins::{BUILT_IN, Replaced, replaced};
use crate::lint::interpolated::Interpolated;
use crate::lint::rules::prelude::*;
use crate::lint::rules::promql::is_of_grafana;
use crate::schema::Language;

rule! {
    summary: "a built-in variable that Perses does not have",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Interpolated,
}

fn check(cx: &mut Context<'_>, text: &Interpolated<'_, '_>) {
    let mut guesses = words::Guesses::new();
    for reference in text.used().filter(|reference| reference.is_builtin()) {
        // What Grafana has is known to another rule.
        if replaced(reference.name).is_some() || is_of_grafana(reference) {
            continue;
        }
        let is_item = text.language == Language::ItemTemplate;
        let known = BUILT_IN.iter().filter(|(_, at)| is_item || *at != Replaced::ForItems);
        let known: Vec<&str> = known.map(|(name, _)| *name).collect();
        let near = guesses.nearest(reference.name, &known);
        // Prose may show whatever it likes.
        if near.is_none() && text.language == Language::Markdown {
            continue;
        }
        let span = reference.name_span;
        let place = text.place(reference.span);
        let message = format!("there is no built-in variable `{}`", words::short(reference.name));
        let help = match near {
            Some(near) => format!("Did you mean `{near}`?"),
            None => format!("There are {}.", words::enumeration(&known)),
        };
        cx.report(place, message).help(help).fix(
            "use the built-in variable",
            Safety::Safe,
            near.and_then(|near| text.replace(span, near)),
        );
    }
}
