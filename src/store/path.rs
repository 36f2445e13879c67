//! Questions to the file system about one path.

use std::io;
use std::path::{Component, Path, PathBuf};

/// What a path leads to, links followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PathKind {
    /// A directory.
    Directory,
    /// A file with content of its own.
    File,
    /// A pipe, a socket or a device.
    Special,
}

/// What the path leads to.
#[expect(clippy::disallowed_methods, reason = "`store` asks the file system")]
pub(crate) fn kind(path: &Path) -> io::Result<PathKind> {
    let kind = std::fs::metadata(path)?.file_type();
    Ok(if kind.is_dir() {
        PathKind::Directory
    } else if kind.is_file() {
        PathKind::File
    } else {
        PathKind::Special
    })
}

/// Whether there is a file, links followed.
pub(crate) fn is_file(path: &Path) -> bool {
    kind(path).is_ok_and(|kind| kind == PathKind::File)
}

/// Whether there is a directory, links followed.
pub(crate) fn is_directory(path: &Path) -> bool {
    kind(path).is_ok_and(|kind| kind == PathKind::Directory)
}

/// Whether there is anything of that name, also a link that leads nowhere.
pub(crate) fn exists(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// The one spelling of a path without links, the same for all ways that lead to a file.
#[expect(clippy::disallowed_methods, reason = "`store` asks the file system")]
pub(crate) fn canonical(path: &Path) -> io::Result<PathBuf> {
    std::fs::canonicalize(path)
}

/// The one spelling of an absolute path of which the end need not be there yet.
pub(super) fn settled(path: &Path) -> PathBuf {
    let mut settled = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => {
                settled.pop();
            }
            Component::CurDir => {}
            part => settled.push(part),
        }
        // A link has to be followed before `..` leads back.
        settled = canonical(&settled).unwrap_or(settled);
    }
    settled
}

/// Why the operating system refused: a fragment, without the number of the error.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let end = text.find(" (os error").unwrap_or(text.len());
    let mut letters = text[..end].chars();
    match (letters.next(), letters.clone().next()) {
        // An abbreviation such as `IO` stays one.
        (Some(_), Some(second)) if second.is_uppercase() => text[..end].to_owned(),
        (Some(first), _) => first.to_lowercase().chain(letters).collect(),
        (None, _) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_are_fragments() {
        let missing = kind(Path::new("/no/such/path")).unwrap_err();
        assert_eq!(reason(&missing), "no such file or directory");
        assert_eq!(reason(&io::Error::other("Told so")), "told so");
        assert_eq!(reason(&io::Error::other("IO error")), "IO error");
        assert_eq!(reason(&io::Error::other("")), "");
    }
}
