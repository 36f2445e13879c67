//! A resource as a person would write it: fields in the order of the schemas, and without what a
//! server fills in by itself.
//!
//! Left out is what is null, and what is filled in with the same value, unless it is required.
//! Numbers stay, because the place of a panel of which one coordinate is missing cannot be read.

use super::place::{Place, Shape};
use crate::doc::{Mapping, Value};
use crate::model::filled;
use crate::schema::Field;

/// The canonical form of a value in normal form. `sorted` brings keys into the order of the
/// alphabet instead of that of the schemas, as machines write them.
pub(super) fn canonical(value: &Value, place: Place<'_>, sorted: bool) -> Value {
    let place = place.chosen(value);
    match value {
        Value::Mapping(mapping) => {
            let mut made: Mapping = mapping
                .iter()
                .filter(|(key, value)| !is_left_out(key, value, place))
                .map(|(key, child)| {
                    let place = place.child(key, value);
                    (key.clone(), canonical(child, place, sorted))
                })
                .collect();
            if sorted {
                made.sort_by_key(str::to_owned);
            } else if place.fields().next().is_some() {
                // What is no field comes last.
                made.sort_by_key(|key| place.rank(key).unwrap_or(usize::MAX));
            }
            made.into()
        }
        Value::Sequence(items) => {
            let place = place.item();
            let items = items.iter();
            items.map(|item| canonical(item, place, sorted)).collect()
        }
        scalar => scalar.clone(),
    }
}

/// Whether a field of a mapping need not be written.
fn is_left_out(key: &str, value: &Value, place: Place<'_>) -> bool {
    let Shape::Object(structure) = place.shape() else {
        return false;
    };
    structure
        .field(key)
        .is_some_and(|field| goes_without_saying(field, value))
}

fn goes_without_saying(field: Field<'_>, value: &Value) -> bool {
    if value.is_null() || field.structure.server_managed() {
        return true;
    }
    let is_filled = || filled(field).is_some_and(|filled| filled.same(value));
    !field.required && value.as_number().is_none() && is_filled()
}
