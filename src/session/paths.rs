//! How paths are shown: relative to where people are, with `/`, the same on every machine.

use std::path::{Component, Path, PathBuf};

use crate::store;

/// The directory from which people look at paths.
pub(super) struct Shown {
    /// As the shell calls it.
    pub(super) cwd: PathBuf,
    /// Without links.
    pub(super) canonical: PathBuf,
}

impl Shown {
    /// The view from a directory.
    pub(super) fn new(cwd: &Path) -> Self {
        Self {
            cwd: cwd.to_owned(),
            canonical: store::canonical(cwd).unwrap_or_else(|_| cwd.to_owned()),
        }
    }

    /// A path as it was given, relative if it leads below the working directory. `key` is its
    /// canonical form.
    pub(super) fn given(&self, path: &Path, key: &Path) -> String {
        let short = path.strip_prefix(&self.cwd).unwrap_or(path);
        let climbs = |component: Component<'_>| matches!(component, Component::ParentDir);
        if short.is_relative() && !short.components().any(climbs) {
            return join(short);
        }
        join(key.strip_prefix(&self.canonical).unwrap_or(path))
    }

    /// The canonical path of a file nobody has given, relative to the working directory.
    pub(super) fn found(&self, key: &Path) -> String {
        let mut up = PathBuf::new();
        for ancestor in self.canonical.ancestors() {
            match key.strip_prefix(ancestor) {
                // Nothing but the file system is common.
                Ok(_) if ancestor.parent().is_none() => break,
                Ok(below) => return join(&up.join(below)),
                Err(_) => up.push(".."),
            }
        }
        join(key)
    }

    /// The absolute form of a path.
    pub(super) fn absolute(&self, path: &Path) -> PathBuf {
        self.cwd.join(path)
    }
}

/// A path with `/` between its parts and without `.`; what is not Unicode is shown as `�`.
pub(super) fn join(path: &Path) -> String {
    let mut shown = String::new();
    for component in path.components() {
        match component {
            Component::RootDir => shown.push('/'),
            Component::CurDir => {}
            part => {
                if !shown.is_empty() && !shown.ends_with('/') {
                    shown.push('/');
                }
                shown.push_str(&part.as_os_str().to_string_lossy());
            }
        }
    }
    if shown.is_empty() {
        shown.push('.');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Shown {
        Shown {
            cwd: "/home/link/repo".into(),
            canonical: "/data/repo".into(),
        }
    }

    #[test]
    fn given_paths_stay_as_they_are_or_become_relative() {
        for (path, key, shown) in [
            ("a.yaml", "/data/repo/a.yaml", "a.yaml"),
            ("./a/./b.yaml", "/data/repo/a/b.yaml", "a/b.yaml"),
            ("/home/link/repo/a.yaml", "/data/repo/a.yaml", "a.yaml"),
            ("/data/repo/a.yaml", "/data/repo/a.yaml", "a.yaml"),
            ("../repo/a.yaml", "/data/repo/a.yaml", "a.yaml"),
            ("../x/a.yaml", "/data/x/a.yaml", "../x/a.yaml"),
            ("/tmp/a.yaml", "/tmp/a.yaml", "/tmp/a.yaml"),
            ("link/a.yaml", "/tmp/a.yaml", "link/a.yaml"),
            ("", "/data/repo", "."),
        ] {
            assert_eq!(here().given(Path::new(path), Path::new(key)), shown);
        }
    }

    #[test]
    fn found_paths_are_relative_where_that_helps() {
        for (key, shown) in [
            ("/data/repo/a.yaml", "a.yaml"),
            ("/data/b/a.yaml", "../b/a.yaml"),
            ("/tmp/a.yaml", "/tmp/a.yaml"),
        ] {
            assert_eq!(here().found(Path::new(key)), shown);
        }
    }
}
