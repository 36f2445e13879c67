//! Problems that only repeat others.

use std::collections::HashSet;

use super::problem::{Problem, ProblemKind};
use crate::doc::NodeId;
use crate::text::nearest;

/// Drops what only repeats another problem of the same node: a value of the wrong type is none
/// of the allowed words either, one that is refused surprises nobody any more, and a field whose
/// key is misspelt is not missing.
pub(super) fn drop_echoes(problems: &mut Vec<Problem<'_>>) {
    drop_types_of_other_words(problems);
    let wrong: HashSet<NodeId> = problems
        .iter()
        .filter(|problem| matches!(problem.kind, ProblemKind::WrongType { .. }))
        .map(|problem| problem.node.target().id())
        .collect();
    let mut meant: HashSet<(NodeId, String)> = HashSet::new();
    for problem in problems.iter() {
        if let ProblemKind::UnknownField { key, free } = &problem.kind
            && let Some(field) = nearest(key, free.iter())
            && let Some(mapping) = problem.node.parent()
        {
            meant.insert((mapping.id(), field.to_owned()));
        }
    }
    let refused: HashSet<NodeId> = problems
        .iter()
        .filter(|problem| {
            matches!(
                problem.kind,
                ProblemKind::UnknownValue { .. } | ProblemKind::Malformed { .. }
            )
        })
        .map(|problem| problem.node.target().id())
        .collect();
    problems.retain(|problem| {
        if let ProblemKind::MissingField { field, .. } = &problem.kind {
            return !meant.contains(&(problem.node.target().id(), field.clone()));
        }
        if let ProblemKind::MissingOneOf { fields } = &problem.kind {
            let mapping = problem.node.target().id();
            return fields
                .iter()
                .all(|field| !meant.contains(&(mapping, field.clone())));
        }
        let echo = matches!(
            problem.kind,
            ProblemKind::UnknownValue { .. }
                | ProblemKind::Malformed { .. }
                | ProblemKind::OutOfBounds { .. }
        );
        let id = problem.node.target().id();
        let surprise = matches!(problem.kind, ProblemKind::TypeSurprise { .. });
        !(echo && wrong.contains(&id) || surprise && refused.contains(&id))
    });
}

/// Where only some words are allowed, the type of another one does not matter: as a text it would
/// be wrong as well.
fn drop_types_of_other_words(problems: &mut Vec<Problem<'_>>) {
    let is_other_word = |problem: &Problem<'_>| match &problem.kind {
        ProblemKind::UnknownValue { value, allowed, .. } => {
            problem.node.scalar().is_some() && !allowed.contains(value)
        }
        _ => false,
    };
    let others = problems.iter().filter(|problem| is_other_word(problem));
    let others: HashSet<NodeId> = others.map(|problem| problem.node.target().id()).collect();
    problems.retain(|problem| match &problem.kind {
        ProblemKind::WrongType { actual, .. } => {
            let is_nothing = matches!(actual.as_str(), "null" | "nothing");
            is_nothing || !others.contains(&problem.node.target().id())
        }
        _ => true,
    });
}
