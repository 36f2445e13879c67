//! JSON Schema over our own nodes: the only file that knows the validator crate.
//!
//! A [`Validator`] judges one piece of a document: from a root or a branch of a union down to the
//! next union. Unions are cut out of what it compiles, because the walk follows them.

use std::borrow::Cow;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::json::{Array, Json, JsonNumber, Node, NodeIdentity, Object};
use jsonschema::types::JsonType;
use serde_json::{Number, Value};

use super::accepts::Present;
use super::check::Presented;
use super::extract::extract;
use super::format::FORMATS;
use super::found::{Found, FoundKind};
use super::locate::{Locator, Step};
use super::problem::Expected;
use super::shape::Files;
use crate::doc::{Fields, NodeRef, Reading, Resolved};

/// A compiled schema.
pub(super) struct Validator(jsonschema::Validator<Nodes>);

impl Validator {
    /// Compiles the schema object at a location of the form `file#pointer`; what is wrong with it,
    /// if it cannot be compiled.
    pub(super) fn new(location: &str, files: &impl Files) -> Result<Self, String> {
        let schema = extract(location, files);
        // Every option is written down: a new default of the crate must not change verdicts.
        let mut options = jsonschema::options_for::<Nodes>()
            .with_draft(jsonschema::Draft::Draft202012)
            .should_validate_formats(true)
            // Schemas of others may know more formats; a test looks at ours.
            .should_ignore_unknown_formats(true)
            .with_pattern_options(jsonschema::PatternOptions::regex())
            .offline();
        for (name, check) in FORMATS {
            options = options.with_format(*name, |text: &str| check(text).is_ok());
        }
        let built = options.build(&schema);
        built.map(Self).map_err(|error| error.to_string())
    }

    /// Judges a node and hands over what is wrong with it.
    pub(super) fn judge<'d>(
        &self,
        node: NodeRef<'d>,
        presented: &Presented<'d>,
        reading: Reading,
        mut report: impl FnMut(Found<'d>),
    ) {
        let view = View::Node {
            node: node.target(),
            presented,
            reading,
        };
        if self.0.is_valid(view.clone()) {
            return;
        }
        let mut locator = Locator::default();
        for error in self.0.iter_errors(view) {
            let steps = error
                .instance_path()
                .into_iter()
                .map(|segment| match segment {
                    jsonschema::paths::LocationSegment::Property(key) => {
                        Step::Field(key.into_owned())
                    }
                    jsonschema::paths::LocationSegment::Index(index) => Step::Item(index),
                });
            let path: Vec<Step> = steps.collect();
            let Some(node) = locator.node(node, &path) else {
                continue;
            };
            if presented.get(&node.target().id()) != Some(&Present::Anything) {
                report(Found {
                    path,
                    node,
                    kind: translate(error.kind()),
                });
            }
        }
    }
}

/// Whether a schema, as others read it, takes an instance; for the tests of what is printed for
/// editors.
#[cfg(test)]
pub(super) fn accepts_plainly(schema: &Value, instance: &Value) -> bool {
    let validator = jsonschema::options().offline().build(schema);
    validator
        .expect("what is printed is a schema")
        .is_valid(instance)
}

fn translate(kind: &ValidationErrorKind) -> FoundKind {
    let text = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    match kind {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            FoundKind::Unknown(unexpected.clone())
        }
        ValidationErrorKind::Required { property } => FoundKind::Missing(text(property)),
        ValidationErrorKind::Type {
            kind: TypeKind::Single(single),
        } => FoundKind::Type(vec![expected(*single)]),
        ValidationErrorKind::Type {
            kind: TypeKind::Multiple(types),
        } => FoundKind::Type(types.iter().map(expected).collect()),
        ValidationErrorKind::Enum { options } => match &**options {
            Value::Array(words) => FoundKind::Words(words.iter().map(text).collect()),
            word => FoundKind::Words(vec![text(word)]),
        },
        ValidationErrorKind::Constant { expected_value } => {
            FoundKind::Words(vec![text(expected_value)])
        }
        ValidationErrorKind::Format { format } => FoundKind::Format(format.clone()),
        ValidationErrorKind::PropertyNames { error } => match error.kind() {
            ValidationErrorKind::Format { format } => FoundKind::KeyFormat(format.clone()),
            other => FoundKind::Bounds(format!("breaks the rule `{}` for keys", other.keyword())),
        },
        ValidationErrorKind::Pattern { pattern } => {
            FoundKind::Bounds(format!("does not match `{pattern}`"))
        }
        ValidationErrorKind::MinLength { limit: 1 } => FoundKind::Bounds("is empty".to_owned()),
        ValidationErrorKind::MaxLength { limit } => {
            FoundKind::Bounds(format!("is longer than {limit} characters"))
        }
        ValidationErrorKind::MinItems { limit: 1 } => {
            FoundKind::Bounds("needs at least one entry".to_owned())
        }
        ValidationErrorKind::MinItems { limit } => {
            FoundKind::Bounds(format!("has fewer than {limit} entries"))
        }
        ValidationErrorKind::MaxItems { limit: 0 } => {
            FoundKind::Bounds("must have no entries".to_owned())
        }
        ValidationErrorKind::MaxItems { limit: 1 } => {
            FoundKind::Bounds("has more than one entry".to_owned())
        }
        ValidationErrorKind::MaxItems { limit } => {
            FoundKind::Bounds(format!("has more than {limit} entries"))
        }
        ValidationErrorKind::Minimum { limit } => {
            FoundKind::Bounds(format!("is less than {limit}"))
        }
        ValidationErrorKind::Maximum { limit } => {
            FoundKind::Bounds(format!("is more than {limit}"))
        }
        other => FoundKind::Bounds(format!("breaks the rule `{}`", other.keyword())),
    }
}

