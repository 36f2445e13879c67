//! Schemas as the walk needs them: an arena of shapes with their references resolved.

use std::collections::HashMap;

use serde_json::Value;

use super::meaning::{Language, RefKind, Slot, language, reference, slot};
use super::problem::Expected;
use crate::doc;

/// The tag of unions whose alternatives differ in their type.
const BY_TYPE: &str = "$type";

/// Index of a shape in its [`Shapes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ShapeId(u32);

/// One field of an object.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each keyword that lists the field or not"
)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) shape: ShapeId,
    /// Whether the field must be there.
    pub(super) required: bool,
    /// Whether `null` means the same as leaving the field out.
    pub(super) nullable: bool,
    /// Whether servers write the field even if a file leaves it out.
    pub(super) always: bool,
    /// Whether servers keep the field if it is empty.
    pub(super) keep_empty: bool,
}

/// Alternatives, told apart by one property.
#[derive(Debug)]
pub(super) struct Union {
    /// The property, or none if the type of the value decides.
    pub(super) tag: Option<String>,
    /// The tag's values (empty without a tag), each with its alternative. One with several values
    /// stands here once for each, in a row.
    pub(super) branches: Vec<(String, ShapeId)>,
}

/// What the walk wants to know of one schema object.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each keyword that is there or not"
)]
pub(super) struct Shape {
    /// The file and pointer of the schema object, for the validator.
    pub(super) location: String,
    pub(super) description: Option<String>,
    pub(super) expected: Option<Expected>,
    pub(super) properties: Vec<Property>,
    by_name: HashMap<String, usize>,
    /// Fields of which exactly one must be there.
    pub(super) one_of: Vec<String>,
    /// Fields of which at least one must be there.
    pub(super) some_of: Vec<String>,
    /// Numbers, none of which may be below one before.
    pub(super) order: Vec<String>,
    /// Whether the numbers of a list rise.
    pub(super) ascending: bool,
    pub(super) additional: Option<ShapeId>,
    /// Whether an object that lists its fields takes others as well.
    pub(super) open: bool,
    pub(super) items: Option<ShapeId>,
    pub(super) union: Option<Union>,
    pub(super) words: Vec<String>,
    pub(super) ignore_case: bool,
    pub(super) format: Option<String>,
    pub(super) server_managed: bool,
    pub(super) since: Option<String>,
    pub(super) deprecated: bool,
    /// The boolean that servers do not store.
    pub(super) dropped: Option<bool>,
    pub(super) slot: Option<Slot>,
    pub(super) language: Option<Language>,
    pub(super) reference: Option<RefKind>,
    /// What servers make of a value before they store it, by name.
    pub(super) stored: Option<String>,
    /// What is meant if there is no value.
    pub(super) default: Option<doc::Value>,
    /// Whether the schema names one word and not a choice of words.
    pub(super) constant: bool,
    /// What the keys of an object name.
    pub(super) noun: Option<String>,
    /// Whether servers show a mask instead of the text.
    pub(super) secret: bool,
}

impl Shape {
    /// The field of that name.
    pub(super) fn property(&self, name: &str) -> Option<&Property> {
        self.position(name).map(|index| &self.properties[index])
    }

    /// Whether an object without any field lacks one.
    pub(super) fn needs_fields(&self) -> bool {
        self.union.is_some()
            || !self.one_of.is_empty()
            || !self.some_of.is_empty()
            || self.properties.iter().any(|property| property.required)
    }

    /// The position of the field of that name.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }
}

/// Gives the parsed schema file of a path.
pub(super) trait Files {
    /// The file's schema; none if there is no such file.
    fn file(&self, path: &str) -> Option<&Value>;
}

/// The shapes that one root schema reaches.
#[derive(Debug)]
pub(super) struct Shapes {
    shapes: Vec<Shape>,
    pub(super) root: ShapeId,
}

impl Shapes {
    /// Reads the shapes that the schema file at `path` reaches.
    pub(super) fn read(files: &impl Files, path: &str) -> Self {
        let mut reader = Reader {
            files,
            shapes: Vec::new(),
            known: HashMap::new(),
        };
        let root = reader.at(&format!("{path}#"));
        Self {
            shapes: reader.shapes,
            root,
        }
    }

    pub(super) fn get(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0 as usize]
    }

    /// The index of the alternative whose tag ignores letter case and is spelt otherwise in the
    /// text.
    pub(super) fn branch_in_other_case(&self, union: &Union, text: &str) -> Option<usize> {
        union.branches.iter().position(|(word, id)| {
            let branch = self.get(*id);
            let ignores = union
                .tag
                .as_deref()
                .and_then(|tag| branch.property(tag))
                .is_some_and(|tag| self.get(tag.shape).ignore_case);
            ignores && word.eq_ignore_ascii_case(text)
        })
    }

    /// The locations of all schema objects that are reached.
    pub(super) fn locations(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().map(|shape| &*shape.location)
    }

    /// The ids of all shapes.
    #[cfg(test)]
    pub(super) fn ids(&self) -> impl Iterator<Item = ShapeId> {
        (0..).map(ShapeId).take(self.shapes.len())
    }

    /// The number of shapes; ids are smaller.
    pub(super) fn len(&self) -> usize {
        self.shapes.len()
    }
}

impl ShapeId {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

struct Reader<'f, F> {
    files: &'f F,
    shapes: Vec<Shape>,
    known: HashMap<String, ShapeId>,
}

