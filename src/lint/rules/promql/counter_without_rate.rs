//! The value of a counter says how long a process has been running. What matters is how fast it
//! grows.

use super::counters::{Misuse, RawCounter, raw_counters};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::Expr;
use crate::text::Span;

rule! {
    summary: "a counter that is used without `rate`",
    group: Suspicious,
    level: Warning,
    fix: Sometimes,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    // Queries of variables ask for labels, not for values.
    if query.panel.is_none() {
        return;
    }
    for counter in raw_counters(query.ast()) {
        if counter.misuse != Misuse::Shown || is_meant_to_move(query) {
            report(cx, query, &counter);
        }
    }
}

/// Whether the panel shows how something changes, or how much of a whole it is. Others are often
/// meant to show totals.
fn is_meant_to_move(query: &Query<'_>) -> bool {
    match query.panel_kind() {
        Some("TimeSeriesChart") => !query.is_instant(),
        Some("GaugeChart") => true,
        _ => false,
    }
}

fn report(cx: &mut Context<'_>, query: &Query<'_>, counter: &RawCounter<'_>) {
    let name = words::short(&counter.metric.name);
    let message = match counter.misuse {
        Misuse::Shown => format!("`{name}` is a counter and shown without `rate`"),
        Misuse::Mixed => format!("`{name}` is a counter, and only the other side has `rate`"),
        Misuse::Quantile => {
            format!("the quantile is one of all that `{name}` counted since the process started")
        }
        Misuse::Function(function) => {
            format!("`{function}` does not know that the counter `{name}` restarts from 0")
        }
    };
    let help = match counter.misuse {
        Misuse::Function(_) => "Use `rate` or `increase`, which take restarts into account.",
        _ => {
            "Its value only grows until the process restarts; wrap it in `rate` or `increase` to \
             see what happens."
        }
    };
    cx.report(query.place(counter.metric.span), message)
        .help(help)
        .fix("wrap it in `rate`", Safety::Unsafe, wrap(query, counter));
}

/// The edits that put a selector into `rate(…)`, unless it is in a function over a range already.
fn wrap(query: &Query<'_>, counter: &RawCounter<'_>) -> Option<Vec<crate::text::Edit>> {
    let ast = query.ast();
    let Expr::Selector(selector) = *ast.expr(counter.id) else { return None };
    let is_range = |id| matches!(ast.expr(id), Expr::Range(_));
    if matches!(counter.misuse, Misuse::Function(_)) || ast.parent(counter.id).is_some_and(is_range)
    {
        return None;
    }
    let whole = ast.span(counter.id);
    let word = selector.name.map(|word| word.span);
    let bare = selector.braces.or(word)?;
    let at = |offset: u32| Span::empty(offset as usize);
    if bare.end == whole.end {
        return query.replace_all(&[(at(whole.start), "rate("), (at(whole.end), "[$__rate_interval])")]);
    }
    query.replace_all(&[
        (at(whole.start), "rate("),
        (at(bare.end), "[$__rate_interval]"),
        (at(whole.end), ")"),
    ])
}
