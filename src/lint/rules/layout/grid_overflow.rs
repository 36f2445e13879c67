//! A grid has 24 columns, and rows from 0 downwards.

use super::{COLUMNS, number_place};
use crate::lint::rules::prelude::*;
use crate::model::{GridItem, Layout};

rule! {
    summary: "a grid item that reaches out of the grid",
    group: Correctness,
    level: Error,
    fix: Sometimes,
    server: false,
    on: Layout,
}

fn check(cx: &mut Context<'_>, layout: &Layout<'_>) {
    for item in layout.items() {
        let mut negative = false;
        for key in ["x", "y", "width", "height"] {
            if let Some(number) = item.number(key).filter(|number| number.value < 0) {
                negative = true;
                let place = number_place(&number, item.node);
                cx.report(place, format!("the {} is negative", noun(key)))
                    .help("Columns and rows are counted from 0, sizes from 1.");
            }
        }
        if !negative {
            right_edge(cx, &item);
        }
    }
}

/// What a number of an item means.
fn noun(key: &str) -> &str {
    match key {
        "x" => "column `x`",
        "y" => "row `y`",
        size => size,
    }
}

fn right_edge(cx: &mut Context<'_>, item: &GridItem<'_>) {
    let (Some(x), Some(width)) = (item.number("x"), item.number("width")) else { return };
    if x.value.saturating_add(width.value) <= COLUMNS {
        return;
    }
    let last = COLUMNS - 1;
    if x.value >= COLUMNS {
        let message = format!("column {} lies outside of the grid", x.value);
        cx.report(number_place(&x, item.node), message)
            .help(format!("The grid has {COLUMNS} columns, 0 to {last}."));
    } else {
        let message = format!("the panel is {} columns wide from column {}", width.value, x.value);
        let room = COLUMNS - x.value;
        let edits = width.node.and_then(|node| mend::set(node, Literal::Int(room)));
        cx.report(number_place(&width, item.node), message)
            .help(format!(
                "The grid has {COLUMNS} columns, so a panel that starts in column {} can be {room} wide.",
                x.value
            ))
            .fix("make it as wide as there is room", Safety::Unsafe, edits);
    }
}
