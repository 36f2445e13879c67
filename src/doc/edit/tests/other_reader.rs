//! What a reader of YAML that has nothing in common with ours makes of a text.

use serde::Deserialize;
use serde_yaml::Value;

use super::plain::{Plain, documents};
use super::read;

/// Whether an independent reader sees the same values; none if it cannot read the text.
pub(super) fn agrees(text: &str) -> Option<bool> {
    let ours = documents(&read(text));
    let mut theirs = Vec::new();
    // It takes the mark for a column.
    let text = text.trim_start_matches('\u{feff}');
    // It takes the mark for a column.
    let text = text.trim_start_matches('\u{feff}');
    for document in serde_yaml::Deserializer::from_str(text) {
        theirs.push(Value::deserialize(document).ok()?);
    }
    Some(
        ours.len() == theirs.len()
            && ours
                .iter()
                .zip(&theirs)
                .all(|(our, their)| same(our, their)),
    )
}

fn same(our: &Plain, their: &Value) -> bool {
    match (our, their) {
        (Plain::Text(text) | Plain::Literal(text), Value::String(their)) => text == their,
        (Plain::Literal(_), other) => !other.is_sequence() && !other.is_mapping(),
        (Plain::List(ours), Value::Sequence(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(our, their)| same(our, their))
        }
        (Plain::Map(ours), Value::Mapping(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(our, (key, their))| {
                    key.as_str() == Some(our.0.as_str()) && same(&our.1, their)
                })
        }
        _ => false,
    }
}
