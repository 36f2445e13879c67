//! From the address that a validator reports back to nodes and shapes.

use std::collections::HashMap;

use super::shape::{Shape, ShapeId, Shapes};
use crate::doc::{NodeId, NodeRef};

/// Collections with more children than this get a table, so that many problems in a large one
/// do not cost a walk over it each.
const FEW: usize = 16;

/// A step from a node to one of its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// A field of an object.
    Field(String),
    /// An item of a list.
    Item(usize),
}

/// Finds nodes by their address, many in one document.
#[derive(Default)]
pub(super) struct Locator<'d> {
    fields: HashMap<NodeId, HashMap<&'d str, NodeRef<'d>>>,
    items: HashMap<NodeId, Vec<NodeRef<'d>>>,
}

impl<'d> Locator<'d> {
    /// The node at the end of a path.
    pub(super) fn node(&mut self, from: NodeRef<'d>, path: &[Step]) -> Option<NodeRef<'d>> {
        path.iter()
            .try_fold(from, |node, step| self.step(node, step))
    }

    fn step(&mut self, node: NodeRef<'d>, step: &Step) -> Option<NodeRef<'d>> {
        let large = node.len() > FEW;
        let id = node.target().id();
        match step {
            Step::Field(key) if large => {
                let read = || {
                    node.fields()
                        .map(|entry| (entry.key.text(), entry.value))
                        .collect()
                };
                self.fields
                    .entry(id)
                    .or_insert_with(read)
                    .get(key.as_str())
                    .copied()
            }
            Step::Item(index) if large => {
                let items = self
                    .items
                    .entry(id)
                    .or_insert_with(|| node.items().collect());
                items.get(*index).copied()
            }
            Step::Field(key) => node.get(key),
            Step::Item(index) => node.items().nth(*index),
        }
    }
}

/// The shape at the end of a path that crosses no union.
pub(super) fn shape<'s>(shapes: &'s Shapes, from: ShapeId, path: &[Step]) -> Option<&'s Shape> {
    let id = path.iter().try_fold(from, |id, step| {
        let shape = shapes.get(id);
        match step {
            Step::Field(key) => shape
                .property(key)
                .map(|field| field.shape)
                .or(shape.additional),
            Step::Item(_) => shape.items,
        }
    })?;
    Some(shapes.get(id))
}
