//! Which items of two lists are the same ones, and which of them have moved.
//!
//! What both lists start and end with stays. Of the rest, items are paired by content, then by
//! name, then by what they are about; equal ones in their order. Of the pairs, the longest row
//! that is in order in both lists stays, all others have moved. What is left between two that
//! stay is compared one by one if it can have become of each other. All this takes `n log n`
//! time at most, also for lists of equal items.

use std::cmp::Reverse;
use std::collections::{HashMap, VecDeque};

use super::marks::Marks;

/// How many items on each side are compared with each other, to find those that are most alike.
const FEW: usize = 30;

/// An old item and the new one that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// The index of the old one.
    pub(super) old: usize,
    /// The index of the new one.
    pub(super) new: usize,
    /// Whether it stands in another order than those that stay.
    pub(super) moved: bool,
}

/// Finds the pairs of two lists, in the order of the new one. Old and new items in no pair are
/// removed and added.
pub(super) fn pairs(old: &[Marks<'_>], new: &[Marks<'_>]) -> Vec<Pair> {
    let (head, tail) = common_ends(old, new);
    let mut pairing = Pairing {
        old,
        new,
        of_new: vec![None; new.len()],
        taken: vec![false; old.len()],
    };
    for at in 0..head {
        pairing.pair(at, at);
    }
    for at in 1..=tail {
        pairing.pair(old.len() - at, new.len() - at);
    }
    pairing.by(|marks| Some(marks.content));
    pairing.by(|marks| marks.name);
    pairing.by(|marks| marks.hints[0].filter(|_| !marks.fixed));
    pairing.by_likeness();
    pairing.by(|marks| marks.hints[1].filter(|_| !marks.fixed));
    let mut found = pairing.pairs();
    mark_moved(&mut found);
    pairing.fill_gaps(&found);
    let mut all = pairing.pairs();
    let moved: HashMap<usize, bool> = found.iter().map(|pair| (pair.new, pair.moved)).collect();
    for pair in &mut all {
        pair.moved = moved.get(&pair.new).copied().unwrap_or(false);
    }
    all
}

/// How many items both lists have in common at their start, and how many of the rest at the end.
fn common_ends(old: &[Marks<'_>], new: &[Marks<'_>]) -> (usize, usize) {
    let same = |(old, new): &(&Marks<'_>, &Marks<'_>)| old.content == new.content;
    let head = old.iter().zip(new).take_while(same).count();
    let tails = old[head..].iter().rev().zip(new[head..].iter().rev());
    (head, tails.take_while(same).count())
}

struct Pairing<'m> {
    old: &'m [Marks<'m>],
    new: &'m [Marks<'m>],
    /// The old item that each new one is.
    of_new: Vec<Option<usize>>,
    /// Whether each old item is a new one.
    taken: Vec<bool>,
}

