//! What a server takes from a JSON text before it judges it.
//!
//! Go's decoder takes keys in any letter case, and passes over those it does not know. Inside plugin
//! specs it knows nothing, so everything stays there; the plugin's own schema has a say later.

use super::input::Input;
use super::rewrite;
use super::walk::{Walk, alternative};
use crate::doc::{MAX_DEPTH, Mapping, Value};
use crate::model::{ResourceKind, Target};
use crate::schema::{Catalog, Expected, Structure};

/// A resource with its keys spelt as they are defined, without those that servers pass over. Of
/// two spellings of one key the last one counts. Values are left as they are.
pub(crate) fn received(kind: ResourceKind, value: &Value, catalog: &Catalog) -> Value {
    let target = Target::default();
    let structure = Walk::new(catalog, &target).structure(kind);
    taken(value, structure, 0)
}

fn taken(value: &Value, structure: Structure<'_>, depth: usize) -> Value {
    if depth >= MAX_DEPTH {
        return value.clone();
    }
    if let Some(tag) = structure.tag() {
        return match alternative(Input::Value(value), structure, tag) {
            Some(structure) => taken(value, structure, depth + 1),
            None => value.clone(),
        };
    }
    match (value, structure.expected()) {
        (Value::Mapping(mapping), Some(Expected::Object)) => {
            of_mapping(mapping, structure, depth).into()
        }
        // They count and check what is left of a set.
        (Value::Sequence(_), _) if structure.stored() == Some("sorted-set") => {
            rewrite::apply("sorted-set", value.clone())
        }
        (Value::Sequence(items), Some(Expected::Array)) => match structure.items() {
            Some(structure) => {
                let items = items.iter();
                items
                    .map(|item| taken(item, structure, depth + 1))
                    .collect()
            }
            None => value.clone(),
        },
        _ => value.clone(),
    }
}

fn of_mapping(mapping: &Mapping, structure: Structure<'_>, depth: usize) -> Mapping {
    if let Some(values) = structure.values() {
        let entries = mapping.iter();
        return entries
            .map(|(key, value)| (key.clone(), taken(value, values, depth + 1)))
            .collect();
    }
    let fields: Vec<_> = structure.fields().collect();
    if fields.is_empty() {
        return mapping.clone();
    }
    let mut object = Mapping::new();
    for (key, value) in mapping {
        if let Some(field) = structure.position(key).map(|at| fields[at]) {
            object.insert(field.name, taken(value, field.structure, depth + 1));
        }
    }
    object
}
