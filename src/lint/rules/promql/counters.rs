//! Follows the values of counters through a query, to where they come out without `rate`.
//!
//! Two passes: operands first, it is noted which values come from counters as they are and which
//! from rates; parents first, how each value is used.

use super::metric;
use super::window::{series_argument, window};
use crate::promql::ast::{Aggregate, Ast, Binary, Call, Expr, ExprId};
use crate::promql::selected::{self, Metric};
use crate::promql::{AggregateOp, BinaryOp, Types};

/// How a counter is used that should not be used so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Misuse {
    /// Its value, or one computed from it, is the result.
    Shown,
    /// It is added to, divided by or otherwise computed with a rate.
    Mixed,
    /// A quantile is taken of all that was observed since the process started.
    Quantile,
    /// A function for gauges looks at it.
    Function(&'static str),
}

/// A counter without `rate`.
pub(super) struct RawCounter<'q> {
    /// The selector.
    pub(super) id: ExprId,
    /// Its metric.
    pub(super) metric: Metric<'q>,
    /// How it is used.
    pub(super) misuse: Misuse,
}

/// Where values come from.
#[derive(Clone, Copy, Default)]
struct Origin {
    raw: bool,
    rated: bool,
}

/// All counters of a query that are used without `rate` in a way that makes no sense if their
/// names are right, in the order of the text.
pub(super) fn raw_counters<'q>(ast: &Ast<'q>) -> Vec<RawCounter<'q>> {
    let counters: Vec<(ExprId, Metric<'q>)> = ast
        .ids()
        .filter_map(|id| {
            let Expr::Selector(selector) = ast.expr(id) else {
                return None;
            };
            let metric = selected::metric(ast, selector)?;
            metric::is_counter(&metric.name).then_some((id, metric))
        })
        .collect();
    if counters.is_empty() {
        return Vec::new();
    }
    let mut origins = vec![Origin::default(); ast.len()];
    for (id, _) in &counters {
        origins[id.index()].raw = true;
    }
    for id in ast
        .ids()
        .filter(|id| !matches!(ast.expr(*id), Expr::Selector(_)))
    {
        origins[id.index()] = origin(ast, &origins, id);
    }
    let misuses = misuses(ast, &origins);
    let found = counters.into_iter().filter_map(|(id, metric)| {
        let misuse = misuses[id.index()]?;
        Some(RawCounter { id, metric, misuse })
    });
    found.collect()
}

/// What a function does with a counter over a range, or with the value of one.
enum Treatment {
    /// It is made for counters.
    Rate,
    /// The value does not matter, or it is well-defined.
    Free,
    /// It is made for gauges.
    Gauge,
    /// It is made for rates of buckets.
    Quantile,
    /// It computes something from each value.
    Through,
}

fn treatment(ast: &Ast<'_>, id: ExprId, name: &str) -> Treatment {
    match name {
        "rate" | "irate" | "increase" => Treatment::Rate,
        "delta" | "idelta" | "deriv" | "avg_over_time" | "sum_over_time" => Treatment::Gauge,
        "histogram_quantile" | "histogram_quantiles" | "histogram_fraction" => Treatment::Quantile,
        "absent" | "timestamp" | "start_timestamp" | "sgn" => Treatment::Free,
        _ if window(ast, id).is_some() => Treatment::Free,
        _ => Treatment::Through,
    }
}

/// The operand of an aggregation whose values come out of it.
fn aggregated(ast: &Ast<'_>, aggregate: Aggregate) -> Option<ExprId> {
    let op = aggregate.op?;
    let counts = [
        AggregateOp::Count,
        AggregateOp::CountValues,
        AggregateOp::Group,
    ];
    let operand = ast.list(aggregate.args).get(usize::from(op.has_param()));
    operand.copied().filter(|_| !counts.contains(&op))
}

/// Whether both sides of a difference or ratio are counters as they are: then it is what is in
/// progress, what was added since some time, or the mean since the start.
fn is_balanced(origins: &[Origin], binary: Binary) -> bool {
    let is_raw = |id: ExprId| origins[id.index()].raw && !origins[id.index()].rated;
    matches!(binary.op, BinaryOp::Sub | BinaryOp::Div)
        && is_raw(binary.left)
        && is_raw(binary.right)
}

