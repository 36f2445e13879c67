//! One self-contained schema from the embedded files, for editors.
//!
//! Editors understand draft 7 best, follow only local references, and know nothing of our `x-`
//! keywords and formats. So definitions are gathered under `definitions` with names that tell
//! their file, what keywords of ours mean is said in those of draft 7 where that is possible, and the
//! options of plugins depend on the kind of the plugin. The rest is left out.

mod slots;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::catalog::{Catalog, Family};
use super::shape::resolve;

/// The version of JSON Schema that is written.
const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Formats that editors know as well.
const KNOWN_FORMATS: [&str; 1] = ["date-time"];

/// Where the definitions are gathered.
const DEFINITIONS: &str = "#/definitions/";

/// The kinds that have a schema, Perses' own first.
pub(crate) fn kinds() -> Vec<String> {
    let catalog = Catalog::new();
    let families = [Family::Perses, Family::Kubernetes, Family::Config];
    let kinds = families
        .into_iter()
        .flat_map(|family| catalog.kinds(family));
    kinds.map(str::to_owned).collect()
}

/// The schema of one kind, in any letter case.
pub(crate) fn one(kind: &str) -> Option<String> {
    let catalog = Catalog::new();
    let families = [Family::Perses, Family::Kubernetes, Family::Config];
    let (family, kind) = families.into_iter().find_map(|family| {
        let mut kinds = catalog.kinds(family);
        Some((
            family,
            kinds.find(|known| known.eq_ignore_ascii_case(kind))?,
        ))
    })?;
    let (path, schema) = catalog.schema(family, kind)?;
    let mut bundle = Bundle::new(&catalog);
    let Value::Object(copy) = bundle.copy(schema, path) else {
        return None;
    };
    Some(bundle.finish(copy))
}

/// The schema of everything that may stand in a file: a resource of any kind, bare or as a custom
/// resource, or a list of them. The objects of others in Kubernetes pass.
pub(crate) fn everything() -> String {
    let catalog = Catalog::new();
    let mut bundle = Bundle::new(&catalog);
    let native = bundle.by_kind(Family::Perses, &[]);
    // The envelopes of Kubernetes are checked by Kubernetes; what is inside a list counts.
    let mut custom = bundle.by_kind(Family::Kubernetes, &["List", "ConfigMap"]);
    custom.push(json!({
        "if": {
            "required": ["apiVersion", "kind"],
            "properties": {"apiVersion": {"const": "v1"}, "kind": {"const": "List"}},
        },
        "then": {"properties": {"items": {"items": {"$ref": "#/definitions/resource"}}}},
    }));
    let mut native_object = json!({
        "title": "Perses resource",
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": {
                "description": "What the resource is.",
                "enum": catalog.kinds(Family::Perses).collect::<Vec<_>>(),
            },
        },
    });
    native_object["allOf"] = Value::Array(native);
    bundle.add("native", native_object);
    bundle.add(
        "custom",
        json!({"title": "Kubernetes object", "type": "object", "allOf": custom}),
    );
    bundle.add(
        "resource",
        json!({
            "title": "Resource",
            "if": {"type": "object", "required": ["apiVersion"]},
            "then": {"$ref": "#/definitions/custom"},
            "else": {"$ref": "#/definitions/native"},
        }),
    );
    let root = json!({
        "title": "Perses resources",
        "description": "A resource of Perses, a custom resource of its operator, or a list of resources.",
        "if": {"type": "array"},
        "then": {"items": {"$ref": "#/definitions/resource"}},
        "else": {"$ref": "#/definitions/resource"},
    });
    match root {
        Value::Object(root) => bundle.finish(root),
        _ => String::new(),
    }
}

/// Gathers definitions.
struct Bundle<'c> {
    catalog: &'c Catalog,
    definitions: BTreeMap<String, Value>,
}

impl<'c> Bundle<'c> {
    fn new(catalog: &'c Catalog) -> Self {
        Self {
            catalog,
            definitions: BTreeMap::new(),
        }
    }

