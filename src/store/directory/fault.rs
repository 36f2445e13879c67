//! The words for what goes wrong with a directory.

use std::io;
use std::path::Path;

use crate::model::Key;
use crate::store::path::reason;
use crate::store::{FaultKind, StoreFault};

/// How many broken files of a list are named.
const MAX_NAMED: usize = 5;

/// The operating system refused: `cannot read PATH: why`.
pub(super) fn refused(action: &str, path: &Path, error: &io::Error) -> StoreFault {
    let kind = match error.kind() {
        io::ErrorKind::PermissionDenied => FaultKind::Forbidden,
        io::ErrorKind::ReadOnlyFilesystem => FaultKind::ReadOnly,
        _ => FaultKind::Unavailable,
    };
    let message = format!("cannot {action} `{}`: {}", path.display(), reason(error));
    let fault = StoreFault::new(kind, message);
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            fault.hint("Check who owns the directory and its files, and their permissions.")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            fault.hint("Make room on the disk and run again.")
        }
        _ => fault,
    }
}

/// A file is not what a store of resources holds: `PATH is empty`.
pub(super) fn garbled(path: &Path, what: &str) -> StoreFault {
    StoreFault::new(
        FaultKind::Garbled,
        format!("`{}` {what}", path.display()),
    )
    .hint("Mend the file, or move it out of the directory; until then nothing is compared or written over it.")
}

/// A link leads where nothing of the store lies.
pub(super) fn link_outside(path: &Path) -> StoreFault {
    garbled(path, "leads out of the directory, and is not followed")
}

/// The resource is not there.
pub(super) fn missing(key: &Key, name: &str) -> StoreFault {
    StoreFault::new(FaultKind::NotFound, format!("{key} is not in {name}"))
}

/// One fault for all that is wrong with the files of a list.
pub(super) fn all(mut faults: Vec<StoreFault>) -> Result<(), StoreFault> {
    let rest = faults.split_off(faults.len().min(1));
    let Some(mut first) = faults.pop() else {
        return Ok(());
    };
    if !rest.is_empty() {
        first.message = format!("{}, and {} more cannot be used", first.message, rest.len());
        let named = rest.iter().take(MAX_NAMED);
        first
            .hints
            .extend(named.map(|fault| format!("Also {}.", fault.message)));
    }
    Err(first)
}
