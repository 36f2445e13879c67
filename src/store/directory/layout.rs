//! Where each resource lies, and which resources lie in a directory.

use std::collections::BTreeSet;
use std::fs::{FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::fault::{garbled, link_outside, refused};
use super::stamp::Stamp;
use crate::model::{Collection, Key, ResourceKind, Target};
use crate::store::StoreFault;
use crate::store::path::canonical;

/// The notation of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extension {
    /// `json`.
    Json,
    /// `yaml`; `yml` is nothing to Perses.
    Yaml,
}

impl Extension {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::Json, Self::Yaml];

    /// The end of the name of a file, without the dot.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
        }
    }

    /// The name of a resource and the notation, from the name of a file.
    pub(super) fn split(file: &str) -> Option<(&str, Self)> {
        let (name, end) = file.rsplit_once('.')?;
        let extension = Self::ALL
            .into_iter()
            .find(|extension| extension.as_str() == end)?;
        Some((name, extension))
    }
}

/// The places of a directory.
pub(super) struct Layout {
    root: PathBuf,
    /// The root without links, once it is there.
    canonical: OnceLock<PathBuf>,
    /// How names are spelt.
    pub(super) target: Target,
}

/// A file that should hold a resource.
pub(super) struct Held {
    /// Whose file it is.
    pub(super) key: Key,
    /// Where it is.
    pub(super) path: PathBuf,
    /// How it is written.
    pub(super) extension: Extension,
}

/// A file that was found for a key.
pub(super) struct Found {
    /// The file.
    pub(super) held: Held,
    /// Whether it is a link to another file.
    pub(super) link: bool,
    /// What it was like then, links followed.
    pub(super) stamp: Stamp,
}

/// The files of a collection.
#[derive(Default)]
pub(super) struct Scan {
    /// Those that can hold a resource.
    pub(super) held: Vec<Held>,
    /// What is wrong with the others.
    pub(super) faults: Vec<StoreFault>,
}

impl Layout {
    /// The places below a root, which need not exist.
    pub(super) fn new(root: PathBuf, case_sensitive: bool) -> Self {
        let target = Target {
            case_sensitive,
            ..Target::default()
        };
        Self {
            root,
            canonical: OnceLock::new(),
            target,
        }
    }

    /// The directory itself.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of a kind, of one project if it has one.
    pub(super) fn folder(&self, kind: ResourceKind, project: Option<&str>) -> PathBuf {
        let mut folder = self.root.join(kind.plural());
        folder.extend(project);
        folder
    }

    /// The file of a resource.
    pub(super) fn path(&self, key: &Key, extension: Extension) -> PathBuf {
        let file = format!("{}.{}", key.name(), extension.as_str());
        self.folder(key.kind(), key.project()).join(file)
    }

    /// The file that holds a resource, if there is one.
    pub(super) fn find(&self, key: &Key) -> Result<Option<Found>, StoreFault> {
        let mut found: Option<Found> = None;
        for extension in Extension::ALL {
            let path = self.path(key, extension);
            let Some((link, metadata)) = look(&path)? else {
                continue;
            };
            if found.is_some() {
                return Err(twice(&path));
            }
            let key = key.clone();
            found = Some(Found {
                held: Held {
                    key,
                    path,
                    extension,
                },
                link,
                stamp: Stamp::of(&metadata),
            });
        }
        Ok(found)
    }

    /// The files of a collection whose names start with a prefix, in Perses' own order: folder by
    /// folder, by the bytes of the names of the files.
    pub(super) fn scan(&self, collection: &Collection, prefix: &str) -> Result<Scan, StoreFault> {
        let kind = collection.kind();
        let mut scan = Scan::default();
        if kind.is_global() || collection.project().is_some() {
            self.scan_folder(kind, collection.project(), prefix, &mut scan)?;
        } else {
            for project in directories(&self.folder(kind, None))? {
                self.scan_folder(kind, Some(&project), prefix, &mut scan)?;
            }
        }
        Ok(scan)
    }