    /// The root of a bundle with all that it refers to, as text.
    fn finish(self, root: Map<String, Value>) -> String {
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), Value::from(DRAFT));
        schema.extend(root);
        if !self.definitions.is_empty() {
            let definitions = self.definitions.into_iter().collect();
            schema.insert("definitions".to_owned(), Value::Object(definitions));
        }
        format!("{:#}\n", Value::Object(schema))
    }

    fn add(&mut self, name: &str, schema: Value) {
        self.definitions.insert(name.to_owned(), schema);
    }

    /// One condition for each kind of a family: if it is this kind, it has that schema.
    fn by_kind(&mut self, family: Family, without: &[&str]) -> Vec<Value> {
        let kinds = self.catalog.kinds(family);
        let kinds: Vec<&str> = kinds.filter(|kind| !without.contains(kind)).collect();
        let condition = |kind: &&str| {
            let (path, _) = self.catalog.schema(family, kind)?;
            let reference = self.reference(&format!("{path}#"));
            let mut properties = json!({"kind": {"const": kind}});
            let mut required = vec!["kind"];
            if family == Family::Kubernetes {
                properties["apiVersion"] = json!({"pattern": "^perses\\.dev/"});
                required.push("apiVersion");
            }
            Some(json!({
                "if": {"required": required, "properties": properties},
                "then": {"$ref": reference},
            }))
        };
        kinds.iter().filter_map(condition).collect()
    }

    /// The local reference to the schema object at a location of the form `file#pointer`.
    fn reference(&mut self, location: &str) -> String {
        let (path, pointer) = location.split_once('#').unwrap_or((location, ""));
        let file = path.strip_suffix(".json").unwrap_or(path).replace('/', ".");
        let name = match pointer.strip_prefix("/$defs/") {
            Some(definition) => format!("{file}.{definition}"),
            None => file,
        };
        if !self.definitions.contains_key(&name) {
            // Known before it is copied, because a definition may contain itself.
            self.add(&name, Value::Null);
            let schema = self
                .catalog
                .file(path)
                .and_then(|file| file.pointer(pointer));
            let schema = schema.expect("every reference between schemas resolves; a test says so");
            let copy = self.copy(schema, path);
            self.add(&name, copy);
        }
        format!("{DEFINITIONS}{name}")
    }

    /// A copy of a schema object as others understand it.
    fn copy(&mut self, schema: &Value, path: &str) -> Value {
        let Value::Object(schema) = schema else {
            return schema.clone();
        };
        if let Some(Value::String(reference)) = schema.get("$ref") {
            return json!({"$ref": self.reference(&resolve(path, reference))});
        }
        let mut copy = Map::new();
        for (keyword, value) in schema {
            let value = match (keyword.as_str(), value) {
                ("$schema" | "$defs", _) => continue,
                (keyword, _) if keyword.starts_with("x-") => continue,
                ("format", Value::String(format)) if !KNOWN_FORMATS.contains(&&**format) => {
                    continue;
                }
                // Its name in draft 7.
                ("dependentRequired", value) => {
                    copy.insert("dependencies".to_owned(), value.clone());
                    continue;
                }
                ("properties", Value::Object(properties)) => {
                    let fields = properties.iter();
                    let fields = fields.map(|(key, value)| (key.clone(), self.copy(value, path)));
                    Value::Object(fields.collect())
                }
                ("oneOf", Value::Array(branches)) => branches
                    .iter()
                    .map(|branch| self.copy(branch, path))
                    .collect(),
                ("items" | "additionalProperties" | "propertyNames", value) => {
                    self.copy(value, path)
                }
                (_, value) => value.clone(),
            };
            copy.insert(keyword.clone(), value);
        }
        if let Some(Value::String(name)) = schema.get("x-prefix") {
            take_prefixed(&mut copy, name);
        }
        allow_null(&mut copy, schema.get("x-nullable"));
        require_some(&mut copy, "oneOf", schema.get("x-one-of"));
        require_some(&mut copy, "anyOf", schema.get("x-some-of"));
        if let Some(Value::String(slot)) = schema.get("x-slot") {
            self.plugins(&mut copy, slot);
        }
        Value::Object(copy)
    }
}

/// Lets keys that start with the name of a property and a slash be what that property is.
fn take_prefixed(object: &mut Map<String, Value>, name: &str) {
    let property = object.get("properties").and_then(|known| known.get(name));
    if let Some(property) = property.cloned() {
        let pattern = format!("^{name}/");
        object.insert("patternProperties".to_owned(), json!({pattern: property}));
    }
}

/// Lets the named properties of an object be null as well.
fn allow_null(object: &mut Map<String, Value>, nullable: Option<&Value>) {
    let names = nullable.and_then(Value::as_array);
    for name in names.into_iter().flatten().filter_map(Value::as_str) {
        let property = object
            .get_mut("properties")
            .and_then(|properties| properties.get_mut(name));
        let Some(property) = property else { continue };
        // The description stays outside, where editors look for it.
        let description = property.get("description").cloned();
        let mut either = json!({"anyOf": [property.take(), {"type": "null"}]});
        if let Some(description) = description {
            either["description"] = description;
        }
        *property = either;
    }
}

/// Lets one of the named properties of an object be enough, in the way of a keyword.
fn require_some(object: &mut Map<String, Value>, keyword: &str, names: Option<&Value>) {
    let Some(Value::Array(names)) = names else {
        return;
    };
    let choices = names.iter().map(|name| json!({"required": [name]}));
    object.insert(keyword.to_owned(), choices.collect());
}
