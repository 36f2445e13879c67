//! The body of a request: the first JSON value in it, read as Go's decoder reads it.
//!
//! What follows the first value does not count, of two equal keys the last one does, and bytes that
//! are no UTF-8 become replacement characters.

use serde::de::IgnoredAny;

use super::message::Answer;
use crate::doc::{self, Reading, Value};
use crate::model::{ResourceKind, received};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile};

/// Whether the header says that the body is JSON.
pub(super) fn is_json(content_type: Option<&str>) -> bool {
    content_type.is_some_and(|value| value.to_ascii_lowercase().contains("application/json"))
}

/// The first JSON value of a body.
pub(super) fn value(body: &[u8]) -> Result<Value, Answer> {
    let text = String::from_utf8_lossy(body);
    let mut values = serde_json::Deserializer::from_str(&text).into_iter::<IgnoredAny>();
    match values.next() {
        Some(Ok(_)) => {}
        Some(Err(error)) => {
            return Err(Answer::bad_request(&format!(
                "the body is no JSON: {error}"
            )));
        }
        None => return Err(Answer::bad_request("the body is empty")),
    }
    let text = &text[..values.byte_offset()];
    let source = SourceFile::new(FileId(0), "body.json", text);
    let parsed = doc::parse(&source).into_iter().next();
    Ok(parsed.map_or(Value::Null, |parsed| {
        Value::from_document(&parsed.document, Reading::Json)
    }))
}

/// The resource in a body, with its keys spelt as they are defined. It is of that kind.
pub(super) fn resource(
    kind: ResourceKind,
    body: &[u8],
    catalog: &Catalog,
) -> Result<Value, Answer> {
    let value = value(body)?;
    if value.as_mapping().is_none() {
        return Err(Answer::bad_request("the body is no JSON object"));
    }
    let mut value = received(kind, &value, catalog);
    let named = value.get("kind").and_then(Value::as_str);
    let name = kind.name();
    match named {
        Some(word) if word.eq_ignore_ascii_case(name) => {
            if let Some(resource) = value.as_mapping_mut() {
                resource.insert("kind", name);
                // Go makes the same of both.
                if resource.get("spec").is_some_and(Value::is_null) {
                    resource.insert("spec", Value::mapping());
                }
            }
            Ok(value)
        }
        Some("") | None => Err(Answer::bad_request(&format!(
            "the field `kind` is missing; `{name}` belongs here"
        ))),
        Some(word) => Err(Answer::bad_request(&format!(
            "the kind `{}` is not the one of this address, `{name}`",
            super::short(word)
        ))),
    }
}
