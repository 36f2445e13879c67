//! The tree that Go builds while it parses a pattern, as far as its verdict depends on it.
//!
//! Go refuses patterns that nest too deeply or grow too large, and it measures both on its own
//! tree: adjacent characters joined to text, single characters and sets between `|` joined to one
//! set, nested sequences flattened, common beginnings of alternatives factored out. So that the
//! limits fall on the same patterns, the same steps are made here, in the same order. The tree
//! also tells what the checker is asked for beside the verdict: whether the pattern matches the
//! empty text, and whether it is nothing but text.
//!
//! Where Go's work grows with the square of the pattern, a budget of steps ends it (see
//! [`limits`]).

mod factor;
mod limits;
mod merge;
mod node;
mod prefix;

use super::class::Class;
use super::fold::Orbit;
use super::problem::Problem;
use limits::Limits;
use node::{Arena, Id, Literal, Op};

pub(super) use node::{Assertion, Count, Flags};

/// What became of a repetition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeated {
    /// It was added.
    Done,
    /// Nothing stands before it.
    NoArgument,
    /// Together with repetitions inside, it asks for more than 1000 copies.
    TooManyCopies,
}

/// What the finished tree says about the pattern.
#[derive(Debug)]
pub(super) struct Shape {
    /// Whether the empty text as a whole matches.
    pub(super) matches_empty: bool,
    /// The text, if the pattern matches exactly one.
    pub(super) literal: Option<String>,
}

/// The tree under construction: a stack of finished parts and open groups.
#[derive(Debug)]
pub(super) struct Tree {
    arena: Arena,
    stack: Vec<Id>,
    /// The flags in force.
    pub(super) flags: Flags,
    limits: Limits,
}

