//! Making a plan only asks, and only for what the files speak of.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use clap::Parser;

use super::args::{Access, Remote};
use super::prepare::{CompareArgs, Purpose};
use super::read::Prepared;
use crate::cli::env::{Env, Terminals};
use crate::diff::plan::Action;
use crate::doc::Value;
use crate::lint::{Flags, Named};
use crate::model::{Collection, Key, ResourceKind, Target};
use crate::schema::Catalog;
use crate::session::{self, Given, Request};
use crate::store::testing::MemoryStore;
use crate::store::{Content, ReadStore, Store, StoreFault};

/// What both commands are told.
#[derive(Parser)]
struct Told {
    #[command(flatten)]
    compare: CompareArgs,
}

fn told(line: &str) -> Told {
    Told::try_parse_from(std::iter::once("perscope").chain(line.split(' ')))
        .expect("good arguments")
}

/// A store that nobody may write to, and that counts what it is asked.
struct Forbidding {
    inner: MemoryStore,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Forbidding {
    fn note(&self, what: String) {
        self.asked.lock().unwrap().push(what);
    }
}

impl ReadStore for Forbidding {
    fn name(&self) -> String {
        self.inner.name()
    }

    fn target(&self) -> Result<Target, StoreFault> {
        self.inner.target()
    }

    fn list(&self, collection: &Collection) -> Result<Vec<Value>, StoreFault> {
        let project = collection.project().unwrap_or_default();
        self.note(format!("list {} {project}", collection.kind().name()));
        self.inner.list(collection)
    }

    fn get(&self, key: &Key) -> Result<Option<Value>, StoreFault> {
        self.note(format!("get {key}"));
        self.inner.get(key)
    }

    fn validate(&self, kind: ResourceKind, value: &Value) -> Result<bool, StoreFault> {
        self.note(format!("validate {}", kind.name()));
        self.inner.validate(kind, value)
    }
}

impl Store for Forbidding {
    fn create(&self, key: &Key, _: &Value) -> Result<Value, StoreFault> {
        panic!("somebody creates {key}");
    }

    fn update(&self, key: &Key, _: &Value) -> Result<Value, StoreFault> {
        panic!("somebody updates {key}");
    }

    fn delete(&self, key: &Key) -> Result<(), StoreFault> {
        panic!("somebody deletes {key}");
    }
}

const FILES: &str = "\
kind: Dashboard
metadata: {name: queue, project: shop}
spec: {duration: 1h, panels: {}, layouts: []}
---
kind: Dashboard
metadata: {name: stock, project: shop}
spec: {duration: 1h, panels: {}, layouts: []}
---
kind: GlobalVariable
metadata: {name: env}
spec: {kind: TextVariable, spec: {value: prod}}
";

fn dashboard(name: &str, duration: &str) -> (Key, Value) {
    let key = Key::new(
        ResourceKind::Dashboard,
        Some("shop"),
        name,
        Target::default(),
    )
    .unwrap();
    let metadata = Value::from([("name", name.into()), ("project", "shop".into())]);
    let value = Value::from([
        ("kind", "Dashboard".into()),
        ("metadata", metadata),
        ("spec", Value::from([("duration", duration.into())])),
    ]);
    (key, value)
}

/// The plan of some arguments for the files above, as lines, and what was asked for it.
fn planned(line: &str, purpose: Purpose) -> (Vec<String>, Vec<String>) {
    let store = MemoryStore::default();
    for (key, value) in [dashboard("queue", "5m"), dashboard("others", "5m")] {
        store.put(&key, value);
    }
    let asked = Arc::default();
    let store = Forbidding {
        inner: store,
        asked: Arc::clone(&asked),
    };
    let (catalog, flags) = (Arc::new(Catalog::new()), Flags::default());
    let cwd = PathBuf::from("/");
    let env = Env::fake(Terminals::default(), &[]);
    let given = Given::Text {
        path: None,
        content: Content {
            text: FILES.to_owned(),
            problems: Vec::new(),
        },
        named: Named::Explicit,
    };
    let request = Request {
        given: vec![given],
        isolated: true,
        target: Some(Target::default()),
        ..Request::new(&cwd, &flags, env.today)
    };
    let session = session::load(request, &catalog);
    let prepared = Prepared {
        remote: Remote::of(Box::new(store)),
        target: Target::default(),
        catalog,
        session,
    };
    let plan = told(line)
        .compare
        .plan(&prepared, purpose, None, (&cwd, &AtomicBool::new(false)));
    let plan = plan.expect("there is a plan").plan;
    let steps = plan
        .changes
        .iter()
        .filter(|change| change.action != Action::Unchanged);
    let lines = steps.map(|change| format!("{} {}", change.action.word(), change.key));
    let lines = lines.collect();
    let asked = asked.lock().unwrap().clone();
    (lines, asked)
}

#[test]
fn plans_are_made_by_asking_for_what_the_files_speak_of() {
    let (force, create_project) = (false, true);
    let purpose = Purpose {
        create_project,
        force,
    };
    let (lines, asked) = planned(
        "--jobs 1 --secrets always --inventory main --prune",
        purpose,
    );
    let sorted = |lines: &[String]| {
        let mut lines = lines.to_vec();
        lines.sort();
        lines
    };
    // It is known from what is in it that the project is there.
    assert_eq!(
        sorted(&lines),
        [
            "create Dashboard shop/stock",
            "create GlobalVariable env",
            "update Dashboard shop/queue",
        ]
    );
    assert_eq!(
        sorted(&asked),
        [
            "get Dashboard shop/queue",
            "get Dashboard shop/stock",
            "get GlobalVariable env",
            "get GlobalVariable perscope_inventory_main",
            "get Variable shop/perscope_inventory_main",
        ]
    );
}

#[test]
fn who_opens_a_server_to_look_cannot_write() {
    let env = Env::fake(Terminals::default(), &[]);
    let catalog = Arc::new(Catalog::new());
    for server in ["file:/nowhere/at/all", "http://127.0.0.1:9"] {
        let told = told(&format!("--server {server}"));
        let remote = told.compare.server.open(&env, None, &catalog, Access::Read);
        let remote = remote
            .map_err(|failure| failure.message)
            .expect("nothing is asked yet");
        assert!(remote.write().is_none(), "{server}");
    }
}
