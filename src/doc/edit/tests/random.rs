//! Random changes of documents made up with comments: the tree changes as told and not otherwise,
//! comments stay with whom they belong to, and an independent reader agrees.

use super::choose::{run, with_op};
use super::generate::{Choices, Generated, Owner, json, yaml};
use super::other_reader::agrees;
use super::{Op, changed, read};
use crate::doc::Parsed;

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
            (Op::Remove(_), Owner::Entry(path)) => (below(path, false), false),
            // Only those that no blank line separates from the entry go.
            (Op::Remove(_) | Op::Replace(..), Owner::Inside(path)) => (false, below(path, false)),
            (Op::Replace(..), Owner::Entry(path)) => (false, below(path, true)),
            _ => (false, false),
        };
        // What moves takes its comments along.
        let moves = matches!(op, Op::Up(..));
        match after[from..].find(text.as_str()) {
            Some(_) if moves => {}
            Some(_) if must_go => return false,
            Some(_) if matches!(op, Op::Move(..)) => {}
            Some(at) => from += at,
            None if must_go || may_go => {}
            None => return false,
        }
    }
    true
}

/// Makes one change and answers whether it was made; none if there was nothing to change.
fn change(made: &Generated, choices: &mut Choices<'_>) -> Result<Option<bool>, String> {
    let parsed = read(&made.text);
    let broken = |one: &Parsed| one.document.is_partial() || !one.problems.is_empty();
    if parsed.iter().any(broken) {
        let problems: Vec<_> = parsed.iter().map(|one| &one.problems).collect();
        return Err(format!("not a document: {problems:?}\n{}", made.text));
    }
    let outcome = with_op(choices, &parsed, |op, paths| {
        let Some(after) = changed(&made.text, op) else {
            return Ok(false);
        };
        let shown = || format!("{op:?}\n--- before\n{}\n--- after\n{after}", made.text);
        if !comments_stay(made, op, paths, &after) {
            return Err(format!("comments: {:?}\n{}", made.comments, shown()));
        }
        if agrees(&made.text) == Some(true) && agrees(&after) != Some(true) {
            return Err(format!("another reader disagrees: {}", shown()));
        }
        Ok(true)
    });
    outcome.transpose()
}

#[test]
fn random_yaml_changes_as_told() {
    let (refused, changed) = run(1500, 160, |document, choices| {
        change(&yaml(document), choices)
    });
    // Items whose comments or block scalars tie them to their place cannot move.
    assert!(
        refused * 20 < changed,
        "{refused} refused, {changed} changed"
    );
}

#[test]
fn random_json_changes_as_told() {
    let (refused, changed) = run(1500, 160, |document, choices| {
        let made = Generated {
            text: json(document),
            comments: Vec::new(),
        };
        change(&made, choices)
    });
    assert_eq!(refused, 0, "{changed} changed");
}
