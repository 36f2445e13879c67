//! Writing a directory.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::fault::{missing, refused};
use super::layout::{Extension, Found, entries};
use super::lock::WriterLock;
use super::locks::Locks;
use super::managed::Managed;
use super::reader::DirectoryReader;
use super::resource::{answer, file_text, is_named};
use super::secrets::{inherit, refuse_masks, require_password, seal};
use super::{DirectoryOptions, leftovers};
use crate::doc::Value;
use crate::model::{Collection, Key, ResourceKind, Target};
use crate::store::write::{
    create_directories, is_beside, remove_directory, remove_file, save_private_file, sync_directory,
};
use crate::store::{FaultKind, Glance, Narrowed, ReadStore, Store, StoreFault};

/// What goes with its project, in the order in which it goes. Ephemeral dashboards stay, as they do
/// in Perses; they end by themselves.
const CASCADE: [ResourceKind; 7] = [
    ResourceKind::Folder,
    ResourceKind::Dashboard,
    ResourceKind::Datasource,
    ResourceKind::Secret,
    ResourceKind::Variable,
    ResourceKind::RoleBinding,
    ResourceKind::Role,
];

/// A directory that is read and written. While it is open, no other process opens it to write.
pub(crate) struct DirectoryStore {
    reader: DirectoryReader,
    /// The notation of new files.
    extension: Extension,
    locks: Locks,
    /// None until the first write to a directory that is not there.
    lock: Mutex<Option<WriterLock>>,
}

impl DirectoryStore {
    /// Opens a directory to write, which is created if it is not there. What a writer that was
    /// killed left over is removed.
    pub(crate) fn open(root: &Path, options: DirectoryOptions) -> Result<Self, StoreFault> {
        create_directories(root).map_err(|error| refused("create", root, &error))?;
        let reader = DirectoryReader::new(root, options)?;
        let lock = WriterLock::take(root)?;
        leftovers::remove(&reader.layout)?;
        Ok(Self {
            extension: extension_in_use(&reader)?,
            reader,
            locks: Locks::new(),
            lock: Mutex::new(Some(lock)),
        })
    }

    /// The same, but a directory that is not there is created by the first write only.
    pub(crate) fn open_late(root: &Path, options: DirectoryOptions) -> Result<Self, StoreFault> {
        if crate::store::exists(root) {
            return Self::open(root, options);
        }
        Ok(Self {
            extension: Extension::Json,
            reader: DirectoryReader::new(root, options)?,
            locks: Locks::new(),
            lock: Mutex::new(None),
        })
    }

    /// Creates the directory and locks it, if that has not been done yet.
    fn begin(&self) -> Result<(), StoreFault> {
        let mut lock = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if lock.is_none() {
            let root = self.reader.layout.root();
            create_directories(root).map_err(|error| refused("create", root, &error))?;
            *lock = Some(WriterLock::take(root)?);
        }
        Ok(())
    }

    /// Opens a directory to be read only: without lock, and without creating anything. A directory
    /// that is not there is empty.
    pub(crate) fn open_to_read(
        root: &Path,
        options: DirectoryOptions,
    ) -> Result<DirectoryReader, StoreFault> {
        DirectoryReader::new(root, options)
    }

    /// See [`DirectoryReader::names`].
    pub(crate) fn names(
        &self,
        collection: &Collection,
        prefix: &str,
    ) -> Result<Vec<Key>, StoreFault> {
        self.reader.names(collection, prefix)
    }

    /// See [`DirectoryReader::read_text`].
    pub(crate) fn read_text(&self, key: &Key) -> Result<Option<Arc<str>>, StoreFault> {
        self.reader.read_text(key)
    }

    /// What is about to be stored, with its secrets unreadable.
    fn sealed(&self, key: &Key, value: &Value) -> Result<Value, StoreFault> {
        if !is_named(key, value, self.reader.layout.target) {
            let message = format!("what is to be stored as {key} is another resource");
            return Err(StoreFault::new(FaultKind::Refused, message));
        }
        refuse_masks(key, value)?;
        let mut value = value.clone();
        seal(key, &mut value, &self.reader.options.encryption_key)?;
        Ok(value)
    }

    /// Writes a file and answers what it holds.
    fn write(
        &self,
        key: &Key,
        value: Value,
        path: &Path,
        extension: Extension,
    ) -> Result<Value, StoreFault> {
        let folder = path.parent().unwrap_or(path);
        // Not even a folder is created beyond a link.
        let there = folder.ancestors().find(|path| crate::store::exists(path));
        self.reader.layout.stays_inside(there.unwrap_or(folder))?;
        create_directories(folder).map_err(|error| refused("create", folder, &error))?;
        save_private_file(path, &file_text(&value, extension))
            .map_err(|error| refused("write", path, &error))?;
        Ok(answer(key.kind(), value, &self.reader.options))
    }

