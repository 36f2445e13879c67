//! Rules about the structure of resources, and about fields that contradict each other.

use crate::lint::registry::rules;

mod grafana;

rules! {
    all_value_not_allowed,
    conflicting_credentials,
    constant_without_value,
    default_list_not_allowed,
    deprecated_field,
    dropped_by_server,
    duplicate_default,
    duplicate_label,
    duplicate_name,
    incomplete_credentials,
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
    null_in_plugin_spec,
    out_of_bounds,
    server_managed_field,
    unknown_field,
    unknown_timezone,
    unknown_value,
    unreferable_panel_key,
    unsafe_link,
    wrong_case,
    wrong_type,
    yaml_type_surprise,
}

use std::collections::HashMap;

use crate::doc::{NodeRef, Syntax};
use crate::lint::context::Context;
use crate::lint::words;
use crate::model::{Resource, ResourceKind, Variable};
use crate::schema::{Problem, ProblemKind};

/// Reports a text that does not have the form it must have; rules differ in the formats.
fn report_malformed(cx: &mut Context<'_>, problem: &Problem<'_>, formats: &[&str]) {
    if let ProblemKind::Malformed {
        format,
        detail,
        hint,
        ..
    } = &problem.kind
        && formats.contains(&format.as_str())
    {
        cx.report(words::place_of(problem), detail)
            .maybe_help(hint.as_deref());
    }
}

/// The field that a JSON key means in another letter case: servers take it for that.
fn other_case<'f>(value: NodeRef<'_>, key: &str, free: &'f [String]) -> Option<&'f String> {
    let is_json = value.document().syntax() == Syntax::Json;
    free.iter()
        .find(|field| is_json && field.eq_ignore_ascii_case(key))
}

/// The variables of a dashboard, or the one that the resource is.
fn variables<'d>(resource: &Resource<'d>) -> Vec<Variable<'d>> {
    if let Some(dashboard) = resource.dashboard() {
        return dashboard.variables().collect();
    }
    let is_variable = matches!(
        resource.kind,
        ResourceKind::Variable | ResourceKind::GlobalVariable
    );
    let node = resource.spec.filter(|_| is_variable);
    node.map(|node| Variable { node }).into_iter().collect()
}

/// The texts that come again, each with the first node that has it.
fn repeated<'d>(
    nodes: impl IntoIterator<Item = NodeRef<'d>>,
) -> Vec<(NodeRef<'d>, NodeRef<'d>, &'d str)> {
    let mut first: HashMap<&str, NodeRef<'d>> = HashMap::new();
    let mut again = Vec::new();
    for node in nodes {
        let Some(text) = node.text().filter(|text| !text.is_empty()) else {
            continue;
        };
        match first.get(text) {
            Some(earlier) => again.push((node, *earlier, text)),
            None => {
                first.insert(text, node);
            }
        }
    }
    again
}
