//! Which item of a list became which item of another one.
//!
//! Items are the same if they are equal; else if they have the same identity, which no other item
//! has: the panel they show, their name, their address, their query. Of what is left between two
//! of those, items of the same kind are taken for each other in order. Of the pairs, the largest number that is in the same
//! order on both sides stays where it is, and the others move.

use std::collections::{HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::doc::Value;

/// Where items keep what tells them apart from their like, the surest first.
const IDENTITIES: &[&[&str]] = &[
    &["content", "$ref"],
    &["spec", "name"],
    &["url"],
    &["name"],
    &["display", "name"],
    &["spec", "display", "title"],
    &["spec", "plugin", "spec", "query"],
];

/// What becomes of an item of the new list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It is the old item of this index, at its place.
    Stay(usize),
    /// It is the old item of this index, which moves.
    Move(usize),
    /// It is new.
    New,
}

/// How an old list becomes a new one: the steps of the new items in order. Old items that no step
/// names go.
pub(super) fn plan(old: &[&Value], new: &[&Value]) -> Vec<Step> {
    let mut pairs = Pairs::new(old, new);
    pairs.at_the_ends();
    pairs.equal();
    for path in IDENTITIES {
        pairs.identical(path);
    }
    let staying = pairs.in_order();
    pairs.between(&staying)
}

struct Pairs<'v> {
    old: &'v [&'v Value],
    new: &'v [&'v Value],
    /// The new item of each old one.
    taken: Vec<Option<usize>>,
    /// The old item of each new one.
    partner: Vec<Option<usize>>,
}

impl<'v> Pairs<'v> {
    fn new(old: &'v [&'v Value], new: &'v [&'v Value]) -> Self {
        Self {
            old,
            new,
            taken: vec![None; old.len()],
            partner: vec![None; new.len()],
        }
    }

    /// Pairs equal items at the start and at the end, so that of items of which there are several
    /// no other one moves than needs to.
    fn at_the_ends(&mut self) {
        let (old, new) = (self.old, self.new);
        let start = old.iter().zip(new).take_while(|(old, new)| old.same(new));
        let start = start.count();
        let (old, new) = (&old[start..], &new[start..]);
        let end = old.iter().rev().zip(new.iter().rev());
        let end = end.take_while(|(old, new)| old.same(new)).count();
        for index in 0..start {
            self.pair(index, index);
        }
        for index in 1..=end {
            self.pair(self.old.len() - index, self.new.len() - index);
        }
    }

    fn pair(&mut self, old: usize, new: usize) {
        self.taken[old] = Some(new);
        self.partner[new] = Some(old);
    }

    /// Pairs equal items, each with the first of its like.
    fn equal(&mut self) {
        let mut open: HashMap<u64, VecDeque<usize>> = HashMap::new();
        for (index, value) in self.old.iter().enumerate() {
            if self.taken[index].is_none() {
                open.entry(hash(value)).or_default().push_back(index);
            }
        }
        for (index, value) in self.new.iter().enumerate() {
            if self.partner[index].is_none()
                && let Some(likes) = open.get_mut(&hash(value))
                && let Some(first) = likes.pop_front_if(|first| self.old[*first].same(value))
            {
                self.pair(first, index);
            }
        }
    }

    /// Pairs items that have the same text at a path, if each is the only one left with it.
    fn identical(&mut self, path: &[&str]) {
        let text = |value: &'v Value| value.at(path).and_then(Value::as_str);
        let old = only(self.old, &self.taken, text);
        let new = only(self.new, &self.partner, text);
        for (index, value) in self.new.iter().enumerate() {
            if let Some(text) = text(value)
                && new.get(text) == Some(&Some(index))
                && let Some(&Some(old)) = old.get(text)
            {
                self.pair(old, index);
            }
        }
    }

    /// The longest run of pairs whose old items are in order: for each new item whether it is one.
    fn in_order(&self) -> Vec<bool> {
        // For each length, the pair with the smallest old item that ends a run of that length.
        let mut ends: Vec<usize> = Vec::new();
        let mut before: Vec<Option<usize>> = vec![None; self.new.len()];
        for (index, partner) in self.partner.iter().enumerate() {
            let Some(old) = partner else { continue };
            let length = ends.partition_point(|&end| self.partner[end] < Some(*old));
            before[index] = length.checked_sub(1).map(|length| ends[length]);
            if length == ends.len() {
                ends.push(index);
            } else {
                ends[length] = index;
            }
        }
        let mut staying = vec![false; self.new.len()];
        let last = ends.last().copied();
        for index in std::iter::successors(last, |&index| before[index]) {
            staying[index] = true;
        }
        staying
    }

    /// Pairs what is left between items that stay, and says what becomes of each new item.
    fn between(&self, staying: &[bool]) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::with_capacity(self.new.len());
        // The next old item that may be taken for a new one.
        let mut next = 0;
        for (index, partner) in self.partner.iter().enumerate() {
            let step = match *partner {
                Some(old) if staying[index] => {
                    next = old + 1;
                    Step::Stay(old)
                }
                Some(old) => Step::Move(old),
                None => {
                    let moves = |new: &Option<usize>| new.is_some_and(|new| !staying[new]);
                    while self.taken.get(next).is_some_and(moves) {
                        next += 1;
                    }
                    match self.old.get(next) {
                        Some(old) if self.taken[next].is_none() && alike(old, self.new[index]) => {
                            next += 1;
                            Step::Stay(next - 1)
                        }
                        _ => Step::New,
                    }
                }
            };
            steps.push(step);
        }
        steps
    }
}

/// Of the items without a partner, the index of the one with each text; none if there are several.
fn only<'v>(
    items: &[&'v Value],
    partners: &[Option<usize>],
    text: impl Fn(&'v Value) -> Option<&'v str>,
) -> HashMap<&'v str, Option<usize>> {
    let mut only = HashMap::new();
    for (index, (value, partner)) in items.iter().zip(partners).enumerate() {
        if let (None, Some(text)) = (partner, text(value)) {
            only.entry(text)
                .and_modify(|index| *index = None)
                .or_insert(Some(index));
        }
    }
    only
}

/// Whether one item may be the other after a change.
fn alike(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Mapping(old), Value::Mapping(new)) => old.get("kind") == new.get("kind"),
        (Value::Mapping(_), _) | (_, Value::Mapping(_)) => false,
        (old, new) => old.as_sequence().is_some() == new.as_sequence().is_some(),
    }
}

/// A number that equal values ([`Value::same`]) share.
fn hash(value: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    std::mem::discriminant(value).hash(&mut hasher);
    match value {
        Value::Null => {}
        Value::Bool(value) => value.hash(&mut hasher),
        // Minus zero is zero.
        Value::Number(number) => (number.as_f64() + 0.0).to_bits().hash(&mut hasher),
        Value::String(text) => text.hash(&mut hasher),
        Value::Sequence(items) => items.iter().for_each(|item| hash(item).hash(&mut hasher)),
        Value::Mapping(mapping) => {
            // The order of keys does not count.
            let entries = mapping.iter().map(|(key, value)| {
                let mut hasher = DefaultHasher::new();
                (key, hash(value)).hash(&mut hasher);
                hasher.finish()
            });
            entries.fold(0, u64::wrapping_add).hash(&mut hasher);
        }
    }
    hasher.finish()
}
