//! What a directory store promises, on directories that vanish with the test.

mod broken;
mod crash;
mod files;
mod model;
mod secrets;
mod writes;

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime};

use super::reader::DirectoryReader;
use super::{Clock, DirectoryOptions, DirectoryStore};
use crate::doc::emit::{Layout, json};
use crate::doc::{self, Reading, Value};
use crate::model::{Collection, Key, ResourceKind, Target, normal_value};
use crate::schema::Catalog;
use crate::store::StoreFault;
use crate::text::{FileId, SourceFile};

static CATALOG: LazyLock<Arc<Catalog>> = LazyLock::new(|| Arc::new(Catalog::new()));

/// A clock that goes on by a second each time it is looked at.
fn clock() -> Clock {
    let seconds = AtomicU64::new(0);
    Arc::new(move || {
        let seconds = seconds.fetch_add(1, Ordering::Relaxed);
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    })
}

fn options() -> DirectoryOptions {
    DirectoryOptions::new(Arc::clone(&CATALOG), clock())
}

fn open(root: &Path) -> DirectoryStore {
    DirectoryStore::open(root, options()).expect("nobody else writes there")
}

fn reader(root: &Path) -> DirectoryReader {
    DirectoryStore::open_to_read(root, options()).expect("it is a directory")
}

/// `Dashboard demo/cpu` or `Project demo`, as keys are shown.
fn key(text: &str) -> Key {
    let (kind, path) = text.split_once(' ').unwrap();
    let kind = ResourceKind::parse_any_case(kind).unwrap();
    let (project, name) = match path.split_once('/') {
        Some((project, name)) => (Some(project), name),
        None => (None, path),
    };
    Key::new(kind, project, name, Target::default()).unwrap()
}

fn collection(kind: ResourceKind, project: Option<&str>) -> Collection {
    Collection::new(kind, project, Target::default()).unwrap()
}

/// The value of a text in JSON.
fn value(text: &str) -> Value {
    let parsed = doc::parse(&SourceFile::new(FileId(0), "a.json", text));
    assert!(parsed[0].problems.is_empty(), "{text}");
    Value::from_document(&parsed[0].document, Reading::Json)
}

/// A resource in normal form with this spec.
fn resource(key: &Key, spec: &str) -> Value {
    let spec = value(spec);
    let metadata = Value::from([
        ("name", key.name().into()),
        ("project", key.project().unwrap_or_default().into()),
    ]);
    let made = Value::from([
        ("kind", key.kind().name().into()),
        ("metadata", metadata),
        ("spec", spec),
    ]);
    let target = Target::default();
    normal_value(key.kind(), &made, None, &CATALOG, &target)
}

/// The simplest spec that tells one text of a resource from another.
fn titled(key: &Key, title: &str) -> Value {
    let spec = match key.kind() {
        ResourceKind::Dashboard | ResourceKind::EphemeralDashboard => {
            format!(
                r#"{{"display":{{"name":"{title}"}},"panels":{{}},"layouts":[],"duration":"1h"}}"#
            )
        }
        ResourceKind::Secret => {
            format!(r#"{{"basicAuth":{{"username":"{title}","password":"p"}}}}"#)
        }
        ResourceKind::User => {
            format!(r#"{{"firstName":"{title}","nativeProvider":{{"password":"p"}}}}"#)
        }
        ResourceKind::Role => {
            format!(r#"{{"permissions":[{{"actions":["{title}"],"scopes":["*"]}}]}}"#)
        }
        ResourceKind::RoleBinding => format!(r#"{{"role":"{title}","subjects":[]}}"#),
        ResourceKind::Datasource => {
            format!(r#"{{"default":false,"plugin":{{"kind":"{title}","spec":{{}}}}}}"#)
        }
        ResourceKind::Variable => {
            format!(r#"{{"kind":"TextVariable","spec":{{"value":"{title}"}}}}"#)
        }
        _ => format!(r#"{{"display":{{"name":"{title}"}}}}"#),
    };
    resource(key, &spec)
}

fn shown(value: &Value) -> String {
    json(value, Layout::Compact)
}

/// All files below a directory that belong to resources or may become one, with what they hold.
#[expect(clippy::disallowed_methods, reason = "tests look at what was written")]
fn files(root: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(directory) = open.pop() {
        for entry in std::fs::read_dir(&directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if !path.ends_with(".perscope.lock") {
                let text = std::fs::read_to_string(&path).unwrap();
                let path = path.strip_prefix(root).unwrap();
                files.push((path.to_str().unwrap().to_owned(), text));
            }
        }
    }
    files.sort();
    files
}

fn names(root: &Path) -> Vec<String> {
    files(root).into_iter().map(|(name, _)| name).collect()
}

/// Puts a file below a directory.
#[expect(clippy::disallowed_methods, reason = "tests write what others would")]
fn put(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

/// A fault with its advice, the root written as `ROOT`.
fn told(root: &Path, fault: &StoreFault) -> String {
    let mut text = format!("{:?}: {}", fault.kind, fault.message);
    for hint in &fault.hints {
        text.push_str("\n  ");
        text.push_str(hint);
    }
    text.replace(root.to_str().unwrap(), "ROOT")
}
