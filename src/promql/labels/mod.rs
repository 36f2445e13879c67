//! Labels: which ones the result of an expression surely has, may have, or surely lacks.
//!
//! [`analyse`] goes through the tree once, children first. It follows the engine of Prometheus
//! 3.14, and where a variable, an unknown function or a mistake leaves more than one possibility it
//! only says what holds for all of them. So "surely" and "never" are safe to complain about, with
//! one reservation: servers that run with `promql-delayed-name-removal` keep `__name__` until the
//! end of the query, where this says "never".
//!
//! Why a label is missing ([`Labels::why`]) is worked out when somebody asks. Of the values of
//! labels, those are followed that `=` matchers fix.

mod aggregate;
mod calls;
mod join;
mod mismatch;
mod replace;
mod select;
mod set;
#[cfg(test)]
mod tests;
mod values;
mod why;

use std::borrow::Cow;

pub(crate) use mismatch::{MismatchKind, Sides};
pub(crate) use why::{Reason, Why};

use set::{Bits, NAME, Names, Set};
use values::Pairs;

use super::ast::{Ast, Expr, ExprId, LabelName, List, ModifierKind};
use super::dialect::Dialect;
use super::names::UnaryOp;

/// Whether the series of a result have a label. One with an empty value is no label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presence {
    /// Every series has it.
    Surely,
    /// Some series may have it.
    Maybe,
    /// No series has it.
    Never,
}

/// What is known of the labels of every expression of a query.
#[derive(Debug)]
pub(crate) struct Labels<'q> {
    names: Names<'q>,
    pairs: Pairs<'q>,
    /// For each expression, by the position in the arena; none for numbers and strings, which have
    /// no series.
    sets: Vec<Option<Set>>,
}

/// What is known of the labels of an expression.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Known<'l> {
    names: &'l Names<'l>,
    set: Set,
}

impl Known<'_> {
    /// Whether the series have a label.
    pub(crate) fn of(&self, label: &str) -> Presence {
        self.set.presence(self.names.find(label))
    }
}

impl Labels<'_> {
    /// What is known of the labels of an expression. Numbers and strings have none.
    pub(crate) fn get(&self, id: ExprId) -> Known<'_> {
        Known {
            names: &self.names,
            set: self.set(id).unwrap_or(Set::NONE),
        }
    }

    /// All labels that an expression may have, in the order in which the analysis came upon them.
    /// None if there may be more than the query mentions.
    pub(crate) fn all_of(&self, id: ExprId) -> Option<Vec<&str>> {
        let set = self.set(id)?;
        if set.never & set::OTHERS == 0 {
            return None;
        }
        let present = self.names.iter().filter(|(_, bit)| set.never & bit == 0);
        Some(present.map(|(name, _)| name).collect())
    }

    fn set(&self, id: ExprId) -> Option<Set> {
        self.sets[id.index()]
    }
}

/// Finds out which labels the expressions of a query have on a server with a dialect.
pub(crate) fn analyse<'q>(ast: &Ast<'q>, dialect: Dialect) -> Labels<'q> {
    let mut pass = Pass {
        ast,
        dialect,
        names: Names::new(),
        pairs: Pairs::default(),
        sets: Vec::with_capacity(ast.len()),
    };
    for id in ast.ids() {
        // A variable behind an expression may bring an operator with another one.
        let mut modifiers = ast.modifiers(id).iter();
        let set = if modifiers.any(|modifier| modifier.kind == ModifierKind::Variable) {
            Some(Set::UNKNOWN)
        } else {
            pass.set_of(id)
        };
        pass.sets.push(set.map(|set| pass.pairs.settled(set)));
    }
    Labels {
        names: pass.names,
        pairs: pass.pairs,
        sets: pass.sets,
    }
}

/// The labels of a list.
#[derive(Debug, Clone, Copy)]
struct Listed {
    /// Those that are known.
    bits: Bits,
    /// Whether there may be others, because of variables or of too many names.
    open: bool,
}

