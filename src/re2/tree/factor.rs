//! Common beginnings of alternatives, factored out: `abc|abd|x` becomes `ab[cd]|x`.

use super::limits::MAX_HEIGHT;
use super::node::{Id, Literal, Op};
use super::{Count, Flags, Join, Problem, Tree};

impl Tree {
    /// Factors the alternatives `subs` and returns those that are left.
    ///
    /// Each level of recursion adds at least one to the height of the tree, so that the limit on
    /// heights also limits the recursion.
    pub(super) fn factor(&mut self, subs: Vec<Id>, depth: u32) -> Result<Vec<Id>, Problem> {
        if subs.len() < 2 {
            return Ok(subs);
        }
        if depth > MAX_HEIGHT {
            return Err(self.limits.too_deep());
        }
        self.limits.spend(subs.len())?;
        let subs = self.factor_texts(subs, depth)?;
        let subs = self.factor_classes(subs, depth)?;
        let subs = self.merge_runs(subs);
        Ok(self.merge_empties(&subs))
    }

    /// Round 1: alternatives that begin with the same text.
    fn factor_texts(&mut self, mut subs: Vec<Id>, depth: u32) -> Result<Vec<Id>, Problem> {
        let mut out = Vec::with_capacity(subs.len());
        let mut start = 0;
        while start < subs.len() {
            let (mut end, mut same) = (start + 1, self.leading_text(subs[start]).0.len());
            while end < subs.len() {
                let shared = self.shared_text(subs[start], subs[end], same);
                if shared == 0 {
                    break;
                }
                (end, same) = (end + 1, shared);
            }
            if end == start + 1 {
                out.push(subs[start]);
            } else {
                let (text, folds) = self.leading_text(subs[start]);
                let text = text[..same].iter().copied().collect::<Literal>();
                let flags = Flags::default().with(Flags::FOLD, folds);
                let prefix = self.arena.allocate(Op::Literal(text), flags);
                for sub in &mut subs[start..end] {
                    *sub = self.remove_leading_text(*sub, same);
                    self.check_limits(*sub)?;
                }
                out.push(self.factored(prefix, &subs[start..end], depth)?);
            }
            start = end;
        }
        Ok(out)
    }

    /// Round 2: alternatives that begin with the same set of characters, perhaps repeated a fixed
    /// number of times.
    fn factor_classes(&mut self, mut subs: Vec<Id>, depth: u32) -> Result<Vec<Id>, Problem> {
        let mut out = Vec::with_capacity(subs.len());
        let mut start = 0;
        while start < subs.len() {
            let first = self.leading_part(subs[start]);
            let mut end = start + 1;
            if let Some(first) = first.filter(|&first| self.can_be_factored(first)) {
                let is_same = |&sub: &Id| {
                    self.leading_part(sub)
                        .is_some_and(|part| self.is_same(first, part))
                };
                end += subs[end..].iter().take_while(|sub| is_same(sub)).count();
            }
            match first {
                Some(prefix) if end > start + 1 => {
                    for at in start..end {
                        subs[at] = self.remove_leading_part(subs[at], at > start);
                        self.check_limits(subs[at])?;
                    }
                    out.push(self.factored(prefix, &subs[start..end], depth)?);
                }
                _ => out.push(subs[start]),
            }
            start = end;
        }
        Ok(out)
    }

    /// What a prefix and the alternatives behind it make together.
    fn factored(&mut self, prefix: Id, suffixes: &[Id], depth: u32) -> Result<Id, Problem> {
        let suffix = self.collapse(suffixes.to_vec(), Join::Alternate, depth + 1)?;
        let subs = vec![prefix, suffix];
        let copies = self.copies(&subs);
        let id = self.arena.allocate(Op::Concat(subs), Flags::default());
        self.arena[id].copies = copies;
        Ok(id)
    }

