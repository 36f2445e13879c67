//! Between which numbers the values of an expression lie.
//!
//! One pass, operands first. What is not known, above all variables and metrics, may be anything.
//! `NaN` is not followed, except for constants: no comparison but `!=` holds for it anyway.

use crate::promql::ast::{Aggregate, Ast, Binary, Call, Expr, ExprId};
use crate::promql::selected;
use crate::promql::{AggregateOp, BinaryOp, Types, UnaryOp};

/// The least and the greatest value of an expression.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    /// The least value.
    pub(super) low: f64,
    /// The greatest value.
    pub(super) high: f64,
    /// Whether it is a constant: then both are the same, perhaps `NaN`.
    pub(super) is_constant: bool,
}

impl Bounds {
    const UNKNOWN: Self = Self::new(f64::NEG_INFINITY, f64::INFINITY);
    const POSITIVE: Self = Self::new(0.0, f64::INFINITY);
    const COUNT: Self = Self::new(1.0, f64::INFINITY);
    const BOOL: Self = Self::new(0.0, 1.0);
    const ONE: Self = Self::new(1.0, 1.0);

    const fn new(low: f64, high: f64) -> Self {
        Self {
            low,
            high,
            is_constant: false,
        }
    }

    fn constant(value: f64) -> Self {
        Self {
            low: value,
            high: value,
            is_constant: true,
        }
    }

    /// The value, if it is a constant.
    pub(super) fn value(self) -> Option<f64> {
        self.is_constant.then_some(self.low)
    }

    /// Whether no value is possible.
    pub(super) fn is_empty(self) -> bool {
        self.low > self.high
    }

    /// What is left of the values after a comparison with others was true.
    pub(super) fn narrowed(self, op: BinaryOp, other: Self) -> Self {
        let low = self.low.max(other.low);
        let high = self.high.min(other.high);
        match op {
            BinaryOp::Eq => Self::new(low, high),
            BinaryOp::Gt | BinaryOp::Ge => Self::new(low, self.high),
            BinaryOp::Lt | BinaryOp::Le => Self::new(self.low, high),
            _ => Self::new(self.low, self.high),
        }
    }

    /// Whether a comparison is never true.
    pub(super) fn never(self, op: BinaryOp, other: Self) -> bool {
        if self.low.is_nan() || other.low.is_nan() {
            return op != BinaryOp::Ne;
        }
        match op {
            BinaryOp::Gt => self.high <= other.low,
            BinaryOp::Ge => self.high < other.low,
            BinaryOp::Lt => self.low >= other.high,
            BinaryOp::Le => self.low > other.high,
            BinaryOp::Eq => self.high < other.low || other.high < self.low,
            // Both are one and the same value.
            BinaryOp::Ne => {
                let least = self.low.min(other.low);
                let greatest = self.high.max(other.high);
                least >= greatest
            }
            _ => false,
        }
    }

    fn or(self, other: Self) -> Self {
        Self::new(self.low.min(other.low), self.high.max(other.high))
    }
}

/// What is known of every expression, by its position.
pub(super) fn bounds(ast: &Ast<'_>) -> Vec<Bounds> {
    let mut all: Vec<Bounds> = Vec::with_capacity(ast.len());
    for id in ast.ids() {
        let found = of(ast, &all, id);
        // If nothing can come out of it, one such mistake is enough to be told about.
        let is_vague = !found.is_constant && (found.low.is_nan() || found.high.is_nan());
        let is_known = !found.is_empty() && !is_vague;
        all.push(if is_known { found } else { Bounds::UNKNOWN });
    }
    all
}

