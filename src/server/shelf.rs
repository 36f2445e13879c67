//! What the server asks of a store beside what every store can do.

use std::sync::Arc;

use crate::model::{Collection, Key};
use crate::store::{DirectoryStore, Store, StoreFault};

/// A store that the server can serve.
pub(crate) trait Shelf: Store {
    /// The keys of a collection whose names begin so, in the order in which Perses lists them.
    fn names(&self, collection: &Collection, prefix: &str) -> Result<Vec<Key>, StoreFault>;

    /// A resource as JSON, as it is sent to clients: secrets are masked. None if it is not there.
    fn text(&self, key: &Key) -> Result<Option<Arc<str>>, StoreFault>;
}

impl Shelf for DirectoryStore {
    fn names(&self, collection: &Collection, prefix: &str) -> Result<Vec<Key>, StoreFault> {
        DirectoryStore::names(self, collection, prefix)
    }

    fn text(&self, key: &Key) -> Result<Option<Arc<str>>, StoreFault> {
        self.read_text(key)
    }
}