fn expected(json: JsonType) -> Expected {
    match json {
        JsonType::Array => Expected::Array,
        JsonType::Boolean => Expected::Boolean,
        JsonType::Integer => Expected::Integer,
        JsonType::Number => Expected::Number,
        JsonType::Object => Expected::Object,
        JsonType::String | JsonType::Null => Expected::String,
    }
}

/// Our nodes as a representation of JSON.
struct Nodes;

/// A node in the reading that the walk chose, or a key.
#[derive(Clone)]
enum View<'a> {
    Node {
        node: NodeRef<'a>,
        presented: &'a Presented<'a>,
        reading: Reading,
    },
    Key(&'a str),
}

impl<'a> View<'a> {
    /// The scalar as the validator shall see it.
    fn value(&self) -> Option<Present<'a>> {
        match self {
            View::Key(text) => Some(Present::Text(text)),
            View::Node {
                node,
                presented,
                reading,
            } => {
                if let Some(present) = presented.get(&node.id()) {
                    return Some(*present);
                }
                let scalar = node.scalar()?;
                Some(match scalar.resolve(*reading) {
                    Resolved::Null => Present::Hidden,
                    Resolved::Bool(value) => Present::Bool(value),
                    Resolved::Int(value) => Present::Int(value),
                    Resolved::Float(value) => Present::Float(value),
                    Resolved::Timestamp => Present::Anything,
                    Resolved::String => Present::Text(scalar.text()),
                })
            }
        }
    }
}

impl Json for Nodes {
    type Node<'a> = View<'a>;
    type PreparedKey = String;
    type StringBuffer = ();
    const KEYS_PER_LOOKUP: usize = 4;

    fn prepare_key(key: &str) -> String {
        key.to_owned()
    }

    fn with_string_node<T>((): &mut (), text: &str, f: impl FnOnce(View<'_>) -> T) -> T {
        f(View::Key(text))
    }
}

impl<'a> Node<'a, Nodes> for View<'a> {
    type Object = Self;
    type Array = Self;
    type Number = Numeral;

    fn as_object(&self) -> Option<Self> {
        matches!(self, View::Node { node, .. } if node.is_mapping()).then(|| self.clone())
    }

