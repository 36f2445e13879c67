//! What a validator found, turned into problems at the nodes they are about.

use std::collections::HashSet;
use std::sync::Arc;

use super::check::{Scope, describe};
use super::format::fault;
use super::locate::{self, Step};
use super::problem::{Expected, Problem, ProblemKind};
use super::shape::{Shape, ShapeId};
use crate::doc::{Entry, NodeRef};

/// What the validator found, with the address from the node that was judged.
pub(super) struct Found<'d> {
    pub(super) path: Vec<Step>,
    pub(super) node: NodeRef<'d>,
    pub(super) kind: FoundKind,
}

/// The keyword that was broken, with its operands.
pub(super) enum FoundKind {
    Unknown(Vec<String>),
    Missing(String),
    Type(Vec<Expected>),
    Words(Vec<String>),
    Format(String),
    KeyFormat(String),
    Bounds(String),
}

impl<'d> Found<'d> {
    /// The problems it means, at the nodes it is about.
    pub(super) fn problem(self, scope: &Scope<'_, '_>, root: ShapeId) -> Vec<Problem<'d>> {
        let node = self.node;
        let in_plugin = scope.in_plugin;
        // Of what was not read nothing is known.
        if node.is_opaque() {
            return Vec::new();
        }
        let shapes = &scope.compiled.shapes;
        let shape = locate::shape(shapes, root, &self.path);
        let one = |kind: ProblemKind| {
            vec![Problem {
                kind,
                node,
                on_key: false,
                in_plugin,
            }]
        };
        match self.kind {
            FoundKind::Unknown(keys) => {
                let known = shape.map(|shape| &shape.properties[..]).unwrap_or_default();
                let keys: HashSet<String> = keys.into_iter().collect();
                let one_of = shape.map(|shape| &shape.one_of[..]).unwrap_or_default();
                // Beside the one that is there, none of the others may be.
                let decided = one_of.iter().any(|name| node.get(name).is_some());
                let free: Arc<[String]> = known
                    .iter()
                    .map(|property| &property.name)
                    .filter(|name| node.get(name).is_none())
                    .filter(|name| !decided || !one_of.contains(name))
                    .cloned()
                    .collect();
                let unknown = |entry: Entry<'d>| {
                    let key = entry.key.text();
                    let (name, free) = (key.to_owned(), Arc::clone(&free));
                    let kind = || match shape.and_then(|shape| shape.noun.clone()) {
                        Some(noun) => ProblemKind::UnknownName { noun, name, free },
                        None => ProblemKind::UnknownField { key: name, free },
                    };
                    keys.contains(key).then(|| Problem {
                        kind: kind(),
                        node: entry.value,
                        on_key: true,
                        in_plugin,
                    })
                };
                node.fields().filter_map(unknown).collect()
            }
            FoundKind::Missing(field) => {
                let value = shape
                    .and_then(|shape| shape.property(&field))
                    .map(|property| shapes.get(property.shape));
                one(missing(field, value, in_plugin))
            }
            FoundKind::Type(expected) => one(ProblemKind::WrongType {
                expected,
                actual: describe(node, scope.reading),
            }),
            FoundKind::Words(allowed) => {
                let value = node.text().unwrap_or_default().to_owned();
                let or = Vec::new();
                one(ProblemKind::UnknownValue { value, allowed, or })
            }
            FoundKind::Format(format) => malformed(node, format).map(one).unwrap_or_default(),
            FoundKind::KeyFormat(format) => malformed_keys(node, &format, in_plugin),
            FoundKind::Bounds(detail) => one(ProblemKind::OutOfBounds { detail }),
        }
    }
}

/// A field that is missing. Models of plugins fill in what can only be one word.
fn missing(field: String, value: Option<&Shape>, in_plugin: bool) -> ProblemKind {
    match value.map(|value| (value.constant && in_plugin, value.words.as_slice())) {
        Some((true, [word])) => ProblemKind::Implied {
            field,
            word: word.clone(),
        },
        _ => ProblemKind::MissingField {
            field,
            description: value.and_then(|value| value.description.clone()),
        },
    }
}

fn malformed(node: NodeRef<'_>, format: String) -> Option<ProblemKind> {
    let fault = fault(&format, node.text()?)?;
    let range = (!fault.range.is_empty()).then_some(fault.range);
    Some(ProblemKind::Malformed {
        format,
        detail: fault.detail,
        hint: fault.hint,
        range,
    })
}

/// The keys of a mapping that do not have the form of its keys.
fn malformed_keys<'d>(mapping: NodeRef<'d>, format: &str, in_plugin: bool) -> Vec<Problem<'d>> {
    let bad = mapping.fields().filter_map(|entry| {
        let fault = fault(format, entry.key.text())?;
        let kind = ProblemKind::Malformed {
            format: format.to_owned(),
            detail: fault.detail,
            hint: fault.hint,
            range: None,
        };
        Some(Problem {
            kind,
            node: entry.value,
            on_key: true,
            in_plugin,
        })
    });
    bad.collect()
}
