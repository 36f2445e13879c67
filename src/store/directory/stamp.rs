//! What tells whether a file is still the one that was read.

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

/// How long a file has to be unchanged before its stamp can be trusted. File systems count time in
/// steps; two changes within one step would look like one.
const STEP: Duration = Duration::from_millis(100);

/// Size, times and identity of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    bytes: u64,
    modified: Option<SystemTime>,
    identity: [i128; 4],
}

impl Stamp {
    /// The stamp of a file.
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self {
            bytes: metadata.len(),
            modified: metadata.modified().ok(),
            identity: identity(metadata),
        }
    }

    /// Whether every later change of the file will change its stamp.
    pub(super) fn is_settled(&self, now: SystemTime) -> bool {
        let age = self.modified.map(|modified| now.duration_since(modified));
        matches!(age, Some(Ok(age)) if age >= STEP)
    }
}

/// Which file it is, and when anything about it changed last, which nobody can set.
#[cfg(unix)]
fn identity(metadata: &Metadata) -> [i128; 4] {
    use std::os::unix::fs::MetadataExt;
    [
        metadata.dev().into(),
        metadata.ino().into(),
        metadata.ctime().into(),
        metadata.ctime_nsec().into(),
    ]
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> [i128; 4] {
    [0; 4]
}
