//! Texts without a word.

use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;

rule! {
    summary: "a Markdown panel without text",
    group: Style,
    level: Info,
    fix: Never,
    server: false,
    on: Panel,
}

fn check(cx: &mut Context<'_>, panel: &PanelQueries<'_, '_>) {
    let panel = panel.panel;
    let text = panel.options().and_then(|options| options.get("text"));
    let Some(text) = text.filter(|_| panel.kind() == Some("Markdown")) else {
        return;
    };
    if text.text().is_some_and(|text| text.trim().is_empty()) && text.scalar().is_some() {
        cx.report(words::spot(text), "a Markdown panel without text")
            .help("Remove the panel with its place in the layout, or say something.");
    }
}
