//! Reading a directory, also one that somebody else writes, or that is not there.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::DirectoryOptions;
use super::cache::Cache;
use super::fault::{all, refused};
use super::layout::{Held, Layout};
use super::resource::{answer, answer_text, parse};
use crate::doc::Value;
use crate::model::{Collection, Key, ResourceKind, Target};
use crate::store::path::settled;
use crate::store::{FaultKind, Glance, Narrowed, ReadStore, StoreFault, kind, read_file};

/// A directory that is only read. Nothing is created in it, not even the directory itself.
pub(crate) struct DirectoryReader {
    pub(super) layout: Layout,
    pub(super) options: DirectoryOptions,
    cache: Cache,
}

impl DirectoryReader {
    /// A reader of a directory; if there is none, of an empty one.
    pub(super) fn new(root: &Path, options: DirectoryOptions) -> Result<Self, StoreFault> {
        match kind(root) {
            Ok(crate::store::PathKind::Directory) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(refused("read", root, &error)),
            Ok(_) => {
                let message = format!("`{}` is no directory", root.display());
                return Err(StoreFault::new(FaultKind::Unavailable, message));
            }
        }
        Ok(Self {
            layout: Layout::new(root.to_owned(), options.case_sensitive),
            options,
            cache: Cache::default(),
        })
    }

    /// The keys of a collection whose names start with a prefix, in Perses' own order: folder by
    /// folder, by the bytes of the names of the files, where `alpha-2.json` stands before
    /// `alpha.json`. No file is opened.
    pub(crate) fn names(
        &self,
        collection: &Collection,
        prefix: &str,
    ) -> Result<Vec<Key>, StoreFault> {
        let scan = self.layout.scan(collection, &self.folded(prefix))?;
        all(scan.faults)?;
        Ok(scan.held.into_iter().map(|held| held.key).collect())
    }

    /// A name as the directory spells it.
    fn folded(&self, name: &str) -> String {
        if self.options.case_sensitive {
            name.to_owned()
        } else {
            name.to_lowercase()
        }
    }

    /// A resource as the JSON text that a server answers with; none if it is not there. Texts are
    /// kept for a while, and read again when their file has changed, whoever changed it.
    pub(crate) fn read_text(&self, key: &Key) -> Result<Option<Arc<str>>, StoreFault> {
        let Some(found) = self.layout.find(key)? else {
            return Ok(None);
        };
        if let Some(text) = self.cache.get(&found.held.path, found.stamp) {
            return Ok(Some(text));
        }
        let Some(value) = self.load(&found.held)? else {
            return Ok(None);
        };
        let value = answer(key.kind(), value, &self.options);
        let text: Arc<str> = answer_text(&value).into();
        if found.stamp.is_settled((self.options.clock)()) {
            let path: PathBuf = found.held.path;
            self.cache.put(path, found.stamp, Arc::clone(&text));
        }
        Ok(Some(text))
    }

    /// What a file holds, with its secrets; none if the file has gone.
    pub(super) fn load(&self, held: &Held) -> Result<Option<Value>, StoreFault> {
        let content = match read_file(&held.path) {
            Ok(content) => content,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(refused("read", &held.path, &error)),
        };
        self.layout.stays_inside(&held.path)?;
        parse(held, content, self.layout.target, &self.options).map(Some)
    }
}

impl ReadStore for DirectoryReader {
    fn name(&self) -> String {
        settled(self.layout.root()).display().to_string()
    }

    fn target(&self) -> Result<Target, StoreFault> {
        Ok(self.layout.target)
    }

    fn list(&self, collection: &Collection) -> Result<Vec<Value>, StoreFault> {
        let Glance { values, unread } = self.glance(collection, Narrowed::default())?;
        all(unread)?;
        Ok(values)
    }

    fn glance(
        &self,
        collection: &Collection,
        narrowed: Narrowed<'_>,
    ) -> Result<Glance, StoreFault> {
        let scan = self
            .layout
            .scan(collection, &self.folded(narrowed.prefix))?;
        let mut glance = Glance {
            values: Vec::with_capacity(scan.held.len()),
            unread: scan.faults,
        };
        for held in &scan.held {
            match self.load(held) {
                Ok(value) => glance
                    .values
                    .extend(value.map(|value| answer(collection.kind(), value, &self.options))),
                Err(fault) => glance.unread.push(fault),
            }
        }
        Ok(glance)
    }

    fn get(&self, key: &Key) -> Result<Option<Value>, StoreFault> {
        let Some(found) = self.layout.find(key)? else {
            return Ok(None);
        };
        let value = self.load(&found.held)?;
        Ok(value.map(|value| answer(key.kind(), value, &self.options)))
    }

    /// False: what a server would take, its own rules decide.
    fn validate(&self, _: ResourceKind, _: &Value) -> Result<bool, StoreFault> {
        Ok(false)
    }
}
