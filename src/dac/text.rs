//! The text of a dashboard that people compare: JSON as Perses writes it.
//!
//! Objects with known fields have them in the order of Perses; keys of maps and of what plugins
//! hold are sorted, as Go's encoder does. Other than Go's, `<`, `>` and `&` are written as they
//! are, because queries are full of them and people read this.

use crate::doc::emit::{Layout, json};
use crate::doc::{MAX_DEPTH, Value};
use crate::schema::{Catalog, Expected, Family, Structure, Tag};

/// The `spec` of a dashboard in normal form, without a line end behind it.
pub(crate) fn spec_text(dashboard: &Value, catalog: &Catalog) -> String {
    let spec = dashboard.get("spec").cloned().unwrap_or_default();
    let structure = catalog
        .structure(Family::Perses, "Dashboard")
        .and_then(|structure| Some(structure.field("spec")?.structure));
    let mut text = json(&ordered(spec, structure, 0), Layout::Pretty { indent: 2 });
    text.pop();
    text
}

/// The same value with its keys in the order of Go's encoder.
fn ordered(value: Value, structure: Option<Structure<'_>>, depth: usize) -> Value {
    if depth > MAX_DEPTH {
        return value;
    }
    let structure = structure.and_then(|structure| chosen(&value, structure));
    match value {
        Value::Sequence(items) => {
            let inner = structure.and_then(Structure::items);
            let items = items.into_iter();
            items.map(|item| ordered(item, inner, depth + 1)).collect()
        }
        Value::Mapping(mapping) => {
            let is_object = structure.is_some_and(|it| it.fields().next().is_some());
            let inner = |key: &str| {
                let structure = structure?;
                let field = structure.field(key).map(|field| field.structure);
                field.or_else(|| structure.values())
            };
            let entries = mapping.into_iter().map(|(key, value)| {
                let value = ordered(value, inner(&key), depth + 1);
                (key, value)
            });
            let mut entries: Vec<(String, Value)> = entries.collect();
            if !is_object {
                entries.sort_by(|one, other| one.0.cmp(&other.0));
            }
            entries.into_iter().collect()
        }
        scalar => scalar,
    }
}

/// Of alternatives, the one that a value chooses; none if it chooses none.
fn chosen<'c>(value: &Value, structure: Structure<'c>) -> Option<Structure<'c>> {
    let expected = match value {
        Value::Mapping(_) => Some(Expected::Object),
        Value::Sequence(_) => Some(Expected::Array),
        _ => None,
    };
    let mut structure = structure;
    for _ in 0..MAX_DEPTH {
        structure = match structure.tag() {
            None => return Some(structure),
            Some(Tag::Field(key)) => structure.alternative(value.get(key)?.as_str()?)?,
            Some(Tag::Type) => structure
                .alternatives()
                .find(|alternative| alternative.expected() == expected)?,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{self, ResourceKind, Target};

    #[test]
    fn fields_stand_as_perses_writes_them_and_maps_are_sorted() {
        let plugin = Value::from([
            (
                "spec",
                Value::from([("b", "x < y".into()), ("a", 1.into())]),
            ),
            ("kind", "Markdown".into()),
        ]);
        let panel = Value::from([
            ("spec", Value::from([("plugin", plugin)])),
            ("kind", "Panel".into()),
        ]);
        let panels = Value::from([("z", panel.clone()), ("c", panel)]);
        let spec = Value::from([("panels", panels), ("duration", "1h".into())]);
        let dashboard = Value::from([("spec", spec)]);
        let catalog = Catalog::new();
        let kind = ResourceKind::Dashboard;
        let normal = model::normal_value(kind, &dashboard, None, &catalog, &Target::default());
        let text = spec_text(&normal, &catalog);
        let one = |key: &str| {
            format!(
                r#"
    "{key}": {{
      "kind": "Panel",
      "spec": {{
        "plugin": {{
          "kind": "Markdown",
          "spec": {{
            "a": 1,
            "b": "x < y"
          }}
        }}
      }}
    }}"#
            )
        };
        let panels = format!("{},{}", one("c"), one("z"));
        let expected = format!(
            "{{\n  \"panels\": {{{panels}\n  }},\n  \"layouts\": null,\n  \"duration\": \"1h\"\n}}"
        );
        assert_eq!(text, expected);
    }
}
