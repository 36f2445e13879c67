//! Finds operations between vectors that are matched by all their labels although those differ.

use crate::lint::query::Query;
use crate::lint::rules::prelude::*;
use crate::promql::ast::{Binary, Expr, ExprId};
use crate::promql::labels::{MismatchKind, Sides};

rule! {
    summary: "an operation between vectors whose labels never match",
    group: Correctness,
    level: Warning,
    fix: Never,
    server: false,
    on: Query,
}

fn check(cx: &mut Context<'_>, query: &Query<'_>) {
    for id in query.ast().ids() {
        if let Expr::Binary(binary) = query.ast().expr(id) {
            operation(cx, query, id, binary);
        }
    }
}

fn operation(cx: &mut Context<'_>, query: &Query<'_>, id: ExprId, binary: &Binary) {
    let ast = query.ast();
    let matching = binary.matching.map(|id| *ast.matching(id)).unwrap_or_default();
    if matching.fills.iter().any(Option::is_some) {
        return;
    }
    let Err(mismatch) = query.labels().matches_possible(ast, id) else {
        return;
    };
    let by = match matching.on {
        None => By::All,
        Some(on) if on.ignoring => By::AllBut,
        Some(_) => By::On,
    };
    match mismatch.kind {
        // That a side lacks a label of `on` is the matter of `joined-label-dropped`.
        MismatchKind::Lacking { sides, impossible: true } if by != By::On => {
            lacking(cx, query, binary, mismatch.label, sides, by);
        }
        MismatchKind::Lacking { .. } => {}
        MismatchKind::Values { left, right } => {
            values(cx, query, binary, mismatch.label, [left, right], by);
        }
    }
}

/// Which labels series are matched by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    All,
    AllBut,
    On,
}

/// Reports a label that one side has and the other has not.
fn lacking(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    binary: &Binary,
    label: &str,
    sides: Sides,
    by: By,
) {
    let ast = query.ast();
    let (has, lacks, operand) = match sides {
        Sides::Left => ("right", "left", binary.left),
        _ => ("left", "right", binary.right),
    };
    let message = format!(
        "no series match: those on the {has} have the label `{label}`, those on the {lacks} have not"
    );
    // Sets are matched many to many; of other operands, the one with less labels is mostly one.
    let group = if binary.op.is_set() { String::new() } else { format!(" group_{has}") };
    let op = ast.slice(binary.op_span);
    let is_bare = query.labels().all_of(operand).is_some_and(|all| all.is_empty());
    let help = if by == By::AllBut {
        format!("Add `{label}` to `ignoring`, or keep the label on both sides.")
    } else if is_bare {
        format!("The {lacks} side has no labels at all; match all series with it: `{op} on (){group}`.")
    } else {
        format!(
            "Say which labels count, for example `{op} ignoring ({label}){group}`, or keep the label \
             on both sides."
        )
    };
    let draft = cx.report(query.place(binary.op_span), message).help(help);
    if let Some(reason) = query.labels().why(ast, operand, label) {
        draft.related(query.place(reason.span), reason.words(ast));
    }
}

/// Reports a label whose value on one side is another one than on the other.
fn values(
    cx: &mut Context<'_>,
    query: &Query<'_>,
    binary: &Binary,
    label: &str,
    values: [&str; 2],
    by: By,
) {
    let ast = query.ast();
    let [left, right] = values.map(words::short);
    let message =
        format!("no series match: `{label}` is `{left}` on the left and `{right}` on the right");
    let op = ast.slice(binary.op_span);
    let help = match by {
        By::All => format!("Leave the label out of the comparison: `{op} ignoring ({label})`."),
        By::AllBut => format!("Add `{label}` to `ignoring`."),
        By::On => format!("Take `{label}` out of `on`."),
    };
    let draft = cx.report(query.place(binary.op_span), message).help(help);
    let sides = [(binary.left, "this is on the left"), (binary.right, "this is on the right")];
    let source = |(operand, note)| Some((query.labels().fixed_by(ast, operand, label)?, note));
    let sources = sides.into_iter().filter_map(source);
    sources.fold(draft, |draft, (span, note)| draft.related(query.place(span), note));
}
