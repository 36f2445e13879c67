//! Writing a file so that whoever reads it sees the old text or the new one, and nothing between.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How many names are tried for the file that becomes the new one.
const ATTEMPTS: u32 = 100;

/// Gives a file another text, if it still holds the old one. What lies at the path has to be a
/// file, and no link to one: what a link leads to is written under its own name.
///
/// The new text is written to a file beside it, which then takes its place, with its permissions.
/// A hard link to the file keeps the old text.
pub(crate) fn replace_file(path: &Path, old: &str, new: &str) -> io::Result<()> {
    let metadata = fs::symlink_metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is no regular file any more"));
    }
    // Taking the place of a file asks for rights on the directory only.
    OpenOptions::new().write(true).open(path)?;
    if metadata.permissions().readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let (beside, file) = create_beside(path, &OpenOptions::new())?;
    let filled = fill(file, &beside, Some(&metadata), new).and_then(|()| holds(path, old));
    put(filled, &beside, path)
}

/// Writes a file where there is none, and the directories above it.
pub(crate) fn create_file(path: &Path, text: &str) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Gives a file of our own this text, whatever was there before.
#[expect(clippy::disallowed_methods, reason = "`store` writes files")]
pub(crate) fn save_file(path: &Path, text: &str) -> io::Result<()> {
    let before = fs::metadata(path).ok();
    let (beside, file) = create_beside(path, &OpenOptions::new())?;
    let filled = fill(file, &beside, before.as_ref(), text);
    put(filled, &beside, path)
}

/// Writes what somebody wants at a path of their choice: a link stays one, and what is no regular
/// file (a device, a pipe) is written to and not replaced.
#[expect(clippy::disallowed_methods, reason = "`store` writes files")]
pub(crate) fn write_to(path: &Path, text: &str) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(there) if !there.is_file() => {
            let mut file = OpenOptions::new().write(true).open(path)?;
            file.write_all(text.as_bytes())
        }
        Ok(_) => save_file(&fs::canonicalize(path)?, text),
        Err(_) => save_file(path, text),
    }
}

/// The same for a file that may hold secrets: if it is new, nobody but its owner may read it.
#[expect(clippy::disallowed_methods, reason = "`store` writes files")]
pub(crate) fn save_private_file(path: &Path, text: &str) -> io::Result<()> {
    let before = fs::metadata(path).ok();
    let (beside, file) = create_beside(path, &private())?;
    let filled = fill(file, &beside, before.as_ref(), text);
    put(filled, &beside, path)
}

/// The same for a file of credentials, if it still holds what was read from it (none if there was
/// none): nobody but its owner may read it afterwards, nor look into directories that were missing.
/// A link stays one: what it leads to is written.
#[expect(clippy::disallowed_methods, reason = "`store` writes files")]
pub(crate) fn save_secrets(path: &Path, old: Option<&str>, new: &str) -> io::Result<()> {
    let path = if super::exists(path) {
        &fs::canonicalize(path)?
    } else {
        path
    };
    if let Some(directory) = path.parent() {
        create_directories_with(directory, 0o700)?;
    }
    let before = fs::metadata(path).ok();
    if before.as_ref().is_some_and(|before| !before.is_file()) {
        return Err(io::Error::other("it is no regular file"));
    }
    let (beside, mut file) = create_beside(path, &private())?;
    if let Some(before) = &before {
        take_owner(&beside, before);
    }
    let filled = file
        .write_all(new.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| match old {
            Some(old) => holds(path, old),
            None if super::exists(path) => Err(changed()),
            None => Ok(()),
        });
    put(filled, &beside, path)
}

/// How a file is opened that only its owner may read.
#[cfg(unix)]
fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn private() -> OpenOptions {
    OpenOptions::new()
}

/// Creates a directory and those above it, unless they are there; the group may look into the new
/// ones.
pub(super) fn create_directories(path: &Path) -> io::Result<()> {
    create_directories_with(path, 0o750)
}

/// The same; who may look into the new ones says `mode`, where the system knows of it.
#[cfg_attr(not(unix), expect(unused_variables, reason = "there are no modes"))]
fn create_directories_with(path: &Path, mode: u32) -> io::Result<()> {
    let missing = path
        .ancestors()
        .take_while(|path| !path.as_os_str().is_empty() && !super::exists(path));
    let missing: Vec<&Path> = missing.collect();
    for directory in missing.into_iter().rev() {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, mode);
        match builder.create(directory) {
            // Another thread was faster.
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        crash::point();
        let _ = directory.parent().map(sync_directory);
    }
    if super::is_directory(path) {
        Ok(())
    } else {
        Err(io::ErrorKind::NotADirectory.into())
    }
}

/// Removes a file, or a link and not what it leads to.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    crash::point();
    fs::remove_file(path)
}

/// Removes a directory if nothing is in it.
pub(super) fn remove_directory(path: &Path) -> io::Result<()> {
    crash::point();
    fs::remove_dir(path)?;
    path.parent().map_or(Ok(()), sync_directory)
}

/// Lets the file beside take its place, if it was filled; otherwise nothing is left of it.
fn put(filled: io::Result<()>, beside: &Path, path: &Path) -> io::Result<()> {
    crash::point();
    let put = filled.and_then(|()| fs::rename(beside, path));
    if put.is_err() {
        let _ = fs::remove_file(beside);
        return put;
    }
    // The file itself is safe; a directory that cannot be written through costs the new text in a
    // crash of the machine, and never both.
    crash::point();
    let _ = path.parent().map(sync_directory);
    Ok(())
}

