//! The plan: what is to be created, updated and deleted, in the order in which it has to happen.
//!
//! A plan is made from plain data: what the files want, what the store has, both in normal form.
//! Who reads them, and which resources are asked for at all, is not decided here.

mod order;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Differences, differences};
use crate::doc::Value;
use crate::model::{Form, Key, ResourceKind, first_mask, masked};
use crate::schema::Catalog;
use crate::text::LineColumn;

/// What becomes of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Action {
    /// The store does not have it.
    Create,
    /// The store has another one.
    Update,
    /// The store has it and nobody wants it.
    Delete,
    /// The store has it.
    Unchanged,
}

impl Action {
    /// All of them with their words.
    pub(crate) const ALL: [(&'static str, Action); 4] = [
        ("create", Action::Create),
        ("update", Action::Update),
        ("delete", Action::Delete),
        ("unchanged", Action::Unchanged),
    ];

    /// The word for it.
    pub(crate) fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}

/// Where a wanted resource comes from, for messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The path of the file as it is shown.
    pub(crate) file: String,
    /// Where in the file it starts.
    pub(crate) position: Option<LineColumn>,
    /// The envelope that it has there.
    pub(crate) form: Form,
}

/// A resource that the store shall have.
pub(crate) struct Wanted {
    /// What it is called.
    pub(crate) key: Key,
    /// Its normal form, with secrets in the clear.
    pub(crate) value: Arc<Value>,
    /// Where it comes from.
    pub(crate) origin: Origin,
    /// Whether its file was named, so that a secret in it is written in any case.
    pub(crate) named: bool,
}

/// When a resource is written whose secrets cannot be compared, because stores show masks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum SecretsPolicy {
    /// When something else of it differs, or when its file was named.
    #[default]
    Visible,
    /// Always.
    Always,
}

/// What there is to say about a change beside what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Note {
    /// It has secrets, and nobody can tell whether the store has the same ones.
    SecretsUnknown,
    /// It comes from a custom resource.
    CustomResource,
}

impl Note {
    /// All of them with their words in machine formats and for people.
    pub(crate) const ALL: [(&'static str, &'static str, Note); 2] = [
        (
            "secrets-unknown",
            "secret fields unknown",
            Note::SecretsUnknown,
        ),
        ("custom-resource", "custom resource", Note::CustomResource),
    ];

    /// The word in machine formats.
    pub(crate) fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// What people read.
    pub(crate) fn text(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// What becomes of one resource.
pub(crate) struct Change {
    /// What it is called.
    pub(crate) key: Key,
    /// What becomes of it.
    pub(crate) action: Action,
    /// What the store has, with its secrets masked.
    pub(crate) old: Option<Value>,
    /// What it shall have, with secrets masked in resources that are made for them.
    pub(crate) new: Option<Arc<Value>>,
    /// The same with its secrets, if it has some.
    pub(super) clear: Option<Arc<Value>>,
    /// What else there is to say, each once, in order.
    pub(crate) notes: Vec<Note>,
    /// Where it comes from; none of what is deleted.
    pub(crate) origin: Option<Origin>,
}

impl Change {
    /// What is written to the store, secrets in the clear: never to be shown.
    pub(crate) fn to_write(&self) -> Option<&Value> {
        self.clear.as_deref().or(self.new.as_deref())
    }

    /// What is different; none unless it is updated.
    pub(crate) fn differences(&self) -> Option<Differences<'_>> {
        Some(differences(self.old.as_ref()?, self.new.as_deref()?))
    }
}

/// What is to be done, in order.
pub(crate) struct Plan {
    /// Everything that was looked at. Creations, updates and what is unchanged come first, in an
    /// order in which nothing refers to what is not there yet, then deletions in the reverse one.
    pub(crate) changes: Vec<Change>,
}

/// How much is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    /// Resources to be created.
    pub(crate) create: usize,
    /// Resources to be updated.
    pub(crate) update: usize,
    /// Resources to be deleted.
    pub(crate) delete: usize,
    /// Resources that stay as they are.
    pub(crate) unchanged: usize,
}

/// One resource that is wanted twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duplicate {
    /// What both are called.
    pub(crate) key: Key,
    /// Where the first one comes from.
    pub(crate) first: Origin,
    /// Where the other one comes from.
    pub(crate) second: Origin,
}