    /// Round 3: neighbours that are sets of characters become one set.
    fn merge_runs(&mut self, mut subs: Vec<Id>) -> Vec<Id> {
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
            self.clean(subs[start]);
            out.push(subs[start]);
            start += run;
        }
        out
    }

    /// Round 4: neighbours that match the empty text become one.
    fn merge_empties(&self, subs: &[Id]) -> Vec<Id> {
        let is_empty = |at: usize| {
            subs.get(at)
                .is_some_and(|&id: &Id| matches!(self.arena[id].op, Op::Empty))
        };
        let kept = (0..subs.len()).filter(|&at| !(is_empty(at) && is_empty(at + 1)));
        kept.map(|at| subs[at]).collect()
    }

    /// The text a node begins with, and whether it ignores case.
    fn leading_text(&self, id: Id) -> (&[u32], bool) {
        let id = match &self.arena[id].op {
            Op::Concat(subs) => subs.first().copied().unwrap_or(id),
            _ => id,
        };
        match &self.arena[id].op {
            Op::Literal(text) => (text.runes(), self.arena[id].flags.has(Flags::FOLD)),
            _ => (&[], false),
        }
    }

    /// How many of the first `limit` characters two nodes begin with are the same.
    fn shared_text(&self, first: Id, other: Id, limit: usize) -> usize {
        let ((first, folds), (other, other_folds)) =
            (self.leading_text(first), self.leading_text(other));
        if folds != other_folds {
            return 0;
        }
        let pairs = first[..limit].iter().zip(other);
        pairs.take_while(|(a, b)| a == b).count()
    }

    /// Removes `count` characters of text from the beginning of a node and returns what is left.
    fn remove_leading_text(&mut self, id: Id, count: usize) -> Id {
        let Op::Concat(subs) = &self.arena[id].op else {
            if let Op::Literal(text) = &mut self.arena[id].op {
                text.remove(count);
                if text.runes().is_empty() {
                    self.arena[id].op = Op::Empty;
                }
            }
            return id;
        };
        let Some(&first) = subs.first() else {
            return id;
        };
        if let Op::Literal(text) = &mut self.arena[first].op {
            text.remove(count);
            if !text.runes().is_empty() {
                return id;
            }
        }
        self.arena.release(first);
        self.without_first(id)
    }

    /// The part a node begins with; nothing if that is the empty text.
    fn leading_part(&self, id: Id) -> Option<Id> {
        let part = match &self.arena[id].op {
            Op::Concat(subs) => *subs.first()?,
            _ => id,
        };
        (!matches!(self.arena[part].op, Op::Empty)).then_some(part)
    }

    /// Removes the part a node begins with and returns what is left. The part is given back if
    /// `release`, because the same part of another alternative is kept.
    fn remove_leading_part(&mut self, id: Id, release: bool) -> Id {
        let first = match &self.arena[id].op {
            Op::Concat(subs) => subs.first().copied(),
            _ => None,
        };
        if release {
            self.arena.release(first.unwrap_or(id));
        }
        match first {
            Some(_) => self.without_first(id),
            None => self.arena.allocate(Op::Empty, Flags::default()),
        }
    }

    /// A sequence without its first part: the other part if there were two.
    fn without_first(&mut self, id: Id) -> Id {
        let Op::Concat(subs) = &mut self.arena[id].op else {
            return id;
        };
        subs.remove(0);
        if let [only] = subs[..] {
            self.arena.release(id);
            return only;
        }
        id
    }

    /// Whether a part may be factored out: a set of characters, once or a fixed number of times.
    /// Anything else would change which of several matches is found.
    fn can_be_factored(&self, id: Id) -> bool {
        let node = &self.arena[id];
        match node.op {
            Op::Repeat(Count::Between { min, max }, sub) => {
                max == Some(min) && self.arena[sub].class_rank().is_some()
            }
            _ => node.class_rank().is_some(),
        }
    }

    /// Whether two parts are the same, the first of which may be factored out.
    fn is_same(&self, a: Id, b: Id) -> bool {
        let (node, other) = (&self.arena[a], &self.arena[b]);
        match (&node.op, &other.op) {
            (Op::Literal(a), Op::Literal(b)) => a.runes() == b.runes(),
            (Op::Class(a), Op::Class(b)) => a == b,
            (Op::AnyButNewline, Op::AnyButNewline) | (Op::Any, Op::Any) => true,
            (Op::Repeat(count, sub), Op::Repeat(other_count, other_sub)) => {
                let is_lazy = |flags: Flags| flags.has(Flags::LAZY);
                is_lazy(node.flags) == is_lazy(other.flags)
                    && count == other_count
                    && self.is_same(*sub, *other_sub)
            }
            _ => false,
        }
    }
}
