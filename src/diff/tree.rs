//! A value as a flat list of nodes, each with its parent and a hash of what it means, so that
//! comparing two values takes linear time and no recursion.
//!
//! A node is found again by its number; pointers are made on demand, because a pointer for each
//! node would take quadratic space where keys are long or trees are deep.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::doc::Value;
use crate::text::Pointer;

/// A node of a [`Tree`]: its position in the order of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(usize);

impl NodeId {
    /// The outermost node of every tree.
    pub(super) const ROOT: Self = Self(0);
}

/// The step from a collection to something in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step<'v> {
    /// The value of a key.
    Key(&'v str),
    /// An item of a list, counted from 0.
    Index(usize),
}

struct Node<'v> {
    value: &'v Value,
    parent: Option<(NodeId, Step<'v>)>,
    /// How many nodes the subtree has, this one among them.
    size: usize,
    hash: u64,
}

/// A value with its nodes.
pub(super) struct Tree<'v> {
    /// Parents stand before their children, subtrees without gaps.
    nodes: Vec<Node<'v>>,
}

/// The panels that have another key in the new value, from the old key to the new one.
///
/// References to such a panel are compared as if they had been renamed with it.
#[derive(Default)]
pub(super) struct Renames<'v>(pub(super) HashMap<&'v str, &'v str>);

/// What a reference to a panel starts with.
const PANEL_REF: &str = "#/spec/panels/";

/// The key under which such a reference stands.
const REF_KEY: &str = "$ref";

impl<'v> Renames<'v> {
    /// What an old text under a key says once panels are renamed.
    pub(super) fn renamed(&self, key: Option<&str>, text: &'v str) -> Cow<'v, str> {
        let panel = text
            .strip_prefix(PANEL_REF)
            .filter(|_| !self.0.is_empty() && key == Some(REF_KEY));
        match panel.and_then(|panel| self.0.get(panel)) {
            Some(panel) => Cow::Owned(format!("{PANEL_REF}{panel}")),
            None => Cow::Borrowed(text),
        }
    }

    /// Whether an old value means the same as a new one that stands under the same key, as
    /// [`Value::same`] asks.
    pub(super) fn same(&self, key: Option<&'v str>, old: &'v Value, new: &'v Value) -> bool {
        let mut pairs = vec![(key, old, new)];
        while let Some((key, old, new)) = pairs.pop() {
            match (old, new) {
                (Value::Mapping(old), Value::Mapping(new)) => {
                    if old.len() != new.len() {
                        return false;
                    }
                    for (key, old) in old {
                        let Some(new) = new.get(key) else {
                            return false;
                        };
                        pairs.push((Some(key), old, new));
                    }
                }
                (Value::Sequence(old), Value::Sequence(new)) => {
                    if old.len() != new.len() {
                        return false;
                    }
                    pairs.extend(old.iter().zip(new).map(|(old, new)| (None, old, new)));
                }
                (Value::String(old), Value::String(new)) => {
                    if self.renamed(key, old) != *new {
                        return false;
                    }
                }
                _ if old.same(new) => {}
                _ => return false,
            }
        }
        true
    }
}

impl<'v> Tree<'v> {
    /// The nodes of a value; its hashes are those it has once panels are renamed.
    pub(super) fn new(root: &'v Value, renames: &Renames<'v>) -> Self {
        let mut nodes: Vec<Node<'v>> = Vec::new();
        let mut open = vec![(root, None)];
        while let Some((value, parent)) = open.pop() {
            let id = NodeId(nodes.len());
            nodes.push(Node {
                value,
                parent,
                size: 1,
                hash: 0,
            });
            match value {
                Value::Mapping(mapping) => {
                    let child = |(key, value): &'v (String, Value)| {
                        (value, Some((id, Step::Key(key.as_str()))))
                    };
                    open.extend(mapping.iter().rev().map(child));
                }
                Value::Sequence(items) => {
                    let child = |(at, value)| (value, Some((id, Step::Index(at))));
                    open.extend(items.iter().enumerate().rev().map(child));
                }
                _ => {}
            }
        }
        let mut tree = Self { nodes };
        tree.measure(renames);
        tree
    }

