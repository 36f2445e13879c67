//! Mappings of the walk: which keys change, go, come and get another name, and where new ones
//! stand.

use std::collections::HashSet;

use super::place::{Place, Shape};
use super::style::is_flow;
use super::walk::{Goal, Walk};
use crate::doc::edit::{self, At};
use crate::doc::{NodeRef, Value};

/// How many pairs of keys that go and keys that come are looked at for a change of name.
const MAX_PAIRS: usize = 10_000;

/// How much more it is to look at a key than at an item.
const EFFORT_OF_A_KEY: usize = 8;

/// A key on both sides.
struct Slot<'d, 'v> {
    /// The key as the schema or the wanted value spells it.
    key: &'v str,
    /// The value that servers see in the file.
    node: Option<NodeRef<'d>>,
    /// All entries of the mapping that have the key, in any spelling that counts.
    entries: Vec<NodeRef<'d>>,
    current: Option<&'v Value>,
    wanted: Option<&'v Value>,
}

/// A key that comes.
struct New<'v> {
    key: &'v str,
    value: &'v Value,
}

impl Walk<'_> {
    /// Brings a mapping, at a chosen place, to what is wanted.
    pub(super) fn mapping(&mut self, node: NodeRef<'_>, goal: Goal<'_>) -> Option<()> {
        let Goal {
            place,
            current,
            wanted,
        } = goal;
        let slots = match place.shape() {
            Shape::Object(_) => object(node, place, current, wanted),
            Shape::Map => map(node, current, wanted),
        };
        let mut gone: Vec<(NodeRef<'_>, &Value)> = Vec::new();
        let mut new = Vec::new();
        for slot in slots {
            let is_same = match (slot.current, slot.wanted) {
                (Some(current), Some(wanted)) => current.same(wanted),
                (None, None) => true,
                _ => false,
            };
            if is_same {
                continue;
            }
            let own = slot.node.filter(|value| {
                value
                    .parent()
                    .is_some_and(|parent| parent.id() == node.id())
            });
            match (own, slot.wanted) {
                (Some(value), Some(wanted_value)) => {
                    let place = place.child(slot.key, wanted);
                    let goal = Goal {
                        place,
                        current: slot.current,
                        wanted: wanted_value,
                    };
                    self.bring(value, goal)?;
                }
                // What a merge key brings in is overridden.
                (None, Some(value)) => new.push(New {
                    key: slot.key,
                    value,
                }),
                (Some(_), None) => {
                    let stored = slot.current.unwrap_or(&Value::Null);
                    gone.extend(slot.entries.iter().map(|entry| (*entry, stored)));
                }
                (None, None) if slot.node.is_some() => return None,
                (None, None) => {}
            }
        }
        if place.has_names() {
            self.rename(&mut gone, &mut new)?;
        }
        let gone: Vec<NodeRef<'_>> = gone.into_iter().map(|(entry, _)| entry).collect();
        let too_much = Self::is_too_much(new.len() * EFFORT_OF_A_KEY, node.len());
        if !new.is_empty() && gone.len() == node.len() || too_much {
            self.rewritten |= too_much;
            return self.anew(node, place, wanted);
        }
        if !gone.is_empty() {
            self.apply(edit::remove_several(&gone))?;
        }
        self.add(node, place, wanted, &gone, new)
    }

    /// Gives another name to what goes and comes with the same value.
    fn rename(
        &mut self,
        gone: &mut Vec<(NodeRef<'_>, &Value)>,
        new: &mut Vec<New<'_>>,
    ) -> Option<()> {
        if gone.len().saturating_mul(new.len()) > MAX_PAIRS {
            return Some(());
        }
        let mut added = Vec::new();
        for entry in new.drain(..) {
            let old = gone.iter().position(|(_, old)| old.same(entry.value));
            match old {
                Some(old) => {
                    let (node, _) = gone.remove(old);
                    self.apply(edit::rename_key(node, entry.key))?;
                }
                None => added.push(entry),
            }
        }
        *new = added;
        Some(())
    }

    /// Writes new keys where their order says.
    fn add(
        &mut self,
        node: NodeRef<'_>,
        place: Place<'_>,
        wanted: &Value,
        gone: &[NodeRef<'_>],
        new: Vec<New<'_>>,
    ) -> Option<()> {
        if new.is_empty() {
            return Some(());
        }
        let order = Order::of(node, place, gone, self.is_sorted());
        let like = node.children().find(|child| !child.is_alias());
        let like = like.filter(|_| place.has_names());
        for entry in order.arrange(new) {
            let at = order.spot(entry.key);
            let place = place.child(entry.key, wanted);
            let source = self.source(entry.value, place, is_flow(node), like);
            self.apply(edit::insert_key(node, entry.key, &source, at))?;
        }
        Some(())
    }
}

/// The keys of an object: the fields it can have. What else the file has stays.
fn object<'d, 'v>(
    node: NodeRef<'d>,
    place: Place<'v>,
    current: Option<&'v Value>,
    wanted: &'v Value,
) -> Vec<Slot<'d, 'v>> {
    let Shape::Object(structure) = place.shape() else {
        return Vec::new();
    };
    let value = |side: Option<&'v Value>, key: &str| {
        // Null is the same as nothing.
        side.and_then(|side| side.get(key))
            .filter(|value| !value.is_null())
    };
    let mut slots: Vec<Slot<'d, 'v>> = structure
        .fields()
        .map(|field| Slot {
            key: field.name,
            node: None,
            entries: Vec::new(),
            current: value(current, field.name),
            wanted: value(Some(wanted), field.name),
        })
        .collect();
    for field in node.fields() {
        if let Some(at) = structure.position(field.key.text()) {
            slots[at].node = Some(field.value);
        }
    }
    for entry in node.entries() {
        if let Some(at) = structure.position(entry.key.text()) {
            slots[at].entries.push(entry.value);
        }
    }
    slots
}

/// The keys of a map: those of the file, then new ones.
fn map<'d: 'v, 'v>(
    node: NodeRef<'d>,
    current: Option<&'v Value>,
    wanted: &'v Value,
) -> Vec<Slot<'d, 'v>> {
    let mut known = HashSet::new();
    let mut slots = Vec::new();
    let fields: Vec<_> = node.fields().collect();
    let irregular = fields.len() != node.len();
    for field in fields {
        let key = field.key.text();
        known.insert(key);
        let entries = if irregular {
            let likes = node.entries().filter(|entry| entry.key.text() == key);
            likes.map(|entry| entry.value).collect()
        } else {
            vec![field.value]
        };
        slots.push(Slot {
            key,
            node: Some(field.value),
            entries,
            current: current.and_then(|current| current.get(key)),
            wanted: wanted.get(key),
        });
    }
    let all = wanted.as_mapping().into_iter().flatten();
    slots.extend(
        all.filter(|(key, _)| !known.contains(key.as_str()))
            .map(|(key, value)| Slot {
                key,
                node: None,
                entries: Vec::new(),
                current: None,
                wanted: Some(value),
            }),
    );
    slots
}

