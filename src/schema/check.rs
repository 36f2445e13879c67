//! The walk of a document along its schema.
//!
//! The walk knows what is expected where, so it decides how each scalar is read, follows unions
//! by their tag, and collects the sites. Each piece between two unions is then judged by a
//! validator, in the reading that the walk chose.

use std::collections::HashMap;

use super::accepts::{Present, Verdict, accepts, truth};
use super::catalog::{Catalog, Compiled, Family};
use super::problem::{Expected, Problem, ProblemKind};
use super::shape::{Language, Property, RefKind, Shape, ShapeId, Slot, Union};
use crate::doc::{NodeId, NodeRef, Reading, Resolved};
use crate::text::nearest;

/// How scalars are presented to the validators, where that is not what they look like.
pub(super) type Presented<'d> = HashMap<NodeId, Present<'d>>;

/// What a node means beyond its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SiteKind {
    /// A plugin of this family stands here.
    Plugin(Slot),
    /// The text is written in this language.
    Language(Language),
    /// The text names something.
    Reference(RefKind),
}

/// A node that means something beyond its type.
#[derive(Clone, Copy)]
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "what reads queries comes later")
)]
pub(crate) struct Site<'d> {
    /// The node.
    pub(crate) node: NodeRef<'d>,
    /// What it means.
    pub(crate) kind: SiteKind,
}

/// What comes of checking a node.
#[derive(Default)]
pub(crate) struct Checked<'d> {
    /// What is wrong, in no particular order.
    pub(crate) problems: Vec<Problem<'d>>,
    /// Where something stands that means something, in document order.
    pub(crate) sites: Vec<Site<'d>>,
}

/// Checks a node against the schema of a kind; none if the kind is unknown.
pub(crate) fn check<'d>(
    catalog: &Catalog,
    family: Family,
    kind: &str,
    node: NodeRef<'d>,
    reading: Reading,
) -> Option<Checked<'d>> {
    let compiled = catalog.compiled(family, kind)?;
    let mut walk = Walk {
        compiled,
        reading,
        presented: HashMap::new(),
        pieces: Vec::new(),
        checked: Checked::default(),
    };
    walk.piece(node, compiled.shapes.root);
    // Branches of unions were walked before their piece is judged, so the scalars of all pieces
    // are presented now.
    for (node, shape) in std::mem::take(&mut walk.pieces) {
        let validator = catalog.validator(compiled, shape);
        validator.judge(node, &walk.presented, reading, |found| {
            let problem = found.problem(&compiled.shapes, shape, reading);
            walk.checked.problems.extend(problem);
        });
    }
    drop_echoes(&mut walk.checked.problems);
    Some(walk.checked)
}

struct Walk<'c, 'd> {
    compiled: &'c Compiled,
    reading: Reading,
    presented: Presented<'d>,
    /// Nodes that a validator judges, each with its shape.
    pieces: Vec<(NodeRef<'d>, ShapeId)>,
    checked: Checked<'d>,
}

impl<'d> Walk<'_, 'd> {
    /// Walks a node that is judged by itself, or follows its union.
    fn piece(&mut self, node: NodeRef<'d>, id: ShapeId) {
        if self.compiled.shapes.get(id).union.is_none() {
            self.pieces.push((node, id));
        }
        self.walk(node, id);
    }

    fn walk(&mut self, node: NodeRef<'d>, id: ShapeId) {
        let compiled = self.compiled;
        let shape = compiled.shapes.get(id);
        if let Some(union) = &shape.union {
            self.union(node, union);
            return;
        }
        self.annotate(node, shape);
        if node.is_mapping() {
            for entry in node.fields() {
                self.key(entry.key, entry.value);
                let property = shape.property(entry.key.text());
                if let Some(property) = property {
                    self.field(entry.value, property);
                } else if let Some(additional) = shape.additional {
                    self.walk(entry.value, additional);
                }
            }
        } else if node.is_sequence() {
            if let Some(items) = shape.items {
                for item in node.items() {
                    self.walk(item, items);
                }
            }
        } else {
            self.scalar(node, shape);
        }
    }

    fn field(&mut self, value: NodeRef<'d>, property: &Property) {
        let is_null =
            |scalar: crate::doc::Scalar<'_>| scalar.resolve(self.reading) == Resolved::Null;
        if property.nullable && value.scalar().is_some_and(is_null) {
            self.presented.insert(value.target().id(), Present::Hidden);
            return;
        }
        let shape = self.compiled.shapes.get(property.shape);
        if shape.server_managed {
            self.problem(value, true, ProblemKind::ServerManaged);
        }
        if let Some(since) = &shape.since {
            self.problem(
                value,
                true,
                ProblemKind::Newer {
                    since: since.clone(),
                },
            );
        }
        // A word that is not this one may still be taken for it; then something else is said.
        let is_it = || {
            value
                .text()
                .is_some_and(|text| shape.words.iter().any(|word| word == text))
        };
        if shape.deprecated && (shape.words.is_empty() || is_it()) {
            let description = shape.description.clone();
            let on_key = shape.words.is_empty();
            self.problem(value, on_key, ProblemKind::Deprecated { description });
        }
        self.walk(value, property.shape);
    }

