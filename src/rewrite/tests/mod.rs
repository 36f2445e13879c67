//! Texts before and after an update, one change at a time; the changes are made to the normal
//! form of the text before, as if somebody had made them on the server.

mod envelopes;
mod files;
mod generated;
mod lists;
mod refused;
mod values;

use std::sync::{Arc, LazyLock};

use super::update::Update;
use super::{Refusal, update};
use crate::doc::{Document, Reading, Value};
use crate::model::{Resource, Target, normal, normal_value, open, recognise};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile, apply};

static CATALOG: LazyLock<Catalog> = LazyLock::new(Catalog::new);

/// The project of resources that name none.
const PROJECT: &str = "fallback";

/// What an update makes of a text.
#[derive(Debug, PartialEq)]
enum Outcome {
    Edited(String),
    Rewritten(String),
    Refused(Refusal),
}

/// All documents of a text, those inside of others included.
fn documents(name: &str, text: &str) -> Vec<Arc<Document>> {
    let opened = open(&SourceFile::new(FileId(0), name, text)).into_iter();
    opened.map(|parsed| parsed.document).collect()
}

fn value(yaml: &str) -> Value {
    let documents = documents("value.yaml", yaml);
    Value::from_document(&documents[0], Reading::Untyped)
}

fn at<'v>(value: &'v mut Value, pointer: &str) -> &'v mut Value {
    pointer
        .split('/')
        .skip(1)
        .fold(value, |value, step| match value {
            Value::Sequence(items) => &mut items[step.parse::<usize>().unwrap()],
            value => value
                .get_mut(step)
                .unwrap_or_else(|| panic!("no {step} in {pointer}")),
        })
}

/// Changes a value: one line a change.
///
/// * `set POINTER YAML` sets a field or an item;
/// * `drop POINTER` removes one;
/// * `add POINTER INDEX YAML` adds an item;
/// * `move POINTER FROM TO` moves one;
/// * `name POINTER OLD NEW` gives a key another name.
fn change(value: &mut Value, changes: &str) {
    for line in changes
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        let (parent, last) = words[1].rsplit_once('/').unwrap();
        match words[0] {
            "set" => {
                let new = self::value(words[2]);
                match at(value, parent) {
                    Value::Sequence(items) => items[last.parse::<usize>().unwrap()] = new,
                    Value::Mapping(mapping) => {
                        mapping.insert(last, new);
                    }
                    other => *other = Value::from([(last, new)]),
                }
            }
            "drop" => match at(value, parent) {
                Value::Sequence(items) => {
                    items.remove(last.parse().unwrap());
                }
                other => {
                    let mapping = other.as_mapping_mut().unwrap();
                    mapping.remove(last).unwrap();
                }
            },
            "add" => {
                let (index, new) = words[2].split_once(' ').unwrap();
                let items = at(value, words[1]).as_sequence_mut().unwrap();
                items.insert(index.parse().unwrap(), self::value(new));
            }
            "move" => {
                let (from, to) = words[2].split_once(' ').unwrap();
                let items = at(value, words[1]).as_sequence_mut().unwrap();
                let item = items.remove(from.parse().unwrap());
                items.insert(to.parse().unwrap(), item);
            }
            "name" => {
                let (old, new) = words[2].split_once(' ').unwrap();
                let mapping = at(value, words[1]).as_mapping_mut().unwrap();
                let moved = mapping.remove(old).unwrap();
                mapping.insert(new, moved);
            }
            other => panic!("no change is called {other}"),
        }
    }
}

/// Updates the resource of that number in a text to what `wanted` makes of its normal form.
fn updated(name: &str, text: &str, number: usize, wanted: impl FnOnce(Value) -> Value) -> Outcome {
    let (catalog, target) = (&CATALOG, Target::default());
    let all = documents(name, text);
    let resources: Vec<Resource<'_>> = all
        .iter()
        .flat_map(|document| recognise(document).resources)
        .collect();
    let resource = &resources[number];
    let project = Some(PROJECT);
    let form = |value: &Value| normal_value(resource.kind, value, project, catalog, &target);
    let wanted = form(&wanted(normal(resource, project, catalog, &target)));
    let made: Update = match update(resource, &wanted, project, catalog, &target) {
        Ok(made) => made,
        Err(refusal) => return Outcome::Refused(refusal),
    };
    let after = apply(text, &made.edits).expect("edits do not overlap");
    let all = documents(name, &after);
    let resources: Vec<Resource<'_>> = all
        .iter()
        .flat_map(|document| recognise(document).resources)
        .collect();
    let found = normal(&resources[number], project, catalog, &target);
    assert!(found.same(&wanted), "{found:?}\n{wanted:?}\n{after}");
    let again = update(&resources[number], &wanted, project, catalog, &target);
    assert_eq!(again.map(|again| again.edits), Ok(Vec::new()), "{after}");
    if made.rewritten {
        Outcome::Rewritten(after)
    } else {
        Outcome::Edited(after)
    }
}

#[track_caller]
fn check_outcome(name: &str, before: &str, changes: &str, expected: &Outcome) {
    let found = updated(name, before, 0, |mut value| {
        change(&mut value, changes);
        value
    });
    let text = |outcome: &Outcome| match outcome {
        Outcome::Edited(text) => text.clone(),
        Outcome::Rewritten(text) => format!("(written anew)\n{text}"),
        Outcome::Refused(refusal) => refusal.to_string(),
    };
    assert!(
        found == *expected,
        "{changes}\n--- before\n{before}\n--- found\n{}\n--- expected\n{}",
        text(&found),
        text(expected)
    );
}

/// Checks the text after changes of the first resource of a YAML text.
#[track_caller]
fn check(before: &str, changes: &str, after: &str) {
    check_outcome(
        "a.yaml",
        before,
        changes,
        &Outcome::Edited(after.to_owned()),
    );
}
