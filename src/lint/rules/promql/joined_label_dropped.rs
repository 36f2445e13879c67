//! Finds joins by labels, and joins for labels, that a side surely lacks.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{Binary, Expr, ExprId, LabelName, Matching};
use crate::promql::labels::{MismatchKind, Presence, Sides};

rule! {
    summary: "a join by or for a label that one side does not have",
    group: Correctness,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    for id in query.ast().ids() {
        if let Expr::Binary(binary) = query.ast().expr(id)
            && let Some(matching) = binary.matching
        {
            let matching = *query.ast().matching(matching);
            matched(cx, query, id, binary, &matching);
            included(cx, query, binary, &matching);
        }
    }
}

/// `on (label)`
fn matched(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    id: ExprId,
    binary: &Binary,
    matching: &Matching,
) {
    let Some(on) = matching.on.filter(|on| !on.ignoring) else {
        return;
    };
    let ast = query.ast();
    let Err(mismatch) = query.labels().matches_possible(ast, id) else {
        return;
    };
    let MismatchKind::Lacking { sides, impossible } = mismatch.kind else {
        return;
    };
    let (side, operand) = match sides {
        Sides::Left => ("the left side", binary.left),
        Sides::Right => ("the right side", binary.right),
        // A label that both lack changes nothing.
        Sides::Both => return,
    };
    let named = |label: &&LabelName| label.known(ast.text()).as_deref() == Some(mismatch.label);
    let Some(label) = ast.list(on.labels).iter().find(named) else {
        return;
    };
    let effect = if impossible {
        "so no series match"
    } else {
        "so only series without it match"
    };
    report(cx, query, *label, operand, mismatch.label, &format!("{side} has no label `{}`, {effect}", mismatch.label));
}

/// `group_left (label)`
fn included(cx: &mut Context<'_>, query: &Query<'_>, binary: &Binary, matching: &Matching) {
    let Some(group) = matching.group else {
        return;
    };
    let (side, one) = if group.left {
        ("right", binary.right)
    } else {
        ("left", binary.left)
    };
    for label in query.ast().list(group.labels) {
        let Some(name) = label.known(query.ast().text()) else {
            continue;
        };
        if query.labels().get(one).of(&name) == Presence::Never {
            let message = format!("the {side} side has no label `{name}` to take over");
            report(cx, query, *label, one, &name, &message);
        }
    }
}

fn report(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    label: LabelName,
    operand: ExprId,
    name: &str,
    message: &str,
) {
    let draft = cx
        .report(query.place(label.span()), message)
        .help("Keep the label on that side, or leave it out here.");
    if let Some(reason) = query.labels().why(query.ast(), operand, name) {
        draft.related(query.place(reason.span), reason.words(query.ast()));
    }
}
