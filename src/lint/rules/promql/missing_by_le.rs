//! The buckets of a classic histogram differ in the label `le`; without it there is no histogram.

use super::metric;
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::Dialect;
use crate::promql::ast::{Aggregate, Ast, Expr, ExprId};
use crate::promql::labels::{Presence, Reason, Why};
use crate::text::{Edit, Span};

rule! {
    summary: "a quantile of buckets that lost their label `le`",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    let operands: Vec<(&str, ExprId)> = ast.ids().filter_map(|id| histogram(ast, id)).collect();
    if operands.is_empty() {
        return;
    }
    let (labels, buckets) = (query.labels(), with_buckets(ast));
    // Buckets of VictoriaMetrics may differ in another label.
    let bounds: &[&str] = match query.dialect {
        Dialect::Prometheus => &["le"],
        Dialect::MetricsQl => &["le", "vmrange"],
    };
    for (function, operand) in operands {
        let lacks = |label: &&str| labels.get(operand).of(label) == Presence::Never;
        let lacks_le = bounds.iter().all(lacks);
        let Some(reason) = labels.why(ast, operand, "le").filter(|_| lacks_le) else { continue };
        // Native histograms need no buckets.
        if !buckets[operand.index()] {
            continue;
        }
        cx.report(
            query.place(reason.span),
            format!("`{function}` needs the label `le`; {}", reason.words(ast)),
        )
        .help("Keep `le` up to there: `sum by (le) (…)`.")
        .fix("keep `le`", Safety::Unsafe, keep(query, reason));
    }
}

/// The name of a function for histograms, with the argument that holds them.
fn histogram<'q>(ast: &Ast<'q>, id: ExprId) -> Option<(&'q str, ExprId)> {
    let Expr::Call(call) = ast.expr(id) else { return None };
    let name = ast.slice(call.name.span);
    let index = match name {
        "histogram_quantiles" => 0,
        "histogram_quantile" => 1,
        "histogram_fraction" => 2,
        _ => return None,
    };
    Some((name, *ast.list(call.args).get(index)?))
}

/// For each expression, whether there are buckets of a classic histogram in it.
fn with_buckets(ast: &Ast<'_>) -> Vec<bool> {
    let mut with = vec![false; ast.len()];
    for id in ast.ids() {
        let mut found = metric::selected(ast, id)
            .is_some_and(|metric| metric.name.ends_with("_bucket"));
        ast.each_child(id, |child| found |= with[child.index()]);
        with[id.index()] = found;
    }
    with
}

/// The edits that add `le` to the labels of an aggregation.
fn keep(query: &Query<'_>, reason: Reason) -> Option<Vec<Edit>> {
    let ast = query.ast();
    let Expr::Aggregate(Aggregate { name, grouping, .. }) = *ast.expr(reason.expr) else {
        return None;
    };
    match (reason.why, grouping) {
        (Why::Aggregation, None) => {
            let end = name.span.end as usize;
            query.replace(Span::empty(end), " by (le)")
        }
        (Why::By, Some(list)) => match ast.list(list.labels).first() {
            Some(first) => {
                let start = first.span().start as usize;
                query.replace(Span::empty(start), "le, ")
            }
            None => query.replace(list.span, "by (le)"),
        },
        _ => None,
    }
}
