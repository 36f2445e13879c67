//! Edits, proven on texts: each case is a text, an operation and the text afterwards, and each
//! is also held to the rule that nothing but the intended change shows in the tree.

mod blocks;
mod brackets;
mod choose;
mod comments;
mod copies;
mod embedded;
mod files;
mod generate;
mod hostile;
mod keys;
mod moves;
mod nested;
mod other_reader;
mod plain;
mod random;
mod refused;
mod values;

use self::plain::{Plain, documents};
use super::{
    At, Literal, copy_item, insert_item, insert_key, move_up, nest, remove_item, remove_key,
    remove_several, rename_key, replace, set_scalar,
};
use crate::doc::{NodeRef, Parsed, parse};
use crate::text::{Edit, FileId, SourceFile, apply};

/// One change. Nodes are named by JSON pointers, in the second document of a text as `1:/a`.
#[derive(Debug, Clone, Copy)]
enum Op<'a> {
    Set(&'a str, Literal<'a>),
    Replace(&'a str, &'a str),
    Rename(&'a str, &'a str),
    Key(&'a str, Where<'a>, &'a str, &'a str),
    Item(&'a str, usize, &'a str),
    /// To an index of the list as it was before.
    Move(&'a str, usize),
    Remove(&'a [&'a str]),
    /// The item, and the one that it goes before.
    Up(&'a str, &'a str),
    /// The mapping, and the key it goes below.
    Nest(&'a str, &'a str),
}

/// Where a key goes; neighbours are named by their keys.
#[derive(Debug, Clone, Copy)]
enum Where<'a> {
    Start,
    End,
    Before(&'a str),
    After(&'a str),
}

/// Reads a text; what it looks like decides the language.
fn read(text: &str) -> Vec<Parsed> {
    parse(&SourceFile::new(FileId(0), "a.yaml", text))
}

/// The index of the document that a pointer means, and the keys and indexes of the pointer.
fn address(pointer: &str) -> (usize, Vec<String>) {
    let (index, path) = match pointer.split_once(':') {
        Some((index, path)) if !index.contains('/') => (index.parse().unwrap(), path),
        _ => (0, pointer),
    };
    let unescape = |step: &str| step.replace("~1", "/").replace("~0", "~");
    (index, path.split('/').skip(1).map(unescape).collect())
}

fn find<'d>(documents: &'d [Parsed], pointer: &str) -> NodeRef<'d> {
    let (index, path) = address(pointer);
    let mut node = documents[index].document.root().expect("a root");
    for step in path {
        let child = |child: &NodeRef<'d>| match child.key() {
            Some(key) => key.text() == step,
            None => child.index().to_string() == step,
        };
        node = node
            .children()
            .find(child)
            .unwrap_or_else(|| panic!("no {step} in {pointer}"));
    }
    node
}

/// The edits of an operation.
fn edits(documents: &[Parsed], op: Op<'_>) -> Option<Vec<Edit>> {
    let node = |pointer: &str| find(documents, pointer);
    match op {
        Op::Set(at, value) => set_scalar(node(at), value),
        Op::Replace(at, source) => replace(node(at), source),
        Op::Rename(at, key) => rename_key(node(at), key),
        Op::Item(at, index, source) => insert_item(node(at), source, index),
        Op::Nest(at, key) => nest(node(at), key),
        Op::Up(at, before) => move_up(node(at), node(before)),
        Op::Move(at, index) => {
            let from = node(at).index();
            if index == from || index == from + 1 {
                return Some(Vec::new());
            }
            let mut edits = remove_item(node(at))?;
            edits.extend(copy_item(node(at), index, &[])?);
            Some(edits)
        }
        Op::Remove(at) => {
            let nodes: Vec<_> = at.iter().map(|at| node(at)).collect();
            match nodes[..] {
                [one] if one.key().is_some() => remove_key(one),
                [one] => remove_item(one),
                _ => remove_several(&nodes),
            }
        }
        Op::Key(at, spot, key, source) => {
            let mapping = node(at);
            let child = |key: &str| mapping.entries().find(|entry| entry.key.text() == key);
            let spot = match spot {
                Where::Start => At::Start,
                Where::End => At::End,
                Where::Before(key) => At::Before(child(key).unwrap().value),
                Where::After(key) => At::After(child(key).unwrap().value),
            };
            insert_key(mapping, key, source, spot)
        }
    }
}

/// The text after an operation, held to the tree that the operation means.
#[track_caller]
fn changed(text: &str, op: Op<'_>) -> Option<String> {
    let before = read(text);
    let edits = edits(&before, op)?;
    let after = apply(text, &edits).expect("edits do not overlap");
    let read_again = read(&after);
    let problems = |parsed: &[Parsed]| parsed.iter().map(|one| one.problems.len()).sum::<usize>();
    assert!(
        problems(&read_again) <= problems(&before),
        "{op:?}\n--- before\n{text}\n--- after\n{after}\n{:?}",
        read_again
            .iter()
            .map(|one| &one.problems)
            .collect::<Vec<_>>()
    );
    let mut expected = documents(&before);
    plain::apply(&mut expected, op);
    assert_eq!(
        documents(&read_again),
        expected,
        "{op:?}\n--- before\n{text}\n--- after\n{after}"
    );
    Some(after)
}

/// Checks the text after an operation.
#[track_caller]
fn check(text: &str, op: Op<'_>, expected: &str) {
    let found = changed(text, op);
    assert_eq!(
        found.as_deref(),
        Some(expected),
        "{op:?} on\n{text}\n--- found\n{}",
        found.as_deref().unwrap_or("nothing")
    );
}

/// Checks that an operation on a JSON file with mistakes is refused.
#[track_caller]
fn refused_json(text: &str, op: Op<'_>) {
    let found = edits(&parse(&SourceFile::new(FileId(0), "a.json", text)), op);
    assert_eq!(found, None, "{op:?} on\n{text}");
}

/// Checks that an operation is refused.
#[track_caller]
fn refused(text: &str, op: Op<'_>) {
    let found = edits(&read(text), op);
    assert_eq!(found, None, "{op:?} on\n{text}");
}

/// A value as it comes from source text of its own.
fn value(source: &str) -> Plain {
    documents(&read(source)).remove(0)
}
