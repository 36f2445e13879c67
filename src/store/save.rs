//! Writing a file of our own, whatever was there before.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Gives a file this text. Whoever reads it meanwhile sees the old text or the new one: the new
/// text is written to a file beside it, which then takes its place.
pub(crate) fn save_file(path: &Path, text: &str) -> io::Result<()> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(beside);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}
