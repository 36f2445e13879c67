//! The texts of files that were read lately, as servers answer them.

use std::collections::HashMap;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::stamp::Stamp;

/// How many bytes of text one generation may hold; there are two.
const GENERATION_BYTES: usize = 32 << 20;

/// Texts by path, each good as long as its file has the same stamp.
///
/// There are two generations: a text that is asked for moves into the young one; when that is
/// full, it becomes the old one, and what nobody asked for since is forgotten.
#[derive(Default)]
pub(super) struct Cache {
    generations: Mutex<Generations>,
}

#[derive(Default)]
struct Generations {
    young: HashMap<PathBuf, Entry>,
    old: HashMap<PathBuf, Entry>,
    /// The size of the texts of the young generation.
    bytes: usize,
}

struct Entry {
    stamp: Stamp,
    text: Arc<str>,
}

impl Cache {
    /// The text of a file that has this stamp now.
    pub(super) fn get(&self, path: &Path, stamp: Stamp) -> Option<Arc<str>> {
        let mut generations = self.lock();
        if let Some(entry) = generations.young.get(path) {
            return (entry.stamp == stamp).then(|| Arc::clone(&entry.text));
        }
        let (path, entry) = generations.old.remove_entry(path)?;
        if entry.stamp != stamp {
            return None;
        }
        let text = Arc::clone(&entry.text);
        generations.put(path, entry);
        Some(text)
    }

    /// Keeps the text of a file that had this stamp before it was read.
    pub(super) fn put(&self, path: PathBuf, stamp: Stamp, text: Arc<str>) {
        if text.len() <= GENERATION_BYTES / 4 {
            self.lock().put(path, Entry { stamp, text });
        }
    }

    fn lock(&self) -> MutexGuard<'_, Generations> {
        // A thread that panicked here has left at worst a wrong count of bytes.
        self.generations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Generations {
    fn put(&mut self, path: PathBuf, entry: Entry) {
        if self.bytes + entry.text.len() > GENERATION_BYTES {
            self.old = mem::take(&mut self.young);
            self.bytes = 0;
        }
        self.bytes += entry.text.len();
        if let Some(replaced) = self.young.insert(path, entry) {
            self.bytes -= replaced.text.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp() -> Stamp {
        Stamp::of(&std::fs::symlink_metadata(".").unwrap())
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_is_forgotten() {
        let cache = Cache::default();
        let path = |n: usize| PathBuf::from(format!("{n}.json"));
        let text: Arc<str> = "x".repeat(1 << 20).into();
        let count = 10 * (GENERATION_BYTES >> 20);
        for n in 0..count {
            cache.put(path(n), stamp(), Arc::clone(&text));
            assert!(cache.get(&path(0), stamp()).is_some(), "after {n}");
        }
        let kept = (0..count).filter(|n| cache.get(&path(*n), stamp()).is_some());
        let kept = kept.count();
        assert!((32..=64).contains(&kept), "{kept}");
    }

    #[test]
    fn large_texts_are_not_kept() {
        let cache = Cache::default();
        let text = "x".repeat(GENERATION_BYTES / 4 + 1).into();
        cache.put(PathBuf::from("a.json"), stamp(), text);
        assert!(cache.get(Path::new("a.json"), stamp()).is_none());
    }
}
