//! What the files of a run want a store to hold.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::apply::inventory;
use crate::cli::failure::{Failure, Kind};
use crate::diff::plan::{Origin, Wanted};
use crate::finding::Place;
use crate::lint::{Kept, Located};
use crate::model::{Form, Key, KeyFault, ResourceKind, Target};
use crate::session::{Neighbour, Session};
use crate::store::StoreFault;

/// How resources become what is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wish<'a> {
    /// The project that the user has named, if what names another one is a slip.
    pub(crate) project: Option<&'a str>,
    /// Whether custom resources count, too. They belong to the operator.
    pub(crate) custom_resources: bool,
    /// How the store treats names.
    pub(crate) target: Target,
}

/// What the files want.
#[derive(Default)]
pub(crate) struct Workspace<'s> {
    /// The resources, in the order of the files.
    pub(crate) wanted: Vec<Wanted>,
    /// Where they stand.
    pub(crate) places: Vec<(Key, &'s Place)>,
    /// Where all resources stand, also those that are left out.
    pub(crate) all: Vec<&'s Place>,
    /// How many custom resources are left out.
    pub(crate) left_out: usize,
    /// What these are called, as far as they have names.
    pub(crate) left_out_keys: BTreeSet<Key>,
    /// How many resources the store keeps nothing of are left out, with why.
    pub(crate) unkept: BTreeMap<ResourceKind, (usize, String)>,
    /// What cannot be stored as it is.
    pub(crate) failures: Vec<Failure>,
}

impl Workspace<'_> {
    /// Leaves out the kinds of which the store keeps nothing, unless somebody means just these.
    pub(crate) fn leave_out(
        &mut self,
        unkept: BTreeMap<ResourceKind, StoreFault>,
    ) -> Result<(), Failure> {
        for (kind, fault) in unkept {
            let is_kind = |wanted: &Wanted| wanted.key.kind() == kind;
            if self.wanted.iter().any(|it| is_kind(it) && it.named) {
                return Err(fault.into());
            }
            let before = self.wanted.len();
            self.wanted.retain(|wanted| !is_kind(wanted));
            let count = before - self.wanted.len();
            self.unkept.insert(kind, (count, fault.message));
        }
        Ok(())
    }

    /// Where the resources with some keys stand.
    pub(crate) fn places_of(&self, keys: &BTreeSet<&Key>) -> Vec<&Place> {
        let places = self.places.iter();
        let places = places.filter(|(key, _)| keys.contains(key));
        places.map(|(_, place)| *place).collect()
    }

    /// The keys of what is wanted.
    pub(crate) fn keys(&self) -> BTreeSet<Key> {
        self.wanted
            .iter()
            .map(|wanted| wanted.key.clone())
            .collect()
    }
}

/// Gathers what the files of a session want.
pub(crate) fn workspace<'s>(session: &'s Session, wish: Wish<'_>) -> Workspace<'s> {
    let mut workspace = Workspace::default();
    for kept in session.kept() {
        workspace.all.push(&kept.place);
        if kept.form == Form::CustomResource && !wish.custom_resources {
            workspace.left_out += 1;
            workspace.left_out_keys.extend(key(kept, wish.target).ok());
            continue;
        }
        match wanted(kept, wish) {
            Ok(wanted) => {
                workspace.places.push((wanted.key.clone(), &kept.place));
                workspace.wanted.push(wanted);
            }
            Err(failure) => workspace.failures.push(failure),
        }
    }
    workspace
}

/// What other files of the workspaces hold than those that were named.
pub(crate) fn elsewhere(session: &Session, target: Target) -> BTreeMap<Key, Neighbour<'_>> {
    let mut elsewhere = BTreeMap::new();
    for neighbour in session.around() {
        let Located {
            kind,
            project,
            name: Some(name),
            ..
        } = neighbour.located
        else {
            continue;
        };
        if let Ok(key) = Key::new(*kind, project.as_deref(), name, target) {
            let known = elsewhere.entry(key).or_insert(neighbour);
            if known.is_ignored {
                *known = neighbour;
            }
        }
    }
    elsewhere
}

fn key(kept: &Kept, target: Target) -> Result<Key, KeyFault> {
    Key::new(kept.kind, kept.project.as_deref(), &kept.name, target)
}

fn wanted(kept: &Kept, wish: Wish<'_>) -> Result<Wanted, Failure> {
    let kind = kept.kind.name();
    let (file, line) = (&kept.file, kept.position.line);
    let other = kept.own_project.as_deref().zip(wish.project);
    if let Some((own, named)) = other.filter(|(own, named)| !own.eq_ignore_ascii_case(named)) {
        let name = kept.name.escape_debug();
        let own = own.escape_debug();
        let message = format!(
            "{file}:{line}: {kind} {name} belongs to the project `{own}`, not to `{named}`"
        );
        return Err(Failure::new(Kind::Usage, message).hint(
            "Leave --project out, or add --force to let each resource go where it belongs.",
        ));
    }
    let key = key(kept, wish.target).map_err(|fault| {
        let name = match kept.name.as_str() {
            "" => kind.to_owned(),
            name => format!("{kind} {}", name.escape_debug()),
        };
        let failure = Failure::new(Kind::Input, format!("{file}:{line}: {name}: {fault}"));
        match fault {
            KeyFault::NoProject => failure.hint(
                "Name it in `metadata.project`, in `projects` of perscope.yaml, or with --project; \
                 `perscope project NAME` selects one.",
            ),
            KeyFault::Name(fault) | KeyFault::Project(fault) => {
                fault.hint.into_iter().fold(failure, Failure::hint)
            }
        }
    })?;
    if inventory::is_inventory(&key) {
        let prefix = inventory::PREFIX;
        let message = format!(
            "{file}:{line}: {key}: names that start with `{prefix}` are those of inventories"
        );
        return Err(Failure::new(Kind::Input, message)
            .hint("Such a variable says what `apply --prune` may delete; give it another name."));
    }
    Ok(Wanted {
        key,
        value: Arc::clone(&kept.value),
        origin: Origin {
            file: file.to_string(),
            position: Some(kept.position),
            form: kept.form,
        },
        named: kept.explicit,
    })
}
