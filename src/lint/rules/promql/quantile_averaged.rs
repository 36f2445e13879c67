//! The mean or sum of quantiles is the quantile of nothing.
//!
//! A grouping that leaves one series a group averages nothing. Whether it does depends on the
//! data, so this is silent about groups of single targets.

use super::window::series_argument;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{
    Aggregate, Ast, Expr, ExprId, GroupingKind, LabelName, MatchValue, Matcher, Selector,
};
use crate::promql::{AggregateOp, MatchOp};
use crate::text::Span;

rule! {
    summary: "the mean or sum of quantiles",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

/// Labels that tell single targets apart.
const IDENTITIES: [&str; 9] = [
    "container",
    "host",
    "hostname",
    "id",
    "instance",
    "name",
    "node",
    "pod",
    "server",
];

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    // What makes each expression a quantile.
    let mut quantiles: Vec<Option<Span>> = Vec::with_capacity(ast.len());
    for id in ast.ids() {
        let found = quantile(ast, &quantiles, id);
        quantiles.push(found);
        if let Expr::Aggregate(aggregate) = *ast.expr(id)
            && let Some(op) = aggregate.op
            && matches!(op, AggregateOp::Avg | AggregateOp::Sum)
            && let Some(operand) = ast.list(aggregate.args).first()
            && let Some(cause) = quantiles[operand.index()]
            && merges(ast, aggregate)
        {
            let what = if op == AggregateOp::Avg { "mean" } else { "sum" };
            let place = query.place(aggregate.name.span);
            cx.report(place, format!("the {what} of quantiles is no quantile"))
                .help(
                    "Add up the buckets of a histogram and take the quantile of the sum, or show \
                     the worst with `max`.",
                )
                .related(query.place(cause), "this makes them quantiles");
        }
    }
}

/// What makes an expression a quantile, if it is one.
fn quantile(ast: &Ast<'_>, quantiles: &[Option<Span>], id: ExprId) -> Option<Span> {
    let at = |id: ExprId| quantiles[id.index()];
    match *ast.expr(id) {
        Expr::Selector(selector) => matcher(ast, selector),
        Expr::Paren(inner) | Expr::Unary(_, inner) => at(inner),
        Expr::Range(range) => at(range.selector),
        Expr::Subquery(subquery) => at(subquery.expr),
        Expr::Call(call) => match call.function?.name {
            "histogram_quantile" | "histogram_quantiles" => Some(call.name.span),
            "quantile_over_time" if !is_single(ast, *ast.list(call.args).get(1)?) => {
                Some(call.name.span)
            }
            "absent" | "absent_over_time" | "present_over_time" | "count_over_time" => None,
            _ => at(series_argument(ast, call, call.function?)?),
        },
        Expr::Aggregate(Aggregate { op: Some(AggregateOp::Quantile), name, .. }) => Some(name.span),
        Expr::Aggregate(aggregate) if aggregate.op?.selects() => {
            at(*ast.list(aggregate.args).get(1)?)
        }
        Expr::Binary(binary) if binary.op.is_comparison() || binary.op.is_set() => at(binary.left),
        Expr::Binary(binary) => at(binary.left).or(at(binary.right)),
        _ => None,
    }
}

/// The matcher that picks quantiles of a summary, unless another one picks a single target.
fn matcher(ast: &Ast<'_>, selector: Selector) -> Option<Span> {
    let mut found = None;
    for matcher in ast.list(selector.matchers) {
        let (span, name, op, value) = match *matcher {
            Matcher::Label { span, name, op, value, .. } => (span, name, op, value),
            Matcher::Name(_) => continue,
            Matcher::Variable(_) => return None,
        };
        let LabelName::Bare(word) = name else { continue };
        let label = ast.slice(word.span);
        if op == MatchOp::Eq && IDENTITIES.contains(&label) {
            return None;
        }
        let is_picked = match value {
            MatchValue::Literal(literal) => !literal.value(ast.text()).is_empty(),
            MatchValue::Variable(_) | MatchValue::Missing => false,
        };
        if label == "quantile" && is_picked && matches!(op, MatchOp::Eq | MatchOp::Re) {
            found = Some(span);
        }
    }
    found
}

/// Whether a range is surely, or perhaps, that of a single target.
fn is_single(ast: &Ast<'_>, id: ExprId) -> bool {
    let Expr::Range(range) = ast.expr(ast.unparen(id)) else { return false };
    let Expr::Selector(selector) = ast.expr(range.selector) else { return false };
    ast.list(selector.matchers).iter().any(|matcher| match *matcher {
        Matcher::Label { name, op: MatchOp::Eq, .. } => IDENTITIES.contains(&ast.slice(name.span())),
        Matcher::Label { .. } | Matcher::Name(_) => false,
        Matcher::Variable(_) => true,
    })
}

/// Whether an aggregation surely puts several targets together.
fn merges(ast: &Ast<'_>, aggregate: Aggregate) -> bool {
    let Some(list) = aggregate.grouping else { return true };
    let labels = ast.list(list.labels);
    if labels.iter().any(|label| label.has_variables()) {
        return false;
    }
    let text = |label: &LabelName| ast.slice(label.span());
    let names_targets = labels.iter().any(|label| IDENTITIES.contains(&text(label)));
    match list.kind {
        GroupingKind::By => !names_targets,
        GroupingKind::Without => names_targets,
        GroupingKind::Variable => false,
    }
}
