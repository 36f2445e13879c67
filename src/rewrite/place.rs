//! What is known of a place in a resource: how servers read what stands there, and in which order
//! its fields are written.
//!
//! Outside of plugins both are the structure of the resource. The options of plugins are stored
//! as they are, nulls and empty lists included; there the schema of the plugin gives the order of
//! its fields and nothing else.

use crate::doc::Value;
use crate::model::ResourceKind;
use crate::schema::{Catalog, Expected, Family, Field, Structure, Tag};

/// A place in a resource.
#[derive(Clone, Copy)]
pub(super) struct Place<'c> {
    catalog: &'c Catalog,
    /// How servers read it; none where they store what there is.
    meaning: Option<Structure<'c>>,
    /// In which order fields are written.
    order: Option<Structure<'c>>,
}

/// What servers take a mapping for.
#[derive(Clone, Copy)]
pub(super) enum Shape<'c> {
    /// An object with fields of these names: null is the same as nothing.
    Object(Structure<'c>),
    /// Any keys with values.
    Map,
}

impl<'c> Place<'c> {
    /// The place of a whole resource.
    pub(super) fn of_kind(catalog: &'c Catalog, kind: ResourceKind) -> Self {
        let structure = catalog.structure(Family::Perses, kind.name());
        Self {
            catalog,
            meaning: structure,
            order: structure,
        }
    }

    /// The same place, once it is known which alternative stands there.
    pub(super) fn chosen(self, value: &Value) -> Self {
        Self {
            meaning: chosen(self.meaning, value),
            order: chosen(self.order, value),
            ..self
        }
    }

    /// The word of a value that says which alternative it is, where there are some.
    pub(super) fn alternative(self, value: &Value) -> Option<&str> {
        match self.meaning?.tag()? {
            Tag::Field(key) => value.get(key)?.as_str(),
            Tag::Type => None,
        }
    }

    /// What servers take a mapping at a chosen place for.
    pub(super) fn shape(self) -> Shape<'c> {
        match self.meaning {
            Some(structure) if structure.fields().next().is_some() => Shape::Object(structure),
            _ => Shape::Map,
        }
    }

    /// Whether the keys of a mapping at a chosen place are names that somebody gave.
    pub(super) fn has_names(self) -> bool {
        let structure = self.meaning.or(self.order);
        structure.is_some_and(|structure| structure.values().is_some())
    }

    /// Whether a list is a set, which servers sort.
    pub(super) fn is_set(self) -> bool {
        let stored = self.meaning.and_then(Structure::stored);
        stored == Some("sorted-set")
    }

    /// Where a key stands among the fields; none if it is none of them.
    pub(super) fn rank(self, key: &str) -> Option<usize> {
        self.order?.position(key)
    }

    /// The fields in their order.
    pub(super) fn fields(self) -> impl Iterator<Item = Field<'c>> {
        self.order.into_iter().flat_map(Structure::fields)
    }

    /// The place of a key's value in a mapping at a chosen place.
    pub(super) fn child(self, key: &str, mapping: &Value) -> Self {
        let below = |structure: Structure<'c>| {
            let field = structure.field(key).map(|field| field.structure);
            field.or_else(|| structure.values())
        };
        let slot = self.order.and_then(Structure::slot);
        if let Some(slot) = slot.filter(|_| key == "spec") {
            let kind = mapping.get("kind").and_then(Value::as_str);
            let plugin = kind.and_then(|kind| self.catalog.structure(Family::Plugin(slot), kind));
            return Self {
                meaning: None,
                order: plugin,
                ..self
            };
        }
        Self {
            meaning: self.meaning.and_then(below),
            order: self.order.and_then(below),
            ..self
        }
    }

    /// The place of a list's items.
    pub(super) fn item(self) -> Self {
        Self {
            meaning: self.meaning.and_then(Structure::items),
            order: self.order.and_then(Structure::items),
            ..self
        }
    }
}

/// The alternative that a value is; none if it is none, or of another type than is expected.
fn chosen<'c>(structure: Option<Structure<'c>>, value: &Value) -> Option<Structure<'c>> {
    let mut structure = structure?;
    while let Some(tag) = structure.tag() {
        structure = match tag {
            Tag::Type => structure
                .alternatives()
                .find(|alternative| fits(value, alternative.expected()))?,
            Tag::Field(key) => structure.alternative(value.get(key)?.as_str()?)?,
        };
    }
    fits(value, structure.expected()).then_some(structure)
}

/// Whether a value is a mapping, a list or a scalar, as is expected.
fn fits(value: &Value, expected: Option<Expected>) -> bool {
    match expected {
        Some(Expected::Object) => value.as_mapping().is_some(),
        Some(Expected::Array) => value.as_sequence().is_some(),
        Some(_) => value.as_mapping().is_none() && value.as_sequence().is_none(),
        None => true,
    }
}
