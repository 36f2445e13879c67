//! Version 1 of the JSON output of a plan: the types as they go over the wire.
//!
//! They only serialize. The order of the fields is the order in the output. What may change here
//! and what may not is promised in `docs/plan-output.md`.

use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::super::PlanView;
use crate::diff::plan::{self, Action, Plan};
use crate::diff::{self, Differences, Nature, Shown, Spot};
use crate::doc;
use crate::model::Form;

/// The version in the output.
const VERSION: u32 = 1;

/// The object of the format.
#[derive(Serialize)]
pub(super) struct Report<'p> {
    version: u32,
    store: &'p str,
    counts: Counts,
    #[serde(serialize_with = "each_change")]
    changes: &'p Plan,
}

/// How much is to be done.
#[derive(Serialize)]
struct Counts {
    create: usize,
    update: usize,
    delete: usize,
    unchanged: usize,
}

/// What becomes of one resource.
#[derive(Serialize)]
struct Change<'p> {
    action: &'static str,
    kind: &'static str,
    project: Option<&'p str>,
    name: &'p str,
    notes: Vec<&'static str>,
    origin: Option<Origin<'p>>,
    old: Option<Value<'p>>,
    new: Option<Value<'p>>,
    differences: Vec<Difference<'p>>,
}

/// Where a resource comes from.
#[derive(Serialize)]
struct Origin<'p> {
    file: &'p str,
    line: Option<usize>,
    column: Option<usize>,
    custom_resource: bool,
}

/// One difference.
#[derive(Serialize)]
struct Difference<'p> {
    kind: &'static str,
    old_pointer: Option<String>,
    new_pointer: Option<String>,
    old: Option<Value<'p>>,
    new: Option<Value<'p>>,
}

/// A value as it is.
struct Value<'v>(&'v doc::Value);

impl<'p> Report<'p> {
    /// The whole plan.
    pub(super) fn new(plan: &'p Plan, view: &PlanView<'p>) -> Self {
        let counts = plan.counts();
        Self {
            version: VERSION,
            store: view.store,
            counts: Counts {
                create: counts.create,
                update: counts.update,
                delete: counts.delete,
                unchanged: counts.unchanged,
            },
            changes: plan,
        }
    }
}

/// Writes the changes without holding all of them in this form at once.
fn each_change<S: Serializer>(plan: &Plan, to: S) -> Result<S::Ok, S::Error> {
    let mut list = to.serialize_seq(Some(plan.changes.len()))?;
    for change in &plan.changes {
        let shown = (change.action != Action::Unchanged).then(|| Shown::of(change));
        let differences = shown.as_ref().and_then(Shown::differences);
        list.serialize_element(&Change::new(change, shown.as_ref(), differences.as_ref()))?;
    }
    list.end()
}

impl<'p> Change<'p> {
    fn new(
        change: &'p plan::Change,
        shown: Option<&'p Shown<'p>>,
        differences: Option<&'p Differences<'p>>,
    ) -> Self {
        let origin = change.origin.as_ref().map(|origin| Origin {
            file: &origin.file,
            line: origin.position.map(|position| position.line),
            column: origin.position.map(|position| position.column),
            custom_resource: origin.form == Form::CustomResource,
        });
        let differences = differences.into_iter().flat_map(Differences::iter);
        Self {
            action: change.action.word(),
            kind: change.key.kind().name(),
            project: change.key.project(),
            name: change.key.name(),
            notes: change.notes.iter().map(|note| note.word()).collect(),
            origin,
            old: shown.and_then(|shown| shown.old.as_deref()).map(Value),
            new: shown.and_then(|shown| shown.new.as_deref()).map(Value),
            differences: differences.map(Difference::new).collect(),
        }
    }
}

impl<'p> Difference<'p> {
    fn new(difference: diff::Difference<'p>) -> Self {
        let pointer = |spot: Option<Spot<'_>>| spot.map(|spot| spot.pointer().to_string());
        // What moves says where; what it holds stands in the whole value.
        let moves = matches!(difference.nature, Nature::Moved | Nature::Renamed);
        let value = |spot: Option<Spot<'p>>| spot.filter(|_| !moves).map(|it| Value(it.value()));
        Self {
            kind: match difference.nature {
                Nature::Added => "added",
                Nature::Removed => "removed",
                Nature::Changed => "changed",
                Nature::Moved => "moved",
                Nature::Renamed => "renamed",
            },
            old_pointer: pointer(difference.old),
            new_pointer: pointer(difference.new),
            old: value(difference.old),
            new: value(difference.new),
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            doc::Value::Null => to.serialize_unit(),
            doc::Value::Bool(value) => to.serialize_bool(*value),
            // A number keeps its text.
            doc::Value::Number(number) => RawValue::from_string(number.as_str().to_owned())
                .map_err(Error::custom)?
                .serialize(to),
            doc::Value::String(text) => to.serialize_str(text),
            doc::Value::Sequence(items) => to.collect_seq(items.iter().map(Value)),
            doc::Value::Mapping(mapping) => {
                let mut map = to.serialize_map(Some(mapping.len()))?;
                for (key, value) in mapping {
                    map.serialize_entry(key, &Value(value))?;
                }
                map.end()
            }
        }
    }
}
