//! Resources as a store tells them: as a table, as YAML and as JSON, in the forms that percli gives
//! them, because scripts read these.
//!
//! What percli does not print on purpose is not copied: numbers keep the text that the server sent,
//! nulls stay nulls, the time of what was never stored is none, and an empty list is `[]`.

mod cells;
#[cfg(test)]
mod tests;
mod time;

use std::io::{self, Write};
use std::time::SystemTime;

use super::Show;
use super::notation::{self, Notation, json, yaml};
use super::table::Table;
use crate::doc::Value;
use crate::model::ResourceKind;

pub(crate) use cells::needs_spec;

/// The keys of metadata in the order in which Perses has them.
const METADATA: [&str; 6] = [
    "name",
    "createdAt",
    "updatedAt",
    "version",
    "tags",
    "project",
];

/// Writes one resource.
pub(crate) fn write_one(
    mut value: Value,
    notation: Notation,
    out: &mut dyn Write,
) -> io::Result<()> {
    order(&mut value);
    notation::write(&value, notation, out)
}

/// Writes a list of resources; one after the other, because lists can be long.
pub(crate) fn write_list(
    values: Vec<Value>,
    notation: Notation,
    out: &mut dyn Write,
) -> io::Result<()> {
    if values.is_empty() {
        return writeln!(out, "[]");
    }
    let mut before = "[";
    for mut value in values {
        order(&mut value);
        match notation {
            Notation::Yaml => out.write_all(yaml::text(&vec![value].into()).as_bytes())?,
            Notation::Json => write!(out, "{before}{}", json::text(&value))?,
        }
        before = ",";
    }
    match notation {
        Notation::Yaml => Ok(()),
        Notation::Json => writeln!(out, "]"),
    }
}

/// Writes a list of resources of a kind as a table; `now` is what ages are counted to.
pub(crate) fn write_table(
    kind: ResourceKind,
    values: &[Value],
    now: SystemTime,
    show: Show,
    out: &mut dyn Write,
) -> io::Result<()> {
    let now = time::milliseconds(now);
    let shape = cells::shape(kind);
    let mut table = Table::new(shape.head());
    for value in values {
        for row in shape.rows(value, now) {
            table.push(row, show);
        }
    }
    table.write(out)
}

/// Brings the keys of a resource into Perses' own order; those below `spec` stay as they are.
fn order(value: &mut Value) {
    if let Some(resource) = value.as_mapping_mut() {
        resource.sort_by_key(|key| match key {
            "kind" => 0,
            "metadata" => 1,
            _ => 2,
        });
    }
    let metadata = value.get_mut("metadata").and_then(Value::as_mapping_mut);
    if let Some(metadata) = metadata {
        metadata.sort_by_key(|key| {
            let known = METADATA.iter().position(|known| *known == key);
            known.unwrap_or(METADATA.len())
        });
    }
}
