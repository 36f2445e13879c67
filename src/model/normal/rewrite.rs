//! What servers do to values before they store them, where no general rule says it: the functions
//! that the schemas name in `x-stored`.

use crate::doc::{Mapping, Value};
use crate::schema::format::canonical_duration;

type Rewrite = fn(Value) -> Value;

/// The functions by name, sorted.
pub(super) const REWRITES: &[(&str, Rewrite)] = &[
    ("dashboard-default-value", dashboard_default_value),
    ("default-value", default_value),
    ("duration", duration),
    ("sorted-set", sorted_set),
    ("trimmed", trimmed),
];

/// What the function of that name makes of a value; the value itself if there is none, which a
/// test excludes.
pub(super) fn apply(name: &str, value: Value) -> Value {
    match REWRITES.iter().find(|(known, _)| *known == name) {
        Some((_, rewrite)) => rewrite(value),
        None => value,
    }
}

/// A list variable of a dashboard: a default list of one value becomes the value where only one
/// can be selected. Variables that are resources keep the list.
fn dashboard_default_value(value: Value) -> Value {
    let mut value = default_value(value);
    if let Some(spec) = value.as_mapping_mut().filter(|spec| selects_one(spec))
        && let Some(default) = spec.get_mut("defaultValue")
        && let Some([single]) = default.as_sequence()
    {
        *default = single.clone();
    }
    // A list of one empty text has become an empty text.
    default_value(value)
}

/// A list variable: an empty text is stored as null, which means no default at the next reading.
/// So does an empty list where only one value can be selected; where several can, it selects none.
///
/// (A server whose database is in YAML reads an empty text back as an empty list. Which database
/// it has cannot be told from outside.)
fn default_value(mut value: Value) -> Value {
    if let Some(spec) = value.as_mapping_mut() {
        let one = selects_one(spec);
        let is_none = |default: &Value| match default {
            Value::String(text) => text.is_empty(),
            Value::Sequence(items) => one && items.is_empty(),
            _ => false,
        };
        if spec.get("defaultValue").is_some_and(is_none) {
            spec.remove("defaultValue");
        }
    }
    value
}

fn selects_one(spec: &Mapping) -> bool {
    spec.get("allowMultiple").and_then(Value::as_bool) != Some(true)
}

/// A duration that is parsed and printed again.
fn duration(value: Value) -> Value {
    let canonical = value.as_str().and_then(canonical_duration);
    canonical.map_or(value, Value::from)
}

/// A list of texts in the order of their bytes, each once.
fn sorted_set(value: Value) -> Value {
    let texts = value.as_sequence().and_then(|items| {
        let texts = items.iter().map(Value::as_str);
        texts.collect::<Option<std::collections::BTreeSet<&str>>>()
    });
    match texts {
        Some(texts) => texts.into_iter().map(Value::from).collect(),
        None => value,
    }
}

/// A text without white space at its ends.
fn trimmed(value: Value) -> Value {
    match value.as_str() {
        Some(text) => text.trim().into(),
        None => value,
    }
}
