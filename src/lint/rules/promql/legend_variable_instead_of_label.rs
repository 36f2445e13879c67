//! Finds what was meant to show a label in a legend and does not: `{pod}`, `{{.pod}}`,
//! `{{$labels.pod}}`, or `$pod` where no variable has that name.

use std::collections::HashSet;

use super::legend;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::labels::Presence;
use crate::template;
use crate::text::Span;

rule! {
    summary: "a legend that writes a label in a way that shows nothing",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let (Some(legend), Some(root)) = (query.legend(), query.ast().root()) else {
        return;
    };
    let text = legend.text().unwrap_or_default();
    let mut slips = slips(text);
    slips.extend(variables(query, text));
    for Slip { label, span, safety } in slips {
        let presence = query.labels().get(root).of(label);
        // Without braces or with one pair it may be meant as text, unless the label is there.
        if presence == Presence::Never || safety == Safety::Unsafe && presence != Presence::Surely {
            continue;
        }
        let document = legend.document();
        let place = document.place_in(legend.target(), span.range());
        let shown = span.of(text);
        let new = format!("{{{{{label}}}}}");
        let edit = document.edit_in(legend, span.range(), &new);
        cx.report(place, format!("`{shown}` does not show the label `{label}`"))
            .help(format!("Write `{new}`."))
            .fix(
                "write the label in double braces",
                safety,
                edit.filter(|_| !legend.is_alias()).map(|edit| vec![edit]),
            );
    }
}

/// A label that is not written as one.
struct Slip<'t> {
    label: &'t str,
    span: Span,
    safety: Safety,
}

/// `{{.pod}}`, `{{$labels.pod}}` and `{pod}`.
fn slips(text: &str) -> Vec<Slip<'_>> {
    let mut slips = Vec::new();
    for (inner, span) in legend::labels(text) {
        let label = ["$labels.", ".Labels.", "."]
            .iter()
            .find_map(|prefix| inner.strip_prefix(prefix));
        if let Some(label) = label.filter(|label| is_label(label)) {
            let open = text[..span.start as usize].rfind("{{");
            let close = text[span.end as usize..].find("}}");
            if let (Some(open), Some(close)) = (open, close) {
                slips.push(Slip {
                    label,
                    span: Span::new(open, span.end as usize + close + 2),
                    safety: Safety::Safe,
                });
            }
        }
    }
    for (at, _) in text.match_indices('{') {
        let inside = &text[at + 1..];
        let Some(end) = inside.find(['{', '}']) else {
            break;
        };
        let before = text[..at].ends_with(['{', '$']);
        let after = inside[end..].starts_with("}}");
        if !before && !after && inside[end..].starts_with('}') && is_label(&inside[..end]) {
            slips.push(Slip {
                label: &inside[..end],
                span: Span::new(at, at + end + 2),
                safety: Safety::Safe,
            });
        }
    }
    slips
}

/// `$pod` where the dashboard has no variable `pod`.
fn variables<'t>(query: &Query<'_>, text: &'t str) -> Vec<Slip<'t>> {
    if query.panel.is_none() || !text.contains('$') {
        return Vec::new();
    }
    // One that the query uses too is defined in the project, or missing altogether.
    let used: HashSet<&str> = template::references(query.ast().text())
        .map(|reference| reference.name)
        .collect();
    template::references(text)
        .filter(|reference| !reference.is_builtin() && !reference.braced)
        .filter(|reference| !query.has_variable(reference.name) && !used.contains(reference.name))
        .map(|reference| Slip {
            label: reference.name,
            span: reference.span,
            safety: Safety::Unsafe,
        })
        .collect()
}

fn is_label(text: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    text.bytes().all(word) && text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
}
