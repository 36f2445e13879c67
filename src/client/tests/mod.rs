//! A client against servers that fail.

mod reads;
mod retries;
pub(super) mod servers;
mod tokens;
mod writes;

use crate::model::{Collection, Key, ResourceKind, Target};
use crate::store::{FaultKind, StoreFault};

/// A key as `Dashboard demo/cpu` or `Project demo`.
fn key(text: &str) -> Key {
    let (kind, name) = text.split_once(' ').unwrap();
    let kind = ResourceKind::parse_any_case(kind).unwrap();
    let (project, name) = match name.split_once('/') {
        Some((project, name)) => (Some(project), name),
        None => (None, name),
    };
    Key::new(kind, project, name, Target::default()).unwrap()
}

/// The collection of a kind in a project.
fn collection(kind: ResourceKind, project: Option<&str>) -> Collection {
    Collection::new(kind, project, Target::default()).unwrap()
}

/// A fault as its kind, its message and its hints, one a line.
fn told(fault: &StoreFault) -> String {
    let mut text = format!("{:?}: {}", fault.kind, fault.message);
    for hint in &fault.hints {
        text.push_str("\n  ");
        text.push_str(hint);
    }
    text
}

/// What kind of fault came of something.
fn kind_of<T>(result: Result<T, StoreFault>) -> Option<FaultKind> {
    result.err().map(|fault| fault.kind)
}
