//! Plugins of somebody's own: what their packages declare, and the schemas of their options.
//!
//! Such a schema may use all of JSON Schema, and our keywords as well. What the walk of a
//! document cannot follow is looked for when it is read, so that nothing fails later.

use serde_json::Value;

use super::extract::{Held, held, is_for_people};
use super::meaning::{Slot, slot};
use super::shape::{Files, Shapes, resolve};
use super::validator::Validator;

/// How many references in a row are followed; more go in a circle.
const MAX_REFERENCES: usize = 64;

/// A plugin that Perses does not bring along.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PrivatePlugin {
    /// Where it may stand.
    pub(crate) slot: Slot,
    /// Its kind.
    pub(crate) kind: String,
    /// The kind of query that it runs, if it is a query.
    pub(super) query_type: Option<String>,
    /// What its options may be; anything without one.
    pub(crate) schema: Option<Value>,
}

/// What the `package.json` of a package says about its plugins.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Package {
    /// The plugins, without their schemas.
    pub(crate) plugins: Vec<PrivatePlugin>,
    /// What is declared as something that no resource holds and nobody knows: the word, and the name.
    pub(crate) unknown: Vec<(String, String)>,
    /// The directory of their schemas, relative to the package.
    pub(crate) schemas: Option<String>,
}

/// The words by which packages call what is no query, with their slots.
const WORDS: [(&str, &str); 5] = [
    ("Annotation", "annotation"),
    ("AnnotationQuery", "annotation"),
    ("Datasource", "datasource"),
    ("Panel", "panel"),
    ("Variable", "variable"),
];

/// The words for plugins that stand in no resource.
const ELSEWHERE: [&str; 1] = ["Explore"];

impl Package {
    /// Reads a `package.json`; none if the package holds no plugins. An error is a fragment
    /// without a final stop.
    pub(crate) fn read(text: &str) -> Result<Option<Self>, String> {
        let package: Value =
            serde_json::from_str(text).map_err(|error| format!("it is no JSON: {error}"))?;
        let Some(perses) = package.get("perses") else {
            return Ok(None);
        };
        let Some(listed) = perses.get("plugins").and_then(Value::as_array) else {
            return Err("`perses.plugins` is no list".to_owned());
        };
        let (mut plugins, mut unknown) = (Vec::new(), Vec::new());
        for (index, plugin) in listed.iter().enumerate() {
            let word = plugin.get("kind").and_then(Value::as_str);
            let name = plugin.pointer("/spec/name").and_then(Value::as_str);
            let (Some(word), Some(name)) = (word, name.filter(|name| !name.is_empty())) else {
                return Err(format!(
                    "`perses.plugins[{index}]` lacks `kind` or `spec.name`"
                ));
            };
            match PrivatePlugin::declared(word, name) {
                Some(plugin) => plugins.push(plugin),
                None if ELSEWHERE.contains(&word) => {}
                None => unknown.push((word.to_owned(), name.to_owned())),
            }
        }
        let schemas = perses.get("schemasPath").and_then(Value::as_str);
        Ok(Some(Self {
            plugins,
            unknown,
            schemas: schemas.map(str::to_owned),
        }))
    }
}

impl PrivatePlugin {
    /// A plugin whose options may be anything.
    pub(crate) fn any(slot: Slot, kind: &str) -> Self {
        Self {
            slot,
            kind: kind.to_owned(),
            query_type: None,
            schema: None,
        }
    }

    /// The plugin that a package declares with this word; none if it stands in no resource.
    pub(crate) fn declared(word: &str, name: &str) -> Option<Self> {
        let known = WORDS.iter().find(|(known, _)| *known == word);
        if let Some((_, word)) = known {
            return slot(word).map(|slot| Self::any(slot, name));
        }
        word.ends_with("Query").then(|| Self {
            query_type: Some(word.to_owned()),
            ..Self::any(Slot::Query, name)
        })
    }