    /// Adds the files of one folder.
    fn scan_folder(
        &self,
        kind: ResourceKind,
        project: Option<&str>,
        prefix: &str,
        scan: &mut Scan,
    ) -> Result<(), StoreFault> {
        let folder = self.folder(kind, project);
        let mut names = BTreeSet::new();
        for (file, file_type) in entries(&folder)? {
            let Some((name, extension)) = Extension::split(&file) else {
                continue;
            };
            if file.starts_with('.') || file_type.is_dir() || !name.starts_with(prefix) {
                continue;
            }
            let path = folder.join(&file);
            if file_type.is_symlink() {
                match look(&path) {
                    Ok(Some(_)) => {}
                    Ok(None) => continue,
                    Err(fault) => {
                        scan.faults.push(fault);
                        continue;
                    }
                }
            }
            match self.key(kind, project, name, &path) {
                Ok(key) if names.insert(name.to_owned()) => scan.held.push(Held {
                    key,
                    path,
                    extension,
                }),
                Ok(_) => scan.faults.push(twice(&path)),
                Err(fault) => scan.faults.push(fault),
            }
        }
        Ok(())
    }

    /// The key of a file, if it can be found by that key.
    fn key(
        &self,
        kind: ResourceKind,
        project: Option<&str>,
        name: &str,
        path: &Path,
    ) -> Result<Key, StoreFault> {
        let key = Key::new(kind, project, name, self.target)
            .map_err(|fault| garbled(path, &format!("cannot hold a resource: {fault}")))?;
        if key.name() == name && key.project() == project {
            return Ok(key);
        }
        let what = "is not in lower case, as all names here";
        Err(garbled(path, what).hint("Or use the directory with its letter cases told apart."))
    }

    /// An error if links lead from a path to somewhere outside of the root.
    pub(super) fn stays_inside(&self, path: &Path) -> Result<(), StoreFault> {
        let real = |path: &Path| canonical(path).map_err(|error| refused("read", path, &error));
        let root = if let Some(root) = self.canonical.get() {
            root
        } else {
            let root = real(&self.root)?;
            self.canonical.get_or_init(|| root)
        };
        let inside = real(path)?.starts_with(root);
        if inside {
            Ok(())
        } else {
            Err(link_outside(path))
        }
    }
}

/// Two files for one resource.
fn twice(path: &Path) -> StoreFault {
    garbled(path, "has a twin with the other extension")
        .hint("Keep the one of the two that is right.")
}

/// What lies at a path, links followed, and whether it is a link; none if that is no file.
#[expect(clippy::disallowed_methods, reason = "`store` asks the file system")]
fn look(path: &Path) -> Result<Option<(bool, Metadata)>, StoreFault> {
    let gone = |error: &io::Error| {
        let kind = error.kind();
        kind == io::ErrorKind::NotFound || kind == io::ErrorKind::NotADirectory
    };
    let metadata = match std::fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if gone(&error) => return Ok(None),
        Err(error) => return Err(refused("read", path, &error)),
    };
    let link = metadata.is_symlink();
    let metadata = match (link, std::fs::metadata(path)) {
        (false, _) => metadata,
        (true, Ok(target)) => target,
        (true, Err(error)) if gone(&error) => {
            return Err(garbled(path, "is a link that leads nowhere"));
        }
        (true, Err(error)) => return Err(refused("read", path, &error)),
    };
    if metadata.is_dir() {
        return Ok(None);
    }
    if !metadata.is_file() {
        return Err(garbled(path, "is no regular file"));
    }
    Ok(Some((link, metadata)))
}

/// What lies in a folder, by the bytes of the names; nothing if there is no such folder. Names that
/// are not UTF-8 cannot be those of a resource.
#[expect(clippy::disallowed_methods, reason = "`store` reads directories")]
pub(super) fn entries(folder: &Path) -> Result<Vec<(String, FileType)>, StoreFault> {
    let fault = |error: &io::Error| refused("read", folder, error);
    let listing = match std::fs::read_dir(folder) {
        Ok(listing) => listing,
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(Vec::new());
        }
        Err(error) => return Err(fault(&error)),
    };
    let mut entries = Vec::new();
    for entry in listing {
        let entry = entry.map_err(|error| fault(&error))?;
        let file_type = entry.file_type().map_err(|error| fault(&error))?;
        if let Ok(name) = entry.file_name().into_string() {
            entries.push((name, file_type));
        }
    }
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(entries)
}

/// The names of the folders in a folder, links to folders among them, in order.
pub(super) fn directories(folder: &Path) -> Result<Vec<String>, StoreFault> {
    let entries = entries(folder)?.into_iter();
    let visible = entries.filter(|(name, kind)| {
        let is_directory =
            kind.is_dir() || kind.is_symlink() && crate::store::is_directory(&folder.join(name));
        is_directory && !name.starts_with('.')
    });
    Ok(visible.map(|(name, _)| name).collect())
}
