//! Compares the labels that a legend shows with those that the query has.

use super::legend::{self, Legend};
use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::labels::Presence;
use crate::text::nearest;

rule! {
    summary: "a legend that shows a label which the query drops",
    group: Correctness,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let (Some(legend), Some(root)) = (Legend::of(query), query.ast().root()) else {
        return;
    };
    for (label, span) in legend::labels(legend.text) {
        let labels = query.labels();
        let lacks = |label| labels.get(root).of(label) == Presence::Never;
        // A label that is there but written in another way is `legend-variable-instead-of-label`.
        let is_miswritten = legend::foreign(label).is_some_and(|meant| !lacks(meant));
        if label.contains('$') || is_miswritten || !lacks(label) {
            continue;
        }
        let has = labels.all_of(root);
        let draft = cx
            .report(legend.place(span), format!("the query's result has no label `{label}`"))
            .maybe_help(has.map(|has| advice(label, &has)));
        if let Some(reason) = labels.why(query.ast(), root, label) {
            let place = query.place(reason.span);
            draft.related(place, reason.words(query.ast()));
        }
    }
}

/// Which labels there are to show.
fn advice(label: &str, has: &[&str]) -> String {
    if has.is_empty() {
        return "The result has no labels at all; write a text instead.".to_owned();
    }
    if let Some(meant) = nearest(label, has.iter().copied()) {
        return format!("Did you mean `{{{{{meant}}}}}`?");
    }
    let has = words::enumeration(has);
    format!("It has only {has}; keep the label in the query, or take it out of the legend.")
}
