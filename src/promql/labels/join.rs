//! Labels of binary expressions: what joins keep of either side.

use super::set::{Bits, NAME, Set};
use super::{Listed, Pass};
use crate::promql::ast::{Ast, Binary, Matching};
use crate::promql::names::BinaryOp;

/// What an operator does with the metric name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Name {
    Kept,
    Dropped,
    Unsure,
}

/// The labels of `on` or `ignoring`.
#[derive(Debug, Clone, Copy)]
pub(super) struct OnList {
    pub(super) ignoring: bool,
    pub(super) listed: Listed,
}

impl OnList {
    /// What is left of the labels of a match of one series with one.
    fn leave(self, set: Set) -> Set {
        let Listed { bits, open } = self.listed;
        match (self.ignoring, open) {
            (true, false) => set.dropping(bits),
            (true, true) => set.weakened().dropping(bits),
            (false, false) => set.keeping(bits),
            (false, true) => set.weakened().taking(bits, set),
        }
    }
}

/// The labels that are the same on both sides of a match; none that may not be.
pub(super) fn compared(on: Option<OnList>) -> Bits {
    match on {
        None => !NAME,
        Some(OnList {
            ignoring: false,
            listed,
        }) => listed.bits,
        Some(OnList { listed, .. }) if listed.open => 0,
        Some(OnList { listed, .. }) => !(NAME | listed.bits),
    }
}

impl Pass<'_, '_> {
    /// The labels of a binary expression; none if both sides are numbers.
    pub(super) fn binary(&mut self, binary: Binary) -> Option<Set> {
        let matching = matching_of(self.ast, binary);
        let name = name_fate(binary.op, &matching);
        let (left, right) = match (self.operand(binary.left), self.operand(binary.right)) {
            (Some(left), Some(right)) => (left, right),
            (left, right) => return left.or(right).map(|set| self.named(set, name)),
        };
        Some(match binary.op {
            BinaryOp::Missing => Set::UNKNOWN,
            BinaryOp::Or => left.or(right),
            BinaryOp::Unless => left,
            BinaryOp::Variable => left.or(right).weakened(),
            _ if matching.variable.is_some() && binary.op != BinaryOp::And => {
                self.named(left.or(right).weakened(), name)
            }
            BinaryOp::And => {
                let equal = self.compared(&matching);
                self.taking(left, equal, left.and(right))
            }
            _ => self.join(&matching, left, right, name),
        })
    }

    /// Two vectors, series by series.
    fn join(&mut self, matching: &Matching, left: Set, right: Set, name: Name) -> Set {
        let on = self.on_list(matching);
        let equal = compared(on);
        let (many, one) = match matching.group {
            Some(group) if !group.left => (right, left),
            _ => (left, right),
        };
        let filled = matching.fills.iter().any(Option::is_some);
        let (joined, one) = if filled {
            (left.or(right).filled(equal), one.weakened())
        } else {
            (self.taking(many, equal, many.and(one)), one)
        };
        let joined = self.named(joined, name);
        let Some(group) = matching.group else {
            return on.map_or(joined, |on| on.leave(joined));
        };
        let included = self.listed(group.labels);
        if included.open {
            self.taking(joined.or(one), equal, joined)
        } else {
            self.taking(joined, included.bits & !equal, one)
        }
    }

    /// The labels that are the same on both sides of a match; none that may not be.
    fn compared(&mut self, matching: &Matching) -> Bits {
        if matching.variable.is_some() {
            return 0;
        }
        compared(self.on_list(matching))
    }

    fn on_list(&mut self, matching: &Matching) -> Option<OnList> {
        let on = matching.on?;
        Some(OnList {
            ignoring: on.ignoring,
            listed: self.listed(on.labels),
        })
    }

    fn named(&self, set: Set, name: Name) -> Set {
        match name {
            Name::Kept => set,
            Name::Dropped => self.nameless(set),
            Name::Unsure => Set {
                surely: self.nameless(set).surely,
                ..set
            },
        }
    }
}

/// Comparisons return what they compare, unless they return whether it is so.
fn name_fate(op: BinaryOp, matching: &Matching) -> Name {
    match op {
        BinaryOp::Variable | BinaryOp::Missing => Name::Unsure,
        _ if matching.bool_span.is_some() => Name::Dropped,
        BinaryOp::Add
        | BinaryOp::Sub
        | BinaryOp::Mul
        | BinaryOp::Div
        | BinaryOp::Mod
        | BinaryOp::Pow
        | BinaryOp::Atan2 => Name::Dropped,
        _ if op.is_comparison() && matching.variable.is_some() => Name::Unsure,
        _ => Name::Kept,
    }
}

/// What stands between the operator and the right side.
pub(super) fn matching_of(ast: &Ast<'_>, binary: Binary) -> Matching {
    let matching = binary.matching.map(|id| *ast.matching(id));
    matching.unwrap_or_default()
}

/// Whether an operator surely drops the metric name.
pub(super) fn drops_name(op: BinaryOp, matching: &Matching) -> bool {
    name_fate(op, matching) == Name::Dropped
}
