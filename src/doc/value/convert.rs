//! From documents to values. The conversion is total: whatever stands in the document, there is a
//! value for it, because a report about a broken file must not stop what only compares it.

use super::{MAX_DEPTH, Mapping, Number, Value};
use crate::doc::{Document, Kind, NodeRef, Reading, Resolved, Scalar};
use crate::text::Style;

impl Value {
    /// What a document means to a reader; null if it is empty.
    pub(crate) fn from_document(document: &Document, reading: Reading) -> Self {
        document
            .root()
            .map_or(Self::Null, |root| Self::from_node(root, reading))
    }

    /// What a node means to a reader who takes the whole subtree by one reading.
    ///
    /// * Aliases and merge keys are expanded, of duplicate keys the last one counts.
    /// * Dates, and the infinities and not-a-number of YAML, for which JSON has no type, stay
    ///   text.
    /// * Opaque nodes are null, and so is what nests deeper than [`MAX_DEPTH`] once its aliases
    ///   are expanded.
    pub(crate) fn from_node(node: NodeRef<'_>, reading: Reading) -> Self {
        convert(node, reading, 0)
    }
}

fn convert(node: NodeRef<'_>, reading: Reading, depth: usize) -> Value {
    let target = node.target();
    match target.kind() {
        Kind::Scalar(_) => target
            .scalar()
            .map_or(Value::Null, |scalar| of_scalar(scalar, reading)),
        Kind::Sequence { .. } | Kind::Mapping { .. } if depth == MAX_DEPTH => Value::Null,
        Kind::Sequence { .. } => target
            .items()
            .map(|item| convert(item, reading, depth + 1))
            .collect(),
        Kind::Mapping { .. } => {
            let fields = target.fields().map(|field| {
                let value = convert(field.value, reading, depth + 1);
                (field.key.text().to_owned(), value)
            });
            Value::Mapping(fields.collect::<Mapping>())
        }
        // An alias never stands for another one.
        Kind::Alias(_) | Kind::Opaque => Value::Null,
    }
}

fn of_scalar(scalar: Scalar<'_>, reading: Reading) -> Value {
    let text = scalar.text();
    match scalar.resolve(reading) {
        Resolved::Null => Value::Null,
        Resolved::Bool(value) => Value::Bool(value),
        // What is written as in JSON keeps its text.
        Resolved::Int(value) => {
            Value::Number(Number::from_json(text).unwrap_or_else(|| Number::from_integer(value)))
        }
        Resolved::Float(value) => {
            let too_large_for_yaml = !value.is_finite() && scalar.style() != Style::JsonLiteral;
            let written = Number::from_json(text).filter(|_| !too_large_for_yaml);
            written
                .or_else(|| Number::from_f64(value))
                .map_or_else(|| Value::from(text), Value::Number)
        }
        Resolved::Timestamp | Resolved::String => Value::from(text),
    }
}
