//! The walk of a resource along its structure.

use super::Dropped;
use super::input::Input;
use super::rewrite;
use crate::doc::{MAX_DEPTH, Mapping, Number, Value};
use crate::model::{ResourceKind, Target, Version};
use crate::schema::{Catalog, Expected, Family, Field, Structure, Tag};

/// Why a server does not store a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Loss {
    /// No release knows it.
    Unknown,
    /// Only newer releases know it.
    Newer {
        /// The first one.
        since: String,
    },
}

/// A walk that makes the form a target stores.
pub(super) struct Walk<'w, 'i> {
    pub(super) catalog: &'w Catalog,
    pub(super) target: &'w Target,
    /// The fields of documents that the target does not store.
    pub(super) dropped: Vec<Dropped<'i>>,
}

impl<'w, 'i> Walk<'w, 'i> {
    pub(super) fn new(catalog: &'w Catalog, target: &'w Target) -> Self {
        Self {
            catalog,
            target,
            dropped: Vec::new(),
        }
    }

    /// The structure of a kind.
    pub(super) fn structure(&self, kind: ResourceKind) -> Structure<'w> {
        self.catalog
            .structure(Family::Perses, kind.name())
            .expect("every kind of resource has a schema; a test says so")
    }

    /// The stored form of what stands at a place. `depth` counts the collections around it.
    pub(super) fn value(
        &mut self,
        input: Input<'i>,
        structure: Structure<'_>,
        depth: usize,
    ) -> Value {
        let value = match structure.tag() {
            Some(tag) => match alternative(input, structure, tag) {
                Some(structure) => self.value(input, structure, depth),
                None => anything(input.untyped(), depth),
            },
            None if depth >= MAX_DEPTH || !input.fits(structure.expected()) => {
                anything(input.untyped(), depth)
            }
            None => match structure.expected() {
                Some(Expected::Object) => self.mapping(input, structure, depth),
                Some(Expected::Array) => match structure.items() {
                    Some(items) => input
                        .items()
                        .into_iter()
                        .map(|item| self.value(item, items, depth + 1))
                        .collect(),
                    None => anything(input.untyped(), depth),
                },
                Some(_) => scalar(input.typed(structure), structure),
                None => anything(input.untyped(), depth),
            },
        };
        match structure.stored() {
            Some(name) => rewrite::apply(name, value),
            None => value,
        }
    }

    /// An object with its fields in the order in which Perses writes them, or a map.
    fn mapping(&mut self, input: Input<'i>, structure: Structure<'_>, depth: usize) -> Value {
        if let Some(values) = structure.values() {
            let fields = input.fields().into_iter();
            return fields
                .map(|(key, value)| (key.to_owned(), self.value(value, values, depth + 1)))
                .collect();
        }
        let fields: Vec<Field<'_>> = structure.fields().collect();
        if fields.is_empty() {
            return anything(input.untyped(), depth);
        }
        let mut given = vec![None; fields.len()];
        for (key, value) in input.fields() {
            match structure.position(key) {
                // Of two spellings of a key, servers take the last one.
                Some(at) if self.keeps(value, fields[at]) => given[at] = Some(value),
                Some(_) => {}
                None => self.lose(value, Loss::Unknown),
            }
        }
        let mut object = Mapping::new();
        for (field, input) in fields.into_iter().zip(given) {
            let written = input
                .map(|input| self.value(input, field.structure, depth + 1))
                .filter(|value| is_kept(value, field));
            if let Some(value) = written.or_else(|| filled(field)) {
                object.insert(field.name, value);
            }
        }
        object.into()
    }

    /// Whether the target stores a field at all.
    fn keeps(&mut self, value: Input<'i>, field: Field<'_>) -> bool {
        if field.structure.server_managed() {
            return false;
        }
        let Some(since) = field.structure.since() else {
            return true;
        };
        let known = Version::parse(since).is_some_and(|since| self.target.version >= since);
        if !known {
            let since = since.to_owned();
            self.lose(value, Loss::Newer { since });
        }
        known
    }

    fn lose(&mut self, value: Input<'i>, loss: Loss) {
        let node = value.node();
        self.dropped.extend(node.map(|node| Dropped { node, loss }));
    }
}

/// The alternative that a value chooses.
pub(super) fn alternative<'c>(
    input: Input<'_>,
    structure: Structure<'c>,
    tag: Tag<'_>,
) -> Option<Structure<'c>> {
    match tag {
        Tag::Type => structure
            .alternatives()
            .find(|alternative| input.fits(alternative.expected())),
        Tag::Field(key) => {
            let mut fields = input.fields().into_iter();
            let (_, word) = fields.rfind(|(name, _)| name.eq_ignore_ascii_case(key))?;
            structure.alternative(word.scalar().as_str()?)
        }
    }
}

/// Whether a value that a file gives is stored. Null is the same as nothing everywhere; of what
/// is empty, a text that is always there gives way to its default.
fn is_kept(value: &Value, field: Field<'_>) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) if field.always => !text.is_empty(),
        value => field.always || field.keep_empty || !is_empty(value, field.structure),
    }
}

/// Whether Go's JSON encoder takes a value for empty. An object is not, whatever it holds.
fn is_empty(value: &Value, structure: Structure<'_>) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(value) => !value,
        Value::Number(number) => number.as_i64() == Some(0),
        Value::String(text) => text.is_empty(),
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(mapping) => mapping.is_empty() && structure.values().is_some(),
    }
}

/// What a server writes for a field that is not given.
pub(crate) fn filled(field: Field<'_>) -> Option<Value> {
    if !field.always {
        return None;
    }
    if let Some(default) = field.structure.default() {
        return Some(default.clone());
    }
    Some(match field.structure.expected()? {
        Expected::String => Value::from(""),
        Expected::Boolean => Value::from(false),
        Expected::Integer | Expected::Number => Value::from(0),
        Expected::Array => Value::Null,
        Expected::Object if field.structure.values().is_some() => Value::Null,
        Expected::Object => field
            .structure
            .fields()
            .filter_map(|field| Some((field.name.to_owned(), filled(field)?)))
            .collect(),
    })
}

/// A scalar of a known type.
fn scalar(value: Value, structure: Structure<'_>) -> Value {
    match value {
        Value::String(text) => match structure.word() {
            Some(word) if word.eq_ignore_ascii_case(&text) => word.into(),
            _ => text.into(),
        },
        Value::Number(number) if structure.expected() == Some(Expected::Integer) => {
            number.as_i64().map_or(Value::Number(number), Value::from)
        }
        other => other,
    }
}

/// What nobody knows the structure of, as it comes back from Go: all numbers are floats.
fn anything(input: Input<'_>, depth: usize) -> Value {
    if input.is_mapping() && depth < MAX_DEPTH {
        let fields = input.fields().into_iter();
        fields
            .map(|(key, value)| (key.to_owned(), anything(value, depth + 1)))
            .collect()
    } else if input.is_sequence() && depth < MAX_DEPTH {
        let items = input.items().into_iter();
        items.map(|item| anything(item, depth + 1)).collect()
    } else {
        match input.scalar() {
            // A number too large for a float is refused, and stays as it is here.
            Value::Number(number) => Number::from_f64(number.as_f64()).unwrap_or(number).into(),
            other => other,
        }
    }
}
