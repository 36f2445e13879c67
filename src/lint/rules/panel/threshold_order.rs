//! Thresholds that do not rise.

use super::number;
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "thresholds that are not in ascending order",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    // Charts over time draw a line for each threshold, in whatever order.
    if panel.panel.kind() == Some("TimeSeriesChart") {
        return;
    }
    let mut before: Option<(NodeRef<'_>, f64)> = None;
    for node in super::thresholds(panel.panel) {
        let Some(value) = number(node) else { return };
        if let Some((earlier, high)) = before.filter(|(_, high)| *high >= value) {
            let text = |node: NodeRef<'_>| words::short(node.text().unwrap_or_default());
            #[expect(clippy::float_cmp, reason = "only the same number hides the other")]
            let message = if value == high {
                format!("the threshold {} stands here twice", text(node))
            } else {
                format!("the threshold {} stands behind {}", text(node), text(earlier))
            };
            cx.report(words::spot(node), message)
                .related(words::spot(earlier), "the earlier one")
                .help(
                    "The last step below the value gives the colour, so the steps have to rise.",
                );
        }
        before = Some((node, value));
    }
}
