//! Rules about the structure of resources, and about fields that contradict each other.

use crate::lint::registry::rules;

#[cfg(test)]
mod fix_tests;
mod grafana;
mod grafana_options;
mod grafana_values;
#[cfg(test)]
mod tests;

rules! {
    all_value_not_allowed,
    conflicting_credentials,
    conflicting_fields,
    constant_without_value,
    default_list_not_allowed,
    deprecated_field,
    dropped_by_server,
    duplicate_default,
    duplicate_label,
    duplicate_name,
    ignored_field,
    implied_kind,
    incomplete_credentials,
    malformed_color,
    malformed_custom_rule,
    malformed_duration,
    malformed_name,
    malformed_ref,
    malformed_regexp,
    malformed_tag,
    malformed_time,
    malformed_url,
    masked_secret,
    misread_key,
    missing_display,
    missing_field,
    no_dashboard_description,
    null_in_plugin_spec,
    out_of_bounds,
    server_managed_field,
    server_rejects,
    unknown_field,
    unknown_plugin,
    unknown_registry,
    unknown_timezone,
    unknown_value,
    unreferable_panel_key,
    unsafe_link,
    wrong_case,
    wrong_plugin_slot,
    wrong_type,
    yaml_type_surprise,
}

use std::collections::HashMap;

use crate::doc::{NodeRef, Syntax};
use crate::finding::Place;
use crate::lint::context::Context;
use crate::lint::words;
use crate::schema::{Problem, ProblemKind};

/// Reports a text that does not have the form it must have; rules differ in the formats.
fn report_malformed(cx: &mut Context<'_>, problem: &Problem<'_>, formats: &[&str]) {
    let malformed = Malformed::of(problem);
    if let Some(malformed) = malformed.filter(|it| formats.contains(&it.format)) {
        cx.report(words::place_of(problem), malformed.detail)
            .maybe_help(malformed.hint);
    }
}

/// A text that does not have the form of its place.
#[derive(Clone, Copy)]
struct Malformed<'p> {
    /// The name of the form.
    format: &'p str,
    detail: &'p str,
    hint: Option<&'p str>,
}

impl<'p> Malformed<'p> {
    /// What a problem says about a form, if it is about one.
    fn of(problem: &'p Problem<'_>) -> Option<Self> {
        match &problem.kind {
            ProblemKind::Malformed {
                format,
                detail,
                hint,
                ..
            } => Some(Self {
                format,
                detail,
                hint: hint.as_deref(),
            }),
            _ => None,
        }
    }
}

/// The field that a JSON key means in another letter case: servers take it for that.
fn other_case<'f>(problem: &Problem<'_>, key: &str, free: &'f [String]) -> Option<&'f String> {
    let is_json = problem.node.document().syntax() == Syntax::Json;
    // Plugins take their keys only as they are spelt.
    let is_free = is_json && !problem.in_plugin;
    free.iter()
        .find(|field| is_free && field.eq_ignore_ascii_case(key))
}

/// A label that an earlier item of the same list has too.
struct Repeated<'d> {
    text: &'d str,
    place: Place,
    first: Place,
}

/// The labels that come again, each with the item it belongs to.
fn repeated<'d>(items: impl IntoIterator<Item = (NodeRef<'d>, NodeRef<'d>)>) -> Vec<Repeated<'d>> {
    let mut firsts: HashMap<&str, NodeRef<'d>> = HashMap::new();
    let mut again = Vec::new();
    for (item, label) in items {
        let Some(text) = label.text().filter(|text| !text.is_empty()) else {
            continue;
        };
        let Some(first) = firsts.get(text) else {
            firsts.insert(text, label);
            continue;
        };
        // An alias repeats the whole item; the label itself stands there only once.
        let repeated = if first.id() == label.id() {
            item
        } else {
            label
        };
        again.push(Repeated {
            text,
            place: words::spot(repeated),
            first: first.document().place(*first),
        });
    }
    again
}