    /// Takes the text of a schema for the options. An error is a fragment without a final stop.
    pub(crate) fn set_schema(&mut self, text: &str) -> Result<(), String> {
        let schema: Value =
            serde_json::from_str(text).map_err(|error| format!("it is no JSON: {error}"))?;
        vet(&schema)?;
        self.schema = Some(schema);
        Ok(())
    }
}

/// The path under which a schema is tried.
const TRIED: &str = "tried.json";

/// A schema on trial.
struct Tried<'s>(&'s Value);

impl Files for Tried<'_> {
    fn file(&self, path: &str) -> Option<&Value> {
        (path == TRIED).then_some(self.0)
    }
}

/// Makes sure that a schema can be used.
fn vet(schema: &Value) -> Result<(), String> {
    if !schema.is_object() {
        return Err("a schema is an object".to_owned());
    }
    let mut open = vec![schema];
    let definitions = ["$defs", "definitions"].into_iter();
    let definitions = definitions.filter_map(|keyword| schema.get(keyword)?.as_object());
    open.extend(definitions.flat_map(|named| named.values()));
    while let Some(at) = open.pop() {
        let Value::Object(object) = at else { continue };
        if let Some(reference) = object.get("$ref") {
            vet_reference(schema, reference)?;
            let beside = object
                .keys()
                .find(|key| *key != "$ref" && !is_for_people(key));
            if let Some(keyword) = beside {
                return Err(format!("`{keyword}` beside `$ref`; put both into `allOf`"));
            }
            continue;
        }
        if object.contains_key("x-tag") {
            vet_union(schema, at)?;
        }
        for (keyword, value) in object {
            match (held(keyword), value) {
                (Some(Held::One), value) => open.push(value),
                (Some(Held::Listed), Value::Array(values)) => open.extend(values),
                (Some(Held::Named), Value::Object(named)) => open.extend(named.values()),
                _ => {}
            }
        }
    }
    let files = Tried(schema);
    let shapes = Shapes::read(&files, TRIED);
    for location in shapes.locations() {
        Validator::new(location, &files)?;
    }
    Ok(())
}

/// Makes sure that a reference leads somewhere within the schema.
fn vet_reference(schema: &Value, reference: &Value) -> Result<(), String> {
    let text = reference.as_str().ok_or("a `$ref` is a text")?;
    let mut next = text;
    for _ in 0..MAX_REFERENCES {
        if !next.starts_with('#') {
            return Err(format!(
                "`{next}` leads out of the schema; copy what it refers to"
            ));
        }
        let location = resolve("", next);
        let target = schema.pointer(&location[1..]);
        let target = target.ok_or_else(|| format!("`{next}` leads nowhere"))?;
        match target.get("$ref").and_then(Value::as_str) {
            Some(reference) => next = reference,
            None => return Ok(()),
        }
    }
    Err(format!("`{text}` leads in a circle"))
}

/// Makes sure that the branches of a union can be told apart.
fn vet_union(schema: &Value, union: &Value) -> Result<(), String> {
    let tag = union.get("x-tag").and_then(Value::as_str);
    let tag = tag.ok_or("`x-tag` names a property")?;
    let branches = union.get("oneOf").and_then(Value::as_array);
    let branches = branches.ok_or("`x-tag` stands beside `oneOf`")?;
    for branch in branches.iter().filter(|_| tag != "$type") {
        let property = target(schema, branch)
            .and_then(|branch| branch.get("properties")?.get(tag))
            .and_then(|property| target(schema, property));
        if property.is_none_or(|property| {
            property.get("enum").is_none() && property.get("const").is_none()
        }) {
            return Err(format!(
                "a branch of `oneOf` does not say what `{tag}` is in it"
            ));
        }
    }
    Ok(())
}

/// The schema that stands at the end of a row of references.
fn target<'s>(schema: &'s Value, mut at: &'s Value) -> Option<&'s Value> {
    for _ in 0..MAX_REFERENCES {
        match at.get("$ref").and_then(Value::as_str) {
            Some(reference) => at = schema.pointer(reference.strip_prefix('#')?)?,
            None => return Some(at),
        }
    }
    None
}
