//! Panels that stand in another group or tab than before.
//!
//! The lists of two groups are compared with each other, so a panel that went from one to another
//! is first noted as removed here and added there. This joins the two.

use std::collections::{HashMap, HashSet, VecDeque};

use super::tree::{NodeId, Renames, Tree, hash_of};
use super::walk::Walk;
use super::{Entry, Nature};
use crate::doc::Value;

/// An item of a grid on one side.
#[derive(Clone, Copy)]
struct Place {
    item: NodeId,
    /// The node that was noted: the item itself, or the group or tab around it.
    noted: NodeId,
}

/// Joins what was removed in one group and added in another.
pub(super) fn join(walk: &Walk<'_, '_>, found: Vec<Entry>) -> Vec<Entry> {
    let removed = found.iter().filter(|entry| entry.nature == Nature::Removed);
    let mut waiting: HashMap<u64, VecDeque<Place>> = HashMap::new();
    for noted in removed.filter_map(|entry| entry.old) {
        for (panel, place) in places(walk.old, noted, walk.renames) {
            waiting.entry(panel).or_default().push_back(place);
        }
    }
    if waiting.is_empty() {
        return found;
    }
    let mut origins: HashMap<NodeId, Vec<(Place, Place)>> = HashMap::new();
    let mut left: HashSet<NodeId> = HashSet::new();
    let added = found.iter().filter(|entry| entry.nature == Nature::Added);
    for noted in added.filter_map(|entry| entry.new) {
        for (panel, new) in places(walk.new, noted, &Renames::default()) {
            let Some(queue) = waiting.get_mut(&panel) else {
                continue;
            };
            // From a group that went to one that came, with everything else: no news.
            let both_whole = |old: &Place| old.noted != old.item && new.noted != new.item;
            if let Some(old) = queue.pop_front_if(|old| !both_whole(old)) {
                left.insert(old.item);
                origins.entry(noted).or_default().push((old, new));
            }
        }
    }
    let mut joined = Vec::with_capacity(found.len());
    for entry in found {
        let origins = entry.new.and_then(|new| origins.remove(&new));
        let is_left =
            entry.nature == Nature::Removed && entry.old.is_some_and(|old| left.contains(&old));
        if is_left {
            continue;
        }
        let is_whole = |(_, new): &(Place, Place)| new.noted != new.item;
        if entry.nature != Nature::Added || origins.iter().flatten().all(is_whole) {
            joined.push(entry);
        }
        for (old, new) in origins.into_iter().flatten() {
            joined.push(Entry::both(Nature::Moved, old.item, new.item));
            if new.item == new.noted {
                joined.extend(walk.run(old.item, new.item));
            }
        }
    }
    joined
}

/// The items of grids in what was noted, by a hash of the panel.
fn places<'v>(tree: &Tree<'v>, noted: NodeId, renames: &Renames<'v>) -> Vec<(u64, Place)> {
    let panel = |item: NodeId| match tree.value(item).at(&["content", "$ref"]) {
        Some(Value::String(text)) => Some(hash_of(&renames.renamed(Some("$ref"), text))),
        _ => None,
    };
    let place = |item| Some((panel(item)?, Place { item, noted }));
    if let Some(found) = place(noted) {
        return vec![found];
    }
    let list = |from, key: &str| tree.at(from, &[key]);
    let spec = list(noted, "spec").unwrap_or(noted);
    let tabs = list(spec, "tabs")
        .into_iter()
        .flat_map(|tabs| tree.children(tabs));
    let lists = list(spec, "items").into_iter();
    let lists = lists.chain(tabs.filter_map(|tab| list(tab, "items")));
    lists
        .flat_map(|items| tree.children(items))
        .filter_map(place)
        .collect()
}
