//! Words the colours that servers refuse.

use super::{Malformed, grafana_values};
use crate::lint::rules::prelude::*;
use crate::schema::Problem;

rule! {
    summary: "a colour that is not written as `#rgb` or `#rrggbb`",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let Some(malformed) = Malformed::of(problem).filter(|it| it.format == "hex-color") else {
        return;
    };
    let meant = problem.node.text().and_then(meant);
    let edits = meant
        .as_deref()
        .and_then(|meant| mend::set(problem.node, Literal::Text(meant)));
    let help = meant.as_ref().map(|meant| format!("Write `{meant}`."));
    cx.report(words::place_of(problem), malformed.detail)
        .maybe_help(help.as_deref().or(malformed.hint))
        .fix("write the colour in digits", Safety::Safe, edits);
}

/// The same colour in digits: a name of Grafana's, or one without its `#`.
fn meant(text: &str) -> Option<String> {
    let is_bare = matches!(text.len(), 3 | 6) && text.bytes().all(|c| c.is_ascii_hexdigit());
    if is_bare {
        return Some(format!("#{text}"));
    }
    grafana_values::color(text).map(str::to_owned)
}
