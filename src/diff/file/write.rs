//! Writing a plan down.

use super::super::plan::{Action, Change, Origin, Plan};
use super::super::shown::Veil;
use super::{FORMAT, Fingerprint, SALT_LEN, VERSION};
use crate::doc::emit::{Layout, json};
use crate::doc::{MAX_DEPTH, Number, Value};
use crate::model::{Form, Target};

/// What a plan file says beside its changes.
pub(crate) struct Header<'h> {
    /// The store, as it is called in messages.
    pub(crate) server: &'h str,
    /// What it does to resources.
    pub(crate) target: Target,
    /// The project of resources that name none.
    pub(crate) project: Option<&'h str>,
    /// Random bytes of this file, so that what is known of one helps with no other.
    pub(crate) salt: [u8; SALT_LEN],
}

/// How deep the values stand in the file.
const DEPTH: usize = 4;

/// The text of a plan file: what is to be done, in order, and how much stays.
pub(crate) fn write(plan: &Plan, header: &Header<'_>) -> String {
    let target = Value::from([
        ("version", header.target.version.to_string().into()),
        ("caseSensitive", header.target.case_sensitive.into()),
    ]);
    let changes = plan.steps().map(|step| change(step, header.salt));
    let project = header.project.map_or(Value::Null, Value::from);
    let value = Value::from([
        ("format", FORMAT.into()),
        ("version", VERSION.into()),
        ("server", header.server.into()),
        ("target", target),
        ("project", project),
        ("unchanged", count(plan.counts().unchanged)),
        ("changes", changes.collect()),
    ]);
    json(&value, Layout::Pretty { indent: 2 })
}

fn change(change: &Change, salt: [u8; SALT_LEN]) -> Value {
    let new = change
        .to_write()
        .filter(|_| change.action != Action::Delete);
    let shown = change.new.as_deref();
    let side = |value: Option<&Value>, shown: Option<&Value>| {
        value
            .zip(shown)
            .map_or(Value::Null, |(value, shown)| side(value, shown, salt))
    };
    let notes = change.notes.iter().map(|note| Value::from(note.word()));
    Value::from([
        ("action", change.action.word().into()),
        ("kind", change.key.kind().name().into()),
        (
            "project",
            change.key.project().map_or(Value::Null, Value::from),
        ),
        ("name", change.key.name().into()),
        ("notes", notes.collect()),
        ("origin", change.origin.as_ref().map_or(Value::Null, origin)),
        ("old", side(change.old.as_ref(), change.old.as_ref())),
        ("new", side(new, shown)),
    ])
}

/// A value and what may be shown of it.
fn side(value: &Value, shown: &Value, salt: [u8; SALT_LEN]) -> Value {
    let mut veil = Veil::default();
    veil.add(value);
    let is_masked = !veil.is_empty() || !value.same(shown);
    let fingerprint = if is_masked {
        Fingerprint::salted(value, salt)
    } else {
        Fingerprint::plain(value)
    };
    let shown = if is_deep(shown) {
        Value::Null
    } else {
        veil.hide_in(shown)
    };
    Value::from([
        ("fingerprint", fingerprint.text().into()),
        ("whole", (!is_masked && !shown.is_null()).into()),
        ("value", shown),
    ])
}

/// Whether a value nests too deep to be read back from its place in the file.
fn is_deep(value: &Value) -> bool {
    let mut open = vec![(value, DEPTH)];
    while let Some((value, depth)) = open.pop() {
        let is_collection = matches!(value, Value::Sequence(_) | Value::Mapping(_));
        if is_collection && depth >= MAX_DEPTH {
            return true;
        }
        match value {
            Value::Sequence(items) => open.extend(items.iter().map(|item| (item, depth + 1))),
            Value::Mapping(mapping) => {
                open.extend(mapping.iter().map(|(_, value)| (value, depth + 1)));
            }
            _ => {}
        }
    }
    false
}

fn origin(origin: &Origin) -> Value {
    let position = |of: fn(&crate::text::LineColumn) -> usize| {
        origin
            .position
            .as_ref()
            .map_or(Value::Null, |it| count(of(it)))
    };
    Value::from([
        ("file", origin.file.as_str().into()),
        ("line", position(|it| it.line)),
        ("column", position(|it| it.column)),
        (
            "customResource",
            (origin.form == Form::CustomResource).into(),
        ),
    ])
}

fn count(number: usize) -> Value {
    Value::from(Number::from(u64::try_from(number).unwrap_or(u64::MAX)))
}
