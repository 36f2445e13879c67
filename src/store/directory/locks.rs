//! The order of writes inside one process.
//!
//! Writes of different resources go on at the same time, because most of the time is spent waiting
//! for the disk. Two writes of one resource follow each other, and a project is deleted alone, so
//! that nothing is created in it meanwhile.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::model::Key;

/// How many locks the resources share. Few enough to cost nothing, enough for threads to seldom
/// meet.
const STRIPES: usize = 256;

/// The locks of a store. What they guard is on disk, and sound even after a panic.
pub(super) struct Locks {
    all: RwLock<()>,
    stripes: Vec<Mutex<()>>,
}

/// The right to write one resource.
pub(super) struct One<'l> {
    _all: RwLockReadGuard<'l, ()>,
    _stripe: MutexGuard<'l, ()>,
}

/// The right to write everything.
pub(super) struct All<'l> {
    _all: RwLockWriteGuard<'l, ()>,
}

impl Locks {
    /// Locks that nobody holds.
    pub(super) fn new() -> Self {
        Self {
            all: RwLock::new(()),
            stripes: (0..STRIPES).map(|_| Mutex::new(())).collect(),
        }
    }

    /// Waits for the right to write one resource.
    pub(super) fn one(&self, key: &Key) -> One<'_> {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let stripe = usize::try_from(hasher.finish() % STRIPES as u64).unwrap_or_default();
        One {
            _all: self.all.read().unwrap_or_else(PoisonError::into_inner),
            _stripe: self.stripes[stripe]
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Waits for the right to write everything.
    pub(super) fn all(&self) -> All<'_> {
        All {
            _all: self.all.write().unwrap_or_else(PoisonError::into_inner),
        }
    }
}
