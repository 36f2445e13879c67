//! The embedded schemas keep to their profile.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::schema::Slot;
use crate::schema::files::FILES;
use crate::schema::format::FORMATS;
use crate::schema::meaning::{language, reference, slot};
use crate::schema::{Catalog, Family};

/// The keywords of the profile; everything else is a mistake or needs an argument here.
const KEYWORDS: &[&str] = &[
    "$defs",
    "$ref",
    "$schema",
    "additionalProperties",
    "const",
    "default",
    "dependentRequired",
    "deprecated",
    "description",
    "enum",
    "format",
    "items",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "oneOf",
    "pattern",
    "properties",
    "propertyNames",
    "required",
    "title",
    "type",
    "x-always",
    "x-ascending",
    "x-case-insensitive",
    "x-datasource",
    "x-dropped",
    "x-keep-empty",
    "x-language",
    "x-noun",
    "x-nullable",
    "x-one-of",
    "x-order",
    "x-prefix",
    "x-query-type",
    "x-query-types",
    "x-ref",
    "x-secret",
    "x-server-managed",
    "x-since",
    "x-since-cr",
    "x-slot",
    "x-some-of",
    "x-stored",
    "x-tag",
];

/// Calls `visit` with every schema object of a file and its pointer.
fn each_schema(schema: &Value, pointer: &str, visit: &mut impl FnMut(&str, &Value)) {
    let Value::Object(object) = schema else {
        return;
    };
    visit(pointer, schema);
    for (keyword, value) in object {
        let below = format!("{pointer}/{keyword}");
        match (keyword.as_str(), value) {
            ("properties" | "$defs", Value::Object(named)) => {
                for (name, schema) in named {
                    each_schema(schema, &format!("{below}/{name}"), visit);
                }
            }
            ("items" | "additionalProperties" | "propertyNames", schema) => {
                each_schema(schema, &below, visit);
            }
            ("oneOf", Value::Array(branches)) => {
                for (index, schema) in branches.iter().enumerate() {
                    each_schema(schema, &format!("{below}/{index}"), visit);
                }
            }
            _ => {}
        }
    }
}

/// What breaks the profile in one schema object.
fn breaches(path: &str, pointer: &str, schema: &Value) -> Vec<String> {
    let object = schema.as_object().expect("only objects are visited");
    let mut breaches = Vec::new();
    let mut complain = |text: String| breaches.push(format!("{path}{pointer}: {text}"));
    for keyword in object
        .keys()
        .filter(|keyword| !KEYWORDS.contains(&keyword.as_str()))
    {
        complain(format!("the keyword `{keyword}` is not in the profile"));
    }
    if object.contains_key("$ref") && object.len() > 1 {
        complain("a `$ref` stands alone".to_owned());
    }
    let is_object = object.get("type").and_then(Value::as_str) == Some("object");
    if is_object && !object.contains_key("additionalProperties") {
        complain("an object says whether it is closed".to_owned());
    }
    if object.get("type").is_some_and(Value::is_array) {
        complain("a type is one word; use `x-nullable`".to_owned());
    }
    if object.contains_key("oneOf") && !object.contains_key("x-tag") {
        complain("a union has an `x-tag`".to_owned());
    }
    if let Some(names) = object.get("propertyNames")
        && names
            .as_object()
            .is_none_or(|names| names.keys().ne(["format"].iter().copied()))
    {
        complain("keys have a format and nothing else".to_owned());
    }
    for (list, keyword) in [("properties", "description"), ("$defs", "title")] {
        let members = object.get(list).and_then(Value::as_object);
        for (name, schema) in members.into_iter().flatten() {
            if schema.get("$ref").is_none() && schema.get(keyword).is_none() {
                complain(format!("`{name}` has no {keyword}"));
            }
        }
    }
    let formats: Vec<&str> = FORMATS.iter().map(|(name, _)| *name).collect();
    if let Some(format) = object.get("format").and_then(Value::as_str)
        && !formats.contains(&format)
    {
        complain(format!("the format `{format}` is unknown"));
    }
    let word = |keyword: &str| object.get(keyword).and_then(Value::as_str);
    let unknown = [
        word("x-slot").filter(|word| slot(word).is_none()),
        word("x-language").filter(|word| language(word).is_none()),
        word("x-ref").filter(|word| reference(word).is_none()),
    ];
    for word in unknown.into_iter().flatten() {
        complain(format!("nothing is called `{word}`"));
    }
    // Rules of a team's own are the only names that nobody can list.
    if object.contains_key("x-prefix") && word("x-noun") != Some("rule or group") {
        complain("`x-prefix` stands where rules are named, and nowhere else".to_owned());
    }
    let fields: BTreeSet<&str> = object
        .get("properties")
        .and_then(Value::as_object)
        .map(|fields| fields.keys().map(String::as_str).collect())
        .unwrap_or_default();
    for list in [
        "required",
        "x-always",
        "x-keep-empty",
        "x-nullable",
        "x-one-of",
        "x-order",
        "x-some-of",
    ] {
        for name in object
            .get(list)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let name = name.as_str().unwrap_or_default();
            if !fields.contains(name) {
                complain(format!("`{list}` names `{name}`, which is no property"));
            }
        }
    }
    breaches
}

#[test]
fn schemas_keep_to_the_profile() {
    let mut all = Vec::new();
    for (path, text) in FILES {
        let schema: Value = serde_json::from_str(text).unwrap_or_else(|e| panic!("{path}: {e}"));
        each_schema(&schema, "#", &mut |pointer, schema| {
            all.extend(breaches(path, pointer, schema));
        });
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn every_schema_file_is_embedded_and_sorted() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas");
    let mut on_disk: Vec<String> = walkdir::WalkDir::new(root)
        .into_iter()
        .filter_map(Result::ok)
        .filter_map(|entry| {
            entry
                .path()
                .strip_prefix(root)
                .ok()?
                .to_str()
                .map(str::to_owned)
        })
        .filter(|path| path.contains(".json"))
        .collect();
    on_disk.sort();
    let embedded: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
    assert_eq!(embedded, on_disk);
}

#[test]
fn every_kind_of_perses_has_a_schema_and_every_schema_compiles() {
    let catalog = Catalog::new();
    let kinds: Vec<&str> = catalog.kinds(Family::Perses).collect();
    assert_eq!(kinds.len(), 15);
    let plugins = Slot::ALL.map(Family::Plugin);
    for family in [Family::Perses, Family::Kubernetes]
        .into_iter()
        .chain(plugins)
    {
        for kind in catalog.kinds(family) {
            let compiled = catalog.compiled(family, kind).expect("the kind is known");
            for shape in compiled.shapes.ids() {
                if compiled.shapes.get(shape).union.is_none() {
                    catalog.validator(compiled, shape);
                }
            }
        }
    }
}
