//! Custom resources: the metadata and the spec of a resource in the words of Kubernetes.

use super::place::Place;
use super::walk::{Goal, Walk};
use crate::doc::edit::{self, At, Literal};
use crate::doc::{NodeRef, Value};
use crate::model::{Resource, ResourceKind, TAGS};

/// Brings a custom resource to what is wanted. `whole` writes its spec anew.
pub(super) fn custom(
    walk: &mut Walk<'_>,
    resource: &Resource<'_>,
    place: Place<'_>,
    (current, wanted): (&Value, &Value),
    whole: bool,
) -> Option<()> {
    let text = |value: &Value, key: &str| {
        let text = value.at(&["metadata", key]).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let metadata = resource.metadata();
    for (key, field, node) in [
        ("name", "name", resource.name_node()),
        ("project", "namespace", resource.project_node()),
    ] {
        let wanted = text(wanted, key);
        if text(current, key) == wanted {
            continue;
        }
        let literal = Literal::Text(&wanted);
        match node {
            Some(node) => walk.apply(edit::set_scalar(node, literal))?,
            None => insert(walk, metadata?, field, &wanted.into())?,
        }
    }
    tags(walk, metadata, current, wanted)?;
    let wanted = wanted.get("spec").unwrap_or(&Value::Null);
    let place = place.child("spec", &Value::Null);
    match resource.spec {
        Some(spec) if whole => walk.anew(spec, place, wanted),
        Some(spec) => {
            let current = current.get("spec");
            let goal = Goal {
                place,
                current,
                wanted,
            };
            walk.bring(spec, goal)
        }
        None => missing_spec(walk, resource, place, wanted),
    }
}

/// Writes a spec that is not there.
fn missing_spec(
    walk: &mut Walk<'_>,
    resource: &Resource<'_>,
    place: Place<'_>,
    wanted: &Value,
) -> Option<()> {
    let root = resource.root;
    let version = root.get("apiVersion").and_then(NodeRef::text);
    let bare = resource.kind == ResourceKind::Dashboard && version == Some("perses.dev/v1alpha1");
    let spec = super::canonical::canonical(wanted, place, walk.is_sorted());
    if bare {
        return insert(walk, root, "spec", &spec);
    }
    match root.get("spec") {
        Some(around) => insert(walk, around, "config", &spec),
        None => insert(walk, root, "spec", &Value::from([("config", spec)])),
    }
}

/// Adds a key to a mapping of the envelope.
fn insert(walk: &mut Walk<'_>, mapping: NodeRef<'_>, key: &str, value: &Value) -> Option<()> {
    let source = walk.plain_source(value, mapping);
    walk.apply(edit::insert_key(mapping, key, &source, At::End))
}

/// Writes tags into the annotation where the operator looks for them.
fn tags(
    walk: &mut Walk<'_>,
    metadata: Option<NodeRef<'_>>,
    current: &Value,
    wanted: &Value,
) -> Option<()> {
    let tags = |value| Value::at(value, &["metadata", "tags"]).and_then(Value::as_sequence);
    let (current, wanted) = (tags(current), tags(wanted));
    let same = match (current, wanted) {
        (Some(current), Some(wanted)) => current == wanted,
        (current, wanted) => current.is_none() == wanted.is_none(),
    };
    if same {
        return Some(());
    }
    let metadata = metadata?;
    let annotations = metadata.get("annotations");
    let old = annotations.and_then(|annotations| annotations.get(TAGS));
    let Some(wanted) = wanted else {
        return walk.apply(edit::remove_key(old?));
    };
    let wide = old
        .and_then(NodeRef::text)
        .is_some_and(|old| old.contains(", "));
    let separator = if wide { ", " } else { "," };
    let words: Option<Vec<&str>> = wanted.iter().map(Value::as_str).collect();
    let text = words?.join(separator);
    match (old, annotations) {
        (Some(old), _) => walk.apply(edit::set_scalar(old, Literal::Text(&text))),
        (None, Some(annotations)) => insert(walk, annotations, TAGS, &text.into()),
        (None, None) => {
            let annotations = Value::from([(TAGS, text.into())]);
            insert(walk, metadata, "annotations", &annotations)
        }
    }
}
