//! Joins that cannot work because one side lacks a label, or because its value differs.

use super::join::{OnList, compared, matching_of};
use super::set::{Bits, NAME, OTHERS, Set};
use super::{Labels, listed};
use crate::promql::ast::{Ast, Expr, ExprId};
use crate::promql::names::BinaryOp;

/// A label by which two vectors are matched although it is not the same on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mismatch<'l> {
    /// The label.
    pub(crate) label: &'l str,
    /// How it differs.
    pub(crate) kind: MismatchKind<'l>,
}

/// How a label differs between the sides of a binary expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MismatchKind<'l> {
    /// One side never has it, or both.
    Lacking {
        /// Which sides.
        sides: Sides,
        /// Whether all series of the other side have it, so that no two series match.
        impossible: bool,
    },
    /// It has one value on each side, and those differ, so that no two series match.
    Values {
        /// The value on the left.
        left: &'l str,
        /// The value on the right.
        right: &'l str,
    },
}

/// Sides of a binary expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sides {
    /// The left one.
    Left,
    /// The right one.
    Right,
    /// Both.
    Both,
}

impl Labels<'_> {
    /// Whether the series of both sides of a binary expression can match each other.
    ///
    /// # Errors
    ///
    /// A label that prevents it, or else a label that `on` lists and a side never has. With `fill`
    /// there may be a result nevertheless. For `or`, matches do not matter, and for `unless`
    /// different values do not.
    pub(crate) fn matches_possible(&self, ast: &Ast<'_>, id: ExprId) -> Result<(), Mismatch<'_>> {
        let Expr::Binary(binary) = *ast.expr(id) else {
            return Ok(());
        };
        let (Some(left), Some(right)) = (self.set(binary.left), self.set(binary.right)) else {
            return Ok(());
        };
        let matching = matching_of(ast, binary);
        let free = [BinaryOp::Or, BinaryOp::Variable, BinaryOp::Missing].contains(&binary.op);
        if free || matching.variable.is_some() {
            return Ok(());
        }
        let on = matching.on.map(|on| OnList {
            ignoring: on.ignoring,
            listed: listed(ast, on.labels, |name| {
                let bit = self.names.find(&name);
                (bit != OTHERS).then_some(bit)
            }),
        });
        let differ = left.surely & right.never | left.never & right.surely;
        let impossible = differ & compared(on) & !NAME;
        if impossible == 0 && binary.op != BinaryOp::Unless {
            self.values_match(left, right, compared(on) & !NAME)?;
        }
        let missing = match on {
            _ if impossible != 0 => impossible,
            Some(on) if !on.ignoring => on.listed.bits & (left.never | right.never) & !NAME,
            _ => 0,
        };
        let Some(label) = self.names.first(missing) else {
            return Ok(());
        };
        let bit = self.names.find(label);
        let sides = match (left.never & bit != 0, right.never & bit != 0) {
            (true, true) => Sides::Both,
            (true, false) => Sides::Left,
            _ => Sides::Right,
        };
        let impossible = impossible != 0;
        let kind = MismatchKind::Lacking { sides, impossible };
        Err(Mismatch { label, kind })
    }

    /// Whether labels that are compared have no different values on both sides.
    fn values_match(&self, left: Set, right: Set, compared: Bits) -> Result<(), Mismatch<'_>> {
        let pairs = &self.pairs;
        let of_one = |one: Set, other: Set| pairs.labels(one.fixed & !other.fixed);
        let differ = of_one(left, right) & of_one(right, left) & compared;
        let Some(label) = self.names.first(differ) else {
            return Ok(());
        };
        let bit = self.names.find(label);
        match (pairs.value(left, bit), pairs.value(right, bit)) {
            (Some(left), Some(right)) => Err(Mismatch {
                label,
                kind: MismatchKind::Values { left, right },
            }),
            _ => Ok(()),
        }
    }
}
