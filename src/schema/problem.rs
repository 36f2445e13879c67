//! What a validated node may have wrong, before a rule words it.

use std::ops::Range;
use std::sync::Arc;

use super::meaning::Slot;
use crate::doc::{NodeId, NodeRef};

/// What a schema expects where something else stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Expected {
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// A list.
    Array,
    /// A mapping.
    Object,
}

impl Expected {
    /// The word for people, with its article.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Expected::String => "a string",
            Expected::Boolean => "a boolean",
            Expected::Integer => "a whole number",
            Expected::Number => "a number",
            Expected::Array => "a list",
            Expected::Object => "a mapping",
        }
    }
}

/// Something wrong with a node.
#[derive(Clone)]
pub(crate) struct Problem<'d> {
    /// What is wrong.
    pub(crate) kind: ProblemKind,
    /// The node it is wrong with: of an unknown field its value, of a missing one the mapping.
    pub(crate) node: NodeRef<'d>,
    /// Whether the key of the node is meant and not its value.
    pub(crate) on_key: bool,
    /// Whether it stands in the options of a plugin, which servers refuse where they differ from
    /// the schema.
    pub(crate) in_plugin: bool,
}

/// The ways in which a node can differ from its schema.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ProblemKind {
    /// A closed object has a field that its schema does not list.
    UnknownField {
        /// The key.
        key: String,
        /// The fields that are known there and not used yet.
        free: Arc<[String]>,
    },
    /// A key of an object whose keys name something, and nothing has that name.
    UnknownName {
        /// What they name, without an article.
        noun: String,
        /// The key.
        name: String,
        /// The names that are known and not used yet.
        free: Arc<[String]>,
    },
    /// An object lacks a field that must be there.
    MissingField {
        /// The key that is missing.
        field: String,
        /// What its value is for, from the schema.
        description: Option<String>,
    },
    /// An object has none of the fields of which one must be there.
    MissingOneOf {
        /// The fields.
        fields: Vec<String>,
    },
    /// A field that must not stand beside another one.
    Excluded {
        /// The other one.
        beside: String,
    },
    /// A value of another type than expected.
    WrongType {
        /// What is expected.
        expected: Vec<Expected>,
        /// What stands there, with its article: `a list`.
        actual: String,
    },
    /// A text that is none of the words allowed there.
    UnknownValue {
        /// The text.
        value: String,
        /// The words.
        allowed: Vec<String>,
        /// What else may stand there.
        or: Vec<Expected>,
    },
    /// A text that does not have the form it must have.
    Malformed {
        /// The name of the format in the schema.
        format: String,
        /// What is wrong: a fragment.
        detail: String,
        /// What to do: a full sentence.
        hint: Option<String>,
        /// The bytes of the decoded text at fault.
        range: Option<Range<usize>>,
    },
    /// A plugin that fits no slot at all.
    UnknownPlugin {
        /// The slot it stands in.
        slot: Slot,
        /// The plugins that fit there.
        known: Vec<String>,
    },
    /// A plugin that fits other slots only.
    WrongSlot {
        /// The slot it stands in.
        slot: Slot,
        /// The slots it fits.
        fits: Vec<Slot>,
    },
    /// A word that is missing where only one is possible: servers take the value all the same.
    Implied {
        /// The key that is missing.
        field: String,
        /// The word.
        word: String,
    },
    /// A field that a plugin does not know, where servers take any.
    Ignored {
        /// The fields that are known there and not used yet.
        free: Vec<String>,
    },
    /// A text, number or list outside the bounds of its schema.
    OutOfBounds {
        /// What is wrong: a fragment that follows the name of the field.
        detail: String,
    },
    /// A number that is below another one, or not above it, and has to be.
    OutOfOrder {
        /// The other one.
        before: NodeId,
    },
    /// A plain YAML scalar that the server takes, though not for what it looks like.
    TypeSurprise {
        /// What the field holds.
        expected: Expected,
        /// What a reader without knowledge of the field sees, with its article.
        seen: &'static str,
        /// The same value as everybody reads it.
        clear: String,
    },
    /// A plain key that the server reads as another key.
    MisreadKey {
        /// The key as it is written.
        key: String,
        /// What is left of it.
        read_as: String,
    },
    /// A word in another letter case than it is defined in; the server takes it.
    WrongCase {
        /// The word as it is defined.
        canonical: String,
    },
    /// A field that the server sets itself.
    ServerManaged,
    /// A field that servers before a version drop.
    Newer {
        /// The first version that stores it.
        since: String,
    },
    /// A value that servers do not store, so that it reads as its contrary.
    Dropped,
    /// A field or value that will go.
    Deprecated {
        /// What the schema says about it.
        description: Option<String>,
    },
}

impl ProblemKind {
    /// Whether no addition to the value would mend it.
    pub(super) fn is_conflict(&self) -> bool {
        use ProblemKind as Kind;
        match self {
            Kind::UnknownField { .. }
            | Kind::UnknownName { .. }
            | Kind::Excluded { .. }
            | Kind::WrongType { .. }
            | Kind::UnknownValue { .. }
            | Kind::Malformed { .. }
            | Kind::UnknownPlugin { .. }
            | Kind::WrongSlot { .. }
            | Kind::OutOfBounds { .. }
            | Kind::OutOfOrder { .. }
            | Kind::MisreadKey { .. } => true,
            Kind::MissingField { .. }
            | Kind::MissingOneOf { .. }
            | Kind::TypeSurprise { .. }
            | Kind::WrongCase { .. }
            | Kind::ServerManaged
            | Kind::Newer { .. }
            | Kind::Dropped
            | Kind::Deprecated { .. }
            | Kind::Implied { .. }
            | Kind::Ignored { .. } => false,
        }
    }
}
