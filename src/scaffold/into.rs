//! A panel for a dashboard that is there: a key that is free, and room in one of its grids.
//!
//! What comes in and goes out is the dashboard in normal form, so all fields of it are there in
//! the one way in which servers store them. How the file is edited is for `rewrite` to say.

use super::board::{free_key, item, layout};
use super::grid::{Rect, free_room};
use super::panel::{Panel, put};
use crate::doc::Value;

/// There is no group of the asked title; these are the titles of those that there are.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoGroup(pub(crate) Vec<String>);

/// Adds a panel and answers its key. It goes into the grid with the asked title, or else into the
/// last grid; a dashboard without one gets one.
pub(crate) fn insert(
    dashboard: &mut Value,
    panel: &Panel,
    datasource: Option<&str>,
    group: Option<&str>,
) -> Result<String, NoGroup> {
    let empty = Value::mapping();
    let spec = dashboard.get("spec").unwrap_or(&empty);
    let layouts = spec.get("layouts").and_then(Value::as_sequence);
    let at = choose(layouts.unwrap_or_default(), group)?;
    let panels = spec.get("panels");
    let is_taken = |key: &str| panels.and_then(|panels| panels.get(key)).is_some();
    let key = free_key(&panel.key, is_taken);
    put(
        dashboard,
        &["spec", "panels", &key],
        panel.value(datasource),
    );
    if let Some(index) = at {
        let layouts = dashboard.at_mut(&["spec", "layouts"]);
        let layouts = layouts.and_then(Value::as_sequence_mut);
        let grid = layouts.and_then(|layouts| layouts.get_mut(index));
        let grid = grid.and_then(Value::as_mapping_mut);
        let spec = grid.map(|grid| grid.get_or_insert_with("spec", Value::mapping));
        let spec = spec.and_then(Value::as_mapping_mut);
        let items = spec.map(|spec| spec.get_or_insert_with("items", || Vec::new().into()));
        if let Some(items) = items {
            add(items, panel.size, &key);
        }
    } else {
        let new = layout(None, vec![item(free_room(&[], panel.size), &key)]);
        match dashboard.at_mut(&["spec", "layouts"]) {
            Some(Value::Sequence(layouts)) => layouts.push(new),
            _ => put(dashboard, &["spec", "layouts"], vec![new].into()),
        }
    }
    Ok(key)
}

/// Adds an item to the list of a grid, where there is room.
fn add(items: &mut Value, size: (i64, i64), key: &str) {
    if !matches!(items, Value::Sequence(_)) {
        *items = Vec::new().into();
    }
    if let Some(items) = items.as_sequence_mut() {
        let taken: Vec<Rect> = items.iter().map(rect).collect();
        items.push(item(free_room(&taken, size), key));
    }
}

/// The room that an item takes; what it does not say is 0.
fn rect(item: &Value) -> Rect {
    let number = |key: &str| item.get(key).and_then(Value::as_number)?.as_i64();
    Rect {
        x: number("x").unwrap_or(0),
        y: number("y").unwrap_or(0),
        width: number("width").unwrap_or(0),
        height: number("height").unwrap_or(0),
    }
}

/// Which of the layouts gets a new panel, if there is one for it.
fn choose(layouts: &[Value], group: Option<&str>) -> Result<Option<usize>, NoGroup> {
    let is_grid = |layout: &Value| layout.get("kind").and_then(Value::as_str) == Some("Grid");
    let grids = layouts.iter().enumerate();
    let mut grids = grids.filter(|(_, layout)| is_grid(layout));
    let Some(group) = group else {
        return Ok(grids.next_back().map(|(index, _)| index));
    };
    let mut titles = Vec::new();
    for (index, layout) in grids {
        let title = layout.at(&["spec", "display", "title"]);
        let title = title.and_then(Value::as_str).unwrap_or_default();
        if title == group {
            return Ok(Some(index));
        }
        if !title.is_empty() {
            titles.push(title.to_owned());
        }
    }
    Err(NoGroup(titles))
}
