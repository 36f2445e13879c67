//! Finds groupings by labels that the operand surely lacks.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{Expr, GroupingKind};
use crate::promql::labels::Presence;

rule! {
    summary: "a grouping by a label that the operand does not have",
    group: Correctness,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    let ast = query.ast();
    for id in ast.ids() {
        let Expr::Aggregate(aggregate) = ast.expr(id) else {
            continue;
        };
        let Some(grouping) = aggregate.grouping.filter(|grouping| grouping.kind == GroupingKind::By) else {
            continue;
        };
        let Some(operand) = ast.list(aggregate.args).last() else {
            continue;
        };
        for label in ast.list(grouping.labels) {
            let Some(name) = label.known(ast.text()) else {
                continue;
            };
            if query.labels().get(*operand).of(&name) != Presence::Never {
                continue;
            }
            let draft = cx
                .report(
                    query.place(label.span()),
                    format!("there is no label `{name}` to group by"),
                )
                .help("Keep the label inside, or leave it out here.");
            if let Some(reason) = query.labels().why(ast, *operand, &name) {
                draft.related(query.place(reason.span), reason.words(ast));
            }
        }
    }
}