    fn as_array(&self) -> Option<Self> {
        matches!(self, View::Node { node, .. } if node.is_sequence()).then(|| self.clone())
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match self.value()? {
            Present::Text(text) => Some(Cow::Borrowed(text)),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<Numeral> {
        match self.value()? {
            Present::Int(value) => Some(Numeral::Int(value)),
            Present::Float(value) => Some(Numeral::Float(value)),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match self.value()? {
            Present::Bool(value) => Some(value),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        self.json_type() == JsonType::Null
    }

    fn json_type(&self) -> JsonType {
        match self.value() {
            Some(Present::Text(_)) => JsonType::String,
            Some(Present::Bool(_)) => JsonType::Boolean,
            Some(Present::Int(_) | Present::Float(_)) => JsonType::Number,
            None if self.as_object().is_some() => JsonType::Object,
            None if self.as_array().is_some() => JsonType::Array,
            Some(Present::Hidden | Present::Anything) | None => JsonType::Null,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self.value(), expected) {
            (Some(Present::Text(text)), Value::String(expected)) => text == expected,
            (Some(Present::Bool(value)), Value::Bool(expected)) => value == *expected,
            (Some(Present::Int(value)), Value::Number(expected)) => {
                expected.as_i64().map(i128::from) == Some(value)
            }
            (Some(Present::Float(value)), Value::Number(expected)) => expected
                .as_f64()
                .is_some_and(|expected| expected.total_cmp(&value).is_eq()),
            _ => false,
        }
    }

    /// Only the text of errors would need more, and we word our own.
    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match self.value() {
            Some(Present::Text(text)) => Value::String(text.to_owned()),
            Some(Present::Bool(value)) => Value::Bool(value),
            _ => Value::Null,
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        match self {
            View::Node { node, .. } => {
                let arena = std::ptr::from_ref(node.document()).addr();
                Some(NodeIdentity::tagged(arena, node.id().number()))
            }
            View::Key(_) => None,
        }
    }
}

/// The fields of a mapping that the reader sees.
struct Members<'a> {
    fields: Fields<'a>,
    presented: &'a Presented<'a>,
    reading: Reading,
}

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, View<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let Self {
            fields,
            presented,
            reading,
        } = self;
        let (presented, reading) = (*presented, *reading);
        let visible = |node: NodeRef<'a>| presented.get(&node.id()) != Some(&Present::Hidden);
        let (key, node) = fields
            .map(|entry| (entry.key.text(), entry.value.target()))
            .find(|(_, node)| visible(*node))?;
        Some((
            key,
            View::Node {
                node,
                presented,
                reading,
            },
        ))
    }
}

impl<'a> Object<'a, Nodes> for View<'a> {
    type Node = Self;
    type MemberName = &'a str;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        self.members().count()
    }

    fn get(&self, key: &String) -> Option<Self> {
        self.members()
            .find(|(name, _)| name == key)
            .map(|(_, node)| node)
    }

    fn members(&self) -> Members<'a> {
        match self {
            View::Node {
                node,
                presented,
                reading,
            } => Members {
                fields: node.fields(),
                presented,
                reading: *reading,
            },
            View::Key(_) => unreachable!("a key is no object, so nobody asks for its members"),
        }
    }
}

/// The items of a list.
struct Items<'a> {
    nodes: Box<dyn Iterator<Item = NodeRef<'a>> + 'a>,
    presented: &'a Presented<'a>,
    reading: Reading,
}

impl<'a> Iterator for Items<'a> {
    type Item = View<'a>;

    fn next(&mut self) -> Option<View<'a>> {
        let node = self.nodes.next()?.target();
        Some(View::Node {
            node,
            presented: self.presented,
            reading: self.reading,
        })
    }
}

impl<'a> Array<'a, Nodes> for View<'a> {
    type Node = Self;
    type ElementsIter = Items<'a>;

    fn len(&self) -> usize {
        match self {
            View::Node { node, .. } => node.len(),
            View::Key(_) => 0,
        }
    }

    fn elements(&self) -> Items<'a> {
        match self {
            View::Node {
                node,
                presented,
                reading,
            } => Items {
                nodes: Box::new(node.items()),
                presented,
                reading: *reading,
            },
            View::Key(_) => unreachable!("a key is no list, so nobody asks for its items"),
        }
    }
}

/// A number as the reader sees it.
enum Numeral {
    Int(i128),
    Float(f64),
}

impl JsonNumber for Numeral {
    fn as_u64(&self) -> Option<u64> {
        match self {
            Numeral::Int(value) => u64::try_from(*value).ok(),
            Numeral::Float(_) => None,
        }
    }

    fn as_i64(&self) -> Option<i64> {
        match self {
            Numeral::Int(value) => i64::try_from(*value).ok(),
            Numeral::Float(_) => None,
        }
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "JSON numbers are doubles for who asks this"
    )]
    fn as_f64(&self) -> Option<f64> {
        match self {
            Numeral::Int(value) => Some(*value as f64),
            Numeral::Float(value) => Some(*value),
        }
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(match self {
            Numeral::Int(value) => value.to_string(),
            Numeral::Float(value) => value.to_string(),
        })
    }

    fn to_number(&self) -> Cow<'_, Number> {
        let number = match self {
            Numeral::Int(value) => Number::from_i128(*value),
            Numeral::Float(value) => Number::from_f64(*value),
        };
        Cow::Owned(number.unwrap_or_else(|| Number::from(0)))
    }

    fn is_integer(&self) -> bool {
        matches!(self, Numeral::Int(_))
    }
}
