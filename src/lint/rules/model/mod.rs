//! Rules about the structure of resources.

use crate::lint::registry::rules;

rules! {
    missing_field,
    unknown_field,
}
