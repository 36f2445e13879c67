//! What alternatives begin with, and what is left without it.

use super::node::{Id, Op};
use super::{Count, Flags, Tree};

impl Tree {
    /// The text a node begins with, and whether it ignores case.
    pub(super) fn leading_text(&self, id: Id) -> (&[u32], bool) {
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
    pub(super) fn shared_text(&self, first: Id, other: Id, limit: usize) -> usize {
        let ((first, folds), (other, other_folds)) =
            (self.leading_text(first), self.leading_text(other));
        if folds != other_folds {
            return 0;
        }
        let pairs = first[..limit].iter().zip(other);
        pairs.take_while(|(a, b)| a == b).count()
    }

    /// Removes `count` characters of text from the beginning of a node and returns what is left.
    pub(super) fn remove_leading_text(&mut self, id: Id, count: usize) -> Id {
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
    pub(super) fn leading_part(&self, id: Id) -> Option<Id> {
        let part = match &self.arena[id].op {
            Op::Concat(subs) => *subs.first()?,
            _ => id,
        };
        (!matches!(self.arena[part].op, Op::Empty)).then_some(part)
    }

    /// Removes the part a node begins with and returns what is left. The part is given back if
    /// `release`, because the same part of another alternative is kept.
    pub(super) fn remove_leading_part(&mut self, id: Id, release: bool) -> Id {
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
    pub(super) fn can_be_factored(&self, id: Id) -> bool {
        let node = &self.arena[id];
        match node.op {
            Op::Repeat(Count::Between { min, max }, sub) => {
                max == Some(min) && self.arena[sub].class_rank().is_some()
            }
            _ => node.class_rank().is_some(),
        }
    }

    /// Whether two parts are the same, the first of which may be factored out.
    pub(super) fn is_same(&self, a: Id, b: Id) -> bool {
        let (node, other) = (&self.arena[a], &self.arena[b]);
        let agree = |flag: Flags| node.flags.has(flag) == other.flags.has(flag);
        match (&node.op, &other.op) {
            (Op::Literal(a), Op::Literal(b)) => agree(Flags::FOLD) && a.runes() == b.runes(),
            (Op::Class(a), Op::Class(b)) => agree(Flags::FOLD) && a == b,
            (Op::AnyButNewline, Op::AnyButNewline) | (Op::Any, Op::Any) => true,
            (Op::Repeat(a, a_sub), Op::Repeat(b, b_sub)) => {
                agree(Flags::LAZY) && a == b && self.is_same(*a_sub, *b_sub)
            }
            _ => false,
        }
    }
}
