//! Panels that write seconds, bytes or shares as bare numbers.

use super::format::{counted, path, unit};
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a panel that shows seconds, bytes or shares without a unit",
    group: Suspicious,
    level: Info,
    fix: Never,
    server: false,
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let view = panel.panel;
    let (Some(kind), None) = (view.kind(), unit(panel)) else {
        return;
    };
    let (Some(path), Some(plugin)) = (path(kind), view.plugin()) else {
        return;
    };
    let Some(format) = counted(panel) else {
        return;
    };
    // Gauges write shares unless they are told otherwise.
    if kind == "GaugeChart" && format == "percent-decimal" {
        return;
    }
    let place = view
        .options()
        .and_then(|options| options.at(path))
        .or(plugin.get("kind"))
        .unwrap_or(plugin);
    let at = path.join(".");
    let place = if place.is_mapping() { words::head(place) } else { words::spot(place) };
    cx.report(place, format!("this panel has no unit, and its queries give `{format}`"))
        .help(format!("Say so in the options: `{at}.unit: {format}`."));
}
