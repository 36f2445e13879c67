//! A part of the embedded schemas as a schema of its own, for the validator.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::shape::{Files, resolve};

/// The schema object at a location of the form `file#pointer`, with everything it refers to and
/// without what the walk does itself: unions, and what is there for people.
pub(super) fn extract(location: &str, files: &impl Files) -> Value {
    let mut extract = Extract {
        files,
        definitions: Map::new(),
        names: HashMap::new(),
    };
    let root = extract.reference(location);
    json!({ "$ref": root, "$defs": Value::Object(extract.definitions) })
}

/// Gathers the schema objects that one of them reaches into a schema of its own.
struct Extract<'f, F> {
    files: &'f F,
    definitions: Map<String, Value>,
    names: HashMap<String, String>,
}

impl<F: Files> Extract<'_, F> {
    /// A reference to the copy of the schema object at `location`.
    fn reference(&mut self, location: &str) -> String {
        if let Some(name) = self.names.get(location) {
            return format!("#/$defs/{name}");
        }
        let name = self.names.len().to_string();
        self.names.insert(location.to_owned(), name.clone());
        let (path, pointer) = location.split_once('#').expect("a location has a `#`");
        let schema = self.files.file(path).and_then(|file| file.pointer(pointer));
        let schema = schema
            .expect("every reference between schemas resolves")
            .clone();
        let copy = self.copy(&schema, path);
        self.definitions.insert(name.clone(), copy);
        format!("#/$defs/{name}")
    }

    /// A copy of a schema object without what the walk does itself.
    fn copy(&mut self, schema: &Value, path: &str) -> Value {
        let Value::Object(schema) = schema else {
            return schema.clone();
        };
        if schema.contains_key("x-tag") {
            return Value::Bool(true);
        }
        if let Some(Value::String(reference)) = schema.get("$ref") {
            return json!({ "$ref": self.reference(&resolve(path, reference)) });
        }
        let mut copy = Map::new();
        for (keyword, value) in schema {
            let value = match (held(keyword), value) {
                (Some(Held::Named), Value::Object(named)) => {
                    let named = named.iter();
                    let copies = named.map(|(key, value)| (key.clone(), self.copy(value, path)));
                    Value::Object(copies.collect())
                }
                (Some(Held::Listed), Value::Array(listed)) => {
                    listed.iter().map(|value| self.copy(value, path)).collect()
                }
                (Some(Held::One), value) => self.copy(value, path),
                _ if is_for_people(keyword) => continue,
                (_, value) => value.clone(),
            };
            copy.insert(keyword.clone(), value);
        }
        Value::Object(copy)
    }
}

/// How a keyword holds schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    /// One schema.
    One,
    /// A list of them.
    Listed,
    /// Some under names.
    Named,
}

/// How a keyword holds schemas, if it does. Definitions hold some that are only referred to.
pub(super) fn held(keyword: &str) -> Option<Held> {
    Some(match keyword {
        "additionalProperties"
        | "contains"
        | "else"
        | "if"
        | "items"
        | "not"
        | "propertyNames"
        | "then"
        | "unevaluatedItems"
        | "unevaluatedProperties" => Held::One,
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Held::Listed,
        "dependentSchemas" | "patternProperties" | "properties" => Held::Named,
        _ => return None,
    })
}

/// Whether a keyword says nothing to a validator, or only to the walk.
pub(super) fn is_for_people(keyword: &str) -> bool {
    const NOTES: [&str; 6] = [
        "default",
        "definitions",
        "deprecated",
        "description",
        "examples",
        "title",
    ];
    keyword.starts_with(['$']) || keyword.starts_with("x-") || NOTES.contains(&keyword)
}
