//! Made values: ordered trees without spans, for scaffolds, server answers and normal forms.
//!
//! A document says what somebody wrote, with places and duplicates; a value says what is meant.
//! [`Value::from_node`] goes from the one to the other and never fails. Reading a text is
//! therefore [`super::parse`] first, and writing one is [`super::emit`].
//!
//! `Clone`, `Drop`, `Debug` and `==` recurse. Values made from documents nest no deeper than
//! [`MAX_DEPTH`]; code that makes values by hand must not nest them without bound either.

mod convert;
mod mapping;
mod number;
#[cfg(test)]
mod tests;

use super::MAX_DEPTH;

pub(crate) use mapping::Mapping;
pub(crate) use number::Number;

/// A JSON value that keeps the order of keys and the text of numbers.
///
/// `==` compares exactly: order of keys and text of numbers count. [`Value::same`] asks whether
/// two values mean the same.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) enum Value {
    /// Nothing.
    #[default]
    Null,
    /// True or false.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    String(String),
    /// A list.
    Sequence(Vec<Value>),
    /// Keys with values.
    Mapping(Mapping),
}

impl Value {
    /// An empty mapping.
    pub(crate) fn mapping() -> Self {
        Self::Mapping(Mapping::new())
    }

    /// Whether it is null.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The truth value, if it is one.
    pub(crate) fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub(crate) fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The text, if it is a string.
    pub(crate) fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The items, if it is a list.
    pub(crate) fn as_sequence(&self) -> Option<&[Value]> {
        match self {
            Self::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The items, if it is a list, to be changed.
    pub(crate) fn as_sequence_mut(&mut self) -> Option<&mut Vec<Value>> {
        match self {
            Self::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The mapping, if it is one.
    pub(crate) fn as_mapping(&self) -> Option<&Mapping> {
        match self {
            Self::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The mapping, if it is one, to be changed.
    pub(crate) fn as_mapping_mut(&mut self) -> Option<&mut Mapping> {
        match self {
            Self::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The value of a key; none if there is no such key or this is no mapping.
    pub(crate) fn get(&self, key: &str) -> Option<&Value> {
        self.as_mapping()?.get(key)
    }

    /// The value of a key, to be changed.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Value> {
        self.as_mapping_mut()?.get_mut(key)
    }

    /// The value at the end of a path of keys; the value itself for the empty path.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Value> {
        path.iter().try_fold(self, |value, key| value.get(key))
    }

    /// The value at the end of a path of keys, to be changed.
    pub(crate) fn at_mut(&mut self, path: &[&str]) -> Option<&mut Value> {
        path.iter().try_fold(self, |value, key| value.get_mut(key))
    }

    /// The value a JSON pointer names, such as `/spec/layouts/0/kind`; the value itself for the
    /// empty pointer. None if there is no such value, or the text is no pointer.
    ///
    /// An index is written without sign and leading zeros (RFC 6901).
    pub(crate) fn pointer(&self, pointer: &str) -> Option<&Value> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer
            .strip_prefix('/')?
            .split('/')
            .try_fold(self, |value, token| match value {
                Self::Mapping(mapping) => {
                    // `~01` means `~1`, so `~0` is unescaped last.
                    mapping.get(&token.replace("~1", "/").replace("~0", "~"))
                }
                Self::Sequence(items) => items.get(index(token)?),
                _ => None,
            })
    }

    /// Whether both mean the same: the order of keys does not count, and numbers are compared by
    /// their value ([`Number::same`]).
    pub(crate) fn same(&self, other: &Value) -> bool {
        let mut pairs = vec![(self, other)];
        while let Some(pair) = pairs.pop() {
            match pair {
                (Self::Number(one), Self::Number(other)) => {
                    if !one.same(other) {
                        return false;
                    }
                }
                (Self::Sequence(one), Self::Sequence(other)) => {
                    if one.len() != other.len() {
                        return false;
                    }
                    pairs.extend(one.iter().zip(other));
                }
                (Self::Mapping(one), Self::Mapping(other)) => {
                    if one.len() != other.len() {
                        return false;
                    }
                    for (key, value) in one {
                        let Some(other) = other.get(key) else {
                            return false;
                        };
                        pairs.push((value, other));
                    }
                }
                (
                    Self::Null | Self::Bool(_) | Self::String(_),
                    Self::Null | Self::Bool(_) | Self::String(_),
                ) => {
                    if pair.0 != pair.1 {
                        return false;
                    }
                }
                _ => return false,
            }
        }
        true
    }
}

/// The index of a list item in a JSON pointer.
fn index(token: &str) -> Option<usize> {
    let leading_zero = token.len() > 1 && token.starts_with('0');
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    if leading_zero || !digits {
        return None;
    }
    token.parse().ok()
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<Number> for Value {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::Sequence(items)
    }
}

impl From<Mapping> for Value {
    fn from(mapping: Mapping) -> Self {
        Self::Mapping(mapping)
    }
}

impl FromIterator<Value> for Value {
    fn from_iter<I: IntoIterator<Item = Value>>(items: I) -> Self {
        Self::Sequence(items.into_iter().collect())
    }
}

impl FromIterator<(String, Value)> for Value {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(entries: I) -> Self {
        Self::Mapping(entries.into_iter().collect())
    }
}

impl<const N: usize> From<[(&str, Value); N]> for Value {
    fn from(entries: [(&str, Value); N]) -> Self {
        let owned = |(key, value): (&str, Value)| (key.to_owned(), value);
        entries.into_iter().map(owned).collect()
    }
}
