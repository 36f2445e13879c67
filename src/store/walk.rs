//! Finding the JSON and YAML files below a directory.
//!
//! Links to files are followed, links to directories are not, so that no walk leaves its
//! directory or goes in circles. Pipes, sockets and devices are never opened. A directory store is
//! only looked into by a walk that begins there.

use std::fs::FileType;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::directory::is_store;

/// The directories that hold nobody's sources, whatever is asked for.
const NEVER: [&str; 2] = [".git", "node_modules"];

/// What a walk leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filter {
    /// What `.gitignore` names and what is hidden, as `git status` and `ls` do.
    Ignored,
    /// Nothing but `.git` and `node_modules`.
    Nothing,
}

/// A file that a walk has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its path, starting with the directory that was walked.
    pub(crate) path: PathBuf,
    /// Whether it is a link to a file.
    pub(crate) link: bool,
}

/// Why a walk passed over something that is named like a file with resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum LeftOut {
    /// A link that leads nowhere, or in a circle.
    BrokenLink,
    /// A link to a directory.
    DirectoryLink,
    /// A pipe, a socket or a device.
    SpecialFile,
    /// A directory in which resources are stored.
    Store,
}

/// What the operating system refuses.
#[derive(Debug)]
pub(crate) struct PathError {
    /// What was asked for.
    pub(crate) path: PathBuf,
    /// Why it was refused.
    pub(crate) error: io::Error,
}

/// What a walk has found, each list sorted by path.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    /// JSON and YAML files.
    pub(crate) files: Vec<Found>,
    /// What was passed over.
    pub(crate) left_out: Vec<(PathBuf, LeftOut)>,
    /// Directories that could not be read.
    pub(crate) errors: Vec<PathError>,
}

/// Whether the name is that of a JSON or YAML file.
pub(crate) fn has_extension(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["json", "yaml", "yml"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// Finds the files below a directory.
pub(crate) fn walk(directory: &Path, filter: Filter) -> Walked {
    let mut walked = Walked::default();
    let stores = Arc::new(Mutex::new(Vec::new()));
    let looked_at = {
        let stores = Arc::clone(&stores);
        move |depth: usize, path: &Path, kind: Option<FileType>| {
            if !wanted(depth, path, kind) {
                return false;
            }
            let is_store = depth > 0 && kind.is_some_and(|kind| kind.is_dir()) && is_store(path);
            if is_store {
                let mut stores = stores.lock().unwrap_or_else(PoisonError::into_inner);
                stores.push((path.to_owned(), LeftOut::Store));
            }
            !is_store
        }
    };
    match filter {
        Filter::Ignored => {
            // What a user excludes in their home directory or a clone would make two machines
            // disagree, so only what is part of the work tree counts.
            let walk = ignore::WalkBuilder::new(directory)
                .git_global(false)
                .git_exclude(false)
                .ignore(false)
                .sort_by_file_name(std::ffi::OsStr::cmp)
                .filter_entry(move |entry| {
                    looked_at(entry.depth(), entry.path(), entry.file_type())
                })
                .build();
            for entry in walk {
                match entry {
                    Ok(entry) => walked.add(entry.path(), entry.file_type()),
                    Err(error) => walked.refuse(directory, path_of(&error), error.into_io_error()),
                }
            }
        }
        Filter::Nothing => {
            let walk = walkdir::WalkDir::new(directory)
                .sort_by_file_name()
                .into_iter()
                .filter_entry(|entry| {
                    looked_at(entry.depth(), entry.path(), Some(entry.file_type()))
                });
            for entry in walk {
                match entry {
                    Ok(entry) => walked.add(entry.path(), Some(entry.file_type())),
                    Err(error) => {
                        let path = error.path().map(Path::to_owned);
                        walked.refuse(directory, path, error.into_io_error());
                    }
                }
            }
        }
    }
    let mut stores = stores.lock().unwrap_or_else(PoisonError::into_inner);
    if !stores.is_empty() {
        walked.left_out.append(&mut stores);
        walked.left_out.sort();
    }
    walked
}

/// Whether an entry is looked at. The directory that was asked for always is.
fn wanted(depth: usize, path: &Path, kind: Option<FileType>) -> bool {
    let directory = kind.is_some_and(|kind| kind.is_dir());
    let is_never = || NEVER.iter().any(|never| path.ends_with(never));
    depth == 0 || !directory || !is_never()
}

/// The path that an error of the crate `ignore` speaks of.
fn path_of(error: &ignore::Error) -> Option<PathBuf> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path.clone()),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

impl Walked {
    #[expect(
        clippy::disallowed_methods,
        reason = "`store` asks what a link leads to"
    )]
    fn add(&mut self, path: &Path, kind: Option<FileType>) {
        let Some(kind) = kind.filter(|kind| !kind.is_dir()) else {
            return;
        };
        let link = kind.is_symlink();
        let target = match (link, std::fs::metadata(path)) {
            (false, _) => Ok(kind),
            (true, target) => target.map(|target| target.file_type()),
        };
        let left_out = match target {
            Ok(target) if target.is_dir() => LeftOut::DirectoryLink,
            _ if !has_extension(path) => return,
            Ok(target) if target.is_file() => {
                let path = path.to_owned();
                self.files.push(Found { path, link });
                return;
            }
            Ok(_) => LeftOut::SpecialFile,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                let path = path.to_owned();
                self.errors.push(PathError { path, error });
                return;
            }
            Err(_) => LeftOut::BrokenLink,
        };
        self.left_out.push((path.to_owned(), left_out));
    }

    fn refuse(&mut self, directory: &Path, path: Option<PathBuf>, error: Option<io::Error>) {
        let path = path.unwrap_or_else(|| directory.to_owned());
        let error = error.unwrap_or_else(|| io::Error::other("the directory cannot be read"));
        self.errors.push(PathError { path, error });
    }
}
/// The directories right below a directory, sorted; links are followed.
#[expect(clippy::disallowed_methods, reason = "`store` reads directories")]
pub(crate) fn directories(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut directories = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let path = entry?.path();
        if path.is_dir() {
            directories.push(path);
        }
    }
    directories.sort();
    Ok(directories)
}
