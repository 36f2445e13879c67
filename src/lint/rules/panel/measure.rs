//! What the numbers of a query count, as far as the names of its metrics and what is done with
//! them say so.
//!
//! By convention the name of a metric ends with its base unit. Where a step of the calculation
//! leaves doubt, nothing is known of the result: no guess is better than a wrong one.

use crate::promql::ast::{Aggregate, Binary, Call, Expr, ExprId};
use crate::promql::selected::metric;
use crate::promql::{AggregateOp, Ast, BinaryOp};

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Seconds,
    Milliseconds,
    Bytes,
    Bits,
    Celsius,
    /// Shares of 1.
    Ratio,
    /// Shares of 100.
    Percent,
}

impl Unit {
    fn format(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Milliseconds => "milliseconds",
            Self::Bytes => "bytes",
            Self::Bits => "bits",
            Self::Celsius => "celsius",
            Self::Ratio => "percent-decimal",
            Self::Percent => "percent",
        }
    }
}

/// What counters count that have a unit of their own for their growth, by their last word.
const EVENTS: [(&str, &str); 9] = [
    ("events", "events/sec"),
    ("messages", "messages/sec"),
    ("operations", "ops/sec"),
    ("ops", "ops/sec"),
    ("packets", "packets/sec"),
    ("reads", "reads/sec"),
    ("records", "records/sec"),
    ("requests", "requests/sec"),
    ("writes", "writes/sec"),
];

