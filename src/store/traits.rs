//! What a store of resources can do: a Perses server, a directory.
//!
//! Reading and writing are two traits, so that a dry run holds a [`ReadStore`] and cannot write.
//! Both are synchronous; many threads may ask one store at once.
//!
//! What is written is in normal form (`model::normal`); the store adds what it manages itself
//! (version, times) and answers with what it holds now. What is read is as the store tells it:
//! callers bring it into normal form before they compare.

use super::fault::StoreFault;
use crate::doc::Value;
use crate::model::{Collection, Key, ResourceKind, Target};

/// What a list is narrowed down to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Narrowed<'n> {
    /// Only names that start with this; all if it is empty.
    pub(crate) prefix: &'n str,
    /// Specs are not looked at. A store may leave them out, and need not: servers do not for
    /// datasources, and directories for none.
    pub(crate) metadata_only: bool,
}

/// What somebody sees who only looks.
#[derive(Debug, Default)]
pub(crate) struct Glance {
    /// The resources.
    pub(crate) values: Vec<Value>,
    /// What cannot be read of the others.
    pub(crate) unread: Vec<StoreFault>,
}

/// A store that can be asked.
pub(crate) trait ReadStore: Send + Sync {
    /// What the store is called in messages: an address or a path, without credentials.
    fn name(&self) -> String;

    /// Which release stores there, and how it treats names. Asked for once and kept.
    fn target(&self) -> Result<Target, StoreFault>;

    /// The resources of a collection. A project that is not there has none.
    fn list(&self, collection: &Collection) -> Result<Vec<Value>, StoreFault>;

    /// Some of the resources of a collection, for people to look at: what cannot be read hides
    /// nothing else.
    fn glance(
        &self,
        collection: &Collection,
        narrowed: Narrowed<'_>,
    ) -> Result<Glance, StoreFault> {
        let is_asked = |value: &Value| {
            let name = value.at(&["metadata", "name"]).and_then(Value::as_str);
            name.unwrap_or_default().starts_with(narrowed.prefix)
        };
        let mut values = self.list(collection)?;
        values.retain(is_asked);
        Ok(Glance {
            values,
            unread: Vec::new(),
        })
    }

    /// One resource; none if it is not there, or its project is not.
    fn get(&self, key: &Key) -> Result<Option<Value>, StoreFault>;

    /// Asks whether the store would take a resource, without storing it. False if the store
    /// cannot judge resources of this kind.
    fn validate(&self, kind: ResourceKind, value: &Value) -> Result<bool, StoreFault>;
}

/// A store that can be changed. Every answer is the resource as it is stored now.
pub(crate) trait Store: ReadStore {
    /// Stores a resource that is not there yet.
    fn create(&self, key: &Key, value: &Value) -> Result<Value, StoreFault>;

    /// Stores a resource over the one that is there.
    fn update(&self, key: &Key, value: &Value) -> Result<Value, StoreFault>;

    /// Removes a resource, and with a project all that is in it.
    fn delete(&self, key: &Key) -> Result<(), StoreFault>;
}
