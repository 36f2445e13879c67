//! A store in memory that does what a server's database does.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use crate::doc::emit::{Layout, json};
use crate::doc::{Mapping, Value};
use crate::model::{Collection, Key, ResourceKind, Target, masked};
use crate::schema::Catalog;
use crate::server::Shelf;
use crate::store::{FaultKind, ReadStore, Store, StoreFault};

/// The time at which everything is stored, but for its last digits, which count.
const DAY: &str = "2026-01-31T12:00:00";

/// The name of a resource at which the store panics.
pub(super) const PANICS: &str = "panics";

/// A store in memory.
#[derive(Default)]
pub(in crate::server) struct Memory {
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    values: BTreeMap<Key, Value>,
    writes: u64,
}

impl Memory {
    fn put(kept: &mut Kept, key: &Key, value: &Value, old: Option<&Value>) -> Value {
        kept.writes += 1;
        let now = Value::from(format!("{DAY}.{:09}Z", kept.writes));
        let of_old = |field: &str| old.and_then(|old| old.at(&["metadata", field]).cloned());
        let version = of_old("version").and_then(|version| version.as_number()?.as_i64());
        let mut value = value.clone();
        if let Some(metadata) = value.get_mut("metadata").and_then(Value::as_mapping_mut) {
            metadata.insert(
                "createdAt",
                of_old("createdAt").unwrap_or_else(|| now.clone()),
            );
            metadata.insert("updatedAt", now);
            metadata.insert("version", version.map_or(0, |version| version + 1));
        }
        if key.kind() == ResourceKind::User
            && let (Some(Value::Mapping(spec)), Some(Value::Mapping(old))) =
                (value.get_mut("spec"), old.and_then(|old| old.get("spec")))
        {
            for (field, kept) in old {
                let given = spec.get_or_insert_with(field, || kept.clone());
                if given.as_mapping().is_some_and(Mapping::is_empty) {
                    *given = kept.clone();
                }
            }
        }
        let value = masked(key.kind(), value, &Catalog::new());
        kept.values.insert(key.clone(), value.clone());
        value
    }
}

impl ReadStore for Memory {
    fn name(&self) -> String {
        "memory".to_owned()
    }

    fn target(&self) -> Result<Target, StoreFault> {
        Ok(Target::default())
    }

    fn list(&self, collection: &Collection) -> Result<Vec<Value>, StoreFault> {
        let keys = self.names(collection, "")?;
        let kept = self.kept.lock().unwrap();
        Ok(keys.iter().map(|key| kept.values[key].clone()).collect())
    }

    fn get(&self, key: &Key) -> Result<Option<Value>, StoreFault> {
        assert_ne!(key.name(), PANICS);
        Ok(self.kept.lock().unwrap().values.get(key).cloned())
    }

    fn validate(&self, _: ResourceKind, _: &Value) -> Result<bool, StoreFault> {
        Ok(false)
    }
}

impl Store for Memory {
    fn create(&self, key: &Key, value: &Value) -> Result<Value, StoreFault> {
        let mut kept = self.kept.lock().unwrap();
        if kept.values.contains_key(key) {
            return Err(StoreFault::new(FaultKind::Exists, "it is there"));
        }
        Ok(Self::put(&mut kept, key, value, None))
    }

    fn update(&self, key: &Key, value: &Value) -> Result<Value, StoreFault> {
        let mut kept = self.kept.lock().unwrap();
        let Some(old) = kept.values.get(key).cloned() else {
            return Err(StoreFault::new(FaultKind::NotFound, "it is not there"));
        };
        Ok(Self::put(&mut kept, key, value, Some(&old)))
    }

    fn delete(&self, key: &Key) -> Result<(), StoreFault> {
        assert_ne!(key.name(), PANICS);
        let mut kept = self.kept.lock().unwrap();
        if kept.values.remove(key).is_none() {
            return Err(StoreFault::new(FaultKind::NotFound, "it is not there"));
        }
        if key.kind() == ResourceKind::Project {
            kept.values.retain(|other, _| {
                let survives = other.kind() == ResourceKind::EphemeralDashboard;
                survives || other.project() != Some(key.name())
            });
        }
        Ok(())
    }
}

impl Shelf for Memory {
    fn names(&self, collection: &Collection, prefix: &str) -> Result<Vec<Key>, StoreFault> {
        let kept = self.kept.lock().unwrap();
        let here = |key: &&Key| {
            key.kind() == collection.kind()
                && collection
                    .project()
                    .is_none_or(|project| key.project() == Some(project))
                && key.name().starts_with(prefix)
        };
        let mut keys: Vec<Key> = kept.values.keys().filter(here).cloned().collect();
        keys.sort_by_key(|key| {
            (
                key.project().map(str::to_owned),
                format!("{}.json", key.name()),
            )
        });
        Ok(keys)
    }

    fn text(&self, key: &Key) -> Result<Option<Arc<str>>, StoreFault> {
        let value = self.get(key)?;
        Ok(value.map(|value| json(&value, Layout::Compact).into()))
    }
}
