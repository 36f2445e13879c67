//! Units that are not those of the metrics.

use super::format::{counted, unit};
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a panel whose unit is not that of its metrics",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Panel,
}

/// Units that write the same numbers in another way. What is in none of them counts something of
/// which the names of metrics say nothing, or nothing at all.
const ALIKE: [&[&str]; 12] = [
    &["nanoseconds"],
    &["microseconds"],
    &["milliseconds"],
    &["seconds"],
    &["minutes", "hours", "days", "weeks", "months", "years"],
    &["percent"],
    &["percent-decimal"],
    &["bits", "decbits"],
    &["bytes", "decbytes"],
    &["bits/sec", "decbits/sec"],
    &["bytes/sec", "decbytes/sec"],
    &["celsius", "fahrenheit"],
];

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let Some(unit) = unit(panel) else { return };
    let said = unit.text().unwrap_or_default();
    let group = |word: &str| ALIKE.iter().position(|words| words.contains(&word));
    let Some(said_group) = group(said) else {
        return;
    };
    let Some(format) = counted(panel) else {
        return;
    };
    if Some(said_group) == group(format) {
        return;
    }
    let message = format!("the queries give `{format}`, and the panel writes `{said}`");
    let mut draft = cx
        .report(words::spot(unit), message)
        .help("The names of the metrics and the calculation say so; change one of the two.");
    if let [query] = panel.queries {
        draft = draft.related(words::spot(query.node), "the query");
    }
    draft.fix(
        "write the unit of the metrics",
        Safety::Unsafe,
        mend::set(unit, Literal::Text(format)),
    );
}
