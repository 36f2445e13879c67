//! Making a store hold what a plan says.
//!
//! Reading what is there ([`fetch`]) and writing what differs ([`execute`]) use as many threads as
//! the user allows, and stop between two requests when the run is interrupted. Nothing is written
//! that the plan does not hold, and nothing over what somebody else has changed since.

mod execute;
mod fetch;
pub(crate) mod inventory;
#[cfg(test)]
pub(crate) mod tests;
mod threads;

pub(crate) use execute::{Ended, Event, Options, Outcome, Step, Write, execute};
pub(crate) use fetch::fetch;
pub(crate) use threads::each;

use crate::doc::Value;
use crate::model::{self, Key, ResourceKind, Target};
use crate::schema::Catalog;

/// Brings what a store tells into the form in which it is compared: normal, with secrets masked.
#[derive(Clone, Copy)]
pub(crate) struct Comparable<'a> {
    /// The known kinds.
    pub(crate) catalog: &'a Catalog,
    /// What the store does to what it stores.
    pub(crate) target: Target,
}

impl Comparable<'_> {
    /// The comparable form of a resource that the store tells.
    pub(crate) fn of(&self, key: &Key, value: &Value) -> Value {
        let Self { catalog, target } = self;
        let kind = key.kind();
        let normal = model::normal_value(kind, value, key.project(), catalog, target);
        model::masked(kind, normal, catalog)
    }

    /// Whether a store hides something of a resource.
    pub(crate) fn hides(&self, kind: ResourceKind, value: &Value) -> bool {
        !self.masked(kind, value).same(value)
    }

    /// The comparable form of a resource in normal form.
    pub(crate) fn masked(&self, kind: ResourceKind, value: &Value) -> Value {
        model::masked(kind, value.clone(), self.catalog)
    }
}
