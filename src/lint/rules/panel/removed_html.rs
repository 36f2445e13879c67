//! HTML in texts that Perses removes before it shows them.

use crate::lint::rules::prelude::*;
use crate::schema::{Language, Site, SiteKind};

rule! {
    summary: "HTML in a Markdown panel that Perses does not show",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Sites,
}

/// The elements that are removed. Sorted.
const REMOVED: [&str; 10] = [
    "applet", "base", "embed", "frame", "frameset", "iframe", "link", "meta", "object", "script",
];

fn check(cx: &mut Context<'_>, sites: &[Site<'_>]) {
    let texts = sites
        .iter()
        .filter(|site| site.kind == SiteKind::Language(Language::Markdown));
    for node in texts.map(|site| site.node) {
        let Some(text) = node.text() else { continue };
        let mut at = 0;
        while let Some(next) = text[at..].find(['<', '`']) {
            let start = at + next;
            let Some(end) = skip(text, start) else { break };
            let name = tag(text, start);
            if let Some(name) = name.filter(|name| REMOVED.contains(&&*name.to_ascii_lowercase())) {
                let range = start + 1..start + 1 + name.len();
                let place = node.document().place_in(node.target(), range);
                cx.report(place, format!("Perses removes the element `{name}`"))
                    .help("Only harmless HTML is shown; link to the page instead.");
                // What it holds goes with it.
                break;
            }
            at = end;
        }
    }
}

/// Where to go on behind a `<`, or behind the code that a backtick begins; none if that does not
/// end.
fn skip(text: &str, start: usize) -> Option<usize> {
    let rest = &text[start..];
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    if ticks == 0 {
        return Some(start + 1);
    }
    let fence = &rest[..ticks];
    let inside = start + ticks;
    let end = text[inside..].find(fence)?;
    Some(inside + end + ticks)
}

/// The name of the element that begins at a `<`.
fn tag(text: &str, start: usize) -> Option<&str> {
    let rest = text[start..].strip_prefix('<')?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    (end > 0).then(|| &rest[..end])
}
