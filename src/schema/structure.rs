//! The structure of a kind as others see it: what may stand at a place, and what servers do with
//! it. Read-only; validation is in `check`.

use super::accepts::{Present, Verdict, accepts};
use super::catalog::{Catalog, Family};
use super::meaning::Slot;
use super::problem::Expected;
use super::shape::{Property, Shape, ShapeId, Shapes, Union};
use crate::doc::{Number, Reading, Scalar, Value};

/// What may stand at one place of a resource.
#[derive(Clone, Copy)]
pub(crate) struct Structure<'c> {
    shapes: &'c Shapes,
    shape: &'c Shape,
}

/// One field of an object.
#[derive(Clone, Copy)]
pub(crate) struct Field<'c> {
    /// Its key.
    pub(crate) name: &'c str,
    /// What may stand there.
    pub(crate) structure: Structure<'c>,
    /// Whether it must be there.
    pub(crate) required: bool,
    /// Whether servers write it even if a file leaves it out.
    pub(crate) always: bool,
    /// Whether servers keep it if it is empty.
    pub(crate) keep_empty: bool,
}

/// What tells the alternatives of a place apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag<'c> {
    /// The word under this key.
    Field(&'c str),
    /// The type of the value.
    Type,
}

impl Catalog {
    /// The structure of a kind; none if the kind is unknown.
    pub(crate) fn structure(&self, family: Family, kind: &str) -> Option<Structure<'_>> {
        let shapes = &self.compiled(family, kind)?.shapes;
        Some(Structure::new(shapes, shapes.root))
    }
}

impl<'c> Structure<'c> {
    fn new(shapes: &'c Shapes, id: ShapeId) -> Self {
        let shape = shapes.get(id);
        Self { shapes, shape }
    }

    /// The type; none where anything may stand, and where there are alternatives.
    pub(crate) fn expected(self) -> Option<Expected> {
        self.shape.expected
    }

    /// The fields of an object, in the order in which Perses writes them.
    pub(crate) fn fields(self) -> impl Iterator<Item = Field<'c>> {
        let properties = self.shape.properties.iter();
        properties.map(move |property| self.wrap(property))
    }

    /// The position of a field among the fields. Like servers, this takes the key in any letter
    /// case if no field is spelt exactly so.
    pub(crate) fn position(self, key: &str) -> Option<usize> {
        let properties = &self.shape.properties;
        self.shape.position(key).or_else(|| {
            properties
                .iter()
                .position(|property| property.name.eq_ignore_ascii_case(key))
        })
    }

    /// The field of exactly that name.
    pub(crate) fn field(self, name: &str) -> Option<Field<'c>> {
        self.shape
            .property(name)
            .map(|property| self.wrap(property))
    }

    fn wrap(self, property: &'c Property) -> Field<'c> {
        Field {
            name: &property.name,
            structure: Self::new(self.shapes, property.shape),
            required: property.required,
            always: property.always,
            keep_empty: property.keep_empty,
        }
    }

    /// What each value of a map may be; none if it is no map, or if anything may stand in it.
    pub(crate) fn values(self) -> Option<Self> {
        Some(Self::new(self.shapes, self.shape.additional?))
    }

    /// What each item of a list may be.
    pub(crate) fn items(self) -> Option<Self> {
        Some(Self::new(self.shapes, self.shape.items?))
    }

    /// What tells the alternatives apart; none if there are no alternatives.
    pub(crate) fn tag(self) -> Option<Tag<'c>> {
        let union = self.shape.union.as_ref()?;
        Some(union.tag.as_deref().map_or(Tag::Type, Tag::Field))
    }

    /// The alternative for a word under the tag's key, in the letter case that servers take.
    pub(crate) fn alternative(self, word: &str) -> Option<Self> {
        let union = self.shape.union.as_ref()?;
        let exact = union.branches.iter().position(|(known, _)| known == word);
        let index = exact.or_else(|| self.shapes.branch_in_other_case(union, word))?;
        Some(self.branch(union, index))
    }

    /// All alternatives.
    pub(crate) fn alternatives(self) -> impl Iterator<Item = Self> {
        let union = self.shape.union.as_ref();
        union.into_iter().flat_map(move |union| {
            // An alternative with several words stands there once for each, in a row.
            let again =
                |index: usize| index > 0 && union.branches[index].1 == union.branches[index - 1].1;
            let firsts = (0..union.branches.len()).filter(move |index| !again(*index));
            firsts.map(move |index| self.branch(union, index))
        })
    }

    fn branch(self, union: &Union, index: usize) -> Self {
        Self::new(self.shapes, union.branches[index].1)
    }

    /// The family of plugins that stands here, if one does.
    pub(crate) fn slot(self) -> Option<Slot> {
        self.shape.slot
    }

    /// The first release whose servers keep the field.
    pub(crate) fn since(self) -> Option<&'c str> {
        self.shape.since.as_deref()
    }

    /// Whether the server sets the field and ignores what a file says.
    pub(crate) fn server_managed(self) -> bool {
        self.shape.server_managed
    }

    /// The name of what servers do to a value before they store it.
    pub(crate) fn stored(self) -> Option<&'c str> {
        self.shape.stored.as_deref()
    }

    /// What is meant if there is no value.
    pub(crate) fn default(self) -> Option<&'c Value> {
        self.shape.default.as_ref()
    }

    /// Whether servers show a mask instead of the text.
    pub(crate) fn secret(self) -> bool {
        self.shape.secret
    }

    /// The one word that may stand here, if servers take it in any letter case and store it in
    /// its own.
    pub(crate) fn word(self) -> Option<&'c str> {
        let settled = self.shape.constant && self.shape.ignore_case;
        self.shape
            .words
            .first()
            .filter(|_| settled)
            .map(String::as_str)
    }

    /// What a reader who knows the type takes a scalar for; none if that is no other value than
    /// what the scalar looks like.
    pub(crate) fn read(self, scalar: Scalar<'_>, reading: Reading) -> Option<Value> {
        let present = match accepts(self.shape.expected?, scalar, reading) {
            Verdict::AsItIs => return None,
            Verdict::Taken(present) | Verdict::Surprising { present, .. } => present,
        };
        match present {
            Present::Hidden | Present::Anything => None,
            Present::Text(text) => Some(text.into()),
            Present::Bool(value) => Some(value.into()),
            Present::Int(value) => {
                let signed = i64::try_from(value).map(Number::from).ok();
                let number = signed.or_else(|| u64::try_from(value).map(Number::from).ok());
                number.map(Value::from)
            }
            Present::Float(value) => Number::from_f64(value).map(Value::from),
        }
    }
}
