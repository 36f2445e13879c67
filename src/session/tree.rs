//! How far a run may write: the tree that was named, and nothing that a link leads to outside.

use std::path::{Component, Path, PathBuf};

use super::named::Candidate;
use super::paths::Shown;
use crate::config;
use crate::store;

/// The tree that a file leads out of by a link, if it does.
pub(super) fn left_by(file: &Candidate, cwd: &Shown) -> Option<PathBuf> {
    let tree = tree_of(&named_from(file, cwd));
    (!file.key.starts_with(&tree)).then_some(tree)
}

/// The directory, without links, from which a file was named: the working directory for what lies
/// below it. Elsewhere, links on the way are those of the system or of whoever typed the path.
fn named_from(file: &Candidate, cwd: &Shown) -> PathBuf {
    let climbs = |component: Component<'_>| matches!(component, Component::ParentDir);
    let below = file.path.strip_prefix(&cwd.cwd);
    if below.is_ok_and(|below| !below.components().any(climbs)) {
        return cwd.canonical.clone();
    }
    let parent = || {
        file.path
            .parent()
            .and_then(|parent| store::canonical(parent).ok())
    };
    let named = file.walked.clone().or_else(parent);
    named.unwrap_or_else(|| file.path.clone())
}

/// The repository around a directory, else the workspace around it, else the directory.
fn tree_of(directory: &Path) -> PathBuf {
    let with = |name: &str| {
        let mut around = directory.ancestors();
        around.find(|ancestor| store::exists(&ancestor.join(name)))
    };
    let tree = with(".git").or_else(|| with(config::FILE_NAME));
    tree.unwrap_or(directory).to_owned()
}
