//! Random changes of random documents: the tree changes as told and not otherwise, comments stay
//! with whom they belong to, and an independent reader agrees.

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde::Deserialize;

use super::generate::{Choices, Generated, Owner, json, yaml};
use super::plain::{Plain, documents};
use super::{Literal, Op, Where, changed, read};
use crate::doc::{Document, Kind, NodeId, Parsed, Syntax};

/// How many documents are made; each failure shrinks to a small one.
const CASES: u32 = 1500;

const TEXTS: [&str; 10] = [
    "new",
    "yes",
    "",
    "it's",
    "a: b",
    "two\nlines\n",
    "x #y",
    " z",
    "\u{85}",
    "1, [2]",
];
const BLOCKS: [&str; 12] = [
    "5",
    "x",
    "n: 1",
    "n: 1\nm:\n  - o",
    "- 1\n- p: 2\n  q: 3",
    "|\n  t\n  u",
    "|-\n  t",
    ">-\nt",
    "{}",
    "[1, {r: s}]",
    "'q\n  r'",
    "n:\n  m: |\n    t",
];
const FLOWS: [&str; 6] = ["1", "x", "'a, b'", "{n: 1}", "[\n  1,\n  2\n]", "[]"];
const VALUES: [&str; 5] = ["1", "\"x\"", "{\"n\": 1}", "[\n  1,\n  2\n]", "{}"];

/// A node of the documents with its address.
struct Address {
    pointer: String,
    path: Vec<usize>,
    document: usize,
    id: NodeId,
}

fn addresses(parsed: &[Parsed]) -> Vec<Address> {
    let mut all = Vec::new();
    for (document, one) in parsed.iter().enumerate() {
        let count = one.document.nodes.len();
        for id in (0..u32::try_from(count).unwrap()).map(NodeId) {
            let node = one.document.node(id);
            let mut path: Vec<usize> = std::iter::successors(Some(node), |node| node.parent())
                .filter(|node| node.parent().is_some())
                .map(crate::doc::node::NodeRef::index)
                .collect();
            path.push(document);
            path.reverse();
            let pointer = format!("{document}:{}", node.pointer());
            all.push(Address {
                pointer,
                path,
                document,
                id,
            });
        }
    }
    all
}

