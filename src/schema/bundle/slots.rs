//! Places of plugins: which plugins there are, and the options of each.

use serde_json::{Map, Value, json};

use super::super::catalog::Family;
use super::super::meaning::slot;
use super::Bundle;

impl Bundle<'_> {
    /// Offers the plugins that fit a slot, and says what options each of them has. Others may
    /// stand there, with any options.
    pub(super) fn plugins(&mut self, object: &mut Map<String, Value>, word: &str) {
        let Some(slot) = slot(word) else { return };
        let family = Family::Plugin(slot);
        let kinds: Vec<&str> = self.catalog.kinds(family).collect();
        let properties = object.get_mut("properties").and_then(Value::as_object_mut);
        if let Some(kind) = properties.and_then(|properties| properties.get_mut("kind")) {
            *kind = json!({"anyOf": [kind.take(), {"enum": kinds}]});
        }
        let options = |kind: &&str| {
            let (path, _) = self.catalog.schema(family, kind)?;
            let reference = self.reference(&format!("{path}#"));
            Some(json!({
                "if": {"properties": {"kind": {"const": kind}}},
                "then": {"properties": {"spec": {"$ref": reference}}},
            }))
        };
        let options: Vec<Value> = kinds.iter().filter_map(options).collect();
        // In another registry the same kind may be anything.
        let ours = json!({"properties": {"registry": {"enum": ["", "perses.dev", null]}}});
        object.insert(
            "if".to_owned(),
            json!({
                "required": ["kind", "spec"],
                "properties": {"spec": {"type": "object"}, "metadata": ours},
            }),
        );
        object.insert("then".to_owned(), json!({"allOf": options}));
    }
}