impl Tree {
    /// The empty tree of a pattern of this many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            arena: Arena::default(),
            stack: Vec::new(),
            flags: Flags::default(),
            limits: Limits::new(bytes),
        }
    }

    /// Adds one character.
    pub(super) fn literal(&mut self, rune: u32) -> Result<(), Problem> {
        let folds = self.flags.has(Flags::FOLD);
        let rune = if folds {
            Orbit::of(rune).members()[0]
        } else {
            rune
        };
        self.add(Op::Literal(Literal::of(rune)))
    }

    /// Adds a set of characters.
    pub(super) fn class(&mut self, mut class: Class) -> Result<(), Problem> {
        class.clean();
        self.add(Op::Class(Box::new(class)))
    }

    /// Adds `.`.
    pub(super) fn dot(&mut self) -> Result<(), Problem> {
        let any = self.flags.has(Flags::DOT_NEWLINE);
        self.add(if any { Op::Any } else { Op::AnyButNewline })
    }

    /// Adds an assertion.
    pub(super) fn assert(&mut self, assertion: Assertion) -> Result<(), Problem> {
        self.add(Op::Assert(assertion))
    }

    /// Opens a group; what closes it brings the flags of now back.
    pub(super) fn open(&mut self, capture: bool) -> Result<(), Problem> {
        self.add(Op::LeftParen { capture })
    }

    /// Starts another alternative.
    pub(super) fn bar(&mut self) -> Result<(), Problem> {
        self.concat()?;
        if !self.swap_bar()? {
            self.add(Op::Bar)?;
        }
        Ok(())
    }

    /// Closes the innermost group; `false` if none is open.
    pub(super) fn close(&mut self) -> Result<bool, Problem> {
        self.end_alternatives()?;
        let inner = self.stack.pop();
        let (Some(inner), Some(paren)) = (inner, self.stack.pop()) else {
            return Ok(false);
        };
        let Op::LeftParen { capture } = self.arena[paren].op else {
            return Ok(false);
        };
        self.flags = self.arena[paren].flags;
        if !capture {
            self.push(inner)?;
            return Ok(true);
        }
        self.arena[paren].copies = self.arena[inner].copies;
        self.arena[paren].op = Op::Capture(inner);
        self.push(paren)?;
        Ok(true)
    }

    /// Repeats what was added last; `lazy` if a `?` follows the operator.
    pub(super) fn repeat(&mut self, count: Count, lazy: bool) -> Result<Repeated, Problem> {
        let Some(top) = self.stack.last_mut() else {
            return Ok(Repeated::NoArgument);
        };
        let sub = *top;
        if self.arena[sub].is_pseudo() {
            return Ok(Repeated::NoArgument);
        }
        let flags = self.flags.toggled(Flags::LAZY, lazy);
        let id = self.arena.allocate(Op::Repeat(count, sub), flags);
        *top = id;
        let copies = self.arena[sub].copies;
        let copies = match count {
            Count::Between { max: Some(0), .. } => 1,
            Count::Between { min, max } => copies * u32::from(max.unwrap_or(min)).max(1),
            Count::Star | Count::Plus | Count::Quest => copies,
        };
        self.arena[id].copies = copies;
        self.check_limits(id)?;
        Ok(if copies > 1000 {
            Repeated::TooManyCopies
        } else {
            Repeated::Done
        })
    }

    /// What the whole pattern is. Its alternatives must have ended, and no group be open.
    pub(super) fn shape(&self) -> Shape {
        let root = *self
            .stack
            .last()
            .expect("the end of the pattern leaves a node on the stack");
        let node = &self.arena[root];
        let literal = match &node.op {
            Op::Empty => Some(String::new()),
            Op::Literal(text) if !node.flags.has(Flags::FOLD) => text
                .runes()
                .iter()
                .map(|&rune| char::from_u32(rune))
                .collect(),
            _ => None,
        };
        Shape {
            matches_empty: self.matches_empty(root),
            literal,
        }
    }

    /// Whether the node matches the empty text where nothing else stands. The tree was measured
    /// before, so that the depth of the recursion is limited.
    fn matches_empty(&self, id: Id) -> bool {
        match &self.arena[id].op {
            Op::Empty | Op::Repeat(Count::Star | Count::Quest, _) => true,
            Op::Assert(assertion) => *assertion == Assertion::HoldsInEmptyText,
            Op::Capture(sub) | Op::Repeat(Count::Plus, sub) => self.matches_empty(*sub),
            Op::Repeat(Count::Between { min, .. }, sub) => *min == 0 || self.matches_empty(*sub),
            Op::Concat(subs) => subs.iter().all(|&sub| self.matches_empty(sub)),
            Op::Alternate(subs) => subs.iter().any(|&sub| self.matches_empty(sub)),
            // What is left matches at least one character.
            _ => false,
        }
    }

    /// Allocates and pushes a node.
    fn add(&mut self, op: Op) -> Result<(), Problem> {
        let id = self.arena.allocate(op, self.flags);
        self.push(id)
    }

    /// Pushes a node and measures it. A set of one character, or of both cases of one, becomes
    /// text.
    fn push(&mut self, id: Id) -> Result<(), Problem> {
        self.limits.count_runes(self.arena[id].runes());
        let single = match &self.arena[id].op {
            Op::Class(class) => class.single(),
            _ => None,
        };
        if let Some((rune, folds)) = single {
            let flags = self.flags.with(Flags::FOLD, folds);
            if self.join_text(Some((rune, flags))) {
                return Ok(());
            }
            self.arena[id].op = Op::Literal(Literal::of(rune));
            self.arena[id].flags = flags;
        } else {
            self.join_text(None);
        }
        self.stack.push(id);
        self.check_limits(id)
    }

    /// Joins the two uppermost nodes if both are text; from now on no repetition can mean the
    /// upper one alone. Its place is taken by `next`, if there is one and the nodes were joined;
    /// then the answer is `true`.
    fn join_text(&mut self, next: Option<(u32, Flags)>) -> bool {
        let [.., below, top] = self.stack[..] else {
            return false;
        };
        let folds = |id: Id| self.arena[id].flags.has(Flags::FOLD);
        let is_text = |id: Id| matches!(self.arena[id].op, Op::Literal(_));
        if !is_text(below) || !is_text(top) || folds(below) != folds(top) {
            return false;
        }
        let end = std::mem::replace(&mut self.arena[top].op, Op::Empty);
        if let (Op::Literal(start), Op::Literal(end)) = (&mut self.arena[below].op, end) {
            start.append(&end);
        }
        if let Some((rune, flags)) = next {
            self.arena[top].op = Op::Literal(Literal::of(rune));
            self.arena[top].flags = flags;
            return true;
        }
        self.stack.pop();
        self.arena.release(top);
        false
    }

    /// Takes what stands above the uppermost open group or bar off the stack.
    fn take_top(&mut self) -> Vec<Id> {
        let pseudo = self
            .stack
            .iter()
            .rposition(|&id| self.arena[id].is_pseudo());
        self.stack.split_off(pseudo.map_or(0, |at| at + 1))
    }

    /// Joins what stands above the uppermost open group or bar one after the other.
    fn concat(&mut self) -> Result<(), Problem> {
        self.join_text(None);
        let subs = self.take_top();
        if subs.is_empty() {
            return self.add(Op::Empty);
        }
        let id = self.sequence(subs)?;
        self.push(id)
    }

    /// Ends the last alternative and joins all of the innermost group, or of the whole pattern.
    pub(super) fn end_alternatives(&mut self) -> Result<(), Problem> {
        self.concat()?;
        if self.swap_bar()? {
            self.stack.pop();
        }
        let subs = self.take_top();
        if let Some(&last) = subs.last() {
            self.clean(last)?;
        }
        let id = self.alternatives(subs)?;
        self.push(id)
    }

    /// Moves a finished alternative below the bar it stands on, joined with the one that stands
    /// there if both are sets of characters; `false` if it stands on no bar.
    fn swap_bar(&mut self) -> Result<bool, Problem> {
        let [.., bar, top] = self.stack[..] else {
            return Ok(false);
        };
        if !matches!(self.arena[bar].op, Op::Bar) {
            return Ok(false);
        }
        let at = self.stack.len() - 2;
        let below = at.checked_sub(1).map(|below| self.stack[below]);
        let ranks = |id: Id| self.arena[id].class_rank();
        if let Some(below) = below
            && let (Some(upper), Some(lower)) = (ranks(top), ranks(below))
        {
            let (more, less) = if upper > lower {
                (top, below)
            } else {
                (below, top)
            };
            self.stack[at - 1] = more;
            self.merge(more, less);
            self.stack.pop();
            return Ok(true);
        }
        if let Some(below) = below {
            // No other alternative will be joined with this one.
            self.clean(below)?;
        }
        self.stack.swap(at, at + 1);
        Ok(true)
    }

    /// Joins nodes one after the other; a single one stays as it is.
    fn sequence(&mut self, subs: Vec<Id>) -> Result<Id, Problem> {
        if let [only] = subs[..] {
            return Ok(only);
        }
        let id = self.arena.allocate(Op::Empty, Flags::default());
        let subs = self.flatten(subs, |op| match op {
            Op::Concat(inner) => Some(inner),
            _ => None,
        })?;
        self.arena[id].copies = self.copies(&subs);
        self.arena[id].op = Op::Concat(subs);
        Ok(id)
    }

    /// Puts the nodes below those of one kind in the place of those, and gives those back.
    fn flatten(
        &mut self,
        subs: Vec<Id>,
        inner: fn(&mut Op) -> Option<&mut Vec<Id>>,
    ) -> Result<Vec<Id>, Problem> {
        let mut flat = Vec::with_capacity(subs.len());
        for sub in subs {
            match inner(&mut self.arena[sub].op) {
                Some(inner) => {
                    flat.append(inner);
                    self.arena.release(sub);
                }
                None => flat.push(sub),
            }
        }
        self.limits.spend(flat.len())?;
        Ok(flat)
    }

    /// The greatest number of copies among these nodes.
    fn copies(&self, subs: &[Id]) -> u32 {
        subs.iter()
            .map(|&sub| self.arena[sub].copies)
            .max()
            .unwrap_or(1)
    }
}