    /// The file of a resource that has to be there.
    fn find(&self, key: &Key) -> Result<Found, StoreFault> {
        let found = self.reader.layout.find(key)?;
        found.ok_or_else(|| missing(key, &self.reader.name()))
    }

    /// Removes what belongs to a project.
    fn empty_project(&self, project: &str) -> Result<(), StoreFault> {
        for kind in CASCADE {
            let folder = self.reader.layout.folder(kind, Some(project));
            let files = entries(&folder)?;
            if files.is_empty() && !crate::store::is_directory(&folder) {
                continue;
            }
            self.reader.layout.stays_inside(&folder)?;
            for (file, file_type) in files {
                let held = !file.starts_with('.') && Extension::split(&file).is_some();
                if (held || is_beside(&file)) && !file_type.is_dir() {
                    remove(&folder.join(file))?;
                }
            }
            // A folder in which something else lies stays, and so does its link.
            let _ = sync_directory(&folder);
            let _ = remove_directory(&folder);
        }
        Ok(())
    }
}

/// Removes a file; that it has gone already is as good.
fn remove(path: &Path) -> Result<(), StoreFault> {
    match remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(refused("delete", path, &error))
        }
        _ => Ok(()),
    }
}

/// The notation of the files that are there: of the projects, else of the first kind that has some.
fn extension_in_use(reader: &DirectoryReader) -> Result<Extension, StoreFault> {
    let others = ResourceKind::ALL.iter().map(|(_, kind)| *kind);
    for kind in std::iter::once(ResourceKind::Project).chain(others) {
        let collection = Collection::new(kind, None, reader.layout.target)
            .expect("a collection of no project has no name to be wrong");
        let held = reader.layout.scan(&collection, "")?.held;
        let is_json = held.iter().any(|held| held.extension == Extension::Json);
        if !held.is_empty() {
            return Ok(if is_json {
                Extension::Json
            } else {
                Extension::Yaml
            });
        }
    }
    Ok(Extension::Json)
}

impl ReadStore for DirectoryStore {
    fn name(&self) -> String {
        self.reader.name()
    }

    fn target(&self) -> Result<Target, StoreFault> {
        self.reader.target()
    }

    fn list(&self, collection: &Collection) -> Result<Vec<Value>, StoreFault> {
        self.reader.list(collection)
    }

    fn glance(
        &self,
        collection: &Collection,
        narrowed: Narrowed<'_>,
    ) -> Result<Glance, StoreFault> {
        self.reader.glance(collection, narrowed)
    }

    fn get(&self, key: &Key) -> Result<Option<Value>, StoreFault> {
        self.reader.get(key)
    }

    fn validate(&self, kind: ResourceKind, value: &Value) -> Result<bool, StoreFault> {
        self.reader.validate(kind, value)
    }
}

impl Store for DirectoryStore {
    fn create(&self, key: &Key, value: &Value) -> Result<Value, StoreFault> {
        require_password(key, value)?;
        let mut value = self.sealed(key, value)?;
        let _lock = self.locks.one(key);
        if let Some(project) = key.project_key()
            && self.reader.layout.find(&project)?.is_none()
        {
            let message = format!("{project} is not in {}", self.reader.name());
            return Err(StoreFault::new(FaultKind::NoProject, message));
        }
        self.begin()?;
        if self.reader.layout.find(key)?.is_some() {
            let message = format!("{key} is in {} already", self.reader.name());
            return Err(StoreFault::new(FaultKind::Exists, message));
        }
        Managed::new((self.reader.options.clock)()).put(&mut value);
        let path = self.reader.layout.path(key, self.extension);
        self.write(key, value, &path, self.extension)
    }

    fn update(&self, key: &Key, value: &Value) -> Result<Value, StoreFault> {
        let mut value = self.sealed(key, value)?;
        let _lock = self.locks.one(key);
        let Found { held, link, .. } = self.find(key)?;
        if link {
            let message = format!("`{}` is a link and not written", held.path.display());
            return Err(StoreFault::new(FaultKind::Refused, message)
                .hint("Change the file that it leads to, or put that file in its place."));
        }
        self.begin()?;
        let old = self.reader.load(&held)?;
        let old = old.ok_or_else(|| missing(key, &self.reader.name()))?;
        inherit(key, &mut value, &old);
        Managed::of(&old)
            .next((self.reader.options.clock)())
            .put(&mut value);
        self.write(key, value, &held.path, held.extension)
    }

    fn delete(&self, key: &Key) -> Result<(), StoreFault> {
        let _one;
        let _all;
        if key.kind() == ResourceKind::Project {
            _all = self.locks.all();
        } else {
            _one = self.locks.one(key);
        }
        let path = self.find(key)?.held.path;
        self.begin()?;
        if key.kind() == ResourceKind::Project {
            self.empty_project(key.name())?;
        }
        let folder = path.parent().unwrap_or(&path);
        self.reader.layout.stays_inside(folder)?;
        remove(&path)?;
        let _ = sync_directory(folder);
        Ok(())
    }
}
