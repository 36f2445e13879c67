//! A resource between its file, the store and an answer.

use super::DirectoryOptions;
use super::fault::garbled;
use super::layout::{Extension, Held};
use super::managed::{Managed, order_as_answered};
use crate::doc::emit::{Layout as JsonLayout, YamlStyle, json, yaml};
use crate::doc::{self, Document, ProblemKind, Value};
use crate::model::{Form, Key, Resource, ResourceKind, Target, masked, normal};
use crate::store::{Content, StoreFault};
use crate::text::{FileId, SourceFile};

/// What a file holds, as a server stores it: in normal form, with what the server manages, with its
/// secrets.
pub(super) fn parse(
    held: &Held,
    content: Content,
    target: Target,
    options: &DirectoryOptions,
) -> Result<Value, StoreFault> {
    let Held { key, path, .. } = held;
    let source = SourceFile::new(FileId(0), path.to_string_lossy(), content.text);
    if let Some(problem) = content.problems.first() {
        return Err(broken(held, &source, problem));
    }
    let parsed = doc::parse(&source);
    if let Some(problem) = parsed.iter().flat_map(|parsed| &parsed.problems).next() {
        return Err(broken(held, &source, problem));
    }
    let [parsed] = parsed.as_slice() else {
        return Err(garbled(path, "holds more than one document"));
    };
    let resource = resource(held, &parsed.document)?;
    let mut value = normal(&resource, key.project(), &options.catalog, &target);
    if !is_named(key, &value, target) {
        let what = format!("holds another resource than its path says, which is {key}");
        return Err(garbled(path, &what));
    }
    let managed = Managed::read(&resource)
        .map_err(|field| garbled(path, &format!("has no sound `metadata.{field}`")))?;
    managed.put(&mut value);
    Ok(value)
}

/// The resource in a document, if it is of the right kind.
fn resource<'d>(held: &Held, document: &'d Document) -> Result<Resource<'d>, StoreFault> {
    let kind = held.key.kind();
    let fault = |what: &str| Err(garbled(&held.path, what));
    let Some(root) = document.root() else {
        return fault("is empty");
    };
    let word = root.get("kind").and_then(doc::NodeRef::text);
    if word.and_then(ResourceKind::parse_any_case) != Some(kind) {
        return fault(&format!("holds no {}", kind.name()));
    }
    Ok(Resource {
        form: Form::Native,
        kind,
        root,
        spec: root.get("spec"),
    })
}

/// Whether a resource in normal form is the one of this key.
pub(super) fn is_named(key: &Key, value: &Value, target: Target) -> bool {
    let kind = value.get("kind").and_then(Value::as_str);
    kind == Some(key.kind().name())
        && Key::of_value(key.kind(), value, target).is_ok_and(|own| own == *key)
}

/// The text of a file is not as it should be. What it says may be secret, and is not repeated.
fn broken(held: &Held, source: &SourceFile, problem: &doc::Problem) -> StoreFault {
    let what = match &problem.kind {
        ProblemKind::FileTooLarge { .. } => "is too large to be a resource".to_owned(),
        ProblemKind::InvalidUtf8 { .. } => "is not text in UTF-8".to_owned(),
        _ if source.text.trim().is_empty() => "is empty".to_owned(),
        _ => {
            let at = source.position(problem.span.range().start);
            format!("is broken at line {}, column {}", at.line, at.column)
        }
    };
    garbled(&held.path, &what)
}

/// A stored resource as a server answers it.
pub(super) fn answer(kind: ResourceKind, value: Value, options: &DirectoryOptions) -> Value {
    let mut value = masked(kind, value, &options.catalog);
    order_as_answered(kind, &mut value);
    value
}

/// The text of an answer.
pub(super) fn answer_text(value: &Value) -> String {
    json(value, JsonLayout::Compact)
}

/// The text of a file.
pub(super) fn file_text(value: &Value, extension: Extension) -> String {
    // Perses' own library indents by four.
    let style = YamlStyle {
        indent: 4,
        ..YamlStyle::default()
    };
    match extension {
        Extension::Json => json(value, JsonLayout::Compact),
        Extension::Yaml => yaml(value, &style),
    }
}
