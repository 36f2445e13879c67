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
    /// The least number; of lists and mappings the least number of entries, without which the rule
    /// does nothing.
    pub(crate) least: Option<i64>,
    /// What the value means, from the rule's documentation.
    pub(crate) description: String,
}

impl OptionInfo {
    /// Whether a value of the option is, or has, as much as it must.
    pub(crate) fn is_enough(&self, value: &OptionValue) -> bool {
        let entries = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let much = match value {
            OptionValue::Int(number) => *number,
            OptionValue::StringList(items) => entries(items.len()),
            OptionValue::StringMap(map) => entries(map.len()),
            // Nothing else has a least value.
            OptionValue::Bool(_)
            | OptionValue::Number(_)
            | OptionValue::String(_)
            | OptionValue::Duration(..) => return true,
        };
        self.least.is_none_or(|least| much >= least)
    }
}
