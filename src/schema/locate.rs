//! From the address that a validator reports back to nodes and shapes.

use super::shape::{Shape, ShapeId, Shapes};
use crate::doc::NodeRef;

/// A step from a node to one of its children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// A field of an object.
    Field(String),
    /// An item of a list.
    Item(usize),
}

/// The node at the end of a path.
pub(super) fn node<'d>(from: NodeRef<'d>, path: &[Step]) -> Option<NodeRef<'d>> {
    path.iter().try_fold(from, |node, step| match step {
        Step::Field(key) => node.get(key),
        Step::Item(index) => node.items().nth(*index),
    })
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
