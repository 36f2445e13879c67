//! A directory does what a map in memory does, whatever is asked of it and however often it is
//! opened again.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::store::{FaultKind, ReadStore, Store};

const KEYS: [&str; 6] = [
    "Project a",
    "Project b",
    "Dashboard a/x",
    "Dashboard a/x-1",
    "Dashboard b/x",
    "EphemeralDashboard a/x",
];

#[derive(Debug, Clone)]
enum Step {
    Create(usize, u8),
    Update(usize, u8),
    Delete(usize),
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let key = 0..KEYS.len();
    prop_oneof![
        4 => (key.clone(), any::<u8>()).prop_map(|(key, text)| Step::Create(key, text)),
        2 => (key.clone(), any::<u8>()).prop_map(|(key, text)| Step::Update(key, text)),
        2 => key.prop_map(Step::Delete),
        1 => Just(Step::Reopen),
    ]
}

/// What should be there: version and title.
#[derive(Default)]
struct Model(BTreeMap<Key, (u64, String)>);

impl Model {
    fn create(&mut self, key: &Key, title: String) -> Result<(), FaultKind> {
        let project = key.project_key();
        if project.is_some_and(|project| !self.0.contains_key(&project)) {
            return Err(FaultKind::NoProject);
        }
        if self.0.contains_key(key) {
            return Err(FaultKind::Exists);
        }
        self.0.insert(key.clone(), (0, title));
        Ok(())
    }

    fn update(&mut self, key: &Key, title: String) -> Result<(), FaultKind> {
        let held = self.0.get_mut(key).ok_or(FaultKind::NotFound)?;
        *held = (held.0 + 1, title);
        Ok(())
    }

    fn delete(&mut self, key: &Key) -> Result<(), FaultKind> {
        self.0.remove(key).ok_or(FaultKind::NotFound)?;
        let project = (key.kind() == ResourceKind::Project).then(|| key.name());
        self.0.retain(|other, _| {
            project.is_none()
                || other.project() != project
                || other.kind() == ResourceKind::EphemeralDashboard
        });
        Ok(())
    }
}

fn held(value: &Value) -> (u64, String) {
    let version = value
        .at(&["metadata", "version"])
        .and_then(Value::as_number);
    let title = value
        .at(&["spec", "display", "name"])
        .and_then(Value::as_str);
    (
        version.unwrap().as_u64().unwrap(),
        title.unwrap().to_owned(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_directory_is_a_map(steps in proptest::collection::vec(step(), 1..40)) {
        let dir = tempfile::tempdir().unwrap();
        let mut store = open(dir.path());
        let mut model = Model::default();
        for step in steps {
            let kind = |result: Result<Value, StoreFault>| result.map(drop).map_err(|fault| fault.kind);
            let title = |text: u8| format!("title {text}");
            match step {
                Step::Create(at, text) => {
                    let key = key(KEYS[at]);
                    let told = kind(store.create(&key, &titled(&key, &title(text))));
                    prop_assert_eq!(told, model.create(&key, title(text)));
                }
                Step::Update(at, text) => {
                    let key = key(KEYS[at]);
                    let told = kind(store.update(&key, &titled(&key, &title(text))));
                    prop_assert_eq!(told, model.update(&key, title(text)));
                }
                Step::Delete(at) => {
                    let key = key(KEYS[at]);
                    let told = store.delete(&key).map_err(|fault| fault.kind);
                    prop_assert_eq!(told, model.delete(&key));
                }
                Step::Reopen => {
                    drop(store);
                    store = open(dir.path());
                }
            }
            for text in KEYS {
                let key = key(text);
                let value = store.get(&key).unwrap();
                prop_assert_eq!(value.as_ref().map(held), model.0.get(&key).cloned());
            }
            for kind in [ResourceKind::Project, ResourceKind::Dashboard] {
                let collection = collection(kind, None);
                let mut names = store.names(&collection, "").unwrap();
                prop_assert_eq!(store.list(&collection).unwrap().len(), names.len());
                names.sort();
                let expected = model.0.keys().filter(|key| key.kind() == kind);
                prop_assert_eq!(names, expected.cloned().collect::<Vec<_>>());
            }
        }
    }
}