/// Chooses an operation and hands it over with the paths of the nodes it concerns.
fn with_op<R>(
    choices: &mut Choices<'_>,
    parsed: &[Parsed],
    then: impl FnOnce(Op<'_>, &[Vec<usize>]) -> R,
) -> Option<R> {
    let all = addresses(parsed);
    let address = all.get(choices.below(256) % all.len().max(1))?;
    let document: &Document = &parsed[address.document].document;
    let node = document.node(address.id);
    let sources: &[&str] = match document.syntax() {
        Syntax::Json => &VALUES,
        Syntax::Yaml if is_flow(document, address.id) => &FLOWS,
        Syntax::Yaml => &BLOCKS,
    };
    let source = choices.of(sources);
    let at = address.pointer.as_str();
    let path = std::slice::from_ref(&address.path);
    let is_null = node
        .text()
        .is_some_and(|text| matches!(text, "" | "null" | "~"));
    Some(match (choices.below(6), node.kind()) {
        (0 | 1, Kind::Scalar(_)) => {
            let text = choices.of(&TEXTS);
            let values = [Literal::Text(text), Literal::Int(7), Literal::Null];
            then(Op::Set(at, choices.of(&values)), path)
        }
        (0 | 1, Kind::Mapping { .. }) => insert_key(
            choices,
            at,
            node.entries().map(|entry| entry.key.text()).collect(),
            source,
            then,
        ),
        (0 | 1, Kind::Sequence { .. }) => {
            then(Op::Item(at, choices.below(node.len() + 1), source), path)
        }
        (2, _) => then(Op::Replace(at, source), path),
        (3, _) if is_null && !node.is_alias() => then(Op::Key(at, Where::End, "new", source), path),
        (3, _) => {
            node.key()?;
            then(
                Op::Rename(at, choices.of(&["new", "0_1", "a, b", "y"])),
                path,
            )
        }
        (_, _) => {
            let parent = node.parent()?;
            let others = choices.below(3);
            let siblings = all.iter().filter(|other| {
                let node = parsed[other.document].document.node(other.id);
                let same = node.parent().is_some_and(|of| of.id() == parent.id());
                other.document == address.document && same && other.id != address.id
            });
            let chosen: Vec<&Address> = std::iter::once(address)
                .chain(siblings.take(others))
                .collect();
            let pointers: Vec<&str> = chosen.iter().map(|one| one.pointer.as_str()).collect();
            let paths: Vec<Vec<usize>> = chosen.iter().map(|one| one.path.clone()).collect();
            then(Op::Remove(&pointers), &paths)
        }
    })
}

fn insert_key<R>(
    choices: &mut Choices<'_>,
    at: &str,
    keys: Vec<&str>,
    source: &str,
    then: impl FnOnce(Op<'_>, &[Vec<usize>]) -> R,
) -> R {
    let beside = (!keys.is_empty()).then(|| keys[choices.below(keys.len())]);
    let spots = [
        Where::End,
        Where::Start,
        beside.map_or(Where::End, Where::After),
        beside.map_or(Where::End, Where::Before),
    ];
    let key = choices.of(&["new", "no", "x: y"]);
    then(Op::Key(at, choices.of(&spots), key, source), &[])
}

/// Whether the values in or at a node stand in brackets.
fn is_flow(document: &Document, id: NodeId) -> bool {
    let node = document.node(id);
    let around = node.parent().unwrap_or(node);
    let flow = |kind| {
        matches!(
            kind,
            Kind::Mapping { flow: true } | Kind::Sequence { flow: true }
        )
    };
    flow(around.kind()) || flow(node.kind()) && node.len() > 0
}

/// Which comments must be left and which ones may, after an operation.
fn comments_stay(made: &Generated, op: Op<'_>, paths: &[Vec<usize>], after: &str) -> bool {
    let below = |path: &[usize], strictly: bool| {
        paths
            .iter()
            .any(|at| path.starts_with(at) && (!strictly || path.len() > at.len()))
    };
    let mut from = 0;
    for (text, owner) in &made.comments {
        let (must_go, may_go) = match (op, owner) {
            (Op::Remove(_), Owner::Entry(path) | Owner::Inside(path)) => {
                (below(path, false), false)
            }
            (Op::Replace(..), Owner::Entry(path)) => (false, below(path, true)),
            (Op::Replace(..), Owner::Inside(path)) => (false, below(path, false)),
            _ => (false, false),
        };
        match after[from..].find(text.as_str()) {
            Some(_) if must_go => return false,
            Some(at) => from += at,
            None if must_go || may_go => {}
            None => return false,
        }
    }
    true
}

/// Whether an independent reader sees the same values; none if it cannot read the text.
fn agrees(text: &str) -> Option<bool> {
    let ours = documents(&read(text));
    let mut theirs = Vec::new();
    // It takes the mark for a column.
    let text = text.trim_start_matches('\u{feff}');
    for document in serde_yaml::Deserializer::from_str(text) {
        theirs.push(serde_yaml::Value::deserialize(document).ok()?);
    }
    Some(
        ours.len() == theirs.len()
            && ours
                .iter()
                .zip(&theirs)
                .all(|(our, their)| same(our, their)),
    )
}

fn same(our: &Plain, their: &serde_yaml::Value) -> bool {
    use serde_yaml::Value;
    match (our, their) {
        (Plain::Text(text) | Plain::Literal(text), Value::String(their)) => text == their,
        (Plain::Text(_) | Plain::Unknown, _) => false,
        (Plain::Literal(_), other) => !other.is_sequence() && !other.is_mapping(),
        (Plain::List(ours), Value::Sequence(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(our, their)| same(our, their))
        }
        (Plain::Map(ours), Value::Mapping(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|(our, (key, their))| {
                    key.as_str() == Some(our.0.as_str()) && same(&our.1, their)
                })
        }
        _ => false,
    }
}

/// What a random change came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// The choices name no node or no change.
    Nothing,
    Refused,
    Changed,
}

fn change(made: &Generated, choices: &mut Choices<'_>) -> Result<Outcome, String> {
    let parsed = read(&made.text);
    let broken = |one: &Parsed| one.document.is_partial() || !one.problems.is_empty();
    if parsed.iter().any(broken) {
        let problems: Vec<_> = parsed.iter().map(|one| &one.problems).collect();
        return Err(format!("not a document: {problems:?}\n{}", made.text));
    }
    let outcome = with_op(choices, &parsed, |op, paths| {
        let Some(after) = changed(&made.text, op) else {
            return Ok(Outcome::Refused);
        };
        let shown = || format!("{op:?}\n--- before\n{}\n--- after\n{after}", made.text);
        if !comments_stay(made, op, paths, &after) {
            return Err(format!("comments: {:?}\n{}", made.comments, shown()));
        }
        if agrees(&made.text) == Some(true) && agrees(&after) != Some(true) {
            return Err(format!("another reader disagrees: {}", shown()));
        }
        Ok(Outcome::Changed)
    });
    outcome.unwrap_or(Ok(Outcome::Nothing))
}

/// Runs random changes and answers how many were refused and how many made.
fn run(make: impl Fn(&mut Choices<'_>) -> Generated) -> (usize, usize) {
    let config = Config {
        cases: CASES,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let counts = std::cell::Cell::new((0, 0));
    let mut runner = TestRunner::new_with_rng(config, rng);
    let choices = (vec(any::<u8>(), 0..160), vec(any::<u8>(), 8));
    let result = runner.run(&choices, |(document, operation)| {
        let made = make(&mut Choices::new(&document));
        let (refused, changed) = counts.get();
        match change(&made, &mut Choices::new(&operation)).map_err(TestCaseError::fail)? {
            Outcome::Nothing => {}
            Outcome::Refused => counts.set((refused + 1, changed)),
            Outcome::Changed => counts.set((refused, changed + 1)),
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    counts.get()
}

#[test]
fn random_yaml_changes_as_told() {
    let (refused, changed) = run(yaml);
    assert!(
        refused * 5 < changed,
        "{refused} refused, {changed} changed"
    );
}

#[test]
fn random_json_changes_as_told() {
    let (refused, changed) = run(|choices| Generated {
        text: json(choices),
        comments: Vec::new(),
    });
    assert!(
        refused * 50 < changed,
        "{refused} refused, {changed} changed"
    );
}
