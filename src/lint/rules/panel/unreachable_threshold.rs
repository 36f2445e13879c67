//! Thresholds that no value reaches, because they count in another scale than the panel.

use super::number;
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a threshold beyond what the panel can show",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Panel,
}

/// Shares above this one, of 1, are meant as percentages.
const LARGEST_SHARE: f64 = 5.0;

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let view = panel.panel;
    let Some(options) = view.options() else { return };
    let mode = options.at(&["thresholds", "mode"]).and_then(NodeRef::text);
    let unit = super::format::unit(panel).and_then(NodeRef::text);
    let gauge = options.get("max").filter(|_| view.kind() == Some("GaugeChart"));
    let (limit, help) = if mode == Some("percent") {
        (100.0, "With `mode: percent` thresholds are from 0 to 100.".to_owned())
    } else if let Some(max) = gauge {
        let Some(limit) = number(max) else { return };
        let max = words::short(max.text().unwrap_or_default());
        (limit, format!("The gauge ends at its `max`, which is {max}."))
    } else if unit == Some("percent-decimal") {
        let help = "With `percent-decimal` a whole is 1: 95 % are 0.95.";
        (LARGEST_SHARE, help.to_owned())
    } else {
        return;
    };
    for node in super::thresholds(view) {
        if number(node).is_some_and(|value| value > limit) {
            let value = words::short(node.text().unwrap_or_default());
            cx.report(words::spot(node), format!("no value reaches the threshold {value}"))
                .help(help.as_str());
        }
    }
}
