//! Walking a value without recursion.

use crate::doc::Value;

/// What is still to be written of a collection.
pub(super) enum Children<'v> {
    /// Items of a list.
    Sequence(std::slice::Iter<'v, Value>),
    /// Entries of a mapping.
    Mapping(std::slice::Iter<'v, (String, Value)>),
}

impl<'v> Children<'v> {
    /// The children of a collection; none if there are no children, or if it is a scalar.
    pub(super) fn of(value: &'v Value) -> Option<Self> {
        match value {
            Value::Sequence(items) if !items.is_empty() => Some(Self::Sequence(items.iter())),
            Value::Mapping(mapping) if !mapping.is_empty() => Some(Self::Mapping(mapping.iter())),
            _ => None,
        }
    }
}

/// Each child, with its key if it has one.
impl<'v> Iterator for Children<'v> {
    type Item = (Option<&'v str>, &'v Value);

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Self::Sequence(items) => items.next().map(|item| (None, item)),
            Self::Mapping(entries) => entries
                .next()
                .map(|(key, value)| (Some(key.as_str()), value)),
        }
    }
}
