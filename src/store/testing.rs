//! A store in memory for tests: it counts what it is asked for, and fails when it is told to.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Mutex;

use super::{FaultKind, ReadStore, Store, StoreFault};
use crate::doc::Value;
use crate::model::{Collection, Key, ResourceKind, Target};

/// A store in memory.
#[derive(Default)]
pub(crate) struct MemoryStore {
    state: Mutex<State>,
    /// What it does to everything it stores, if anything.
    pub(crate) rewrite: Option<fn(&mut Value)>,
}

#[derive(Default)]
struct State {
    resources: BTreeMap<Key, Value>,
    calls: Vec<String>,
    faults: BTreeMap<String, VecDeque<Upset>>,
}

/// What goes wrong with a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Upset {
    /// It fails and nothing happens.
    Fails(FaultKind),
    /// It happens, and nobody learns of it.
    Unheard,
    /// Nobody knows whether it happened, and it did not.
    Lost,
    /// Somebody else deletes the resource just before.
    DeletedBefore,
}

impl MemoryStore {
    /// Puts a resource there, as somebody else would.
    pub(crate) fn put(&self, key: &Key, value: Value) {
        self.state().resources.insert(key.clone(), value);
    }

    /// Lets the next call of this kind (`update Dashboard demo/cpu`) go wrong.
    pub(crate) fn upset(&self, call: &str, upset: Upset) {
        let mut state = self.state();
        state
            .faults
            .entry(call.to_owned())
            .or_default()
            .push_back(upset);
    }

    /// What was asked for so far, and forgets it.
    pub(crate) fn calls(&self) -> Vec<String> {
        std::mem::take(&mut self.state().calls)
    }

    /// What it holds.
    pub(crate) fn held(&self) -> BTreeMap<Key, Value> {
        self.state().resources.clone()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().expect("no test panics in here")
    }

    /// Notes a call, and what is to go wrong with it.
    fn call(&self, verb: &str, what: &str) -> Result<Option<Upset>, StoreFault> {
        let mut state = self.state();
        let call = format!("{verb} {what}");
        state.calls.push(call.clone());
        let upset = state.faults.get_mut(&call).and_then(VecDeque::pop_front);
        match upset {
            Some(Upset::Fails(kind)) => Err(StoreFault::new(kind, "it was told to fail")),
            Some(Upset::Lost) => Err(uncertain()),
            upset => Ok(upset),
        }
    }

    /// What a write answers.
    fn answer(upset: Option<Upset>, value: Value) -> Result<Value, StoreFault> {
        match upset {
            Some(Upset::Unheard) => Err(uncertain()),
            _ => Ok(value),
        }
    }

    fn stored(&self, value: &Value) -> Value {
        let mut value = value.clone();
        if let Some(rewrite) = self.rewrite {
            rewrite(&mut value);
        }
        value
    }
}

fn uncertain() -> StoreFault {
    StoreFault::new(FaultKind::Uncertain, "the connection was lost")
}

impl ReadStore for MemoryStore {
    fn name(&self) -> String {
        "memory".to_owned()
    }

    fn target(&self) -> Result<Target, StoreFault> {
        Ok(Target::default())
    }

    fn list(&self, collection: &Collection) -> Result<Vec<Value>, StoreFault> {
        let what = format!("{} {:?}", collection.kind().name(), collection.project());
        self.call("list", &what)?;
        let state = self.state();
        let inside = state.resources.iter().filter(|(key, _)| {
            let project = collection.project();
            key.kind() == collection.kind() && (project.is_none() || key.project() == project)
        });
        Ok(inside.map(|(_, value)| value.clone()).collect())
    }

    fn get(&self, key: &Key) -> Result<Option<Value>, StoreFault> {
        self.call("get", &key.to_string())?;
        Ok(self.state().resources.get(key).cloned())
    }

    fn validate(&self, _: ResourceKind, _: &Value) -> Result<bool, StoreFault> {
        Ok(false)
    }
}

impl Store for MemoryStore {
    fn create(&self, key: &Key, value: &Value) -> Result<Value, StoreFault> {
        let upset = self.call("create", &key.to_string())?;
        let value = self.stored(value);
        let mut state = self.state();
        if let Some(project) = key.project_key()
            && !state.resources.contains_key(&project)
        {
            return Err(StoreFault::new(FaultKind::NoProject, "there is no project"));
        }
        if state.resources.contains_key(key) {
            return Err(StoreFault::new(FaultKind::Exists, "it exists"));
        }
        state.resources.insert(key.clone(), value.clone());
        Self::answer(upset, value)
    }

    fn update(&self, key: &Key, value: &Value) -> Result<Value, StoreFault> {
        let upset = self.call("update", &key.to_string())?;
        let value = self.stored(value);
        let mut state = self.state();
        if upset == Some(Upset::DeletedBefore) {
            state.resources.remove(key);
        }
        match state.resources.get_mut(key) {
            Some(there) => there.clone_from(&value),
            None => return Err(StoreFault::new(FaultKind::NotFound, "it is not there")),
        }
        Self::answer(upset, value)
    }

    fn delete(&self, key: &Key) -> Result<(), StoreFault> {
        let upset = self.call("delete", &key.to_string())?;
        let removed = self.state().resources.remove(key);
        match removed {
            Some(value) => Self::answer(upset, value).map(|_| ()),
            None => Err(StoreFault::new(FaultKind::NotFound, "it is not there")),
        }
    }
}