fn of(ast: &Ast<'_>, all: &[Bounds], id: ExprId) -> Bounds {
    let at = |id: ExprId| all[id.index()];
    match *ast.expr(id) {
        Expr::Number(number) => Bounds::constant(number.value),
        Expr::Paren(inner) | Expr::Unary(UnaryOp::Plus, inner) => at(inner),
        Expr::Unary(UnaryOp::Minus, inner) => Bounds {
            low: -at(inner).high,
            high: -at(inner).low,
            ..at(inner)
        },
        Expr::Selector(selector) => match selected::metric(ast, &selector) {
            Some(metric) if is_bool(&metric.name) => Bounds::BOOL,
            _ => Bounds::UNKNOWN,
        },
        Expr::Range(range) => at(range.selector),
        Expr::Subquery(subquery) => Bounds {
            is_constant: false,
            ..at(subquery.expr)
        },
        Expr::Call(call) => of_call(ast, all, call),
        Expr::Aggregate(aggregate) => of_aggregate(ast, all, aggregate),
        Expr::Binary(binary) => of_binary(ast, at(binary.left), at(binary.right), binary),
        Expr::String(_) | Expr::Variable { .. } | Expr::Missing => Bounds::UNKNOWN,
    }
}

/// Whether a metric is 0 or 1.
fn is_bool(name: &str) -> bool {
    ["up", "probe_success", "pg_up", "mysql_up", "redis_up"].contains(&name)
}

/// Functions with the bounds of their results, whatever their arguments.
const RESULTS: [(&str, Bounds); 31] = [
    ("abs", Bounds::POSITIVE),
    ("absent", Bounds::ONE),
    ("absent_over_time", Bounds::ONE),
    ("changes", Bounds::POSITIVE),
    ("cos", Bounds::new(-1.0, 1.0)),
    ("count_over_time", Bounds::COUNT),
    ("day_of_month", Bounds::new(1.0, 31.0)),
    ("day_of_week", Bounds::new(0.0, 6.0)),
    ("day_of_year", Bounds::new(1.0, 366.0)),
    ("days_in_month", Bounds::new(28.0, 31.0)),
    ("exp", Bounds::POSITIVE),
    ("histogram_count", Bounds::POSITIVE),
    ("histogram_fraction", Bounds::BOOL),
    ("histogram_stddev", Bounds::POSITIVE),
    ("histogram_stdvar", Bounds::POSITIVE),
    ("hour", Bounds::new(0.0, 23.0)),
    ("increase", Bounds::POSITIVE),
    ("irate", Bounds::POSITIVE),
    ("minute", Bounds::new(0.0, 59.0)),
    ("month", Bounds::new(1.0, 12.0)),
    ("present_over_time", Bounds::ONE),
    ("rate", Bounds::POSITIVE),
    ("resets", Bounds::POSITIVE),
    ("sgn", Bounds::new(-1.0, 1.0)),
    ("sin", Bounds::new(-1.0, 1.0)),
    ("sqrt", Bounds::POSITIVE),
    ("stddev_over_time", Bounds::POSITIVE),
    ("stdvar_over_time", Bounds::POSITIVE),
    ("tanh", Bounds::new(-1.0, 1.0)),
    ("time", Bounds::POSITIVE),
    ("timestamp", Bounds::POSITIVE),
];

/// Functions whose values are those of their first argument, or lie between them.
const SAME: [&str; 13] = [
    "avg_over_time",
    "first_over_time",
    "label_join",
    "label_replace",
    "last_over_time",
    "max_over_time",
    "min_over_time",
    "scalar",
    "sort",
    "sort_by_label",
    "sort_by_label_desc",
    "sort_desc",
    "vector",
];

fn of_call(ast: &Ast<'_>, all: &[Bounds], call: Call) -> Bounds {
    let Some(function) = call.function else {
        return Bounds::UNKNOWN;
    };
    let args = ast.list(call.args);
    let arg = |index: usize| {
        args.get(index)
            .map_or(Bounds::UNKNOWN, |id| all[id.index()])
    };
    let name = function.name;
    if let Ok(found) = RESULTS.binary_search_by_key(&name, |(name, _)| name) {
        return RESULTS[found].1;
    }
    let (value, low, high) = match name {
        "clamp" => (arg(0), arg(1), arg(2)),
        "clamp_min" => (arg(0), arg(1), Bounds::constant(f64::INFINITY)),
        "clamp_max" => (arg(0), Bounds::constant(f64::NEG_INFINITY), arg(1)),
        _ if SAME.contains(&name) => return arg(0),
        _ => return Bounds::UNKNOWN,
    };
    // The limits may be expressions with bounds of their own.
    Bounds::new(
        value.low.min(high.low).max(low.low),
        value.high.max(low.high).min(high.high),
    )
}

