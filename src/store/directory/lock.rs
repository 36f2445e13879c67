//! One writer at a time: the lock on a directory.
//!
//! The operating system holds the lock and lets go of it when the process ends, however it ends.
//! The file stays; what it says counts only while it is locked.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::path::Path;

use super::fault::refused;
use crate::store::{FaultKind, StoreFault};

/// The file that is locked, in the root of the directory.
pub(super) const FILE: &str = ".perscope.lock";

/// How much of the file is read to see who holds the lock.
const MAX_HOLDER: u64 = 20;

/// The right to write into a directory.
pub(super) struct WriterLock {
    /// Locked for as long as it is open.
    _file: File,
}

impl WriterLock {
    /// Takes the lock on a directory, or says who has it.
    pub(super) fn take(root: &Path) -> Result<Self, StoreFault> {
        let path = root.join(FILE);
        let fault = |error: &std::io::Error| refused("lock", &path, error);
        let mut file = open(&path).map_err(|error| fault(&error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::Error(error)) => return Err(fault(&error)),
            Err(TryLockError::WouldBlock) => return Err(taken(root, &mut file)),
        }
        // Who cannot be told who has the lock still waits for it.
        let _ = file
            .set_len(0)
            .and_then(|()| write!(file, "{}", std::process::id()));
        Ok(Self { _file: file })
    }
}

fn open(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Somebody else writes there.
fn taken(root: &Path, file: &mut File) -> StoreFault {
    let mut holder = String::new();
    let read = file
        .rewind()
        .and_then(|()| file.take(MAX_HOLDER).read_to_string(&mut holder));
    let number = holder.trim().parse::<u32>().ok().filter(|_| read.is_ok());
    let who = match number {
        Some(id) if id == std::process::id() => "this process itself".to_owned(),
        Some(id) => format!("process {id}"),
        None => "another process".to_owned(),
    };
    let message = format!("`{}` is being written by {who}", root.display());
    StoreFault::new(FaultKind::Unavailable, message)
        .hint("Wait until it has ended, or send the changes to it if it is a server.")
}
