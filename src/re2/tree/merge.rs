//! Alternatives that match one character each, merged to one set.

use super::node::{Id, Op};
use super::{Class, Flags, Problem, Tree};

impl Tree {
    /// Adds what `less` matches to `more`, which is a set that can hold at least as much, and gives
    /// `less` back.
    pub(super) fn merge(&mut self, more: Id, less: Id) {
        let flags = self.arena[less].flags;
        let folds = flags.has(Flags::FOLD);
        let less_op = std::mem::replace(&mut self.arena[less].op, Op::Empty);
        self.arena.release(less);
        let node = &mut self.arena[more];
        match (&mut node.op, less_op) {
            (Op::AnyButNewline, Op::Literal(text)) if text.runes().contains(&10) => {
                node.op = Op::Any;
            }
            (Op::AnyButNewline, Op::Class(class)) if class.holds(10) => node.op = Op::Any,
            (Op::Class(class), Op::Literal(text)) => {
                for &rune in text.runes() {
                    class.add(rune, rune, folds);
                }
            }
            (Op::Class(class), Op::Class(other)) => class.union(&other),
            (Op::Literal(text), Op::Literal(other)) => {
                if text.runes() == other.runes() && node.flags == flags {
                    return;
                }
                let mut class = Class::default();
                for &rune in text.runes() {
                    class.add(rune, rune, node.flags.has(Flags::FOLD));
                }
                for &rune in other.runes() {
                    class.add(rune, rune, folds);
                }
                node.op = Op::Class(Box::new(class));
            }
            _ => {}
        }
    }

    /// Brings a set into its final form after others were merged into it; what holds every
    /// character becomes `.`.
    pub(super) fn clean(&mut self, id: Id) -> Result<(), Problem> {
        let node = &mut self.arena[id];
        let Op::Class(class) = &mut node.op else {
            return Ok(());
        };
        self.limits.spend(class.ranges())?;
        class.clean();
        if class.is_everything() {
            node.op = Op::Any;
        } else if class.is_all_but_newline() {
            node.op = Op::AnyButNewline;
        }
        Ok(())
    }
}
