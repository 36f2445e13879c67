//! Unions: which alternative a value is, and what is wrong if it is none.

use super::accepts::Present;
use super::check::Walk;
use super::problem::{Expected, ProblemKind};
use super::shape::Union;
use crate::doc::NodeRef;
use crate::text::nearest;

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
            let description = Some(format!("One of {}.", quote(&words)));
            let kind = ProblemKind::MissingField {
                field: tag.clone(),
                description,
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

    /// Picks the alternative that has the type of the value.
    fn union_by_type(&mut self, node: NodeRef<'d>, union: &Union) {
        let shapes = &self.scope.compiled.shapes;
        let fits = |expected: Option<Expected>| match expected {
            Some(Expected::Array) => node.is_sequence(),
            Some(Expected::Object) => node.is_mapping(),
            _ => node.scalar().is_some(),
        };
        let branch = union
            .branches
            .iter()
            .find(|(_, id)| fits(shapes.get(*id).expected));
        if let Some((_, id)) = branch {
            self.piece(node, *id);
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
