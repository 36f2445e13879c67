//! Keys with values in an order, each key once.

use std::collections::HashMap;

use super::Value;

/// How many keys a mapping may have before they are found with a hash table. Almost every mapping
/// of a dashboard is smaller, and then comparing the keys is faster.
const FEW_KEYS: usize = 16;

/// An ordered mapping with unique keys.
#[derive(Clone, Default)]
pub(crate) struct Mapping {
    entries: Vec<(String, Value)>,
    /// Where each key stands; only there if there are more than [`FEW_KEYS`].
    #[expect(
        clippy::box_collection,
        reason = "most mappings have none, and every value is as large as a mapping"
    )]
    index: Option<Box<HashMap<String, usize>>>,
}

impl Mapping {
    /// An empty mapping.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The number of keys.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        let at = self.position(key)?;
        Some(&self.entries[at].1)
    }

    /// The value of a key, to be changed.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        let at = self.position(key)?;
        Some(&mut self.entries[at].1)
    }

    /// Whether there is such a key.
    pub(crate) fn contains(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// Sets the value of a key and answers the one it had. A key that is there keeps its place, a
    /// new one goes to the end.
    pub(crate) fn insert(
        &mut self,
        key: impl Into<String>,
        value: impl Into<Value>,
    ) -> Option<Value> {
        let (key, value) = (key.into(), value.into());
        if let Some(old) = self.get_mut(&key) {
            return Some(std::mem::replace(old, value));
        }
        self.push(key, value);
        None
    }

    /// The value of a key, which is put at the end if it is not there.
    pub(crate) fn get_or_insert_with(
        &mut self,
        key: &str,
        default: impl FnOnce() -> Value,
    ) -> &mut Value {
        let at = self.position(key).unwrap_or_else(|| {
            self.push(key.to_owned(), default());
            self.entries.len() - 1
        });
        &mut self.entries[at].1
    }

    /// Takes a key out and answers its value; the others keep their order. Takes time in
    /// proportion to the number of keys.
    pub(crate) fn remove(&mut self, key: &str) -> Option<Value> {
        let at = self.position(key)?;
        let (_, value) = self.entries.remove(at);
        self.reindex();
        Some(value)
    }

    /// Brings the keys into the order of `rank`; keys of the same rank keep their order.
    pub(crate) fn sort_by_key<R: Ord>(&mut self, mut rank: impl FnMut(&str) -> R) {
        self.entries.sort_by_cached_key(|(key, _)| rank(key));
        self.reindex();
    }

    /// Keys and values, in order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (String, Value)> {
        self.entries.iter()
    }

    /// Keys and values, in order, the values to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Value)> {
        self.entries
            .iter_mut()
            .map(|(key, value)| (key.as_str(), value))
    }

    fn position(&self, key: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.get(key).copied(),
            None => self.entries.iter().position(|(other, _)| other == key),
        }
    }

    /// Appends a key that is not there yet.
    fn push(&mut self, key: String, value: Value) {
        if let Some(index) = &mut self.index {
            index.insert(key.clone(), self.entries.len());
        }
        self.entries.push((key, value));
        if self.index.is_none() {
            self.reindex();
        }
    }

    fn reindex(&mut self) {
        self.index = (self.entries.len() > FEW_KEYS).then(|| {
            let keys = self.entries.iter().map(|(key, _)| key.clone());
            Box::new(keys.zip(0..).collect())
        });
    }
}

impl PartialEq for Mapping {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl std::fmt::Debug for Mapping {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let entries = self.entries.iter().map(|(key, value)| (key, value));
        f.debug_map().entries(entries).finish()
    }
}

/// Of a key that comes twice, the last value counts, at the place of the first.
impl FromIterator<(String, Value)> for Mapping {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(entries: I) -> Self {
        let mut mapping = Self::new();
        mapping.extend(entries);
        mapping
    }
}

impl Extend<(String, Value)> for Mapping {
    fn extend<I: IntoIterator<Item = (String, Value)>>(&mut self, entries: I) {
        for (key, value) in entries {
            self.insert(key, value);
        }
    }
}

impl IntoIterator for Mapping {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'v> IntoIterator for &'v Mapping {
    type Item = &'v (String, Value);
    type IntoIter = std::slice::Iter<'v, (String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
