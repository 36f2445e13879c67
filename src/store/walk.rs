//! Finding the files below a directory.

use std::path::{Path, PathBuf};

/// Whether the name is that of a JSON or YAML file.
pub(crate) fn has_extension(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        ["json", "yaml", "yml"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// The files below a directory, sorted.
pub(crate) fn walk(directory: &Path) -> Vec<PathBuf> {
    let walk = walkdir::WalkDir::new(directory).sort_by_file_name();
    walk.into_iter()
        .filter_entry(|entry| {
            !(entry.file_type().is_dir()
                && (entry.file_name() == ".git" || entry.file_name() == "node_modules"))
        })
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file() && has_extension(entry.path()))
        .map(walkdir::DirEntry::into_path)
        .collect()
}