fn of_aggregate(ast: &Ast<'_>, all: &[Bounds], aggregate: Aggregate) -> Bounds {
    let Some(op) = aggregate.op else {
        return Bounds::UNKNOWN;
    };
    let operand = ast.list(aggregate.args).get(usize::from(op.has_param()));
    let operand = operand.map_or(Bounds::UNKNOWN, |id| all[id.index()]);
    let (low, high) = (operand.low, operand.high);
    match op {
        AggregateOp::Count | AggregateOp::CountValues => Bounds::COUNT,
        AggregateOp::Group => Bounds::ONE,
        AggregateOp::Stddev | AggregateOp::Stdvar => Bounds::POSITIVE,
        // There is at least one value to add. Only zeros add up to nothing.
        AggregateOp::Sum => Bounds::new(
            if low >= 0.0 { low } else { f64::NEG_INFINITY },
            if high <= 0.0 { high } else { f64::INFINITY },
        ),
        AggregateOp::Quantile => Bounds::UNKNOWN,
        _ => Bounds::new(low, high),
    }
}

fn of_binary(ast: &Ast<'_>, left: Bounds, right: Bounds, binary: Binary) -> Bounds {
    let matching = binary
        .matching
        .map(|id| *ast.matching(id))
        .unwrap_or_default();
    if matching.variable.is_some() || matching.fills.iter().any(Option::is_some) {
        return Bounds::UNKNOWN;
    }
    if let (Some(left), Some(right)) = (left.value(), right.value())
        && let Some(value) = arithmetic(binary.op, left, right)
    {
        return Bounds::constant(value);
    }
    let is_filter = matching.bool_span.is_none();
    match binary.op {
        op if op.is_comparison() && !is_filter => Bounds::BOOL,
        // The value of a number next to a vector is never the result.
        op if op.is_comparison() && ast.types(binary.left).is(Types::SCALAR) => {
            right.narrowed(flipped(op), left)
        }
        op if op.is_comparison() => left.narrowed(op, right),
        BinaryOp::And | BinaryOp::Unless => left,
        BinaryOp::Or => left.or(right),
        BinaryOp::Add => Bounds::new(left.low + right.low, left.high + right.high),
        BinaryOp::Sub => Bounds::new(left.low - right.high, left.high - right.low),
        BinaryOp::Mul | BinaryOp::Div => scaled(binary.op, left, right),
        BinaryOp::Pow if left.low >= 0.0 || right.value().is_some_and(is_never_odd) => {
            Bounds::POSITIVE
        }
        _ => Bounds::UNKNOWN,
    }
}

/// The comparison that says the same with its sides exchanged.
pub(super) fn flipped(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        same => same,
    }
}

/// The product or quotient of something and a constant.
fn scaled(op: BinaryOp, left: Bounds, right: Bounds) -> Bounds {
    let (value, factor) = match (op, left.value(), right.value()) {
        (BinaryOp::Mul, Some(factor), _) => (right, factor),
        (BinaryOp::Mul, _, Some(factor)) => (left, factor),
        (_, _, Some(divisor)) if divisor != 0.0 => (left, 1.0 / divisor),
        _ => return Bounds::UNKNOWN,
    };
    if !factor.is_finite() || factor == 0.0 {
        return Bounds::UNKNOWN;
    }
    let (low, high) = (value.low * factor, value.high * factor);
    Bounds::new(low.min(high), low.max(high))
}

/// Whether no power with this exponent is below zero: only odd numbers keep the sign, and of others
/// than integers there are no powers of what is below zero.
fn is_never_odd(exponent: f64) -> bool {
    !exponent.is_nan() && (exponent % 2.0).abs().total_cmp(&1.0).is_ne()
}

fn arithmetic(op: BinaryOp, left: f64, right: f64) -> Option<f64> {
    Some(match op {
        BinaryOp::Add => left + right,
        BinaryOp::Sub => left - right,
        BinaryOp::Mul => left * right,
        BinaryOp::Div => left / right,
        BinaryOp::Mod => left % right,
        BinaryOp::Pow => left.powf(right),
        BinaryOp::Atan2 => left.atan2(right),
        _ => return None,
    })
}
