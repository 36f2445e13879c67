//! What a validator found, turned into problems at the nodes they are about.

use std::collections::HashSet;
use std::sync::Arc;

use super::check::describe;
use super::format::fault;
use super::locate::{self, Step};
use super::problem::{Expected, Problem, ProblemKind};
use super::shape::{ShapeId, Shapes};
use crate::doc::{Entry, NodeRef, Reading};

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
    pub(super) fn problem(
        self,
        shapes: &Shapes,
        root: ShapeId,
        reading: Reading,
    ) -> Vec<Problem<'d>> {
        let node = self.node;
        // Of what was not read nothing is known.
        if node.is_opaque() {
            return Vec::new();
        }
        let shape = locate::shape(shapes, root, &self.path);
        let one = |kind: ProblemKind| {
            vec![Problem {
                kind,
                node,
                on_key: false,
            }]
        };
        match self.kind {
            FoundKind::Unknown(keys) => {
                let known = shape.map(|shape| &shape.properties[..]).unwrap_or_default();
                let keys: HashSet<String> = keys.into_iter().collect();
                let free: Arc<[String]> = known
                    .iter()
                    .map(|property| property.name.clone())
                    .filter(|name| node.get(name).is_none())
                    .collect();
                let unknown = |entry: Entry<'d>| {
                    let key = entry.key.text();
                    keys.contains(key).then(|| Problem {
                        kind: ProblemKind::UnknownField {
                            key: key.to_owned(),
                            free: Arc::clone(&free),
                        },
                        node: entry.value,
                        on_key: true,
                    })
                };
                node.fields().filter_map(unknown).collect()
            }
            FoundKind::Missing(field) => {
                let description = shape
                    .and_then(|shape| shape.property(&field))
                    .and_then(|property| shapes.get(property.shape).description.clone());
                one(ProblemKind::MissingField { field, description })
            }
            FoundKind::Type(expected) => one(ProblemKind::WrongType {
                expected,
                actual: describe(node, reading),
            }),
            FoundKind::Words(allowed) => {
                let value = node.text().unwrap_or_default().to_owned();
                one(ProblemKind::UnknownValue { value, allowed })
            }
            FoundKind::Format(format) => malformed(node, format).map(one).unwrap_or_default(),
            FoundKind::KeyFormat(format) => malformed_keys(node, &format),
            FoundKind::Bounds(detail) => one(ProblemKind::OutOfBounds { detail }),
        }
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
fn malformed_keys<'d>(mapping: NodeRef<'d>, format: &str) -> Vec<Problem<'d>> {
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
        })
    });
    bad.collect()
}
