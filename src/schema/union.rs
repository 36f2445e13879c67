//! Unions: which alternative a value is, and what is wrong if it is none.

use super::accepts::Present;
use super::check::{Checked, Walk};
use super::problem::{Expected, ProblemKind};
use super::shape::{ShapeId, Union};
use crate::doc::{NodeRef, Resolved};
use crate::text::nearest;

/// Lists of more words than this help nobody who lacks one.
const FEW_WORDS: usize = 12;

impl<'d> Walk<'_, 'd> {
    /// Picks the branch of a union and walks it.
    pub(super) fn union(&mut self, node: NodeRef<'d>, union: &Union) {
        let Some(tag) = &union.tag else {
            self.union_by_type(node, union);
            return;
        };
        if node.is_opaque() {
            return;
        }
        if !node.is_mapping() {
            let kind = self.wrong_type(node, vec![Expected::Object]);
            self.problem(node, false, kind);
            return;
        }
        let words: Vec<&str> = union
            .branches
            .iter()
            .map(|(word, _)| word.as_str())
            .collect();
        let Some(value) = node.get(tag) else {
            if let Some(misspelt) = near_key(node, tag) {
                let key = misspelt.key.text().to_owned();
                let free = vec![tag.clone()];
                self.problem(
                    misspelt.value,
                    true,
                    ProblemKind::UnknownField {
                        key,
                        free: free.into(),
                    },
                );
                return;
            }
            if let Some(only) = self.only_branch(node, union) {
                self.piece(node, only);
                return;
            }
            let kind = ProblemKind::MissingField {
                field: tag.clone(),
                description: self.about_tag(union, tag, &words),
            };
            self.problem(node, false, kind);
            return;
        };
        let Some(scalar) = value.scalar() else {
            let kind = self.wrong_type(value, vec![Expected::String]);
            self.problem(value, false, kind);
            return;
        };
        let text = scalar.text();
        let exact = words.iter().position(|word| *word == text);
        let branch = exact.or_else(|| self.scope.compiled.shapes.branch_in_other_case(union, text));
        if let Some(index) = branch {
            self.piece(node, union.branches[index].1);
            return;
        }
        let allowed: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        self.problem(
            value,
            false,
            ProblemKind::UnknownValue {
                value: text.to_owned(),
                allowed,
                or: Vec::new(),
            },
        );
        // A typo leaves no doubt about the rest.
        if let Some(meant) = nearest(text, words.iter().copied())
            && let Some((_, id)) = union.branches.iter().find(|(word, _)| word == meant)
        {
            let shapes = &self.scope.compiled.shapes;
            let tag = shapes.get(*id).property(tag);
            if tag.is_some_and(|tag| !shapes.get(tag.shape).words.is_empty()) {
                self.scope
                    .presented
                    .insert(value.target().id(), Present::Anything);
            }
            self.piece(node, *id);
        }
    }

    /// What a tag is for: its words, or, if these are many, what the schema says.
    fn about_tag(&self, union: &Union, tag: &str, words: &[&str]) -> Option<String> {
        if words.len() <= FEW_WORDS {
            return Some(format!("One of {}.", quote(words)));
        }
        let shapes = &self.scope.compiled.shapes;
        let (_, first) = union.branches.first()?;
        let property = shapes.get(*first).property(tag)?;
        shapes.get(property.shape).description.clone()
    }

    /// The only branch that a value without a tag could become by adding to it. Models of plugins
    /// are content with that; everywhere else the tag must be there.
    fn only_branch(&mut self, node: NodeRef<'d>, union: &Union) -> Option<ShapeId> {
        // A trial within a trial would take exponential time.
        if !self.scope.in_plugin || self.scope.trial {
            return None;
        }
        let mut branches: Vec<ShapeId> = union.branches.iter().map(|(_, id)| *id).collect();
        branches.dedup();
        branches.retain(|id| !self.conflicts(node, *id));
        match branches.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether a node contradicts a branch of a union.
    fn conflicts(&mut self, node: NodeRef<'d>, branch: ShapeId) -> bool {
        let trial = self.scope.to_try();
        let scope = std::mem::replace(&mut self.scope, trial);
        let checked = std::mem::take(&mut self.checked);
        self.piece(node, branch);
        self.judge();
        self.scope = scope;
        let Checked { problems, .. } = std::mem::replace(&mut self.checked, checked);
        problems.iter().any(|problem| problem.kind.is_conflict())
    }

    /// Picks the alternative that has the type of the value.
    fn union_by_type(&mut self, node: NodeRef<'d>, union: &Union) {
        let shapes = &self.scope.compiled.shapes;
        let fits = |id: &ShapeId| match shapes.get(*id).expected {
            Some(Expected::Array) => node.is_sequence(),
            Some(Expected::Object) => node.is_mapping(),
            _ => node.scalar().is_some(),
        };
        let branches = union.branches.iter().map(|(_, id)| *id);
        let candidates: Vec<ShapeId> = branches.filter(fits).collect();
        let branch = match candidates.as_slice() {
            [only] => Some(*only),
            several => several
                .iter()
                .copied()
                .find(|id| self.has_type(node, shapes.get(*id).expected)),
        };
        if let Some(id) = branch {
            if !self.is_other_word(node, id, &candidates) {
                self.piece(node, id);
            }
        } else if !node.is_opaque() {
            let expected = union
                .branches
                .iter()
                .filter_map(|(_, id)| shapes.get(*id).expected)
                .collect();
            let kind = self.wrong_type(node, expected);
            self.problem(node, false, kind);
        }
    }

    /// Whether a scalar looks like the type, where others are possible.
    fn has_type(&self, node: NodeRef<'d>, expected: Option<Expected>) -> bool {
        let Some(scalar) = node.scalar() else {
            return false;
        };
        let resolved = scalar.resolve(self.scope.reading);
        match expected {
            Some(Expected::Boolean) => matches!(resolved, Resolved::Bool(_)),
            Some(Expected::Integer | Expected::Number) => {
                matches!(resolved, Resolved::Int(_) | Resolved::Float(_))
            }
            _ => matches!(resolved, Resolved::String | Resolved::Timestamp),
        }
    }

    /// Notes a text that is none of the words of its alternative, where a scalar of another type
    /// would do as well.
    fn is_other_word(&mut self, node: NodeRef<'d>, id: ShapeId, candidates: &[ShapeId]) -> bool {
        let shapes = &self.scope.compiled.shapes;
        let words = &shapes.get(id).words;
        let Some(text) = node.text().filter(|text| {
            candidates.len() > 1 && !words.is_empty() && !words.iter().any(|word| word == text)
        }) else {
            return false;
        };
        let others = candidates.iter().filter(|other| **other != id);
        let kind = ProblemKind::UnknownValue {
            value: text.to_owned(),
            allowed: words.clone(),
            or: others
                .filter_map(|other| shapes.get(*other).expected)
                .collect(),
        };
        self.problem(node, false, kind);
        true
    }
}

/// The words in backticks, joined for people.
fn quote(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The entry whose key was probably meant to be `key`.
fn near_key<'d>(node: NodeRef<'d>, key: &str) -> Option<crate::doc::Entry<'d>> {
    let is_near = |entry: &crate::doc::Entry<'d>| nearest(entry.key.text(), [key]).is_some();
    node.fields().find(is_near)
}
