//! Joins that cannot work because one side lacks a label.

use super::join::{OnList, compared, matching_of};
use super::set::{NAME, OTHERS};
use super::{Labels, listed};
use crate::promql::ast::{Ast, Expr, ExprId};
use crate::promql::names::BinaryOp;

/// A label by which two vectors are matched although a side lacks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mismatch<'l> {
    /// The label.
    pub(crate) label: &'l str,
    /// Which sides never have it.
    pub(crate) lacking: Sides,
    /// Whether all series of the other side have it, so that no two series match.
    pub(crate) impossible: bool,
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
    /// there may be a result nevertheless. For `or`, matches do not matter.
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
        let missing = match on {
            _ if impossible != 0 => impossible,
            Some(on) if !on.ignoring => on.listed.bits & (left.never | right.never) & !NAME,
            _ => 0,
        };
        let Some(label) = self.names.first(missing) else {
            return Ok(());
        };
        let bit = self.names.find(label);
        let lacking = match (left.never & bit != 0, right.never & bit != 0) {
            (true, true) => Sides::Both,
            (true, false) => Sides::Left,
            _ => Sides::Right,
        };
        Err(Mismatch {
            label,
            lacking,
            impossible: impossible != 0,
        })
    }
}
