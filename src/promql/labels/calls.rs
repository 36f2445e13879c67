//! Labels of function calls.

use super::set::{NAME, Set};
use super::{Pass, Presence};
use crate::promql::ast::{Ast, Call, Expr, ExprId, Matcher};
use crate::promql::dialect::Dialect;
use crate::promql::types::Types;

/// Functions that return samples as they are, with their name. All others that work on vectors
/// and are not special drop it.
const KEEP_NAME: [&str; 6] = [
    "first_over_time",
    "last_over_time",
    "sort",
    "sort_by_label",
    "sort_by_label_desc",
    "sort_desc",
];

/// Functions that keep the name in `MetricsQL` as well, because their results mean the same as their
/// operands.
const KEEP_NAME_IN_METRICSQL: [&str; 11] = [
    "avg_over_time",
    "ceil",
    "clamp",
    "clamp_max",
    "clamp_min",
    "floor",
    "max_over_time",
    "min_over_time",
    "predict_linear",
    "quantile_over_time",
    "round",
];

/// The argument whose series the result is made of, if the function has one.
pub(super) fn series_argument(ast: &Ast<'_>, call: Call) -> Option<ExprId> {
    let args = ast.list(call.args);
    args.get(call.function?.series_arg()?).copied()
}

impl Pass<'_, '_> {
    /// The labels of a call; none if it returns a number.
    pub(super) fn call(&mut self, call: Call) -> Option<Set> {
        let ast = self.ast;
        let args = ast.list(call.args);
        let Some(function) = call.function.filter(|known| args.len() >= known.min_args()) else {
            return Some(Set::UNKNOWN);
        };
        if function.returns == Types::SCALAR {
            return None;
        }
        // `vector`, and functions of the evaluation time like `hour()`.
        let Some(arg) = series_argument(ast, call) else {
            return Some(Set::NONE);
        };
        let operand = self.series(arg);
        Some(match function.name {
            "absent" | "absent_over_time" => self.absent(arg),
            "histogram_fraction" | "histogram_quantile" => self.without_buckets(operand),
            "histogram_quantiles" => {
                let set = self.without_buckets(operand);
                let label = self.constant(args[1]).and_then(|name| self.names.add(name));
                label.map_or(Set::UNKNOWN, |bit| self.with(set, bit, Presence::Surely))
            }
            "info" => self.info(operand, args.get(1).copied()),
            "label_join" => self.label_join(operand, args),
            "label_replace" => self.label_replace(operand, args),
            name if KEEP_NAME.contains(&name) => operand,
            name if self.dialect == Dialect::MetricsQl
                && KEEP_NAME_IN_METRICSQL.contains(&name) =>
            {
                operand
            }
            _ => self.nameless(operand),
        })
    }

    /// A histogram becomes a number: the label of its buckets goes.
    fn without_buckets(&mut self, operand: Set) -> Set {
        let set = self.nameless(operand);
        match self.names.add("le".into()) {
            Some(bit) => set.dropping(bit),
            None => set,
        }
    }

    /// `info` adds labels that the series do not have: any, or those that its second argument has
    /// matchers for.
    fn info(&mut self, operand: Set, selector: Option<ExprId>) -> Set {
        let ast = self.ast;
        let any = Set {
            never: operand.never & NAME,
            ..operand
        };
        let matchers = match selector.map(|id| ast.expr(ast.unparen(id))) {
            Some(Expr::Selector(selector)) => ast.list(selector.matchers),
            _ => return any,
        };
        let mut added = 0;
        for matcher in matchers {
            match *matcher {
                Matcher::Label { name, .. } => match self.bit(name) {
                    Some(bit) => added |= bit & !NAME,
                    None => return any,
                },
                Matcher::Name(_) => {}
                Matcher::Variable(_) => return any,
            }
        }
        if added == 0 {
            return any;
        }
        Set {
            never: operand.never & !added,
            ..operand
        }
    }
}