    /// Picks the branch of a union and walks it.
    fn union(&mut self, node: NodeRef<'d>, union: &Union) {
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
        let branch = exact.or_else(|| self.compiled.shapes.branch_in_other_case(union, text));
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
            let meant = &self
                .compiled
                .shapes
                .get(*id)
                .property(tag)
                .map(|tag| tag.shape);
            let word = meant.and_then(|id| self.compiled.shapes.get(id).words.first());
            if word.is_some() {
                self.presented
                    .insert(value.target().id(), Present::Anything);
            }
            self.piece(node, *id);
        }
    }

    /// Picks the alternative that has the type of the value.
    fn union_by_type(&mut self, node: NodeRef<'d>, union: &Union) {
        let shapes = &self.compiled.shapes;
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

    /// Decides how a scalar is read.
    fn scalar(&mut self, node: NodeRef<'d>, shape: &Shape) {
        let (Some(scalar), Some(expected)) = (node.scalar(), shape.expected) else {
            return;
        };
        let id = node.target().id();
        if shape.dropped.is_some() && shape.dropped == truth(scalar, self.reading) {
            self.problem(node, false, ProblemKind::Dropped);
        }
        if shape.ignore_case
            && let Some(word) = shape
                .words
                .iter()
                .find(|word| word.eq_ignore_ascii_case(scalar.text()))
            && word != scalar.text()
        {
            self.presented.insert(id, Present::Anything);
            self.problem(
                node,
                false,
                ProblemKind::WrongCase {
                    canonical: word.clone(),
                },
            );
            return;
        }
        match accepts(expected, scalar, self.reading) {
            Verdict::AsItIs => {}
            Verdict::Taken(present) => {
                self.presented.insert(id, present);
            }
            Verdict::Surprising {
                present,
                seen,
                clear,
            } => {
                self.presented.insert(id, present);
                // A time may well be written as one.
                if shape.format.as_deref() != Some("date-time") {
                    let kind = ProblemKind::TypeSurprise {
                        expected,
                        seen,
                        clear,
                    };
                    self.problem(node, false, kind);
                }
            }
        }
    }

    fn key(&mut self, key: crate::doc::Key<'d>, value: NodeRef<'d>) {
        let scalar = key.scalar();
        let suspicious =
            |byte: &u8| !byte.is_ascii_lowercase() || self.reading == Reading::Kubernetes;
        if !scalar.is_plain() || !key.text().as_bytes().first().is_some_and(suspicious) {
            return;
        }
        if let Some(read_as) = scalar.misread_as(self.reading) {
            let key = key.text().to_owned();
            self.problem(value, true, ProblemKind::MisreadKey { key, read_as });
        }
    }

    /// Notes what a node means.
    fn annotate(&mut self, node: NodeRef<'d>, shape: &Shape) {
        let kinds = [
            shape.slot.map(SiteKind::Plugin),
            shape.language.map(SiteKind::Language),
            shape.reference.map(SiteKind::Reference),
        ];
        self.checked
            .sites
            .extend(kinds.into_iter().flatten().map(|kind| Site { node, kind }));
    }

    fn problem(&mut self, node: NodeRef<'d>, on_key: bool, kind: ProblemKind) {
        self.checked.problems.push(Problem { kind, node, on_key });
    }

    fn wrong_type(&self, node: NodeRef<'d>, expected: Vec<Expected>) -> ProblemKind {
        ProblemKind::WrongType {
            expected,
            actual: describe(node, self.reading),
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

/// What a node is, in words with an article.
pub(super) fn describe(node: NodeRef<'_>, reading: Reading) -> String {
    if node.is_mapping() {
        return "a mapping".to_owned();
    }
    if node.is_sequence() {
        return "a list".to_owned();
    }
    let Some(scalar) = node.scalar() else {
        return "something else".to_owned();
    };
    let shown: String = scalar.text().chars().take(30).collect();
    match scalar.resolve(reading) {
        Resolved::Null if scalar.text().is_empty() => "nothing".to_owned(),
        Resolved::Null => "null".to_owned(),
        Resolved::Bool(_) => format!("the boolean `{shown}`"),
        Resolved::Int(_) | Resolved::Float(_) => format!("the number `{shown}`"),
        Resolved::Timestamp => format!("the date `{shown}`"),
        Resolved::String if shown.is_empty() => "an empty string".to_owned(),
        Resolved::String => "a string".to_owned(),
    }
}

/// The entry whose key was probably meant to be `key`.
fn near_key<'d>(node: NodeRef<'d>, key: &str) -> Option<crate::doc::Entry<'d>> {
    let is_near = |entry: &crate::doc::Entry<'d>| nearest(entry.key.text(), [key]).is_some();
    node.fields().find(is_near)
}

/// Drops what only repeats another problem of the same node: a value of the wrong type is none
/// of the allowed words either, one that is refused surprises nobody any more, and a field whose
/// key is misspelt is not missing.
fn drop_echoes(problems: &mut Vec<Problem<'_>>) {
    let wrong: std::collections::HashSet<NodeId> = problems
        .iter()
        .filter(|problem| matches!(problem.kind, ProblemKind::WrongType { .. }))
        .map(|problem| problem.node.target().id())
        .collect();
    let mut meant: std::collections::HashSet<(NodeId, String)> = std::collections::HashSet::new();
    for problem in problems.iter() {
        if let ProblemKind::UnknownField { key, free } = &problem.kind
            && let Some(field) = nearest(key, free.iter())
            && let Some(mapping) = problem.node.parent()
        {
            meant.insert((mapping.id(), field.to_owned()));
        }
    }
    let refused: std::collections::HashSet<NodeId> = problems
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
