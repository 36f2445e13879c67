//! Paths as a service sees them that knows the repository, and not where the run began.

use std::path::{Component, Path, PathBuf};

use super::paths::join;
use crate::store;

/// The repository around a directory, if there is one.
pub(crate) struct Repository {
    /// The directory and its repository, without links.
    places: Option<(PathBuf, PathBuf)>,
}

impl Repository {
    /// Looks for the repository around the working directory.
    pub(crate) fn around(cwd: &Path) -> Self {
        let found = store::canonical(cwd).ok().and_then(|cwd| {
            // A linked work tree has a file of that name.
            let is_root = |directory: &&Path| store::kind(&directory.join(".git")).is_ok();
            let root = cwd.ancestors().find(is_root)?.to_owned();
            Some((cwd, root))
        });
        Self { places: found }
    }

    /// A path as it is shown, from the root of the repository; outside of it, as it is.
    pub(crate) fn path(&self, shown: &str) -> String {
        let Some((cwd, root)) = &self.places else {
            return shown.to_owned();
        };
        let mut path = PathBuf::new();
        for component in cwd.join(shown).components() {
            match component {
                Component::ParentDir => {
                    path.pop();
                }
                other => path.push(other),
            }
        }
        match path.strip_prefix(root) {
            Ok(below) => join(below),
            Err(_) => shown.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_start_at_the_repository() {
        let places = Some(("/data/repo/sub".into(), "/data/repo".into()));
        let repository = Repository { places };
        for (shown, path) in [
            ("a.yaml", "sub/a.yaml"),
            ("../a.yaml", "a.yaml"),
            ("../../a.yaml", "../../a.yaml"),
            ("/data/repo/x/a.yaml", "x/a.yaml"),
            ("<stdin>", "sub/<stdin>"),
        ] {
            assert_eq!(repository.path(shown), path);
        }
        assert_eq!(Repository { places: None }.path("a"), "a");
    }
}
