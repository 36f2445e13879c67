//! Random operations on a document, and the runner of random tests.

use proptest::collection::vec;
use proptest::prelude::any;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use super::generate::Choices;
use super::{Literal, Op, Where};
use crate::doc::{Document, Kind, NodeId, NodeRef, Parsed, Syntax};

const TEXTS: [&str; 11] = [
    "new",
    "yes",
    "",
    "it's",
    "a: b",
    "two\nlines\n",
    "  deep\nlines",
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
        let mut open: Vec<NodeRef<'_>> = one.document.root().into_iter().collect();
        while let Some(node) = open.pop() {
            let mut path: Vec<usize> = std::iter::successors(Some(node), |node| node.parent())
                .filter(|node| node.parent().is_some())
                .map(NodeRef::index)
                .collect();
            path.push(document);
            path.reverse();
            let pointer = format!("{document}:{}", node.pointer());
            all.push(Address {
                pointer,
                path,
                document,
                id: node.id(),
            });
            if !node.is_alias() {
                open.extend(node.children());
            }
        }
    }
    all
}

/// Chooses an operation and hands it over with the paths of the nodes it concerns.
pub(super) fn with_op<R>(
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
    Some(match (choices.below(8), node.kind()) {
        (0 | 1, Kind::Scalar(_)) => {
            let text = choices.of(&TEXTS);
            let values = [Literal::Text(text), Literal::Int(7), Literal::Null];
            then(Op::Set(at, choices.of(&values)), path)
        }
        (0 | 1, Kind::Mapping { .. }) => insert_key(
            choices,
            at,
            &node
                .entries()
                .map(|entry| entry.key.text())
                .collect::<Vec<_>>(),
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
        (6, Kind::Mapping { .. }) if node.key().is_some() => then(Op::Nest(at, "new"), &[]),
        (4, _) if node.key().is_none() && node.index() > 0 => {
            let parent = node.parent()?;
            let target = parent.children().nth(choices.below(node.index()))?;
            let before = format!("{}:{}", address.document, target.pointer());
            then(Op::Up(at, &before), path)
        }
        (7, _)
            if node
                .parent()
                .is_some_and(|of| of.is_sequence() && of.len() > 1) =>
        {
            let len = node.parent()?.len();
            then(Op::Move(at, choices.below(len + 1)), path)
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
    keys: &[&str],
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

/// Runs a test on `cases` pairs of a document, decided by at most `size` choices, and an
/// operation. The test answers whether a change was made, or refused, or could not be tried.
/// Answers how many were refused and how many made.
pub(super) fn run(
    cases: u32,
    size: usize,
    test: impl Fn(&mut Choices<'_>, &mut Choices<'_>) -> Result<Option<bool>, String>,
) -> (usize, usize) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let refused = std::cell::Cell::new(0);
    let changed = std::cell::Cell::new(0);
    let choices = (vec(any::<u8>(), 0..size), vec(any::<u8>(), 8));
    let result = TestRunner::new_with_rng(config, rng).run(&choices, |(document, operation)| {
        let (mut document, mut operation) = (Choices::new(&document), Choices::new(&operation));
        match test(&mut document, &mut operation).map_err(TestCaseError::fail)? {
            Some(true) => changed.set(changed.get() + 1),
            Some(false) => refused.set(refused.get() + 1),
            None => {}
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
    (refused.get(), changed.get())
}