/// The analysis on its way through the tree.
struct Pass<'a, 'q> {
    ast: &'a Ast<'q>,
    dialect: Dialect,
    names: Names<'q>,
    pairs: Pairs<'q>,
    sets: Vec<Option<Set>>,
}

impl<'q> Pass<'_, 'q> {
    /// What is known of an expression whose operands were seen before; none if it has no series.
    fn set_of(&mut self, id: ExprId) -> Option<Set> {
        match *self.ast.expr(id) {
            Expr::Number(_) | Expr::String(_) => None,
            Expr::Variable { .. } | Expr::Missing => Some(Set::UNKNOWN),
            Expr::Selector(selector) => Some(self.selector(selector)),
            Expr::Range(range) => Some(self.series(range.selector)),
            Expr::Subquery(subquery) => Some(self.series(subquery.expr)),
            Expr::Paren(inner) | Expr::Unary(UnaryOp::Plus, inner) => self.operand(inner),
            Expr::Unary(UnaryOp::Minus, inner) => self.operand(inner).map(|set| self.nameless(set)),
            Expr::Call(call) => self.call(call),
            Expr::Aggregate(aggregate) => Some(self.aggregate(aggregate)),
            Expr::Binary(binary) => self.binary(binary),
        }
    }

    /// What is known of an operand; none if it has no series.
    fn operand(&self, id: ExprId) -> Option<Set> {
        self.sets[id.index()]
    }

    /// What is known of an operand that must have series.
    fn series(&self, id: ExprId) -> Set {
        self.operand(id).unwrap_or(Set::UNKNOWN)
    }

    /// The set after the metric name was dropped. Type and unit go with it if the server has them
    /// as labels, and are like any other label if it has not.
    fn nameless(&self, set: Set) -> Set {
        let mut set = set.dropping(NAME);
        for label in ["__type__", "__unit__"] {
            if set.surely != 0 {
                set.surely &= !self.names.find(label);
            }
        }
        set
    }

    /// The set with these labels, and their values, as they are in another one.
    fn taking(&self, set: Set, bits: Bits, from: Set) -> Set {
        let pairs = self.pairs.of(bits);
        Set {
            fixed: set.fixed & !pairs | from.fixed & pairs,
            ..set.taking(bits, from)
        }
    }

    /// The set with another presence of a label, whose value is not known then.
    fn with(&self, set: Set, bit: Bits, presence: Presence) -> Set {
        self.taking(set, bit, Set::UNKNOWN.with(bit, presence))
    }

    /// The bit of a label; none if it may be any label.
    fn bit(&mut self, name: LabelName) -> Option<Bits> {
        let name = name.known(self.ast.text())?;
        self.names.add(name)
    }

    /// The bits of a list of labels.
    fn listed(&mut self, list: List<LabelName>) -> Listed {
        listed(self.ast, list, |name| self.names.add(name))
    }

    /// The text that an argument surely is.
    fn constant(&self, id: ExprId) -> Option<Cow<'q, str>> {
        constant(self.ast, id)
    }
}

/// The text that an expression surely is.
fn constant<'q>(ast: &Ast<'q>, id: ExprId) -> Option<Cow<'q, str>> {
    match ast.expr(ast.unparen(id)) {
        Expr::String(literal) if !literal.variables => Some(literal.value(ast.text())),
        _ => None,
    }
}

/// The bits of a list of labels.
fn listed<'q>(
    ast: &Ast<'q>,
    list: List<LabelName>,
    mut bit: impl FnMut(Cow<'q, str>) -> Option<Bits>,
) -> Listed {
    let mut listed = Listed {
        bits: 0,
        open: false,
    };
    for &name in ast.list(list) {
        match name.known(ast.text()).and_then(&mut bit) {
            Some(bit) => listed.bits |= bit,
            None => listed.open = true,
        }
    }
    listed
}
