//! Plugins that Perses does not have.

use super::grafana_values;
use crate::lint::rules::prelude::*;
use crate::schema::{Problem, ProblemKind, Slot};
use crate::text::nearest;

rule! {
    summary: "a plugin that Perses does not have",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: true,
    on: Schema,
}

fn check(cx: &mut Context<'_>, problem: &Problem<'_>) {
    let ProblemKind::UnknownPlugin { slot, known } = &problem.kind else {
        return;
    };
    let Some(text) = problem.node.text() else {
        return;
    };
    let message = format!("Perses has no {} plugin `{}`", slot.word(), words::short(text));
    let meant = meant(text, *slot, known);
    let help = match meant {
        Some(meant) => format!("Did you mean `{meant}`?"),
        None => format!("Known are {}.", words::alternatives(known)),
    };
    let edits = meant.and_then(|meant| mend::set(problem.node, Literal::Text(meant)));
    cx.report(words::place_of(problem), message)
        .help(help)
        .help("Servers refuse it unless it is installed there; then name it under `plugins` in perscope.yaml.")
        .fix(
            "write the plugin that was probably meant",
            Safety::Unsafe,
            edits,
        );
}

/// The plugin that was probably meant: what Grafana calls so, what only lacks the end of its name,
/// else what is spelt nearly so.
fn meant<'k>(text: &str, slot: Slot, known: &'k [String]) -> Option<&'k str> {
    let known = || known.iter().map(String::as_str);
    let is = |name: &str| known().find(|known| *known == name);
    let end = match slot {
        Slot::Panel => "Chart",
        Slot::Query => "Query",
        Slot::Variable => "Variable",
        Slot::Datasource => "Datasource",
        Slot::Annotation => "Annotation",
    };
    grafana_values::plugin(text)
        .and_then(is)
        .or_else(|| is(&format!("{text}{end}")))
        .or_else(|| only_one(known().filter(|known| known.starts_with(text))))
        .or_else(|| nearest(text, known()).and_then(is))
}

fn only_one<'k>(mut names: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let first = names.next()?;
    names.next().is_none().then_some(first)
}