    /// Finds sizes and hashes from the last node to the first: children before their parents.
    fn measure(&mut self, renames: &Renames<'v>) {
        for at in (0..self.nodes.len()).rev() {
            let node = &mut self.nodes[at];
            let key = match node.parent {
                Some((_, Step::Key(key))) => Some(key),
                _ => None,
            };
            node.hash = hash(node.value, node.hash, key, renames);
            let (hash, size, parent) = (node.hash, node.size, node.parent);
            let Some((parent, step)) = parent else {
                continue;
            };
            let parent = &mut self.nodes[parent.0];
            parent.size += size;
            parent.hash = match step {
                // The order of keys does not count, so what is added up must not depend on it.
                Step::Key(key) => parent.hash.wrapping_add(hash_of(&(key, hash))),
                Step::Index(_) => hash_of(&(parent.hash, hash)),
            };
        }
    }

    /// What stands there.
    pub(super) fn value(&self, id: NodeId) -> &'v Value {
        self.nodes[id.0].value
    }

    /// Where it stands: in what, and under which key or index. None of the outermost node.
    pub(super) fn parent(&self, id: NodeId) -> Option<(NodeId, Step<'v>)> {
        self.nodes[id.0].parent
    }

    /// The key under which it stands, if it stands in a mapping.
    pub(super) fn key(&self, id: NodeId) -> Option<&'v str> {
        match self.parent(id) {
            Some((_, Step::Key(key))) => Some(key),
            _ => None,
        }
    }

    /// A hash that is the same for values that mean the same.
    pub(super) fn hash(&self, id: NodeId) -> u64 {
        self.nodes[id.0].hash
    }

    /// What stands directly inside, in order.
    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_, 'v> {
        let end = id.0 + self.nodes[id.0].size;
        let first = (id.0 + 1 < end).then_some(NodeId(id.0 + 1));
        std::iter::successors(first, move |child| {
            let next = child.0 + self.nodes[child.0].size;
            (next < end).then_some(NodeId(next))
        })
    }

    /// What stands at the end of a path of keys.
    pub(super) fn at(&self, from: NodeId, path: &[&str]) -> Option<NodeId> {
        path.iter().try_fold(from, |id, key| {
            self.children(id)
                .find(|child| self.key(*child) == Some(key))
        })
    }

    /// The address of a node.
    pub(super) fn pointer(&self, id: NodeId) -> Pointer {
        let mut steps = Vec::new();
        let mut at = id;
        while let Some((parent, step)) = self.parent(at) {
            steps.push(step);
            at = parent;
        }
        let mut pointer = Pointer::root();
        for step in steps.into_iter().rev() {
            match step {
                Step::Key(key) => pointer.push_key(key),
                Step::Index(index) => pointer.push_index(index),
            }
        }
        pointer
    }
}

/// The hash of a value, with what its children add up to.
fn hash<'v>(value: &'v Value, children: u64, key: Option<&str>, renames: &Renames<'v>) -> u64 {
    match value {
        Value::Null => hash_of(&0u8),
        Value::Bool(value) => hash_of(&(1u8, value)),
        Value::Number(number) => {
            // The nearest float is the same for all texts of a number, but for the sign of zero.
            let nearest = number.as_f64();
            hash_of(&(2u8, (if nearest == 0.0 { 0.0 } else { nearest }).to_bits()))
        }
        Value::String(text) => hash_of(&(3u8, renames.renamed(key, text))),
        Value::Sequence(items) => hash_of(&(4u8, items.len(), children)),
        Value::Mapping(mapping) => hash_of(&(5u8, mapping.len(), children)),
    }
}

/// The hash of anything; the same in every run.
pub(super) fn hash_of(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
