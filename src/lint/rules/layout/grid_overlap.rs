//! Panels of one grid must not lie on each other.
//!
//! The items are visited from top to bottom. For each column it is known which item among those
//! visited reaches down furthest; an item overlaps an earlier one exactly if in one of its
//! columns that one ends below the item's upper edge. This takes 24 steps an item after sorting.

use super::{COLUMNS, name, number_place, reference_place};
use crate::finding::Place;
use crate::lint::rules::prelude::*;
use crate::model::{GridItem, Layout};

rule! {
    summary: "two grid items that overlap",
    group: Suspicious,
    level: Warning,
    fix: Never,
    server: false,
    on: Layout,
}

/// The cells an item takes, ends excluded, cut to the columns of the grid.
#[derive(Clone, Copy)]
struct Area {
    index: usize,
    left: i64,
    right: i64,
    top: i64,
    bottom: i64,
}

fn check(cx: &mut Context<'_>, layout: &Layout<'_>) {
    for items in layout.grids() {
        overlaps(cx, &items);
    }
}

fn overlaps(cx: &mut Context<'_>, items: &[GridItem<'_>]) {
    let mut areas: Vec<Area> = (0..).zip(items).filter_map(area).collect();
    areas.sort_by_key(|area| (area.top, area.left, area.index));
    let mut lowest: Vec<Option<Area>> = vec![None; columns(0, COLUMNS).len()];
    let mut reported = vec![false; items.len()];
    for area in areas {
        for column in &mut lowest[columns(area.left, area.right)] {
            if let Some(above) = column.filter(|above| above.bottom > area.top) {
                // The later one in the file is to blame, once, whatever the order on the page.
                let (first, second) =
                    if above.index < area.index { (above, area) } else { (area, above) };
                if !std::mem::replace(&mut reported[second.index], true) {
                    report(cx, items, first, second);
                }
            }
            if column.is_none_or(|above| above.bottom < area.bottom) {
                *column = Some(area);
            }
        }
    }
}

fn area((index, item): (usize, &GridItem<'_>)) -> Option<Area> {
    let number = |key| item.number(key).map(|number| number.value);
    let (x, y) = (number("x")?, number("y")?);
    let (width, height) = (number("width")?, number("height")?);
    let left = x.clamp(0, COLUMNS);
    let right = x.saturating_add(width).clamp(0, COLUMNS);
    let bottom = y.saturating_add(height);
    (left < right && y < bottom).then_some(Area {
        index,
        left,
        right,
        top: y,
        bottom,
    })
}

fn columns(left: i64, right: i64) -> std::ops::Range<usize> {
    let index = |column| usize::try_from(column).expect("columns are cut to those of the grid");
    index(left)..index(right)
}

fn report(cx: &mut Context<'_>, items: &[GridItem<'_>], first: Area, second: Area) {
    let (left, right) = (first.left.max(second.left), first.right.min(second.right) - 1);
    let (top, bottom) = (first.top.max(second.top), first.bottom.min(second.bottom) - 1);
    let range = |noun: &str, from: i64, to: i64| {
        if from == to { format!("{noun} {from}") } else { format!("{noun}s {from} to {to}") }
    };
    let (panel, other) = (name(&items[second.index]), name(&items[first.index]));
    let other = if panel == other { "another item" } else { &other };
    cx.report(place(&items[second.index], first, second), format!("{panel} overlaps {other}"))
        .related(reference_place(&items[first.index]), "the other one")
        .help(format!(
            "Both take {} of {}; move or shrink one of them.",
            range("column", left, right),
            range("row", top, bottom),
        ));
}

/// The number that moved the item onto the other one, if one alone explains it.
fn place(item: &GridItem<'_>, first: Area, second: Area) -> Place {
    let same_rows = first.top == second.top;
    let same_columns = first.left == second.left;
    let key = match (same_rows, same_columns) {
        (true, false) => "x",
        (false, true) => "y",
        _ => return reference_place(item),
    };
    match item.number(key) {
        Some(number) if number.node.is_some() => number_place(&number, item.node),
        _ => reference_place(item),
    }
}
