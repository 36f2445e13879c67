//! Finds what was meant to show a label in a legend and does not: `{pod}`, `%{pod}`, `{{.pod}}`,
//! `{{$labels.pod}}`, or `$pod` where no variable has that name.

use std::collections::HashSet;

use super::legend::{self, Legend, is_label};
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
    let (Some(legend), Some(root)) = (Legend::of(query), query.ast().root()) else {
        return;
    };
    let text = legend.text;
    let mut slips = slips(text);
    slips.extend(variables(query, text));
    for Slip { label, span, safety } in slips {
        let presence = query.labels().get(root).of(label);
        // Without braces or with one pair it may be meant as text, unless the label is there.
        if presence == Presence::Never || safety == Safety::Unsafe && presence != Presence::Surely {
            continue;
        }
        let shown = span.of(text);
        let new = format!("{{{{{label}}}}}");
        cx.report(legend.place(span), format!("`{shown}` does not show the label `{label}`"))
            .help(format!("Write `{new}`."))
            .fix("write the label in double braces", safety, legend.replace(span, &new));
    }
}

/// A label that is not written as one.
struct Slip<'t> {
    label: &'t str,
    span: Span,
    safety: Safety,
}

/// `{{.pod}}`, `{{$labels.pod}}`, `{pod}` and `%{pod}`.
fn slips(text: &str) -> Vec<Slip<'_>> {
    let mut slips = Vec::new();
    for (inner, span) in legend::labels(text) {
        if let Some(label) = legend::foreign(inner) {
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
                span: Span::new(at - sign(&text[..at]), at + end + 2),
                safety: Safety::Safe,
            });
        }
    }
    slips
}

/// The length of the `%` of `%{pod}`; behind a letter or digit it means percent.
fn sign(before: &str) -> usize {
    let is_sign = |before: &str| !before.ends_with(char::is_alphanumeric);
    usize::from(before.strip_suffix('%').is_some_and(is_sign))
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
