//! Rules about where panels stand.

use crate::lint::registry::rules;

rules! {
    default_tab_out_of_range,
    duplicate_group_title,
    empty_layout,
    grid_overflow,
    grid_overlap,
    grid_zero_size,
    layout_ref_missing_panel,
    panel_not_in_layout,
    panel_placed_twice,
}

#[cfg(test)]
mod tests;

use crate::doc::{NodeRef, Reading, Resolved};
use crate::finding::Place;
use crate::lint::words;
use crate::model::{GridItem, Number};

/// How many columns a grid has, however wide the window is.
const COLUMNS: i64 = 24;

/// The place of an item's reference to its panel: the key if the reference has one, the whole
/// text otherwise, the item if there is no reference.
fn reference_place(item: &GridItem<'_>) -> Place {
    let document = item.node.document();
    if item.node.is_alias() {
        // Below an alias everything stands at the anchor, where another item is.
        return document.place(item.node);
    }
    match (item.reference(), item.panel_key()) {
        (Some(node), Some(key)) if !key.is_empty() => {
            let len = node.text().unwrap_or_default().len();
            document.place_in(node, len - key.len()..len)
        }
        (Some(node), _) => document.place(node),
        (None, _) => words::head(item.node),
    }
}

/// The place of a number, or that of what holds it if the number is left out.
fn number_place(number: &Number<'_>, holder: NodeRef<'_>) -> Place {
    match number.node {
        Some(node) if !holder.is_alias() => node.document().place(node),
        _ => words::head(holder),
    }
}

/// How messages call an item: by its panel.
fn name(item: &GridItem<'_>) -> String {
    match item.panel_key() {
        Some(key) if !key.is_empty() => format!("panel `{}`", words::short(key)),
        _ => "an item without a panel".to_owned(),
    }
}

/// Whether a scalar stands for nothing; all readings agree on that.
fn is_null(node: NodeRef<'_>) -> bool {
    let scalar = node.scalar();
    scalar.is_some_and(|scalar| scalar.resolve(Reading::Core) == Resolved::Null)
}
