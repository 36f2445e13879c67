//! How large a tree may become.
//!
//! Go has three limits: the height of the tree, the number of instructions it compiles to, and
//! the numbers stored for sets of characters. It starts to look at the first two only when the
//! tree could reach them, and it keeps what it once measured even where a node changed since. The
//! same is done here, because it decides which patterns pass.
//!
//! The fourth limit is ours: a budget of steps in proportion to the pattern, and a number of nodes
//! that memory can bear. Only patterns of many thousand bytes exceed it, on which Go's work grows
//! with the square of their length, or of millions; they are refused as too large although Go might
//! accept them in the end.

use super::node::{Arena, Count, Id, Op};
use super::{Problem, Tree};
use crate::re2::problem::ProblemKind;
use crate::text::Span;

/// The greatest height of a tree.
pub(super) const MAX_HEIGHT: u32 = 1000;

/// The greatest number of instructions: 128 MB at 40 bytes each.
const MAX_SIZE: u64 = (128 << 20) / 40;

/// The greatest number of numbers in sets and texts: 128 MB at 4 bytes each.
const MAX_RUNES: usize = (128 << 20) / 4;

/// The greatest number of nodes; more than [`MAX_SIZE`], which most of them count towards.
const MAX_NODES: usize = 4_000_000;

/// The budget of steps: for any pattern, and for each of its bytes.
const STEPS: (usize, usize) = (4_000_000, 16);

/// What was measured so far.
#[derive(Debug)]
pub(super) struct Limits {
    /// The whole pattern, which is what a limit marks.
    whole: Span,
    steps: usize,
    runes: usize,
    /// The product of all counts, until sizes are tracked.
    repeats: u64,
    tracks_size: bool,
    tracks_height: bool,
}

impl Limits {
    /// Nothing measured in a pattern of this many bytes.
    pub(super) fn new(bytes: usize) -> Self {
        let (base, per_byte) = STEPS;
        Self {
            whole: Span::new(0, bytes),
            steps: bytes.saturating_mul(per_byte).saturating_add(base),
            runes: 0,
            repeats: 1,
            tracks_size: false,
            tracks_height: false,
        }
    }

    /// Counts numbers stored for a node that is pushed.
    pub(super) fn count_runes(&mut self, runes: usize) {
        self.runes += runes;
    }

    /// Takes steps from the budget.
    pub(super) fn spend(&mut self, steps: usize) -> Result<(), Problem> {
        match self.steps.checked_sub(steps) {
            Some(left) => {
                self.steps = left;
                Ok(())
            }
            None => Err(self.too_large()),
        }
    }

    /// The pattern is too large.
    pub(super) fn too_large(&self) -> Problem {
        Problem {
            kind: ProblemKind::TooLarge,
            span: self.whole,
        }
    }

    /// The tree is too high.
    pub(super) fn too_deep(&self) -> Problem {
        Problem {
            kind: ProblemKind::NestingTooDeep,
            span: self.whole,
        }
    }

    /// Starts to track sizes if the tree could be too large by now. `count` is that of the
    /// repetition that was just added, if it was one.
    fn start_sizes(&mut self, count: Option<Count>, nodes: usize) -> bool {
        if let Some(Count::Between { min, max }) = count {
            let factor = u64::from(max.unwrap_or(min)).max(1);
            let product = self.repeats * factor;
            self.repeats = if factor > MAX_SIZE / self.repeats {
                MAX_SIZE
            } else {
                product
            };
        }
        self.tracks_size = nodes as u64 >= MAX_SIZE / self.repeats;
        self.tracks_size
    }
}

impl Tree {
    /// Measures a node that was just added or changed.
    pub(super) fn check_limits(&mut self, id: Id) -> Result<(), Problem> {
        if self.limits.runes > MAX_RUNES || self.arena.len() > MAX_NODES {
            return Err(self.limits.too_large());
        }
        self.check_size(id)?;
        self.check_height(id)
    }

    fn check_size(&mut self, id: Id) -> Result<(), Problem> {
        if !self.limits.tracks_size {
            let count = match self.arena[id].op {
                Op::Repeat(count, _) => Some(count),
                _ => None,
            };
            if !self.limits.start_sizes(count, self.arena.len()) {
                return Ok(());
            }
            for at in 0..self.stack.len() {
                self.check_size(self.stack[at])?;
            }
        }
        self.limits.spend(self.arena[id].subs().len())?;
        if measure_size(&mut self.arena, id) > MAX_SIZE {
            return Err(self.limits.too_large());
        }
        Ok(())
    }

    fn check_height(&mut self, id: Id) -> Result<(), Problem> {
        if !self.limits.tracks_height {
            if self.arena.len() < MAX_HEIGHT as usize {
                return Ok(());
            }
            self.limits.tracks_height = true;
            for at in 0..self.stack.len() {
                self.check_height(self.stack[at])?;
            }
        }
        self.limits.spend(self.arena[id].subs().len())?;
        if measure_height(&mut self.arena, id) > MAX_HEIGHT {
            return Err(self.limits.too_deep());
        }
        Ok(())
    }
}

/// The number of instructions of a node, from the sizes last measured below it.
///
/// Nodes get measured as they are pushed, so that recursion only meets what was made since or
/// before sizes were tracked; its depth is that of the tree, which is limited.
fn measure_size(arena: &mut Arena, id: Id) -> u64 {
    let mut below = 0_u64;
    for at in 0..arena[id].subs().len() {
        let sub = arena[id].subs()[at];
        let known = arena[sub].size;
        below = below.saturating_add(if known > 0 {
            known
        } else {
            measure_size(arena, sub)
        });
    }
    let size = match &arena[id].op {
        Op::Literal(literal) => literal.runes().len() as u64,
        Op::Capture(_) => below.saturating_add(2),
        Op::Repeat(count, _) => repeated_size(*count, below),
        Op::Concat(_) => below,
        Op::Alternate(subs) => below.saturating_add(subs.len().saturating_sub(1) as u64),
        _ => 1,
    };
    arena[id].size = size.max(1);
    arena[id].size
}

/// The number of instructions of something that takes `once` of them, repeated.
fn repeated_size(count: Count, once: u64) -> u64 {
    let (copies, more) = match count {
        // One or two; Go assumes the worse.
        Count::Star | Count::Between { min: 0, max: None } => (1, 2),
        Count::Plus | Count::Quest => (1, 1),
        Count::Between { min, max: None } => (min, 1),
        // xx(x(x(x)?)?)? for x{2,5}
        Count::Between {
            min,
            max: Some(max),
        } => (max, max - min),
    };
    once.saturating_mul(u64::from(copies))
        .saturating_add(u64::from(more))
}

/// The height of the tree below a node, from the heights last measured below it.
fn measure_height(arena: &mut Arena, id: Id) -> u32 {
    let mut height = 1;
    for at in 0..arena[id].subs().len() {
        let sub = arena[id].subs()[at];
        let known = arena[sub].height;
        let below = if known > 0 {
            known
        } else {
            measure_height(arena, sub)
        };
        height = height.max(below + 1);
    }
    arena[id].height = height;
    height
}
