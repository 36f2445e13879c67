//! What an expression may result in.

use std::fmt;

/// A set of types: what an expression may result in. One type if there are no variables; a
/// variable alone may be anything.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Types(u8);

impl Types {
    /// One number.
    pub(crate) const SCALAR: Self = Self(1);
    /// One sample for each series.
    pub(crate) const VECTOR: Self = Self(2);
    /// A range of samples for each series.
    pub(crate) const MATRIX: Self = Self(4);
    /// A text.
    pub(crate) const STRING: Self = Self(8);
    /// No type at all: what there is an error about already.
    pub(crate) const NONE: Self = Self(0);
    /// Any type.
    pub(crate) const ANY: Self = Self(15);
    /// What operators work on.
    pub(crate) const OPERAND: Self = Self(3);
    /// What a selector or a subquery with modifiers is.
    pub(crate) const SERIES: Self = Self(6);
    /// What the parameter of an aggregation may be.
    pub(crate) const PARAM: Self = Self(9);

    /// Whether it may be one of `other`.
    pub(crate) fn may_be(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether it is one of `other` whatever the variables hold.
    pub(crate) fn is(self, other: Self) -> bool {
        self.0 & !other.0 == 0 && self.0 != 0
    }

    /// The types that are in both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The types that are in either.
    pub(crate) fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The name of the type in the words of the HTTP API, if there is only one.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::SCALAR => Some("scalar"),
            Self::VECTOR => Some("vector"),
            Self::MATRIX => Some("matrix"),
            Self::STRING => Some("string"),
            _ => None,
        }
    }
}

impl fmt::Debug for Types {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let all = [
            (Self::SCALAR, "scalar"),
            (Self::VECTOR, "vector"),
            (Self::MATRIX, "matrix"),
            (Self::STRING, "string"),
        ];
        let names = all.iter().filter(|(one, _)| self.may_be(*one));
        f.debug_set().entries(names.map(|(_, name)| name)).finish()
    }
}

/// The type in the words of the documentation of Prometheus: "an instant vector".
impl fmt::Display for Types {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match *self {
            Self::SCALAR => "a scalar",
            Self::VECTOR => "an instant vector",
            Self::MATRIX => "a range vector",
            Self::STRING => "a string",
            Self::OPERAND => "a scalar or an instant vector",
            Self::SERIES => "an instant or a range vector",
            Self::PARAM => "a scalar or a string",
            _ => "something that depends on a variable",
        })
    }
}
