//! A panel without a title.

use crate::doc::Resolved;
use crate::lint::rules::prelude::*;
use crate::model::Dashboard;
use crate::schema::truth;
use crate::text::{Edit, nearest};

rule! {
    summary: "a panel without a title",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Dashboard,
}

fn check(cx: &mut Context<'_>, dashboard: &Dashboard<'_>) {
    for panel in dashboard.panels() {
        let Some(spec) = panel.node.get("spec").filter(|spec| spec.is_mapping()) else {
            continue;
        };
        // Text speaks for itself.
        if spec.at(&["plugin", "kind"]).and_then(NodeRef::text) == Some("Markdown") {
            continue;
        }
        // Of a misspelt key, `unknown-field` speaks.
        let misspelt = |node: NodeRef<'_>, key| {
            node.fields()
                .any(|entry| nearest(entry.key.text(), [key]).is_some())
        };
        let place = match spec.get("display") {
            None if misspelt(spec, "display") => continue,
            None => words::head(panel.node),
            Some(display) => {
                let only_known = |key: &str| matches!(key, "name" | "description" | "hideHeader");
                let named = display
                    .get("name")
                    .is_some_and(|name| name.text() != Some(""));
                let hidden = display.get("hideHeader").and_then(NodeRef::scalar);
                let hidden = hidden.and_then(|scalar| truth(scalar, dashboard.reading));
                let others = display.fields().any(|entry| !only_known(entry.key.text()));
                let scalar = display.scalar();
                let resolved = scalar.map(|scalar| scalar.resolve(dashboard.reading));
                let written = resolved.is_some_and(|resolved| resolved != Resolved::Null);
                if named || hidden == Some(true) || others || written || display.is_sequence() {
                    continue;
                }
                words::head(display.get("name").unwrap_or(display))
            }
        };
        let message = format!(
            "the panel `{}` has no title",
            words::short(panel.key.text())
        );
        cx.report(place, message)
            .help("Write it as `display.name`; some servers fail on panels without a `display`.")
            .fix(
                "make the key of the panel its title",
                Safety::Unsafe,
                title(spec, panel.key.text()),
            );
    }
}

/// The edits that add a `display`, where the key of the panel is made of words. Many programs number
/// panels, which is no title.
fn title(spec: NodeRef<'_>, key: &str) -> Option<Vec<Edit>> {
    let letters = key.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 3 || spec.get("display").is_some() {
        return None;
    }
    mend::insert_mapping(spec, "display", ("name", key))
}
