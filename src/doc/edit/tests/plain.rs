//! Trees as plain values, to compare what a text means before and after an edit.

use super::{Literal, Op, Where, address, value};
use crate::doc::{Kind, NodeRef, Parsed, Reading, Resolved};

/// A value without its layout.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Plain {
    /// What every reader takes as text.
    Text(String),
    /// Any other scalar, as it is written.
    Literal(String),
    List(Vec<Plain>),
    Map(Vec<(String, Plain)>),
    Unknown,
}

/// The values of all documents, aliases replaced by what they stand for.
pub(super) fn documents(parsed: &[Parsed]) -> Vec<Plain> {
    parsed
        .iter()
        .map(|one| one.document.root().map_or(Plain::Unknown, plain))
        .collect()
}

pub(super) fn plain(node: NodeRef<'_>) -> Plain {
    let node = node.target();
    if let Some(scalar) = node.scalar() {
        let readings = [Reading::Core, Reading::Untyped, Reading::Kubernetes];
        let is_text = readings
            .iter()
            .all(|&reading| scalar.resolve(reading) == Resolved::String);
        let text = scalar.text().to_owned();
        return if is_text {
            Plain::Text(text)
        } else {
            Plain::Literal(text)
        };
    }
    match node.kind() {
        Kind::Sequence { .. } => Plain::List(node.children().map(plain).collect()),
        Kind::Mapping { .. } => {
            let entry = |entry: crate::doc::Entry<'_>| {
                // A key that a reader takes for another one is not the same key.
                let misread = entry.key.scalar().misread_as(Reading::Core).is_some();
                let mark = if misread { "misread:" } else { "" };
                (format!("{mark}{}", entry.key.text()), plain(entry.value))
            };
            Plain::Map(node.entries().map(entry).collect())
        }
        _ => Plain::Unknown,
    }
}

/// Applies an operation to the values of the documents.
pub(super) fn apply(documents: &mut [Plain], op: Op<'_>) {
    match op {
        Op::Set(at, new) => *at_mut(documents, at) = literal(new),
        Op::Replace(at, source) => *at_mut(documents, at) = value(source),
        Op::Rename(at, new) => {
            let (parent, index) = parent_mut(documents, at);
            match parent {
                Plain::Map(entries) => new.clone_into(&mut entries[index].0),
                other => panic!("no mapping: {other:?}"),
            }
        }
        Op::Item(at, index, source) => match at_mut(documents, at) {
            Plain::List(items) => items.insert(index, value(source)),
            empty => *empty = Plain::List(vec![value(source)]),
        },
        Op::Move(at, to) => {
            let (parent, from) = parent_mut(documents, at);
            match parent {
                Plain::List(items) => {
                    let item = items.remove(from);
                    items.insert(if to > from { to - 1 } else { to }, item);
                }
                other => panic!("no list: {other:?}"),
            }
        }
        Op::Key(at, spot, key, source) => match at_mut(documents, at) {
            Plain::Map(entries) => {
                let of = |key: &str| entries.iter().position(|entry| entry.0 == key).unwrap();
                let index = match spot {
                    Where::Start => 0,
                    Where::End => entries.len(),
                    Where::Before(key) => of(key),
                    Where::After(key) => of(key) + 1,
                };
                entries.insert(index, (key.to_owned(), value(source)));
            }
            empty => *empty = Plain::Map(vec![(key.to_owned(), value(source))]),
        },
        Op::Nest(at, key) => {
            let node = at_mut(documents, at);
            let inner = std::mem::replace(node, Plain::Unknown);
            *node = Plain::Map(vec![(key.to_owned(), inner)]);
        }
        Op::Up(at, before) => {
            let (from, to) = (parent_mut(documents, at).1, parent_mut(documents, before).1);
            match parent_mut_only(documents, at) {
                Plain::List(items) => items[to..=from].rotate_right(1),
                other => panic!("no list: {other:?}"),
            }
        }
        Op::Remove(all) => {
            let mut indexes: Vec<usize> =
                all.iter().map(|at| parent_mut(documents, at).1).collect();
            indexes.sort_unstable();
            for index in indexes.into_iter().rev() {
                match parent_mut_only(documents, all[0]) {
                    Plain::List(items) => drop(items.remove(index)),
                    Plain::Map(entries) => drop(entries.remove(index)),
                    other => panic!("no collection: {other:?}"),
                }
            }
        }
    }
}

fn literal(value: Literal<'_>) -> Plain {
    match value {
        Literal::Null => Plain::Literal("null".to_owned()),
        Literal::Bool(value) => Plain::Literal(value.to_string()),
        Literal::Int(value) => Plain::Literal(value.to_string()),
        Literal::Number(text) => Plain::Literal(text.to_owned()),
        Literal::Text(text) => Plain::Text(text.to_owned()),
    }
}

fn at_mut<'p>(documents: &'p mut [Plain], pointer: &str) -> &'p mut Plain {
    let (index, path) = address(pointer);
    let mut node = &mut documents[index];
    for step in path {
        let index = index_of(node, &step);
        node = match node {
            Plain::List(items) => &mut items[index],
            Plain::Map(entries) => &mut entries[index].1,
            other => panic!("no {step} in {other:?}"),
        };
    }
    node
}

fn parent_mut_only<'p>(documents: &'p mut [Plain], pointer: &str) -> &'p mut Plain {
    at_mut(documents, &pointer[..pointer.rfind('/').unwrap()])
}

/// The collection around a node, and the node's index in it.
fn parent_mut<'p>(documents: &'p mut [Plain], pointer: &str) -> (&'p mut Plain, usize) {
    let step = address(pointer).1.pop().unwrap();
    let parent = parent_mut_only(documents, pointer);
    let index = index_of(parent, &step);
    (parent, index)
}

fn index_of(node: &Plain, step: &str) -> usize {
    match node {
        Plain::Map(entries) => entries.iter().position(|entry| entry.0 == step).unwrap(),
        _ => step.parse().unwrap(),
    }
}
