//! What is different between two values, and the plan that makes a store hold what it should.
//!
//! * [`differences`] compares two values by what they mean: lists by what their items are called,
//!   renamed keys, panels that moved to another group;
//! * [`plan`] orders what is to be written and deleted;
//! * [`file`] writes a plan down and reads it back;
//! * [`Shown`] keeps secrets out of what people and programs see of a plan.
//!
//! Both sides come in normal form (`model::normal`). Nothing here reads or writes a store.

pub(crate) mod file;
mod lists;
mod marks;
mod places;
pub(crate) mod plan;
mod shown;
#[cfg(test)]
mod tests;
mod tree;
mod walk;

use crate::doc::Value;
use crate::text::Pointer;

use tree::{NodeId, Renames, Tree};
use walk::Walk;

pub(crate) use shown::Shown;
pub(crate) use tree::Step;

/// What a difference is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Nature {
    /// There is nothing of it in the old value.
    Added,
    /// There is nothing of it in the new value.
    Removed,
    /// One value stands in the place of another.
    Changed,
    /// An item stands at another place among those around it, or in another list. What it holds
    /// may have changed as well.
    Moved,
    /// It stands under another key of the same mapping. What it holds may have changed as well.
    /// References to a renamed panel follow it without being differences of their own.
    Renamed,
}

/// A difference by its nodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    nature: Nature,
    old: Option<NodeId>,
    new: Option<NodeId>,
    /// Of what is removed, the new collection that lacks it.
    lacking: Option<NodeId>,
}

impl Entry {
    fn added(new: NodeId) -> Self {
        Self {
            nature: Nature::Added,
            old: None,
            new: Some(new),
            lacking: None,
        }
    }

    fn removed(old: NodeId, lacking: NodeId) -> Self {
        Self {
            nature: Nature::Removed,
            old: Some(old),
            new: None,
            lacking: Some(lacking),
        }
    }

    fn both(nature: Nature, old: NodeId, new: NodeId) -> Self {
        Self {
            nature,
            old: Some(old),
            new: Some(new),
            lacking: None,
        }
    }
}

/// The differences of two values.
///
/// They are complete: whoever takes out of the old value what is removed and what moves away, puts
/// what is added, moved and renamed where it stands in the new value, fills what is left of a list
/// with the items that stay, and sets what is changed, has the new value. Something that moves
/// into a group that is added as a whole is part of that group, and only says where it comes from.
pub(crate) struct Differences<'v> {
    old: Tree<'v>,
    new: Tree<'v>,
    entries: Vec<Entry>,
}

/// One difference.
#[derive(Clone, Copy)]
pub(crate) struct Difference<'d> {
    /// What it is.
    pub(crate) nature: Nature,
    /// Where it stands in the old value; none if it is added.
    pub(crate) old: Option<Spot<'d>>,
    /// Where it stands in the new value; none if it is removed.
    pub(crate) new: Option<Spot<'d>>,
    /// The collection in the new value that it stands in, or no longer stands in; none if the
    /// whole value changed.
    pub(crate) around: Option<Spot<'d>>,
}

/// A place in one of two values that were compared. Two of the same value are equal if they are the
/// same place.
#[derive(Clone, Copy)]
pub(crate) struct Spot<'d> {
    tree: &'d Tree<'d>,
    id: NodeId,
}

/// Finds what is different. Values that mean the same ([`Value::same`]) have no difference.
///
/// Takes time in proportion to the size of the values, and `n log n` for lists whose items moved.
pub(crate) fn differences<'v>(old: &'v Value, new: &'v Value) -> Differences<'v> {
    let renames = walk::renamed_panels(old, new);
    let (old, new) = (
        Tree::new(old, &renames),
        Tree::new(new, &Renames::default()),
    );
    let walk = Walk {
        old: &old,
        new: &new,
        renames: &renames,
    };
    let entries = places::join(&walk, walk.run(NodeId::ROOT, NodeId::ROOT));
    Differences { old, new, entries }
}

impl Differences<'_> {
    /// Whether there is none.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The differences, from top to bottom of the new value; what is removed stands where it was.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = Difference<'_>> {
        self.entries.iter().map(|entry| {
            let spot = |tree, id: Option<NodeId>| id.map(|id| Spot { tree, id });
            let new = spot(&self.new, entry.new);
            let lacking = spot(&self.new, entry.lacking);
            Difference {
                nature: entry.nature,
                old: spot(&self.old, entry.old),
                new,
                around: lacking.or_else(|| new?.parent()),
            }
        })
    }
}

impl<'d> Spot<'d> {
    /// What stands there.
    pub(crate) fn value(self) -> &'d Value {
        self.tree.value(self.id)
    }

    /// The address, from the root of the value.
    pub(crate) fn pointer(self) -> Pointer {
        self.tree.pointer(self.id)
    }

    /// What it stands in; none of the whole value.
    pub(crate) fn parent(self) -> Option<Spot<'d>> {
        let (id, _) = self.tree.parent(self.id)?;
        Some(Spot { id, ..self })
    }

    /// The step from there to here; none of the whole value.
    pub(crate) fn step(self) -> Option<Step<'d>> {
        self.tree.parent(self.id).map(|(_, step)| step)
    }
}

impl PartialEq for Spot<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.tree, other.tree) && self.id == other.id
    }
}
