//! A rate needs two samples, so its range has to span two scrapes.

use super::window::{Window, windows};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::duration_text;

rule! {
    summary: "a range too short for two scrapes",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

/// Hardly anybody scrapes more often than each ten seconds.
const SHORTEST_SCRAPE_INTERVAL: f64 = 10.0;

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    let interval = query.scrape.map_or(SHORTEST_SCRAPE_INTERVAL, |scrape| scrape.seconds);
    for window in windows(ast).filter(Window::needs_two_samples) {
        let Some(seconds) = window.seconds(ast) else { continue };
        // Subqueries have a step instead of scrapes.
        if window.is_subquery || seconds >= 2.0 * interval {
            continue;
        }
        let (function, range) = (window.function, ast.span(window.range));
        let written = ast.slice(range);
        let message = match query.scrape {
            Some(_) => format!(
                "a range of {written} is shorter than two scrapes, which are {} apart",
                duration_text(interval)
            ),
            None => format!("a range of {written} hardly ever holds two scrapes"),
        };
        let draft = cx.report(query.place(range), message).help(format!(
            "`{function}` has no result without two samples; use `$__rate_interval`, or four \
             times the scrape interval."
        ));
        if let Some(scrape) = query.scrape {
            let place = scrape.node.document().place(scrape.node);
            draft.related(place, "the scrape interval of the datasource");
        }
    }
}
