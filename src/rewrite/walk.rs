//! The walk along a resource and the value it is to have, which touches what differs.
//!
//! Where the smallest edit cannot be made (an alias, a comment in the way), what is around it is
//! written anew, and so on outwards; the walk remembers that it did so.

use std::borrow::Cow;
use std::collections::HashMap;

use super::canonical::canonical;
use super::lists::{Step, plan};
use super::place::Place;
use super::style::{Style, is_flow};
use crate::doc::edit::{self, Literal};
use crate::doc::{NodeRef, Reading, Value};
use crate::text::Edit;

/// Above this product of new and old entries a collection is written anew, because each insertion
/// looks at all of its neighbours.
const MAX_EFFORT: usize = 1 << 25;

/// What becomes of a node.
#[derive(Clone, Copy)]
pub(super) struct Goal<'g> {
    /// Where it stands.
    pub(super) place: Place<'g>,
    /// What it is stored as; none if nobody knows.
    pub(super) current: Option<&'g Value>,
    /// What it is to be stored as.
    pub(super) wanted: &'g Value,
}

impl<'g> Goal<'g> {
    pub(super) fn of(place: Place<'g>, current: &'g Value, wanted: &'g Value) -> Self {
        Self {
            place,
            current: Some(current),
            wanted,
        }
    }
}

/// What the walk has done so far.
pub(super) struct Walk<'s> {
    style: &'s Style,
    reading: Reading,
    /// The edits of the document's text, in an order in which they can be applied together.
    pub(super) edits: Vec<Edit>,
    /// Whether something was written anew because it could not be edited.
    pub(super) rewritten: bool,
}

impl<'s> Walk<'s> {
    pub(super) fn new(style: &'s Style, reading: Reading) -> Self {
        Self {
            style,
            reading,
            edits: Vec::new(),
            rewritten: false,
        }
    }

    /// Brings a node to what is wanted. None if neither it nor
    /// anything in it can be edited.
    pub(super) fn bring(&mut self, node: NodeRef<'_>, goal: Goal<'_>) -> Option<()> {
        let same = |current: &Value| current.same(goal.wanted);
        if goal.current.is_some_and(same) {
            return Some(());
        }
        if node.is_alias() || node.is_opaque() {
            return None;
        }
        let done = self.edits.len();
        if self.finely(node, goal).is_some() {
            return Some(());
        }
        self.edits.truncate(done);
        self.anew(node, goal.place, goal.wanted)?;
        self.rewritten = true;
        Some(())
    }

    /// Writes a value in the place of a node with all it holds.
    pub(super) fn anew(
        &mut self,
        node: NodeRef<'_>,
        place: Place<'_>,
        wanted: &Value,
    ) -> Option<()> {
        let flow = node.parent().is_some_and(is_flow);
        let source = self.source(wanted, place, flow, None);
        self.apply(edit::replace(node, &source))
    }

    /// The source text of a new value.
    pub(super) fn source(
        &self,
        value: &Value,
        place: Place<'_>,
        flow: bool,
        like: Option<NodeRef<'_>>,
    ) -> String {
        let value = canonical(value, place, self.style.sorted);
        self.style.source(&value, flow, like)
    }

    /// The source text of a value of an envelope, as an entry of a mapping.
    pub(super) fn plain_source(&self, value: &Value, mapping: NodeRef<'_>) -> String {
        self.style.source(value, is_flow(mapping), None)
    }

    /// Whether keys stand in the order of the alphabet.
    pub(super) fn is_sorted(&self) -> bool {
        self.style.sorted
    }

    pub(super) fn apply(&mut self, edits: Option<Vec<Edit>>) -> Option<()> {
        self.edits.extend(edits?);
        Some(())
    }

    fn finely(&mut self, node: NodeRef<'_>, goal: Goal<'_>) -> Option<()> {
        let Goal {
            place,
            current,
            wanted,
        } = goal;
        let alternative = |value: Option<&Value>| {
            let word = value.and_then(|value| place.alternative(value));
            word.map(str::to_lowercase)
        };
        match wanted {
            Value::Mapping(_) if node.is_mapping() => {
                if alternative(current) != alternative(Some(wanted)) {
                    // Hardly a field of one means something in the other.
                    return self.anew(node, place, wanted);
                }
                let place = place.chosen(wanted);
                self.mapping(node, Goal { place, ..goal })
            }
            Value::Sequence(items) if node.is_sequence() => {
                self.list(node, place.chosen(wanted), current, items)
            }
            Value::Mapping(_) | Value::Sequence(_) => self.anew(node, place, wanted),
            scalar if node.scalar().is_some() => {
                let number;
                let literal = match scalar {
                    Value::Bool(value) => Literal::Bool(*value),
                    Value::Number(_) => {
                        number = self.style.source(scalar, false, None);
                        Literal::Number(&number)
                    }
                    Value::String(text) => Literal::Text(text),
                    _ => Literal::Null,
                };
                self.apply(edit::set_scalar(node, literal))
            }
            _ => self.anew(node, place, wanted),
        }
    }

