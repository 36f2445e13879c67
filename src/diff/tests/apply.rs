//! The proof that differences are complete: what they say, done to the old value, makes the new
//! one. Only pointers and values are used here, as they go out.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::{Nature, differences};
use crate::doc::Value;
use crate::doc::emit::{Layout, json};
use crate::text::Pointer;

/// What comes to a place.
enum Arrival {
    /// Something new.
    New(Value),
    /// What stood elsewhere in the old value.
    From(String),
}

#[derive(Default)]
struct Orders {
    gone: HashSet<String>,
    arrivals: HashMap<String, Vec<(String, Arrival)>>,
    changed: HashMap<String, Value>,
    /// Old references to panels with the new ones.
    references: HashMap<String, String>,
}

/// Asserts that the differences of two values lead from one to the other.
#[track_caller]
pub(super) fn check(old: &Value, new: &Value) {
    let made = applied(old, new);
    let shown = |value: &Value| json(value, Layout::Compact);
    let lines = || super::described(old, new).join("\n");
    let (from, to, is) = (shown(old), shown(new), shown(&made));
    assert!(made.same(new), "{from}\n{to}\nbecame\n{is}\n{}", lines());
    assert_eq!(
        differences(old, new).is_empty(),
        old.same(new),
        "{from}\n{to}"
    );
}

fn applied(old: &Value, new: &Value) -> Value {
    let mut orders = Orders::default();
    for difference in differences(old, new).iter() {
        let pointer = |spot: super::super::Spot<'_>| spot.pointer().as_str().to_owned();
        let from = difference.old.map(pointer);
        let to = difference.new.map(pointer);
        let value = difference.new.map(|spot| spot.value().clone());
        match (difference.nature, from, to, value) {
            (Nature::Added, None, Some(to), Some(value)) => orders.arrive(&to, Arrival::New(value)),
            (Nature::Removed, Some(from), None, None) => {
                orders.gone.insert(from);
            }
            (Nature::Changed, Some(_), Some(to), Some(value)) => {
                orders.changed.insert(to, value);
            }
            (Nature::Moved | Nature::Renamed, Some(from), Some(to), Some(_)) => {
                let renamed = difference.nature == Nature::Renamed;
                let is_panel = |pointer: &str| pointer.starts_with("/spec/panels/");
                if renamed && is_panel(&from) && from.matches('/').count() == 3 {
                    let key = |pointer: &str| {
                        let key = pointer.trim_start_matches("/spec/panels/");
                        format!(
                            "#/spec/panels/{}",
                            key.replace("~1", "/").replace("~0", "~")
                        )
                    };
                    orders.references.insert(key(&from), key(&to));
                }
                orders.gone.insert(from.clone());
                orders.arrive(&to, Arrival::From(from));
            }
            (nature, ..) => panic!("{nature:?} with the wrong sides"),
        }
    }
    orders.build(old, old, &Pointer::root(), &Pointer::root(), None)
}

impl Orders {
    fn arrive(&mut self, to: &str, arrival: Arrival) {
        let (parent, last) = to.rsplit_once('/').expect("it is in a collection");
        let arrivals = self.arrivals.entry(parent.to_owned()).or_default();
        arrivals.push((last.to_owned(), arrival));
    }

    /// What becomes of something that stood at `from` and stands at `to`.
    fn build(
        &self,
        root: &Value,
        old: &Value,
        from: &Pointer,
        to: &Pointer,
        key: Option<&str>,
    ) -> Value {
        if let Some(value) = self.changed.get(to.as_str()) {
            return value.clone();
        }
        match old {
            Value::Mapping(mapping) => {
                let mut made = Value::mapping();
                let fields = made.as_mapping_mut().expect("it is one");
                for (key, old) in mapping {
                    let below = |pointer: &Pointer| {
                        let mut pointer = pointer.clone();
                        pointer.push_key(key);
                        pointer
                    };
                    if !self.gone.contains(below(from).as_str()) {
                        let value = self.build(root, old, &below(from), &below(to), Some(key));
                        fields.insert(key.as_str(), value);
                    }
                }
                for (token, arrival) in self.arrivals.get(to.as_str()).into_iter().flatten() {
                    let key = token.replace("~1", "/").replace("~0", "~");
                    let value = self.arrived(root, arrival, to, token, Some(&key));
                    assert!(fields.insert(key, value).is_none(), "{to}/{token}");
                }
                made
            }
            Value::Sequence(items) => self.list(root, items, from, to),
            Value::String(text) if key == Some("$ref") => {
                let renamed = self.references.get(text).unwrap_or(text);
                Value::from(renamed.as_str())
            }
            other => other.clone(),
        }
    }

    fn list(&self, root: &Value, items: &[Value], from: &Pointer, to: &Pointer) -> Value {
        let at = |pointer: &Pointer, index: usize| {
            let mut pointer = pointer.clone();
            pointer.push_index(index);
            pointer
        };
        let arrivals = self.arrivals.get(to.as_str()).into_iter().flatten();
        let mut arrivals: BTreeMap<usize, &(String, Arrival)> = arrivals
            .map(|arrival| (arrival.0.parse().expect("an index"), arrival))
            .collect();
        let mut kept = (0..items.len()).filter(|index| {
            let from = at(from, *index);
            !self.gone.contains(from.as_str())
        });
        let mut made = Vec::new();
        loop {
            if let Some((token, arrival)) = arrivals.remove(&made.len()) {
                made.push(self.arrived(root, arrival, to, token, None));
            } else if let Some(index) = kept.next() {
                let to = at(to, made.len());
                made.push(self.build(root, &items[index], &at(from, index), &to, None));
            } else {
                assert!(arrivals.is_empty(), "a gap in {to}");
                return made.into();
            }
        }
    }

    fn arrived(
        &self,
        root: &Value,
        arrival: &Arrival,
        parent: &Pointer,
        token: &str,
        key: Option<&str>,
    ) -> Value {
        match arrival {
            Arrival::New(value) => value.clone(),
            Arrival::From(from) => {
                let old = root.pointer(from).expect("it stands in the old value");
                let mut to = parent.clone();
                match key {
                    Some(key) => to.push_key(key),
                    None => to.push_index(token.parse().expect("an index")),
                }
                let from = pointer(from);
                self.build(root, old, &from, &to, key)
            }
        }
    }
}

/// A pointer from its text.
fn pointer(text: &str) -> Pointer {
    let mut pointer = Pointer::root();
    for token in text.split('/').skip(1) {
        pointer.push_key(&token.replace("~1", "/").replace("~0", "~"));
    }
    pointer
}