/// What a plan is made from.
pub(crate) struct Inputs<'c> {
    /// What the store shall have.
    pub(crate) wanted: Vec<Wanted>,
    /// What it has, in normal form. What is missing here is created.
    pub(crate) have: BTreeMap<Key, Value>,
    /// What it shall no longer have. What is wanted or not there is left alone.
    pub(crate) unwanted: BTreeSet<Key>,
    /// When secrets are written.
    pub(crate) secrets: SecretsPolicy,
    /// What is known of kinds.
    pub(crate) catalog: &'c Catalog,
}

/// Makes the plan.
///
/// # Errors
///
/// Resources that are wanted more than once, all of them: which one is meant, nobody can tell.
pub(crate) fn plan(inputs: Inputs<'_>) -> Result<Plan, Vec<Duplicate>> {
    let Inputs {
        wanted,
        mut have,
        unwanted,
        secrets,
        catalog,
    } = inputs;
    let duplicates = duplicates(&wanted);
    if !duplicates.is_empty() {
        return Err(duplicates);
    }
    let mut changes: Vec<Change> = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        let old = have.remove(&wanted.key);
        changes.push(change(wanted, old, secrets, catalog));
    }
    order::writes(&mut changes);
    let mut deletions: Vec<Change> = Vec::new();
    for key in unwanted {
        // What is wanted is no longer among what the store has.
        if let Some(old) = have.remove(&key) {
            deletions.push(Change {
                old: Some(masked(key.kind(), old, catalog)),
                key,
                action: Action::Delete,
                new: None,
                clear: None,
                notes: Vec::new(),
                origin: None,
            });
        }
    }
    order::deletions(&mut deletions);
    changes.extend(deletions);
    Ok(Plan { changes })
}

fn duplicates(wanted: &[Wanted]) -> Vec<Duplicate> {
    let mut first: BTreeMap<&Key, &Origin> = BTreeMap::new();
    let mut duplicates = Vec::new();
    for wanted in wanted {
        let Some(known) = first.get(&wanted.key) else {
            first.insert(&wanted.key, &wanted.origin);
            continue;
        };
        duplicates.push(Duplicate {
            key: wanted.key.clone(),
            first: (*known).clone(),
            second: wanted.origin.clone(),
        });
    }
    duplicates
}

/// What becomes of a wanted resource.
fn change(wanted: Wanted, old: Option<Value>, secrets: SecretsPolicy, catalog: &Catalog) -> Change {
    let kind = wanted.key.kind();
    // A mask is no secret that the store could have; whoever means it to be written is told.
    let is_mask = first_mask(kind, &wanted.value, catalog).is_some();
    let (new, clear) = sides(kind, wanted.value, catalog);
    let old = old.map(|old| masked(kind, old, catalog));
    let is_forced =
        (clear.is_some() || is_mask) && (wanted.named || secrets == SecretsPolicy::Always);
    let action = match &old {
        None => Action::Create,
        Some(old) if is_forced || !old.same(&new) => Action::Update,
        Some(_) => Action::Unchanged,
    };
    let mut notes = Vec::new();
    if clear.is_some() && old.is_some() {
        notes.push(Note::SecretsUnknown);
    }
    if wanted.origin.form == Form::CustomResource {
        notes.push(Note::CustomResource);
    }
    Change {
        key: wanted.key,
        action,
        old,
        new: Some(new),
        clear,
        notes,
        origin: Some(wanted.origin),
    }
}

/// What may be shown of a wanted value, and the value with its secrets if it is of a kind that
/// stores mask, and has some.
pub(super) fn sides(
    kind: ResourceKind,
    value: Arc<Value>,
    catalog: &Catalog,
) -> (Arc<Value>, Option<Arc<Value>>) {
    if !kind.holds_secrets() {
        return (value, None);
    }
    let visible = masked(kind, Value::clone(&value), catalog);
    let has_some = !visible.same(&value);
    (visible.into(), has_some.then_some(value))
}

impl Plan {
    /// How much is to be done.
    pub(crate) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for change in &self.changes {
            match change.action {
                Action::Create => counts.create += 1,
                Action::Update => counts.update += 1,
                Action::Delete => counts.delete += 1,
                Action::Unchanged => counts.unchanged += 1,
            }
        }
        counts
    }

    /// Whether the store has all it shall have and nothing else.
    pub(crate) fn is_empty(&self) -> bool {
        let counts = self.counts();
        counts.create + counts.update + counts.delete == 0
    }

    /// What is to be done, without what stays.
    pub(crate) fn steps(&self) -> impl Iterator<Item = &Change> {
        let changes = self.changes.iter();
        changes.filter(|change| change.action != Action::Unchanged)
    }
}
