//! The nodes of the tree and the arena that holds them.

use super::Class;

/// The flags in force where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::re2) struct Flags(u8);

impl Flags {
    /// `i`: case does not matter.
    pub(in crate::re2) const FOLD: Self = Self(1);
    /// `m`: `^` and `$` match at lines.
    pub(in crate::re2) const LINES: Self = Self(2);
    /// `s`: `.` matches a line feed.
    pub(in crate::re2) const DOT_NEWLINE: Self = Self(4);
    /// `U`: repetitions take as little as they can.
    pub(in crate::re2) const LAZY: Self = Self(8);

    /// Whether the flag is set.
    pub(in crate::re2) fn has(self, flag: Self) -> bool {
        self.0 & flag.0 != 0
    }

    /// The flags with this one set or cleared.
    pub(in crate::re2) fn with(self, flag: Self, on: bool) -> Self {
        Self(if on {
            self.0 | flag.0
        } else {
            self.0 & !flag.0
        })
    }

    /// The flags with this one turned round if `toggle`.
    pub(in crate::re2) fn toggled(self, flag: Self, toggle: bool) -> Self {
        self.with(flag, self.has(flag) != toggle)
    }
}

/// What matches no character but asks something of the place. Which places pass is only kept for
/// the empty text, the only one that is ever asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::re2) enum Assertion {
    /// True in the empty text: `^`, `$`, `\A`, `\z`, `\B`.
    HoldsInEmptyText,
    /// False in the empty text: `\b`.
    FailsInEmptyText,
}

/// How often something is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::re2) enum Count {
    /// `*`
    Star,
    /// `+`
    Plus,
    /// `?`
    Quest,
    /// `{min}`, `{min,}` or `{min,max}`; numbers up to 1000.
    Between {
        /// The least number.
        min: u16,
        /// The greatest number, if there is one.
        max: Option<u16>,
    },
}

/// Plain text that loses its beginning when alternatives that share it are factored.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Literal {
    runes: Vec<u32>,
    removed: usize,
}

impl Literal {
    /// Text of one character.
    pub(super) fn of(rune: u32) -> Self {
        Self {
            runes: vec![rune],
            removed: 0,
        }
    }

    /// The characters that are left.
    pub(super) fn runes(&self) -> &[u32] {
        &self.runes[self.removed..]
    }

    /// Appends another text.
    pub(super) fn append(&mut self, other: &Self) {
        self.runes.extend_from_slice(other.runes());
    }

    /// Drops the first `count` characters.
    pub(super) fn remove(&mut self, count: usize) {
        self.removed += count;
    }
}

impl FromIterator<u32> for Literal {
    fn from_iter<I: IntoIterator<Item = u32>>(runes: I) -> Self {
        Self {
            runes: runes.into_iter().collect(),
            removed: 0,
        }
    }
}

/// Index of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id(u32);

/// What a node is.
#[derive(Debug)]
pub(super) enum Op {
    /// Matches the empty text.
    Empty,
    /// Plain text.
    Literal(Literal),
    /// One character of a set.
    Class(Box<Class>),
    /// `.`
    AnyButNewline,
    /// `.` with the flag `s`.
    Any,
    /// An assertion about the place.
    Assert(Assertion),
    /// A capture group.
    Capture(Id),
    /// A repetition.
    Repeat(Count, Id),
    /// One after the other.
    Concat(Vec<Id>),
    /// One or the other.
    Alternate(Vec<Id>),
    /// An open group on the stack.
    LeftParen {
        /// Whether it will capture.
        capture: bool,
    },
    /// `|` on the stack.
    Bar,
}

/// A node with what is known about it.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) op: Op,
    pub(super) flags: Flags,
    /// How many copies of its most repeated part nested counts make; at most 1000 000.
    pub(super) copies: u32,
    /// Instructions of the compiled form when last asked, 0 if never.
    pub(super) size: u64,
    /// Height of the tree below when last asked, 0 if never.
    pub(super) height: u32,
}

impl Node {
    /// Whether it only marks a place on the stack.
    pub(super) fn is_pseudo(&self) -> bool {
        matches!(self.op, Op::LeftParen { .. } | Op::Bar)
    }

    /// Whether it matches exactly one character: its place among the kinds that do, by how much
    /// they can hold.
    pub(super) fn class_rank(&self) -> Option<u8> {
        match &self.op {
            Op::Literal(literal) if literal.runes().len() == 1 => Some(0),
            Op::Class(_) => Some(1),
            Op::AnyButNewline => Some(2),
            Op::Any => Some(3),
            _ => None,
        }
    }

    /// How many numbers Go stores for its characters.
    pub(super) fn runes(&self) -> usize {
        match &self.op {
            Op::Literal(literal) => literal.runes().len(),
            Op::Class(class) => class.runes(),
            _ => 0,
        }
    }

    /// The nodes directly below.
    pub(super) fn subs(&self) -> &[Id] {
        match &self.op {
            Op::Capture(sub) | Op::Repeat(_, sub) => std::slice::from_ref(sub),
            Op::Concat(subs) | Op::Alternate(subs) => subs,
            _ => &[],
        }
    }
}

/// All nodes, in use and free.
///
/// Freed nodes are handed out again, last freed first, because Go's limits start to look at a tree
/// by the number of nodes it ever allocated.
#[derive(Debug, Default)]
pub(super) struct Arena {
    nodes: Vec<Node>,
    free: Vec<Id>,
}

impl Arena {
    /// A node of this kind.
    pub(super) fn allocate(&mut self, op: Op, flags: Flags) -> Id {
        if let Some(id) = self.free.pop() {
            // Go keeps the size under the node's address, so that it outlives the node.
            let size = self[id].size;
            self[id] = Node {
                op,
                flags,
                copies: 1,
                size,
                height: 0,
            };
            return id;
        }
        let id = Id(u32::try_from(self.nodes.len()).expect("the number of nodes is limited"));
        self.nodes.push(Node {
            op,
            flags,
            copies: 1,
            size: 0,
            height: 0,
        });
        id
    }

    /// Gives a node back.
    pub(super) fn release(&mut self, id: Id) {
        self[id].op = Op::Empty;
        self[id].height = 0;
        self.free.push(id);
    }

    /// How many nodes were allocated at the same time at most.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }
}

impl std::ops::Index<Id> for Arena {
    type Output = Node;

    fn index(&self, id: Id) -> &Node {
        &self.nodes[id.0 as usize]
    }
}

impl std::ops::IndexMut<Id> for Arena {
    fn index_mut(&mut self, id: Id) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }
}
