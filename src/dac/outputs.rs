//! Where the results of sources go, and which files there are results of sources that are gone.
//!
//! As in percli the result of `a/b.cue` is `built/a/b_output.yaml`. A source outside of the working
//! directory has its result below the folder at its whole path; percli follows `..` out of the
//! folder, and puts absolute paths below it even if they lead into the working directory.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use super::Format;
use crate::store;

/// What stands between the name of a source and the ending of its result.
const SUFFIX: &str = "_output";

/// The path of the result of a source, relative as `folder` is.
pub(crate) fn output(cwd: &Path, folder: &Path, source: &Path, format: Format) -> PathBuf {
    let mut name = source.file_stem().unwrap_or_default().to_owned();
    name.push(format!("{SUFFIX}.{}", format.name()));
    folder.join(inside(cwd, source).with_file_name(name))
}

/// The place of a path inside of a folder: as seen from the working directory, or from the root
/// of the file system if it lies outside.
pub(crate) fn inside(cwd: &Path, path: &Path) -> PathBuf {
    let cwd = lexical(cwd);
    let absolute = lexical(&cwd.join(path));
    let below = absolute.strip_prefix(&cwd).unwrap_or(&absolute);
    let parts = below.components();
    parts
        .filter(|part| matches!(part, Component::Normal(_)))
        .collect()
}

/// Whether a folder is one below the working directory or elsewhere, rather than the working
/// directory or one around it, in which files may be called like results and be none.
pub(crate) fn is_below(cwd: &Path, folder: &Path) -> bool {
    let cwd = lexical(cwd);
    !cwd.starts_with(lexical(&cwd.join(folder)))
}

/// A path without `.` and `..`, by its text alone.
pub(super) fn lexical(path: &Path) -> PathBuf {
    let mut clean = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            // Above the root is the root.
            Component::ParentDir => {
                clean.pop();
            }
            part => clean.push(part),
        }
    }
    clean
}

/// Gives a result its place, never half of it; false if it was there already.
pub(crate) fn save(path: &Path, text: &str) -> io::Result<bool> {
    if store::is_file(path) && store::read_bytes(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(false);
    }
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    store::save_file(path, text)?;
    Ok(true)
}

/// The first link on the way from the folder of results, itself included, to this place below it.
/// It could lead anywhere, so nothing is written or removed behind one. What leads to the folder is
/// whoever named it.
pub(crate) fn link_to(cwd: &Path, folder: &Path, place: &Path) -> Option<PathBuf> {
    let is_link = |path: &Path| {
        let metadata = fs::symlink_metadata(lexical(&cwd.join(path)));
        metadata.is_ok_and(|metadata| metadata.is_symlink())
    };
    let below = place.strip_prefix(folder).unwrap_or(Path::new(""));
    let mut path = folder.to_owned();
    if is_link(&path) {
        return Some(path);
    }
    for part in below.components() {
        path.push(part);
        if is_link(&path) {
            return Some(path);
        }
    }
    None
}

/// Removes a result that [`leftovers`] has named.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    fs::remove_file(path)
}

/// The results below a directory that are not among those to be expected, sorted. Links are left
/// alone, and so is what does not bear the name of a result.
pub(crate) fn leftovers(
    cwd: &Path,
    directory: &Path,
    expected: &BTreeSet<PathBuf>,
) -> Vec<PathBuf> {
    let mut left = Vec::new();
    let mut open = vec![directory.to_owned()];
    while let Some(directory) = open.pop() {
        for (path, is_directory) in entries(cwd, &directory) {
            if is_directory {
                open.push(path);
            } else if is_result(&path) && !expected.contains(&path) {
                left.push(path);
            }
        }
    }
    left.sort();
    left
}

/// What stands in a directory, and whether it is one; nothing if it cannot be read.
#[expect(clippy::disallowed_methods, reason = "results are looked for")]
fn entries(cwd: &Path, directory: &Path) -> Vec<(PathBuf, bool)> {
    let entries = fs::read_dir(cwd.join(directory)).into_iter().flatten();
    let entries = entries.flatten().filter_map(|entry| {
        let kind = entry.file_type().ok()?;
        let known = kind.is_dir() || kind.is_file();
        known.then(|| (directory.join(entry.file_name()), kind.is_dir()))
    });
    entries.collect()
}

fn is_result(path: &Path) -> bool {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default();
    stem.ends_with(SUFFIX) && Format::ALL.iter().any(|format| ending == format.name())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests make files of their own")]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn results_stay_inside_of_their_folder() {
        let check = |source: &str, expected: &str| {
            let folder = Path::new("built");
            let path = output(
                Path::new("/w/repo"),
                folder,
                Path::new(source),
                Format::Yaml,
            );
            assert_eq!(path, Path::new(expected), "{source}");
        };
        check("a.cue", "built/a_output.yaml");
        check("./x/a.b.go", "built/x/a.b_output.yaml");
        check("/w/repo/x/a.cue", "built/x/a_output.yaml");
        check("x/../a.cue", "built/a_output.yaml");
        check("../repo/a.cue", "built/a_output.yaml");
        check("../other/a.cue", "built/w/other/a_output.yaml");
        check("/srv/a.cue", "built/srv/a_output.yaml");
        check("../../../../a.cue", "built/a_output.yaml");
        for (folder, expected) in [
            ("built", true),
            ("../out", true),
            (".", false),
            ("..", false),
        ] {
            assert_eq!(is_below(Path::new("/w/repo"), Path::new(folder)), expected);
        }
    }

    #[test]
    fn results_are_written_once_and_found_when_they_are_left_over() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("built/x/a_output.yaml");
        assert!(save(&path, "a: 1\n").unwrap());
        assert!(!save(&path, "a: 1\n").unwrap());
        assert!(save(&path, "a: 2\n").unwrap());
        fs::write(dir.path().join("built/mine.yaml"), "").unwrap();
        fs::write(dir.path().join("built/b_output.json"), "").unwrap();
        let left = |expected: &[&str]| {
            let expected = expected.iter().map(PathBuf::from).collect();
            leftovers(dir.path(), Path::new("built"), &expected)
        };
        let a = PathBuf::from("built/x/a_output.yaml");
        let b = PathBuf::from("built/b_output.json");
        assert_eq!(left(&[]), [b.clone(), a]);
        assert_eq!(left(&["built/x/a_output.yaml"]), [b]);
        assert_eq!(
            leftovers(dir.path(), Path::new("none"), &BTreeSet::new()),
            [""; 0].map(PathBuf::from)
        );
    }
}