/// What is known of the numbers of an expression.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Known {
    /// A number that stands in the query.
    Number(f64),
    /// Plain numbers of something, with the unit of their growth if they have one.
    Count(Option<&'static str>),
    /// A point in time, in seconds.
    Time,
    /// The growth of a count each second, with its unit if it has one.
    CountRate(Option<&'static str>),
    Of(Unit),
    /// The growth each second.
    Rate(Unit),
    /// A hundred times as much, and whether each second: on the way to a percentage.
    Hundredfold(Unit, bool),
    /// The buckets of a histogram.
    Buckets(Unit),
}

/// The unit in which panels write what a query without problems gives; none if that is not known.
pub(super) fn measure(ast: &Ast<'_>) -> Option<&'static str> {
    let root = ast.root()?;
    let mut known: Vec<Option<Known>> = Vec::with_capacity(ast.len());
    for id in ast.ids() {
        let of = |id: ExprId| known.get(id.index()).copied().flatten();
        let found = expression(ast, id, &of);
        known.push(found);
    }
    Some(match known[root.index()]? {
        Known::Of(unit) => unit.format(),
        Known::Rate(Unit::Bytes) => "bytes/sec",
        Known::Rate(Unit::Bits) => "bits/sec",
        Known::CountRate(unit) => unit?,
        // A second each second is a share of time, or a number of processors.
        _ => return None,
    })
}

fn expression(ast: &Ast<'_>, id: ExprId, of: &impl Fn(ExprId) -> Option<Known>) -> Option<Known> {
    match *ast.expr(id) {
        Expr::Number(number) => Some(Known::Number(number.value)),
        Expr::Selector(selector) => named(&metric(ast, &selector)?.name),
        Expr::Range(range) => of(range.selector),
        Expr::Subquery(subquery) => of(subquery.expr),
        Expr::Call(call) => function(ast, call, of),
        Expr::Aggregate(aggregate) => aggregation(ast, aggregate, of),
        Expr::Binary(binary) => operation(ast, binary, of),
        Expr::Unary(_, operand) => match of(operand)? {
            Known::Number(_) => None,
            known => Some(known),
        },
        Expr::Paren(inner) => of(inner),
        Expr::String(_) | Expr::Variable { .. } | Expr::Missing => None,
    }
}

/// Ends of the names of points in time.
const TIMES: [&str; 4] = [
    "_created",
    "_time_seconds",
    "_timestamp",
    "_timestamp_seconds",
];

/// What a metric counts, by its name.
fn named(name: &str) -> Option<Known> {
    // Recording rules are named by what was done last, and what that counts is not always said.
    if name.contains(':') {
        return None;
    }
    if let Some(base) = name.strip_suffix("_bucket") {
        return Some(Known::Buckets(unit(base)?));
    }
    if name.ends_with("_count") {
        return Some(Known::Count(None));
    }
    let base = name.strip_suffix("_sum").unwrap_or(name);
    if let Some(base) = base.strip_suffix("_total") {
        return Some(unit(base).map_or_else(|| Known::Count(events(base)), Known::Of));
    }
    if TIMES.iter().any(|end| base.ends_with(end)) {
        return Some(Known::Time);
    }
    unit(base).map(Known::Of)
}

/// The unit at the end of a name.
fn unit(name: &str) -> Option<Unit> {
    let (_, last) = name.rsplit_once('_')?;
    Some(match last {
        "seconds" => Unit::Seconds,
        "milliseconds" => Unit::Milliseconds,
        "bytes" => Unit::Bytes,
        "celsius" => Unit::Celsius,
        "ratio" => Unit::Ratio,
        _ => return None,
    })
}

/// The unit for the growth of a counter, by the name without its end.
fn events(name: &str) -> Option<&'static str> {
    let last = name.rsplit('_').next()?;
    let (_, unit) = EVENTS.iter().find(|(word, _)| *word == last)?;
    Some(unit)
}

fn function(ast: &Ast<'_>, call: Call, of: &impl Fn(ExprId) -> Option<Known>) -> Option<Known> {
    let function = call.function?;
    if function.name == "time" {
        return Some(Known::Time);
    }
    // That of `vector` is the only one.
    let at = function.series_arg().unwrap_or(0);
    let series = *ast.list(call.args).get(at)?;
    let known = of(series)?;
    match function.name {
        "rate" | "irate" | "deriv" => match known {
            Known::Of(unit) => Some(Known::Rate(unit)),
            Known::Count(unit) => Some(Known::CountRate(unit)),
            Known::Buckets(unit) => Some(Known::Buckets(unit)),
            _ => None,
        },
        "histogram_quantile" => match known {
            // A native histogram has the name without `_bucket`.
            Known::Buckets(unit) | Known::Rate(unit) => Some(Known::Of(unit)),
            _ => None,
        },
        "increase" | "delta" | "idelta" | "avg_over_time" | "min_over_time" | "max_over_time"
        | "last_over_time" | "first_over_time" | "quantile_over_time" | "abs" | "ceil"
        | "floor" | "round" | "clamp" | "clamp_min" | "clamp_max" | "sort" | "sort_desc"
        | "sort_by_label" | "sort_by_label_desc" | "label_replace" | "label_join" | "scalar"
        | "vector" | "predict_linear" | "stddev_over_time" | "mad_over_time" => Some(known),
        _ => None,
    }
}

fn aggregation(
    ast: &Ast<'_>,
    aggregate: Aggregate,
    of: &impl Fn(ExprId) -> Option<Known>,
) -> Option<Known> {
    let known = of(*ast.list(aggregate.args).last()?)?;
    match (aggregate.op?, known) {
        // A sum of shares is no share.
        (
            AggregateOp::Sum,
            Known::Of(Unit::Ratio | Unit::Percent | Unit::Celsius) | Known::Time,
        ) => None,
        (
            AggregateOp::Sum
            | AggregateOp::Avg
            | AggregateOp::Min
            | AggregateOp::Max
            | AggregateOp::Quantile
            | AggregateOp::Topk
            | AggregateOp::Bottomk
            | AggregateOp::Limitk
            | AggregateOp::LimitRatio
            | AggregateOp::Stddev,
            known,
        ) => Some(known),
        (AggregateOp::Count, _) => Some(Known::Count(None)),
        _ => None,
    }
}

fn operation(
    ast: &Ast<'_>,
    binary: Binary,
    of: &impl Fn(ExprId) -> Option<Known>,
) -> Option<Known> {
    use Known::{Count, CountRate, Hundredfold, Number, Of, Rate, Time};
    let (left, right) = (of(binary.left), of(binary.right));
    if binary.op.is_comparison() {
        let matching = binary.matching.map(|id| ast.matching(id));
        let is_truth = matching.is_some_and(|matching| matching.bool_span.is_some());
        return left.filter(|_| !is_truth);
    }
    match binary.op {
        BinaryOp::And | BinaryOp::Unless => return left,
        // `x or vector(0)` counts what `x` counts.
        BinaryOp::Or => {
            return match (left?, right?) {
                (left, Number(_)) => Some(left),
                (left, right) => (left == right).then_some(left),
            };
        }
        _ => {}
    }
    match (binary.op, left?, right?) {
        (BinaryOp::Add, Number(a), Number(b)) => Some(Number(a + b)),
        (BinaryOp::Sub, Number(a), Number(b)) => Some(Number(a - b)),
        (BinaryOp::Mul, Number(a), Number(b)) => Some(Number(a * b)),
        (BinaryOp::Div, Number(a), Number(b)) => Some(Number(a / b)),
        (BinaryOp::Sub, Time, Time) => Some(Of(Unit::Seconds)),
        (BinaryOp::Sub, Number(1.0), Of(Unit::Ratio)) => Some(Of(Unit::Ratio)),
        (BinaryOp::Sub, Number(100.0), Of(Unit::Percent)) => Some(Of(Unit::Percent)),
        (BinaryOp::Add | BinaryOp::Sub, left, right) => (left == right).then_some(left),
        (BinaryOp::Mul, known, Number(factor)) | (BinaryOp::Mul, Number(factor), known) => {
            scaled(known, factor)
        }
        (BinaryOp::Div, known, Number(divisor)) => match (known, divisor) {
            (Of(Unit::Percent), 100.0) => Some(Of(Unit::Ratio)),
            (Of(Unit::Milliseconds), 1000.0) => Some(Of(Unit::Seconds)),
            (Of(Unit::Bits), 8.0) => Some(Of(Unit::Bytes)),
            _ => None,
        },
        (BinaryOp::Div, Hundredfold(a, false), Of(b))
        | (BinaryOp::Div, Hundredfold(a, true), Rate(b)) => (a == b).then_some(Of(Unit::Percent)),
        // What happened, by how often: the average of each time.
        (BinaryOp::Div, Of(unit), Count(_)) | (BinaryOp::Div, Rate(unit), CountRate(_)) => {
            Some(Of(unit))
        }
        (BinaryOp::Div, Of(a), Of(b)) | (BinaryOp::Div, Rate(a), Rate(b)) => {
            (a == b && !matches!(a, Unit::Ratio | Unit::Percent)).then_some(Of(Unit::Ratio))
        }
        _ => None,
    }
}

/// A measure times a number. Most numbers make it something of their own.
fn scaled(known: Known, factor: f64) -> Option<Known> {
    let unit = |unit: Unit| match (unit, factor) {
        (unit, 1.0) => Some(unit),
        (Unit::Ratio, 100.0) => Some(Unit::Percent),
        (Unit::Seconds, 1000.0) => Some(Unit::Milliseconds),
        (Unit::Bytes, 8.0) => Some(Unit::Bits),
        _ => None,
    };
    match (known, factor) {
        (Known::Of(of), _) if unit(of).is_some() => unit(of).map(Known::Of),
        (Known::Rate(of), _) if unit(of).is_some() => unit(of).map(Known::Rate),
        (Known::Of(of), 100.0) => Some(Known::Hundredfold(of, false)),
        (Known::Rate(of), 100.0) => Some(Known::Hundredfold(of, true)),
        _ => None,
    }
}
