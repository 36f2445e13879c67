//! Panels that write seconds, bytes or shares as bare numbers.

use super::format::{counted, path, unit};
use crate::doc::Syntax;
use crate::lint::query::PanelQueries;
use crate::lint::rules::prelude::*;
use crate::text::Edit;

rule! {
    summary: "a panel that shows seconds, bytes or shares without a unit",
    group: Suspicious,
    level: Info,
    fix: Sometimes,
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
    let edits = add(plugin, path, format);
    let place = if place.is_mapping() { words::head(place) } else { words::spot(place) };
    cx.report(place, format!("this panel has no unit, and its queries give `{format}`"))
        .help(format!("Say so in the options: `{at}.unit: {format}`."))
    .fix("add the unit", Safety::Unsafe, edits);
}

/// Adds a unit to the options of a plugin that have no format, with what is missing on the way.
fn add(plugin: NodeRef<'_>, path: &[&str], unit: &str) -> Option<Vec<Edit>> {
    let mut holder = plugin;
    let mut missing = std::iter::once(&"spec").chain(path).peekable();
    while let Some(inner) = missing.peek().and_then(|key| holder.get(key)) {
        holder = inner;
        missing.next();
    }
    let key = missing.next()?;
    let keys: Vec<&str> = missing.copied().chain(["unit"]).collect();
    let is_json = holder.document().syntax() == Syntax::Json;
    let quote = |word: &str| if is_json { format!("\"{word}\"") } else { word.to_owned() };
    let wrap = |inside: String, key: &&str| format!("{{{}: {inside}}}", quote(key));
    let in_brackets = mend::insert(holder, key, &keys.iter().rfold(quote(unit), wrap));
    if is_json {
        return in_brackets;
    }
    let lines: Vec<String> = keys
        .iter()
        .enumerate()
        .map(|(depth, key)| format!("{}{key}:", "  ".repeat(depth)))
        .collect();
    // Lines where lines may stand.
    mend::insert(holder, key, &format!("{} {unit}", lines.join("\n"))).or(in_brackets)
}
