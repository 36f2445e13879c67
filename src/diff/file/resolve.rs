//! Whether a plan that was written down still holds, and the plan it makes then.

use std::collections::{BTreeMap, HashMap};

use super::super::plan::{Change, Note, Plan, Wanted, sides};
use super::{PlanFile, Planned};
use crate::doc::Value;
use crate::model::{Form, Key, masked};
use crate::schema::Catalog;

/// What moved on since a plan was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stale {
    /// The resource.
    pub(crate) key: Key,
    /// What happened to it.
    pub(crate) moved: Moved,
}

/// What happened to a resource since a plan was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    /// The files no longer have it.
    FileGone,
    /// The files want something else.
    FileChanged,
    /// The store no longer has it.
    ObjectGone,
    /// The store has something else.
    ObjectChanged,
    /// The store has it now, and it was to be created.
    ObjectAppeared,
}

impl Moved {
    /// What to say of it, behind the name of the resource.
    pub(crate) fn text(self) -> &'static str {
        match self {
            Self::FileGone => "is no longer in the files",
            Self::FileChanged => "is another one in the files than in the plan",
            Self::ObjectGone => "was deleted on the server since the plan was made",
            Self::ObjectChanged => "was changed on the server since the plan was made",
            Self::ObjectAppeared => "was created on the server since the plan was made",
        }
    }
}

/// Makes the plan that was written down, from what the files want and what the store has now, both
/// in normal form.
///
/// # Errors
///
/// Everything that moved on since. Resources that the plan does not touch do not count.
pub(crate) fn resolve(
    file: PlanFile,
    wanted: Vec<Wanted>,
    have: &BTreeMap<Key, Value>,
    catalog: &Catalog,
) -> Result<Plan, Vec<Stale>> {
    let mut by_key: HashMap<Key, Wanted> = HashMap::new();
    for wanted in wanted {
        by_key.entry(wanted.key.clone()).or_insert(wanted);
    }
    let mut stale = Vec::new();
    let mut changes = Vec::with_capacity(file.changes.len());
    for planned in file.changes {
        let key = planned.key.clone();
        let wanted = by_key.remove(&key);
        match change(planned, wanted, have.get(&key), catalog) {
            Ok(change) => changes.push(change),
            Err(moved) => stale.extend(moved.into_iter().map(|moved| Stale {
                key: key.clone(),
                moved,
            })),
        }
    }
    if stale.is_empty() {
        Ok(Plan { changes })
    } else {
        Err(stale)
    }
}

fn change(
    planned: Planned,
    wanted: Option<Wanted>,
    have: Option<&Value>,
    catalog: &Catalog,
) -> Result<Change, Vec<Moved>> {
    let kind = planned.key.kind();
    let old = have.map(|have| masked(kind, have.clone(), catalog));
    let mut moved = Vec::new();
    moved.extend(match (&planned.old, &old) {
        (None, Some(_)) => Some(Moved::ObjectAppeared),
        (Some(_), None) => Some(Moved::ObjectGone),
        (Some(side), Some(old)) if !side.fingerprint.matches(old) => Some(Moved::ObjectChanged),
        _ => None,
    });
    let new = match (&planned.new, wanted) {
        (None, _) => None,
        (Some(_), None) => {
            moved.push(Moved::FileGone);
            None
        }
        (Some(side), Some(wanted)) => {
            if !side.fingerprint.matches(&wanted.value) {
                moved.push(Moved::FileChanged);
            }
            Some(wanted)
        }
    };
    if !moved.is_empty() {
        return Err(moved);
    }
    let (mut shown, mut clear, mut origin) = (None, None, None);
    if let Some(wanted) = new {
        let (visible, secret) = sides(kind, wanted.value, catalog);
        (shown, clear) = (Some(visible), secret);
        origin = Some(wanted.origin);
    }
    // The envelope may be another one by now, as long as the resource is the same.
    let is_custom = origin
        .as_ref()
        .is_some_and(|it| it.form == Form::CustomResource);
    let mut notes = planned.notes;
    notes.retain(|note| *note != Note::CustomResource || is_custom);
    Ok(Change {
        key: planned.key,
        action: planned.action,
        old,
        new: shown,
        clear,
        notes,
        origin,
    })
}