impl<F: Files> Reader<'_, F> {
    /// The shape of the schema object at `location`, read once.
    fn at(&mut self, location: &str) -> ShapeId {
        if let Some(id) = self.known.get(location) {
            return *id;
        }
        let (path, pointer) = location.split_once('#').expect("a location has a `#`");
        let file = self
            .files
            .file(path)
            .expect("every schema file that is referred to is embedded");
        let schema = file
            .pointer(pointer)
            .expect("every reference between schemas resolves");
        if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            let target = self.at(&resolve(path, reference));
            self.known.insert(location.to_owned(), target);
            return target;
        }
        let id = ShapeId(u32::try_from(self.shapes.len()).expect("schemas are small"));
        self.known.insert(location.to_owned(), id);
        self.shapes.push(Shape::default());
        let shape = self.shape(schema, location);
        self.shapes[id.index()] = shape;
        id
    }

    fn shape(&mut self, schema: &Value, location: &str) -> Shape {
        let text = |key: &str| schema.get(key).and_then(Value::as_str).map(str::to_owned);
        let flag = |key: &str| schema.get(key).and_then(Value::as_bool).unwrap_or(false);
        let mut shape = Shape {
            location: location.to_owned(),
            description: text("description"),
            expected: text("type").as_deref().and_then(expected),
            ignore_case: flag("x-case-insensitive"),
            format: text("format"),
            server_managed: flag("x-server-managed"),
            since: text("x-since"),
            deprecated: flag("deprecated"),
            dropped: schema.get("x-dropped").and_then(Value::as_bool),
            slot: text("x-slot").as_deref().and_then(slot),
            language: text("x-language").as_deref().and_then(language),
            reference: text("x-ref").as_deref().and_then(reference),
            stored: text("x-stored"),
            noun: text("x-noun"),
            default: schema.get("default").and_then(default),
            constant: schema.get("const").is_some(),
            secret: flag("x-secret"),
            ascending: flag("x-ascending"),
            ..Shape::default()
        };
        shape.words = match (schema.get("enum"), schema.get("const")) {
            (Some(Value::Array(words)), _) => words.iter().filter_map(word).collect(),
            (_, Some(constant)) => word(constant).into_iter().collect(),
            _ => Vec::new(),
        };
        shape.open = schema.get("additionalProperties") == Some(&Value::Bool(true))
            && schema.get("properties").is_some();
        let names = |keyword: &str| match schema.get(keyword) {
            Some(Value::Array(names)) => names.iter().filter_map(word).collect(),
            _ => Vec::new(),
        };
        shape.one_of = names("x-one-of");
        shape.some_of = names("x-some-of");
        shape.order = names("x-order");
        let lists = |keyword: &str, name: &str| match schema.get(keyword) {
            Some(Value::Array(names)) => names.iter().any(|listed| listed == name),
            _ => false,
        };
        if let Some(Value::Object(properties)) = schema.get("properties") {
            for name in properties.keys() {
                let shape_id = self.at(&format!("{location}/properties/{}", escape(name)));
                shape.by_name.insert(name.clone(), shape.properties.len());
                shape.properties.push(Property {
                    name: name.clone(),
                    shape: shape_id,
                    required: lists("required", name),
                    nullable: lists("x-nullable", name),
                    always: lists("required", name) || lists("x-always", name),
                    keep_empty: lists("x-keep-empty", name),
                });
            }
        }
        if schema
            .get("additionalProperties")
            .is_some_and(Value::is_object)
        {
            shape.additional = Some(self.at(&format!("{location}/additionalProperties")));
        }
        if schema.get("items").is_some_and(Value::is_object) {
            shape.items = Some(self.at(&format!("{location}/items")));
        }
        // Alternatives without a tag are the validator's.
        if let Some(Value::Array(branches)) = schema.get("oneOf")
            && let Some(tag) = schema.get("x-tag").and_then(Value::as_str)
        {
            shape.union = Some(self.union(tag, branches.len(), location));
        }
        shape
    }

    fn union(&mut self, tag: &str, count: usize, location: &str) -> Union {
        let tag = (tag != BY_TYPE).then(|| tag.to_owned());
        let mut branches = Vec::new();
        for index in 0..count {
            let id = self.at(&format!("{location}/oneOf/{index}"));
            match &tag {
                None => branches.push((String::new(), id)),
                Some(tag) => {
                    let branch = &self.shapes[id.index()];
                    let property = branch.property(tag).expect("a branch has the tag");
                    let words = &self.shapes[property.shape.index()].words;
                    branches.extend(words.iter().map(|word| (word.clone(), id)));
                }
            }
        }
        Union { tag, branches }
    }
}

/// The absolute form of a reference that stands in the file at `path`.
pub(super) fn resolve(path: &str, reference: &str) -> String {
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    if file.is_empty() {
        return format!("{path}#{pointer}");
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    format!("{}#{pointer}", parts.join("/"))
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn word(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// A default. Collections have none, because what they hold has defaults of its own.
fn default(value: &Value) -> Option<doc::Value> {
    Some(match value {
        Value::Bool(value) => (*value).into(),
        Value::Number(number) => number.as_i64()?.into(),
        Value::String(text) => text.as_str().into(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    })
}

fn expected(word: &str) -> Option<Expected> {
    Some(match word {
        "string" => Expected::String,
        "boolean" => Expected::Boolean,
        "integer" => Expected::Integer,
        "number" => Expected::Number,
        "array" => Expected::Array,
        "object" => Expected::Object,
        _ => return None,
    })
}