    fn list(
        &mut self,
        node: NodeRef<'_>,
        place: Place<'_>,
        current: Option<&Value>,
        wanted: &[Value],
    ) -> Option<()> {
        let items: Vec<NodeRef<'_>> = node.items().collect();
        let given = self.given(&items, place, current);
        let given: Vec<&Value> = given.iter().map(AsRef::as_ref).collect();
        let wanted = if place.is_set() {
            in_given_order(&given, wanted)
        } else {
            wanted.iter().collect()
        };
        if wanted.is_empty() && !items.is_empty() {
            return self.apply(edit::remove_several(&items));
        }
        let steps = plan(&given, &wanted);
        let fresh = steps.iter().filter(|step| !is_stay(step)).count();
        let too_much = Self::is_too_much(fresh, items.len());
        if fresh == steps.len() || too_much {
            let all: Value = wanted.into_iter().cloned().collect();
            self.rewritten |= too_much;
            return self.anew(node, place, &all);
        }
        let mut going = vec![true; items.len()];
        for (step, wanted) in steps.iter().zip(&wanted) {
            if let Step::Stay(old) = *step {
                going[old] = false;
                self.bring(items[old], Goal::of(place.item(), given[old], wanted))?;
            }
        }
        let gone: Vec<NodeRef<'_>> = items
            .iter()
            .zip(going)
            .filter_map(|(item, gone)| gone.then_some(*item))
            .collect();
        if !gone.is_empty() {
            self.apply(edit::remove_several(&gone))?;
        }
        let mut index = 0;
        for (step, wanted) in steps.iter().zip(&wanted) {
            match *step {
                Step::Stay(old) => index = old + 1,
                Step::Move(old) => {
                    self.moved(items[old], index, place.item(), given[old], wanted)?;
                }
                Step::New => self.item(node, index, place.item(), wanted)?,
            }
        }
        Some(())
    }

    /// What each item of a list is stored as.
    fn given<'v>(
        &self,
        items: &[NodeRef<'_>],
        place: Place<'_>,
        current: Option<&'v Value>,
    ) -> Vec<Cow<'v, Value>> {
        let stored = current.and_then(Value::as_sequence).unwrap_or_default();
        if place.is_set() {
            let text = |item: &NodeRef<'_>| Cow::Owned(item.text().unwrap_or_default().into());
            items.iter().map(text).collect()
        } else if stored.len() == items.len() {
            stored.iter().map(Cow::Borrowed).collect()
        } else {
            let read = |item: &NodeRef<'_>| Cow::Owned(Value::from_node(*item, self.reading));
            items.iter().map(read).collect()
        }
    }

    /// Moves an item, with what is to change in it.
    fn moved(
        &mut self,
        item: NodeRef<'_>,
        index: usize,
        place: Place<'_>,
        current: &Value,
        wanted: &Value,
    ) -> Option<()> {
        let done = self.edits.len();
        let inner = self
            .bring(item, Goal::of(place, current, wanted))
            .map(|()| self.edits.split_off(done));
        let copy = inner.and_then(|inner| edit::copy_item(item, index, &inner));
        if copy.is_some() {
            return self.apply(copy);
        }
        self.edits.truncate(done);
        self.rewritten = true;
        self.item(item.parent()?, index, place, wanted)
    }

    /// Writes a new item.
    fn item(
        &mut self,
        list: NodeRef<'_>,
        index: usize,
        place: Place<'_>,
        wanted: &Value,
    ) -> Option<()> {
        let like = list.children().find(|item| !item.is_alias());
        let source = self.source(wanted, place, is_flow(list), like);
        self.apply(edit::insert_item(list, &source, index))
    }

    /// Whether so many new entries are too many for a collection of that size.
    pub(super) fn is_too_much(new: usize, old: usize) -> bool {
        new.saturating_mul(old) > MAX_EFFORT
    }
}

fn is_stay(step: &Step) -> bool {
    matches!(step, Step::Stay(_))
}

/// The items of a set in the order that a file gives them, new ones where the file is sorted or at
/// the end.
fn in_given_order<'v>(given: &[&Value], wanted: &'v [Value]) -> Vec<&'v Value> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    if given.is_sorted_by_key(|value| text(value)) {
        return wanted.iter().collect();
    }
    // Of what stands there twice, the first one counts.
    let given = given.iter().enumerate().rev();
    let rank: HashMap<String, usize> = given.map(|(at, value)| (text(value), at)).collect();
    let mut items: Vec<&Value> = wanted.iter().collect();
    items.sort_by_cached_key(|value| rank.get(&text(value)).copied().unwrap_or(usize::MAX));
    items
}
