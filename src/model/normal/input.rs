//! What is brought into normal form: nodes of documents and made values, seen alike.

use crate::doc::{NodeRef, Reading, Value};
use crate::schema::{Expected, Structure};

/// A value to read.
#[derive(Clone, Copy)]
pub(super) enum Input<'i> {
    /// A node, with who reads it.
    Node(NodeRef<'i>, Reading),
    /// A made value.
    Value(&'i Value),
}

impl<'i> Input<'i> {
    /// The node, if it is one.
    pub(super) fn node(self) -> Option<NodeRef<'i>> {
        match self {
            Self::Node(node, _) => Some(node),
            Self::Value(_) => None,
        }
    }

    /// Whether it is a mapping.
    pub(super) fn is_mapping(self) -> bool {
        match self {
            Self::Node(node, _) => node.is_mapping(),
            Self::Value(value) => value.as_mapping().is_some(),
        }
    }

    /// Whether it is a list.
    pub(super) fn is_sequence(self) -> bool {
        match self {
            Self::Node(node, _) => node.is_sequence(),
            Self::Value(value) => value.as_sequence().is_some(),
        }
    }

    /// The fields of a mapping; nothing for others.
    pub(super) fn fields(self) -> Vec<(&'i str, Self)> {
        match self {
            Self::Node(node, reading) => {
                let fields = node.fields();
                fields
                    .map(|field| (field.key.text(), Self::Node(field.value, reading)))
                    .collect()
            }
            Self::Value(value) => {
                let fields = value.as_mapping().into_iter().flatten();
                fields
                    .map(|(key, value)| (key.as_str(), Self::Value(value)))
                    .collect()
            }
        }
    }

    /// The items of a list; nothing for others.
    pub(super) fn items(self) -> Vec<Self> {
        match self {
            Self::Node(node, reading) => {
                node.items().map(|item| Self::Node(item, reading)).collect()
            }
            Self::Value(value) => {
                let items = value.as_sequence().unwrap_or_default();
                items.iter().map(Self::Value).collect()
            }
        }
    }

    /// The same for a reader who knows no types, as Perses inside of plugin specs.
    pub(super) fn untyped(self) -> Self {
        match self {
            Self::Node(node, Reading::Core) => Self::Node(node, Reading::Untyped),
            other => other,
        }
    }

    /// The scalar; null for collections.
    pub(super) fn scalar(self) -> Value {
        match self {
            Self::Node(node, reading) if node.scalar().is_some() => Value::from_node(node, reading),
            Self::Value(value) if !self.is_mapping() && !self.is_sequence() => value.clone(),
            _ => Value::Null,
        }
    }

    /// The scalar as a reader takes it who knows what may stand there.
    pub(super) fn typed(self, structure: Structure<'_>) -> Value {
        if let Self::Node(node, reading) = self
            && let Some(value) = node
                .scalar()
                .and_then(|scalar| structure.read(scalar, reading))
        {
            return value;
        }
        self.scalar()
    }

    /// Whether it has the type; a scalar has every type of scalars, because it depends on the
    /// reader which one it is.
    pub(super) fn fits(self, expected: Option<Expected>) -> bool {
        match expected {
            Some(Expected::Object) => self.is_mapping(),
            Some(Expected::Array) => self.is_sequence(),
            Some(_) => !self.is_mapping() && !self.is_sequence(),
            None => true,
        }
    }
}
