//! The form in which a server stores a resource.
//!
//! Servers drop what they do not know, fill in what is missing and rewrite some values. Two sides
//! are therefore compared in the form that both would have once stored: they are the same
//! ([`Value::same`]) exactly when storing one over the other changes nothing but what the server
//! manages itself.
//!
//! What a server does stands in the schemas (`x-always`, `x-keep-empty`, `x-stored`, `x-since`),
//! and this module follows them; what has no general form is a function in `rewrite`. What a
//! server would refuse is left as it is written, because nothing here reports anything.
//!
//! Where the stored form depends on how often it was stored, the last one counts: an empty
//! `defaultValue` is stored as null, which is nothing at the next reading, so it is nothing here.

mod input;
mod mask;
mod received;
mod rewrite;
#[cfg(test)]
mod tests;
mod walk;

use super::{Form, Resource, ResourceKind, Target};
use crate::doc::{NodeRef, Value};
use crate::schema::Catalog;
use input::Input;
use walk::Walk;

pub(crate) use mask::{MASK, first_mask, masked};
pub(crate) use received::received;
use walk::Loss;
pub(crate) use walk::filled;

/// The annotation from which the operator takes the tags of a custom resource.
pub(crate) const TAGS: &str = "perses.dev/tags";

/// What a server loses of a resource.
#[derive(Clone)]
#[cfg_attr(
    not(test),
    expect(
        dead_code,
        reason = "only tests ask for it: `schema` tells rules what is dropped"
    )
)]
pub(crate) struct Dropped<'d> {
    /// The field that it does not store; its key is meant.
    pub(crate) node: NodeRef<'d>,
    /// Why not.
    pub(crate) loss: Loss,
}

/// The resource as the target would store it: native, and without what the server manages.
///
/// `project` is the one of resources that name none. A custom resource becomes what the operator
/// makes of it; what older operators prune is not looked at.
pub(crate) fn normal(
    resource: &Resource<'_>,
    project: Option<&str>,
    catalog: &Catalog,
    target: &Target,
) -> Value {
    of_resource(resource, project, &mut Walk::new(catalog, target))
}

/// A made resource of a kind, such as a server's answer, as the target would store it.
pub(crate) fn normal_value(
    kind: ResourceKind,
    value: &Value,
    project: Option<&str>,
    catalog: &Catalog,
    target: &Target,
) -> Value {
    let root = Input::Value(value);
    of_native(kind, root, project, &mut Walk::new(catalog, target))
}

/// The fields that the target does not store, in document order.
///
/// Only where a field goes with all it holds: what is filled in, rewritten, or dropped because it
/// is empty is not looked at, although one empty value means something (`renderVariables: false`).
#[cfg(test)]
pub(crate) fn dropped<'d>(
    resource: &Resource<'d>,
    catalog: &Catalog,
    target: &Target,
) -> Vec<Dropped<'d>> {
    let mut walk = Walk::new(catalog, target);
    of_resource(resource, None, &mut walk);
    let mut dropped = walk.dropped;
    // What stands at an anchor is reached once for each of its aliases.
    dropped.sort_by_key(|dropped| dropped.node.id());
    dropped.dedup_by_key(|dropped| dropped.node.id());
    dropped
}

fn of_resource<'d>(
    resource: &Resource<'d>,
    project: Option<&str>,
    walk: &mut Walk<'_, 'd>,
) -> Value {
    let reading = resource.reading();
    match resource.form {
        Form::Native => {
            let root = Input::Node(resource.root, reading);
            of_native(resource.kind, root, project, walk)
        }
        Form::CustomResource => {
            let mut native = Value::from([("metadata", custom_metadata(resource))]);
            let field = walk.structure(resource.kind).field("spec");
            if let (Some(native), Some(field), Some(spec)) =
                (native.as_mapping_mut(), field, resource.spec)
            {
                let spec = walk.value(Input::Node(spec, reading), field.structure, 1);
                native.insert("spec", spec);
            }
            normal_value(resource.kind, &native, project, walk.catalog, walk.target)
        }
    }
}

/// The metadata that the operator gives to what it makes of a custom resource.
fn custom_metadata(resource: &Resource<'_>) -> Value {
    let metadata = resource.metadata();
    let tags = metadata.and_then(|metadata| metadata.at(&["annotations", TAGS])?.text());
    let tags = tags.into_iter().flat_map(|tags| tags.split(','));
    let tags = tags.map(|tag| tag.trim().to_lowercase());
    let tags = tags.filter(|tag| !tag.is_empty());
    Value::from([
        ("name", resource.name().unwrap_or_default().into()),
        ("project", resource.project().unwrap_or_default().into()),
        ("tags", tags.map(Value::from).collect()),
    ])
}

fn of_native<'i>(
    kind: ResourceKind,
    root: Input<'i>,
    project: Option<&str>,
    walk: &mut Walk<'_, 'i>,
) -> Value {
    let mut value = walk.value(root, walk.structure(kind), 0);
    if let Some(resource) = value.as_mapping_mut() {
        resource.insert("kind", kind.name());
    }
    for (key, fallback) in [("name", None), ("project", project)] {
        if let Some(Value::String(text)) = value.at_mut(&["metadata", key]) {
            if text.is_empty() {
                fallback.unwrap_or_default().clone_into(text);
            }
            if !walk.target.case_sensitive {
                *text = text.to_lowercase();
            }
        }
    }
    value
}
