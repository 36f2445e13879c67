//! Gauges whose range has nothing in it, or ends where nobody said.

use super::number;
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a gauge whose end is not above 0, or not known",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Panel,
}

/// What gauges know the end of: 100 and 1.
const SHARES: [&str; 2] = ["percent", "percent-decimal"];

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let view = panel.panel;
    if view.kind() != Some("GaugeChart") {
        return;
    }
    let max = view.options().and_then(|options| options.get("max"));
    if let Some(max) = max {
        if number(max).is_some_and(|max| max <= 0.0) {
            let text = words::short(max.text().unwrap_or_default());
            cx.report(words::spot(max), format!("the gauge goes from 0 to {text}"))
                .help("Gauges begin at 0; let `max` be the largest value to expect.");
        }
        return;
    }
    // Without a unit it is a share.
    let Some(unit) = super::format::unit(panel) else {
        return;
    };
    let said = unit.text().unwrap_or_default();
    if !SHARES.contains(&said) {
        let message = format!("a gauge in `{}` without `max` ends at 1", words::short(said));
        cx.report(words::spot(unit), message)
            .help("Write the largest value to expect as `max`.");
    }
}
