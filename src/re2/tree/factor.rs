//! Alternatives, joined: common beginnings are factored out, `abc|abd|x` becomes `ab[cd]|x`.

use super::limits::MAX_HEIGHT;
use super::node::{Id, Literal, Op};
use super::{Flags, Problem, Tree};

/// Alternatives whose common beginnings are being factored out. What follows a beginning is a list
/// of alternatives again, which is worked on first: a stack of these stands for the recursion that
/// Go does.
struct Work {
    /// The node that will hold what is left.
    id: Id,
    subs: Vec<Id>,
    /// How many of `subs` were looked at.
    done: usize,
    /// What is left of those.
    out: Vec<Id>,
    round: Round,
}

/// Alternatives that begin with the same.
struct Group {
    /// What they begin with.
    prefix: Id,
    /// What is left of each.
    suffixes: Vec<Id>,
}

/// What alternatives may have in common.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    /// They begin with the same text.
    Texts,
    /// They begin with the same set of characters, perhaps repeated a fixed number of times.
    Classes,
}

impl Tree {
    /// Joins alternatives; a single one stays as it is.
    pub(super) fn alternatives(&mut self, subs: Vec<Id>) -> Result<Id, Problem> {
        if let [only] = subs[..] {
            return Ok(only);
        }
        // Unfinished work, outermost first, each with the beginning whose suffixes are worked on.
        let mut outer: Vec<(Work, Id)> = Vec::new();
        let mut work = self.start(subs)?;
        loop {
            if let Some(Group { prefix, suffixes }) = self.next_group(&mut work)? {
                // Each level adds at least one to the height of the tree.
                if outer.len() > MAX_HEIGHT as usize {
                    return Err(self.limits.too_deep());
                }
                outer.push((std::mem::replace(&mut work, self.start(suffixes)?), prefix));
                continue;
            }
            let joined = self.end(work)?;
            let Some((unfinished, prefix)) = outer.pop() else {
                return Ok(joined);
            };
            work = unfinished;
            let subs = vec![prefix, joined];
            let copies = self.copies(&subs);
            let id = self.arena.allocate(Op::Concat(subs), Flags::default());
            self.arena[id].copies = copies;
            work.out.push(id);
        }
    }

    /// Begins to work on alternatives.
    fn start(&mut self, subs: Vec<Id>) -> Result<Work, Problem> {
        let id = self.arena.allocate(Op::Empty, Flags::default());
        let subs = self.flatten(subs, |op| match op {
            Op::Alternate(inner) => Some(inner),
            _ => None,
        })?;
        self.limits.spend(subs.len())?;
        Ok(Work {
            id,
            subs,
            done: 0,
            out: Vec::new(),
            round: Round::Texts,
        })
    }

    /// The next alternatives that begin with the same; none when both rounds are over.
    fn next_group(&mut self, work: &mut Work) -> Result<Option<Group>, Problem> {
        loop {
            let subs = &work.subs[work.done..];
            let Some(&first) = subs.first() else {
                if work.round == Round::Classes {
                    return Ok(None);
                }
                work.round = Round::Classes;
                work.subs = std::mem::take(&mut work.out);
                work.done = 0;
                continue;
            };
            let (count, same) = match work.round {
                Round::Texts => self.same_text(subs),
                Round::Classes => (self.same_class(subs), 0),
            };
            work.done += count;
            if count == 1 {
                work.out.push(first);
                continue;
            }
            let suffixes = subs[..count].to_vec();
            return match work.round {
                Round::Texts => self.without_text(suffixes, same).map(Some),
                Round::Classes => self.without_class(suffixes).map(Some),
            };
        }
    }

    /// Takes the first `same` characters of text off alternatives.
    fn without_text(&mut self, mut subs: Vec<Id>, same: usize) -> Result<Group, Problem> {
        let (text, folds) = self.leading_text(subs[0]);
        let text = text[..same].iter().copied().collect::<Literal>();
        let flags = Flags::default().with(Flags::FOLD, folds);
        let prefix = self.arena.allocate(Op::Literal(text), flags);
        for sub in &mut subs {
            *sub = self.remove_leading_text(*sub, same);
            self.check_limits(*sub)?;
        }
        Ok(Group {
            prefix,
            suffixes: subs,
        })
    }

    /// Takes the set of characters that they begin with off alternatives. That of the first one
    /// stands for all.
    fn without_class(&mut self, mut subs: Vec<Id>) -> Result<Group, Problem> {
        let prefix = self.leading_part(subs[0]).unwrap_or(subs[0]);
        for (at, sub) in subs.iter_mut().enumerate() {
            *sub = self.remove_leading_part(*sub, at > 0);
            self.check_limits(*sub)?;
        }
        Ok(Group {
            prefix,
            suffixes: subs,
        })
    }

    /// How many alternatives begin with the same text, and how much of it.
    fn same_text(&self, subs: &[Id]) -> (usize, usize) {
        let mut same = self.leading_text(subs[0]).0.len();
        for (count, &sub) in subs.iter().enumerate().skip(1) {
            match self.shared_text(subs[0], sub, same) {
                0 => return (count, same),
                shared => same = shared,
            }
        }
        (subs.len(), same)
    }

    /// How many alternatives begin with the same set of characters.
    fn same_class(&self, subs: &[Id]) -> usize {
        let first = self
            .leading_part(subs[0])
            .filter(|&first| self.can_be_factored(first));
        let Some(first) = first else { return 1 };
        let is_same = |&&sub: &&Id| {
            self.leading_part(sub)
                .is_some_and(|part| self.is_same(first, part))
        };
        1 + subs[1..].iter().take_while(is_same).count()
    }

    /// Joins what is left of the alternatives.
    fn end(&mut self, work: Work) -> Result<Id, Problem> {
        let subs = self.merge_runs(work.out)?;
        let subs = self.merge_empties(&subs);
        if let [only] = subs[..] {
            self.arena.release(work.id);
            return Ok(only);
        }
        self.arena[work.id].copies = self.copies(&subs);
        self.arena[work.id].op = Op::Alternate(subs);
        Ok(work.id)
    }

    /// Neighbours that are sets of characters become one set.
    fn merge_runs(&mut self, mut subs: Vec<Id>) -> Result<Vec<Id>, Problem> {
        let mut out = Vec::with_capacity(subs.len());
        let mut start = 0;
        while start < subs.len() {
            let rank = |&id: &Id| self.arena[id].class_rank();
            let run = subs[start..]
                .iter()
                .take_while(|sub| rank(sub).is_some())
                .count();
            if run < 2 {
                out.push(subs[start]);
                start += 1;
                continue;
            }
            // The set that can hold most takes the others in; of equal ones, the first.
            let weight = |&id: &Id| (rank(&id), self.arena[id].runes());
            let mut most = start;
            for at in start + 1..start + run {
                if weight(&subs[at]) > weight(&subs[most]) {
                    most = at;
                }
            }
            subs.swap(start, most);
            for at in start + 1..start + run {
                self.merge(subs[start], subs[at]);
            }
            self.clean(subs[start])?;
            out.push(subs[start]);
            start += run;
        }
        Ok(out)
    }

    /// Neighbours that match the empty text become one.
    fn merge_empties(&self, subs: &[Id]) -> Vec<Id> {
        let is_empty = |at: usize| {
            subs.get(at)
                .is_some_and(|&id: &Id| matches!(self.arena[id].op, Op::Empty))
        };
        let kept = (0..subs.len()).filter(|&at| !(is_empty(at) && is_empty(at + 1)));
        kept.map(|at| subs[at]).collect()
    }
}
