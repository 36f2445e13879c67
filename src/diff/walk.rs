//! Walking two values side by side and noting where they differ.

use std::collections::{HashMap, HashSet, VecDeque};

use super::lists;
use super::marks::Marks;
use super::tree::{NodeId, Renames, Step, Tree, hash_of};
use super::{Entry, Nature};
use crate::doc::Value;

/// What is left to do; the last one comes next.
enum Task {
    /// Compares two nodes.
    Compare(NodeId, NodeId),
    /// Notes a difference.
    Note(Entry),
}

/// Two trees on the way through them.
pub(super) struct Walk<'t, 'v> {
    pub(super) old: &'t Tree<'v>,
    pub(super) new: &'t Tree<'v>,
    pub(super) renames: &'t Renames<'v>,
}

/// The panels of a dashboard that have another key in the new value.
pub(super) fn renamed_panels<'v>(old: &'v Value, new: &'v Value) -> Renames<'v> {
    let panels = |value: &'v Value| value.at(&["spec", "panels"]).and_then(Value::as_mapping);
    let (Some(old), Some(new)) = (panels(old), panels(new)) else {
        return Renames::default();
    };
    let none = Renames::default();
    let tree = |panel: &'v Value| Tree::new(panel, &none);
    let gone: Vec<(&str, Tree<'v>)> = old
        .iter()
        .filter(|(key, _)| !new.contains(key))
        .map(|(key, panel)| (key.as_str(), tree(panel)))
        .collect();
    let come: Vec<(&str, Tree<'v>)> = new
        .iter()
        .filter(|(key, _)| !old.contains(key))
        .map(|(key, panel)| (key.as_str(), tree(panel)))
        .collect();
    let mut pairing = HashMap::new();
    let content = |tree: &Tree<'v>| Some(tree.hash(NodeId::ROOT));
    pair_keys(&gone, &come, content, false, &mut pairing);
    pair_keys(&gone, &come, looks, true, &mut pairing);
    Renames(pairing)
}

/// What people recognise a panel by: its title and its kind.
fn looks(tree: &Tree<'_>) -> Option<u64> {
    let panel = tree.value(NodeId::ROOT);
    let text = |path: &[&str]| panel.at(path).and_then(Value::as_str);
    let title = text(&["spec", "display", "name"]).filter(|title| !title.is_empty())?;
    Some(hash_of(&(title, text(&["spec", "plugin", "kind"])?)))
}

/// Pairs keys whose values have the same mark; of several with one mark only if `unique` is not
/// asked for, in their order.
fn pair_keys<'v>(
    gone: &[(&'v str, Tree<'v>)],
    come: &[(&'v str, Tree<'v>)],
    mark: impl Fn(&Tree<'v>) -> Option<u64>,
    unique: bool,
    pairing: &mut HashMap<&'v str, &'v str>,
) {
    let taken: HashSet<&str> = pairing.values().copied().collect();
    let mut waiting: HashMap<u64, (Vec<&'v str>, Vec<&'v str>)> = HashMap::new();
    let mut order = Vec::new();
    for (key, tree) in gone.iter().filter(|(key, _)| !pairing.contains_key(key)) {
        if let Some(mark) = mark(tree) {
            waiting.entry(mark).or_default().0.push(key);
            order.push(mark);
        }
    }
    for (key, tree) in come.iter().filter(|(key, _)| !taken.contains(key)) {
        if let Some(keys) = mark(tree).and_then(|mark| waiting.get_mut(&mark)) {
            keys.1.push(key);
        }
    }
    for mark in order {
        let Some((olds, news)) = waiting.remove(&mark) else {
            continue;
        };
        if !unique || (olds.len() == 1 && news.len() == 1) {
            pairing.extend(olds.into_iter().zip(news));
        }
    }
}

impl<'v> Walk<'_, 'v> {
    /// The differences of two nodes, in the order of the new value; what is removed stands where
    /// it was.
    pub(super) fn run(&self, old: NodeId, new: NodeId) -> Vec<Entry> {
        let mut found = Vec::new();
        let mut tasks = vec![Task::Compare(old, new)];
        while let Some(task) = tasks.pop() {
            match task {
                Task::Note(entry) => found.push(entry),
                Task::Compare(old, new) => {
                    if let Some(entry) = self.compare(old, new, &mut tasks) {
                        found.push(entry);
                    }
                }
            }
        }
        found
    }

    /// Whether two nodes mean the same.
    fn same(&self, old: NodeId, new: NodeId) -> bool {
        let (a, b) = (self.old.value(old), self.new.value(new));
        self.old.hash(old) == self.new.hash(new) && self.renames.same(self.old.key(old), a, b)
    }

    /// Notes that a node has become another one, or what is to be compared inside.
    fn compare(&self, old: NodeId, new: NodeId, tasks: &mut Vec<Task>) -> Option<Entry> {
        if self.same(old, new) {
            return None;
        }
        let inside = match (self.old.value(old), self.new.value(new)) {
            (Value::Mapping(_), Value::Mapping(_)) => self.mappings(old, new),
            (Value::Sequence(_), Value::Sequence(_)) => self.lists(old, new),
            _ => return Some(Entry::both(Nature::Changed, old, new)),
        };
        tasks.extend(inside.into_iter().rev());
        None
    }

    fn mappings(&self, old: NodeId, new: NodeId) -> Vec<Task> {
        let by_key = |tree: &Tree<'v>, id| -> HashMap<&'v str, NodeId> {
            let children = tree.children(id);
            let keyed = children.filter_map(|child| Some((tree.key(child)?, child)));
            keyed.collect()
        };
        let (of_old, of_new) = (by_key(self.old, old), by_key(self.new, new));
        let olds = self.old.children(old);
        let olds = olds.map(|child| {
            let key = self.old.key(child).unwrap_or_default();
            (child, of_new.get(key).copied())
        });
        let olds: Vec<(NodeId, Option<NodeId>)> = olds.collect();
        let is_new = |child: &NodeId| {
            let key = self.new.key(*child).unwrap_or_default();
            !of_old.contains_key(key)
        };
        let come: Vec<NodeId> = self.new.children(new).filter(is_new).collect();
        let gone = olds.iter().filter(|(_, new)| new.is_none());
        let gone: Vec<NodeId> = gone.map(|(old, _)| *old).collect();
        let renamed = if come.is_empty() || gone.is_empty() {
            HashMap::new()
        } else if self.is_panels(old) {
            self.renamed_panels(&gone, &of_new)
        } else {
            self.renamed_keys(&gone, &come)
        };
        let mut tasks = Vec::new();
        for (old, same_key) in olds {
            match (same_key, renamed.get(&old)) {
                (Some(new), _) => tasks.push(Task::Compare(old, new)),
                (None, Some(&new)) => {
                    tasks.push(Task::Note(Entry::both(Nature::Renamed, old, new)));
                    tasks.push(Task::Compare(old, new));
                }
                (None, None) => tasks.push(Task::Note(Entry::removed(old, new))),
            }
        }
        let known: HashSet<NodeId> = renamed.into_values().collect();
        let added = come.into_iter().filter(|child| !known.contains(child));
        tasks.extend(added.map(|child| Task::Note(Entry::added(child))));
        tasks
    }

    /// Whether a node of the old value holds the panels of a dashboard.
    fn is_panels(&self, id: NodeId) -> bool {
        let spec = self.old.parent(id);
        let root = spec.and_then(|(spec, _)| self.old.parent(spec));
        self.old.key(id) == Some("panels") && root == Some((NodeId::ROOT, Step::Key("spec")))
    }

    fn renamed_panels(
        &self,
        gone: &[NodeId],
        of_new: &HashMap<&'v str, NodeId>,
    ) -> HashMap<NodeId, NodeId> {
        let renamed = gone.iter().filter_map(|old| {
            let key = self.renames.0.get(self.old.key(*old)?)?;
            Some((*old, *of_new.get(key)?))
        });
        renamed.collect()
    }

    /// What stands unchanged under another key. Only collections are recognised: that two fields
    /// hold the same number says nothing.
    fn renamed_keys(&self, gone: &[NodeId], come: &[NodeId]) -> HashMap<NodeId, NodeId> {
        let mut waiting: HashMap<u64, VecDeque<NodeId>> = HashMap::new();
        for new in come {
            let hash = self.new.hash(*new);
            waiting.entry(hash).or_default().push_back(*new);
        }
        let holds_something = |id: &NodeId| self.old.children(*id).next().is_some();
        let renamed = gone
            .iter()
            .copied()
            .filter(holds_something)
            .filter_map(|old| {
                let new = waiting.get_mut(&self.old.hash(old))?.pop_front()?;
                Some((old, new))
            });
        renamed.collect()
    }

    fn lists(&self, old: NodeId, new: NodeId) -> Vec<Task> {
        let olds: Vec<NodeId> = self.old.children(old).collect();
        let news: Vec<NodeId> = self.new.children(new).collect();
        let marks = |tree: &Tree<'v>, items: &[NodeId], renames: &Renames<'v>| -> Vec<Marks> {
            let marks = items.iter().map(|item| Marks::of(tree, *item, renames));
            marks.collect()
        };
        let of_old = marks(self.old, &olds, self.renames);
        let of_new = marks(self.new, &news, &Renames::default());
        let pairs = lists::pairs(&of_old, &of_new);
        let mut is_paired = vec![false; olds.len()];
        for pair in &pairs {
            is_paired[pair.old] = true;
        }
        // Before each new item comes what is removed in front of the next old one that stays.
        let mut limits = vec![olds.len(); news.len()];
        let mut limit = olds.len();
        for pair in pairs.iter().rev().filter(|pair| !pair.moved) {
            limits[pair.new] = pair.old;
        }
        for next in limits.iter_mut().rev() {
            limit = limit.min(*next);
            *next = limit;
        }
        let mut tasks = Vec::new();
        let mut removed = (0..olds.len()).filter(|at| !is_paired[*at]).peekable();
        let mut pairs = pairs.into_iter().peekable();
        for (at, item) in news.into_iter().enumerate() {
            while let Some(before) = removed.next_if(|before| *before < limits[at]) {
                tasks.push(Task::Note(Entry::removed(olds[before], new)));
            }
            let Some(pair) = pairs.next_if(|pair| pair.new == at) else {
                tasks.push(Task::Note(Entry::added(item)));
                continue;
            };
            let old = olds[pair.old];
            if pair.moved {
                tasks.push(Task::Note(Entry::both(Nature::Moved, old, item)));
            }
            tasks.push(Task::Compare(old, item));
        }
        tasks.extend(removed.map(|at| Task::Note(Entry::removed(olds[at], new))));
        tasks
    }
}
