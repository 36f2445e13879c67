//! The options of rules as data: their types, their values and how people write them.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// The value of an option; each variant is a type that options can have.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum OptionValue {
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Number(f64),
    /// A text.
    String(String),
    /// A list of texts.
    StringList(Vec<String>),
    /// A length of time, with the text it is written as.
    Duration(String, Duration),
    /// Texts under names.
    StringMap(BTreeMap<String, String>),
}

impl OptionValue {
    /// The word for the type.
    pub(crate) fn type_name(&self) -> &'static str {
        match self {
            Self::Bool(_) => "boolean",
            Self::Int(_) => "integer",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::StringList(_) => "list",
            Self::Duration(..) => "duration",
            Self::StringMap(_) => "mapping",
        }
    }
}

/// Writes the value as it would stand in a configuration.
impl fmt::Display for OptionValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Int(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::String(text) if text.is_empty() => f.write_str("''"),
            Self::String(text) | Self::Duration(text, _) => f.write_str(text),
            Self::StringList(items) => write!(f, "[{}]", items.join(", ")),
            Self::StringMap(map) => {
                let entries = map.iter().map(|(name, text)| format!("{name}: {text}"));
                write!(f, "{{{}}}", entries.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// What there is to know about an option of a rule.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OptionInfo {
    /// The key in the configuration.
    pub(crate) name: &'static str,
    /// The value where the configuration says nothing; it tells the type, too.
    pub(crate) default: OptionValue,
    /// What the value means, from the rule's documentation.
    pub(crate) description: String,
}