/// Creates a hidden file in the same directory, that no walk takes for a resource.
fn create_beside(path: &Path, how: &OpenOptions) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().unwrap_or_default();
    let id = std::process::id();
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..ATTEMPTS {
        let mut beside = OsString::from(".");
        beside.push(name);
        beside.push(format!(".{id}-{attempt}.tmp"));
        let beside = path.with_file_name(beside);
        match how.clone().write(true).create_new(true).open(&beside) {
            Ok(file) => {
                crash::point();
                return Ok((beside, file));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Whether a file of this name is one that was to become another: it is left only where a writer
/// was killed.
pub(super) fn is_beside(name: &str) -> bool {
    let of = || {
        let (of, id) = name
            .strip_prefix('.')?
            .strip_suffix(".tmp")?
            .rsplit_once('.')?;
        let (process, attempt) = id.split_once('-')?;
        let is_number = |text: &str| text.parse::<u32>().is_ok();
        Some(!of.is_empty() && is_number(process) && is_number(attempt))
    };
    of().unwrap_or(false)
}

/// Writes the new file, down to the disk, with the permissions of the old one.
fn fill(mut file: File, path: &Path, like: Option<&fs::Metadata>, text: &str) -> io::Result<()> {
    if let Some(like) = like {
        // Nobody who may not read the old file may read the new one, not even for a moment.
        take_owner(path, like);
        file.set_permissions(like.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Gives the new file the owner of the old one, as far as the system lets this user.
#[cfg(unix)]
fn take_owner(path: &Path, like: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    let _ = chown(path, Some(like.uid()), Some(like.gid()));
}

#[cfg(not(unix))]
fn take_owner(_: &Path, _: &fs::Metadata) {}

/// An error unless a file holds this text.
#[expect(clippy::disallowed_methods, reason = "`store` reads files")]
fn holds(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path)? == text.as_bytes() {
        return Ok(());
    }
    Err(changed())
}

fn changed() -> io::Error {
    io::Error::other("it has changed since it was checked")
}

/// Makes the new name last.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "`store` writes files")]
pub(super) fn sync_directory(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}

#[cfg(not(unix))]
pub(super) fn sync_directory(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The moments at which a kill leaves something else on the disk. Outside of tests they do nothing.
pub(super) mod crash {
    #[cfg(test)]
    thread_local! {
        static LEFT: std::cell::Cell<Option<usize>> = const { std::cell::Cell::new(None) };
    }

    /// A kill would leave the disk as it is now.
    #[cfg(not(test))]
    pub(super) fn point() {}

    /// Unwinds at the moment that a test chose: like after a kill, nothing is tidied up.
    #[cfg(test)]
    pub(super) fn point() {
        LEFT.with(|left| match left.get() {
            Some(0) => {
                left.set(None);
                // No message: this is what the test wants.
                std::panic::resume_unwind(Box::new("killed"));
            }
            Some(more) => left.set(Some(more - 1)),
            None => {}
        });
    }

    /// Ends what this thread does at the moment of that number; false if it comes to its end before.
    #[cfg(test)]
    pub(in crate::store) fn at(moment: usize, run: impl FnOnce()) -> bool {
        LEFT.with(|left| left.set(Some(moment)));
        let killed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err();
        LEFT.with(|left| left.set(None));
        killed
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at what was written")]
mod tests {
    use super::*;

    /// Replaces `old` by `new` in a file that holds `text`; then what it holds, if that worked.
    #[track_caller]
    fn check(text: &str, old: &str, expected: Result<(), &str>) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.yaml");
        fs::write(&path, text).unwrap();
        let result = replace_file(&path, old, "new\r\n");
        let shown = result.as_ref().map_err(ToString::to_string);
        assert_eq!(shown.copied(), expected.map_err(str::to_owned));
        let kept = if result.is_ok() { "new\r\n" } else { text };
        assert_eq!(fs::read_to_string(&path).unwrap(), kept);
        assert_eq!(
            fs::read_dir(dir.path()).unwrap().count(),
            1,
            "nothing is left over"
        );
    }

    #[test]
    fn a_file_is_replaced_if_it_is_as_it_was() {
        check("old", "old", Ok(()));
        check("", "", Ok(()));
        check("older", "old", Err("it has changed since it was checked"));
        check(
            "old\n",
            "old\r\n",
            Err("it has changed since it was checked"),
        );
    }

    #[test]
    fn what_is_no_file_stays() {
        let dir = tempfile::tempdir().unwrap();
        let missing = replace_file(&dir.path().join("a"), "", "x").unwrap_err();
        assert_eq!(missing.kind(), io::ErrorKind::NotFound);
        let directory = replace_file(dir.path(), "", "x").unwrap_err();
        assert_eq!(directory.to_string(), "it is no regular file any more");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_are_not_replaced() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let dir = tempfile::tempdir().unwrap();
        let (path, link) = (dir.path().join("a.yaml"), dir.path().join("b.yaml"));
        fs::write(&path, "old").unwrap();
        symlink(&path, &link).unwrap();
        assert!(replace_file(&link, "old", "new").is_err());
        for mode in [0o600, 0o640, 0o755] {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
            replace_file(&path, "old", "old").unwrap();
            assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, mode);
        }
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let refused = replace_file(&path, "old", "new").unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::PermissionDenied);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    }

    #[cfg(unix)]
    #[test]
    fn files_of_credentials_are_for_their_owner() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("new/config.json");
        save_secrets(&path, None, "one").unwrap();
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        let error = save_secrets(&path, None, "two").unwrap_err();
        assert_eq!(error.to_string(), "it has changed since it was checked");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let link = dir.path().join("link");
        symlink(&path, &link).unwrap();
        save_secrets(&link, Some("one"), "two").unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert!(link.is_symlink());
        assert!(save_secrets(&link, Some("one"), "three").is_err());
        assert!(save_secrets(dir.path(), None, "three").is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(dir.path().join("new")).unwrap().count(), 1);
    }
}