/// The order of the keys of a mapping, as far as it has one.
struct Order<'d, 'c> {
    /// The entries that stay, with their keys.
    staying: Vec<(&'d str, NodeRef<'d>)>,
    by: By<'c>,
}

enum By<'c> {
    /// That of the fields.
    Fields(Place<'c>),
    /// That of the alphabet.
    Alphabet,
    /// None.
    Nothing,
}

impl<'d, 'c> Order<'d, 'c> {
    fn of(node: NodeRef<'d>, place: Place<'c>, gone: &[NodeRef<'_>], sorted: bool) -> Self {
        let gone: HashSet<_> = gone.iter().map(|node| node.id()).collect();
        let keys = node.entries();
        let staying: Vec<_> = keys
            .filter(|entry| !gone.contains(&entry.value.id()))
            .map(|entry| (entry.key.text(), entry.value))
            .collect();
        let alphabetical = staying.is_sorted_by_key(|(key, _)| *key);
        let has_fields = place.fields().next().is_some();
        let by = if alphabetical && (sorted || !has_fields && staying.len() > 1) {
            By::Alphabet
        } else if has_fields {
            By::Fields(place)
        } else {
            By::Nothing
        };
        Self { staying, by }
    }

    /// Whether one key comes before another; none if that is open.
    fn is_before(&self, one: &str, other: &str) -> Option<bool> {
        match self.by {
            By::Fields(place) => Some(place.rank(one)? < place.rank(other)?),
            By::Alphabet => Some(one < other),
            By::Nothing => None,
        }
    }

    /// New keys in their order among one another.
    fn arrange<'v>(&self, mut new: Vec<New<'v>>) -> Vec<New<'v>> {
        match self.by {
            By::Fields(place) => {
                new.sort_by_key(|entry| place.rank(entry.key).unwrap_or(usize::MAX));
            }
            By::Alphabet => new.sort_by_key(|entry| entry.key),
            By::Nothing => {}
        }
        new
    }

    /// Where a new key goes: behind the last of those that come before it, whatever their order.
    fn spot(&self, key: &str) -> At<'d> {
        let mut nearest: Option<(&str, NodeRef<'d>)> = None;
        for &(other, node) in &self.staying {
            let before = self.is_before(other, key) == Some(true);
            let nearer = |(nearest, _)| self.is_before(nearest, other) != Some(false);
            if before && nearest.is_none_or(nearer) {
                nearest = Some((other, node));
            }
        }
        if let Some((_, node)) = nearest {
            return At::After(node);
        }
        // Then it comes before all that have an order.
        let is_ordered = |(other, _): &(&str, _)| self.is_before(key, other).is_some();
        match (self.staying.first(), self.staying.last()) {
            (Some((_, first)), _) if self.staying.iter().any(is_ordered) => At::Before(*first),
            (_, Some((_, last))) => At::After(*last),
            _ => At::End,
        }
    }
}
