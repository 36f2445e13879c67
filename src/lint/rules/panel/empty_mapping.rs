//! Value mappings for a range that holds no number.
//!
//! Ranges that servers compare are `reversed-range`.

use super::number;
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a value mapping whose range holds no number",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let options = panel.panel.options();
    let mappings = options.and_then(|options| options.get("mappings"));
    for mapping in mappings.into_iter().flat_map(NodeRef::items) {
        let (Some(from), Some(to)) = (mapping.at(&["spec", "from"]), mapping.at(&["spec", "to"]))
        else {
            continue;
        };
        let is_empty = number(from)
            .zip(number(to))
            .is_some_and(|(from, to)| to < from);
        if is_empty {
            let text = |node: NodeRef<'_>| words::short(node.text().unwrap_or_default());
            let message = format!("no number lies between {} and {}", text(from), text(to));
            cx.report(words::spot(to), message)
                .related(words::spot(from), "the beginning of the range")
                .help("Write the smaller number as `from`.");
        }
    }
}