impl Pairing<'_> {
    fn pair(&mut self, old: usize, new: usize) {
        self.taken[old] = true;
        self.of_new[new] = Some(old);
    }

    fn pairs(&self) -> Vec<Pair> {
        let pairs = self.of_new.iter().enumerate();
        let pairs = pairs.filter_map(|(new, old)| {
            Some(Pair {
                old: (*old)?,
                new,
                moved: false,
            })
        });
        pairs.collect()
    }

    /// Pairs what has the same mark and nothing better, in order.
    fn by(&mut self, mark: impl Fn(&Marks<'_>) -> Option<u64>) {
        let mut waiting: HashMap<u64, VecDeque<usize>> = HashMap::new();
        for (at, marks) in self.old.iter().enumerate() {
            if let Some(mark) = mark(marks).filter(|_| !self.taken[at]) {
                waiting.entry(mark).or_default().push_back(at);
            }
        }
        if waiting.is_empty() {
            return;
        }
        for new in 0..self.new.len() {
            if self.of_new[new].is_some() {
                continue;
            }
            let queue = mark(&self.new[new]).and_then(|mark| waiting.get_mut(&mark));
            if let Some(old) = queue.and_then(VecDeque::pop_front) {
                self.pair(old, new);
            }
        }
    }

    /// Pairs what is about the same and has the most alike texts, where few are to be compared.
    fn by_likeness(&mut self) {
        let open = |marks: &Marks<'_>| !marks.fixed && marks.text.is_some();
        let olds = (0..self.old.len()).filter(|at| !self.taken[*at] && open(&self.old[*at]));
        let olds: Vec<usize> = olds.take(FEW + 1).collect();
        let news =
            (0..self.new.len()).filter(|at| self.of_new[*at].is_none() && open(&self.new[*at]));
        let news: Vec<usize> = news.take(FEW + 1).collect();
        if olds.len() > FEW || news.len() > FEW {
            return;
        }
        let mut alike: Vec<(Reverse<usize>, usize, usize)> = Vec::new();
        for old in olds {
            for new in &news {
                let share = likeness(&self.old[old], &self.new[*new]);
                if share > 0 {
                    alike.push((Reverse(share), old, *new));
                }
            }
        }
        alike.sort_unstable();
        for (_, old, new) in alike {
            if !self.taken[old] && self.of_new[new].is_none() {
                self.pair(old, new);
            }
        }
    }

    /// Pairs what stands in the same gap between items that stay, one by one.
    fn fill_gaps(&mut self, found: &[Pair]) {
        let (mut old_start, mut new_start) = (0, 0);
        let staying = found.iter().filter(|pair| !pair.moved);
        let ends = staying.map(|pair| (pair.old, pair.new));
        for (old_end, new_end) in ends.chain([(self.old.len(), self.new.len())]) {
            let mut olds = (old_start..old_end).filter(|&at| !self.taken[at]);
            let news = (new_start..new_end).filter(|&at| self.of_new[at].is_none());
            let gap: Vec<(usize, usize)> = news
                .map_while(|new| Some((olds.next()?, new)))
                .filter(|&(old, new)| may_become(&self.old[old], &self.new[new]))
                .collect();
            for (old, new) in gap {
                self.pair(old, new);
            }
            (old_start, new_start) = (old_end + 1, new_end + 1);
        }
    }
}

/// How many hundredths of their texts two items have in common at the ends; none if they are about
/// different things.
fn likeness(old: &Marks<'_>, new: &Marks<'_>) -> usize {
    /// Beyond this, one byte more tells nothing.
    const ENOUGH: usize = 500;
    let (Some(a), Some(b)) = (old.text, new.text) else {
        return 0;
    };
    if old.hints[1] != new.hints[1] {
        return 0;
    }
    let same = |(a, b): &(u8, u8)| a == b;
    let heads = a.bytes().zip(b.bytes()).take(ENOUGH);
    let head = heads.take_while(same).count();
    let tails = a.bytes().rev().zip(b.bytes().rev());
    let tails = tails.take(ENOUGH.min(a.len().min(b.len()) - head));
    (head + tails.take_while(same).count()) * 100 / a.len().max(b.len()).max(1)
}

/// Whether the one can have become the other.
fn may_become(old: &Marks<'_>, new: &Marks<'_>) -> bool {
    let named = old.fixed && new.fixed && old.name.is_some() && new.name.is_some();
    old.sort == new.sort && !named
}

/// Marks the pairs that are not in the longest row in which old and new indices rise; they come
/// in the order of the new ones.
fn mark_moved(pairs: &mut [Pair]) {
    /// No pair.
    const NONE: usize = usize::MAX;
    // The pair with the least old index at which a row of each length ends, and for each pair
    // the one before it in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![NONE; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].old < pair.old);
        before[at] = length.checked_sub(1).map_or(NONE, |last| ends[last]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    for pair in &mut *pairs {
        pair.moved = true;
    }
    let mut at = ends.last().copied().unwrap_or(NONE);
    while at != NONE {
        pairs[at].moved = false;
        at = before[at];
    }
}
