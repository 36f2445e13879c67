//! A directory that holds resources in the layout of Perses' own file database, so that either
//! program reads what the other one wrote.
//!
//! ```text
//! ROOT/projects/demo.json             kinds of no project
//! ROOT/dashboards/demo/cpu.json       kinds of a project
//! ```
//!
//! The extension is `json` (one compact line) or `yaml` (as Perses lays it out); both are read, and
//! new files get the one that is there already, else `json`. Perses itself reads only the one that
//! its configuration names.
//!
//! * What is read is told as a server tells it: in normal form, with what a server manages, with
//!   masks for secrets. On disk, secrets are encrypted and passwords are hashed.
//! * One process writes at a time ([`lock`]), any number reads. A file takes the place of the old
//!   one in one step, so a crash leaves the old text or the new one, and perhaps a hidden file
//!   beside it that readers skip and the next writer removes. A project goes last of all that is
//!   in it.
//! * A file that should hold a resource and does not is a fault that names the file, also for
//!   lists: if it were skipped, whoever compares would take its resource for missing, and create it
//!   over what somebody may still want to save. All such files of a list are named at once.
//! * Hidden files, other extensions, and whatever does not lie where a resource would, are nobody's.
//!   Links are followed as long as they stay below the root; a link to a file is not written.
//!
//! Not here: the rules of a server about what it takes; `server` and `lint` know them.

mod cache;
mod fault;
mod layout;
mod leftovers;
mod lock;
mod locks;
mod managed;
mod reader;
mod resource;
mod secrets;
mod stamp;
mod store;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::SystemTime;

use crate::model::ResourceKind;
use crate::schema::Catalog;

pub(crate) use secrets::EncryptionKey;
pub(crate) use store::DirectoryStore;

/// Whether somebody has written into a directory as into a store, and nothing else lies there:
/// where sources lie as well, those count.
pub(super) fn is_store(directory: &std::path::Path) -> bool {
    if !super::exists(&directory.join(lock::FILE)) {
        return false;
    }
    let is_folder = |name: &str| {
        let mut kinds = ResourceKind::ALL.iter();
        kinds.any(|(_, kind)| kind.plural() == name)
    };
    let entries = layout::entries(directory);
    entries.is_ok_and(|entries| {
        let mut names = entries.iter().map(|(name, _)| name);
        names.all(|name| name.starts_with('.') || is_folder(name))
    })
}

/// What tells the time.
pub(crate) type Clock = Arc<dyn Fn() -> SystemTime + Send + Sync>;

/// How a directory is used.
#[derive(Clone)]
pub(crate) struct DirectoryOptions {
    /// Whether names that differ in letter case only are two names. Else all are in lower case.
    pub(crate) case_sensitive: bool,
    /// What resources look like, and which of their texts are secrets.
    pub(crate) catalog: Arc<Catalog>,
    /// What tells when a resource was written.
    pub(crate) clock: Clock,
    /// What secrets are encrypted with.
    pub(crate) encryption_key: EncryptionKey,
}

impl DirectoryOptions {
    /// A directory as Perses uses it without any settings.
    pub(crate) fn new(catalog: Arc<Catalog>, clock: Clock) -> Self {
        Self {
            case_sensitive: false,
            catalog,
            clock,
            encryption_key: EncryptionKey::default(),
        }
    }
}