fn origin(ast: &Ast<'_>, origins: &[Origin], id: ExprId) -> Origin {
    let at = |id: ExprId| origins[id.index()];
    match *ast.expr(id) {
        Expr::Paren(inner) | Expr::Unary(_, inner) => at(inner),
        Expr::Range(range) => at(range.selector),
        Expr::Subquery(subquery) => at(subquery.expr),
        Expr::Call(call) => of_call(ast, origins, id, call).unwrap_or_default(),
        Expr::Aggregate(aggregate) => aggregated(ast, aggregate).map(at).unwrap_or_default(),
        Expr::Binary(binary) if is_balanced(origins, binary) => Origin::default(),
        Expr::Binary(binary) => {
            let (left, right) = (at(binary.left), at(binary.right));
            if !takes_right(ast, binary) {
                return left;
            }
            Origin {
                raw: left.raw || right.raw,
                rated: left.rated || right.rated,
            }
        }
        _ => Origin::default(),
    }
}

fn of_call(ast: &Ast<'_>, origins: &[Origin], id: ExprId, call: Call) -> Option<Origin> {
    let function = call.function?;
    let rated = Origin {
        raw: false,
        rated: true,
    };
    match treatment(ast, id, function.name) {
        Treatment::Rate => Some(rated),
        Treatment::Through => {
            series_argument(ast, call, function).map(|operand| origins[operand.index()])
        }
        Treatment::Free | Treatment::Gauge | Treatment::Quantile => None,
    }
}

/// Whether values of the right side come out of a binary expression.
fn takes_right(ast: &Ast<'_>, binary: Binary) -> bool {
    match binary.op {
        BinaryOp::And | BinaryOp::Unless => false,
        op if op.is_comparison() => ast.types(binary.left).is(Types::SCALAR),
        _ => true,
    }
}

/// How every value is used; none if there is nothing wrong with a counter there.
fn misuses(ast: &Ast<'_>, origins: &[Origin]) -> Vec<Option<Misuse>> {
    let mut uses: Vec<Option<Misuse>> = vec![None; ast.len()];
    if let Some(root) = ast.root() {
        uses[root.index()] = Some(Misuse::Shown);
    }
    for id in ast.ids().rev() {
        let here = uses[id.index()];
        match *ast.expr(id) {
            Expr::Paren(inner) | Expr::Unary(_, inner) => uses[inner.index()] = here,
            Expr::Range(range) => uses[range.selector.index()] = here,
            Expr::Subquery(subquery) => uses[subquery.expr.index()] = here,
            Expr::Call(call) => {
                if let Some(function) = call.function
                    && let Some(operand) = series_argument(ast, call, function)
                {
                    uses[operand.index()] = match treatment(ast, id, function.name) {
                        Treatment::Rate | Treatment::Free => None,
                        Treatment::Gauge => here.map(|_| Misuse::Function(function.name)),
                        Treatment::Quantile => here.map(|_| Misuse::Quantile),
                        Treatment::Through => here,
                    };
                }
            }
            Expr::Aggregate(aggregate) => {
                if let Some(operand) = aggregated(ast, aggregate) {
                    uses[operand.index()] = here;
                }
            }
            Expr::Binary(binary) => {
                let [left, right] = of_sides(ast, origins, here, binary);
                uses[binary.left.index()] = left;
                uses[binary.right.index()] = right;
            }
            _ => {}
        }
    }
    uses
}

fn of_sides(
    ast: &Ast<'_>,
    origins: &[Origin],
    here: Option<Misuse>,
    binary: Binary,
) -> [Option<Misuse>; 2] {
    let matching = binary
        .matching
        .map(|id| *ast.matching(id))
        .unwrap_or_default();
    if is_balanced(origins, binary) || matching.bool_span.is_some() {
        return [None, None];
    }
    if binary.op.is_comparison() || binary.op.is_set() {
        return match binary.op {
            BinaryOp::Or => [here, here],
            _ if takes_right(ast, binary) => [None, here],
            _ => [here, None],
        };
    }
    let (left, right) = (origins[binary.left.index()], origins[binary.right.index()]);
    let side = |own: Origin, other: Origin| {
        let is_mixed = own.raw && !own.rated && other.rated && !other.raw;
        if is_mixed {
            here.map(|_| Misuse::Mixed)
        } else {
            here
        }
    };
    [side(left, right), side(right, left)]
}
