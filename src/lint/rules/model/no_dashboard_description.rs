//! Dashboards that do not say what they are for.

use crate::lint::rules::prelude::*;
use crate::model::Dashboard;

rule! {
    summary: "a dashboard without a description",
    group: Pedantic,
    level: Off,
    fix: Never,
    server: false,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    let display = dashboard.spec.get("display");
    let description = display.and_then(|display| display.get("description"));
    if description.is_some_and(|text| text.text() != Some("")) {
        return;
    }
    let place = description.or(display).unwrap_or(dashboard.spec);
    cx.report(words::head(place), "the dashboard has no description")
        .help("Lists of dashboards show `display.description`: say who needs it for what.");
}
