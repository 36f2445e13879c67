//! Rules about the resources of all files together.

use crate::lint::registry::rules;

rules! {
    duplicate_resource,
}
