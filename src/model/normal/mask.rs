//! What servers hide: the texts that the schemas mark with `x-secret`.

use crate::doc::Value;
use crate::model::ResourceKind;
use crate::schema::{Catalog, Family, Structure};

/// What servers show instead of a secret.
pub(crate) const MASK: &str = "<secret>";

/// A resource in normal form with its secrets masked as in a server's answers, to be compared
/// with one or shown to people.
pub(crate) fn masked(kind: ResourceKind, mut value: Value, catalog: &Catalog) -> Value {
    if let Some(structure) = catalog.structure(Family::Perses, kind.name()) {
        mask(&mut value, structure);
    }
    value
}

/// Secrets stand in fields of objects, outside of maps and unions.
fn mask(value: &mut Value, structure: Structure<'_>) {
    match value {
        Value::String(text) if structure.secret() && !text.is_empty() => MASK.clone_into(text),
        Value::Mapping(mapping) => {
            for (key, value) in mapping.iter_mut() {
                if let Some(field) = structure.field(key) {
                    mask(value, field.structure);
                }
            }
        }
        _ => {}
    }
}

/// Where a resource in normal form has a mask in place of a secret, as keys with dots between them.
/// Stored, it would replace the secret.
pub(crate) fn first_mask(kind: ResourceKind, value: &Value, catalog: &Catalog) -> Option<String> {
    find_mask(value, catalog.structure(Family::Perses, kind.name())?)
}

fn find_mask(value: &Value, structure: Structure<'_>) -> Option<String> {
    match value {
        Value::String(text) if structure.secret() && text.trim() == MASK => Some(String::new()),
        Value::Mapping(mapping) => mapping.iter().find_map(|(key, value)| {
            let below = find_mask(value, structure.field(key)?.structure)?;
            let dot = if below.is_empty() { "" } else { "." };
            Some(format!("{key}{dot}{below}"))
        }),
        _ => None,
    }
}
