//! What a server has of what `pull` was asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Wish;
use crate::apply::inventory;
use crate::cli::failure::{Failure, Kind};
use crate::doc::Value;
use crate::model::{self, Collection, Key, ResourceKind, Target};
use crate::schema::Catalog;
use crate::store::{FaultKind, ReadStore};
use crate::text::nearest;

/// What a server has of what was asked for.
pub(super) struct Found {
    /// In normal form.
    pub(super) resources: BTreeMap<Key, Value>,
    /// Resources whose names cannot be those of files.
    pub(super) unnamed: usize,
    /// Whether kinds with secrets were left out.
    pub(super) hides: bool,
    /// What else there is of the kind that was asked for.
    others: BTreeSet<Key>,
}

impl Found {
    /// Asks for it.
    pub(super) fn ask(
        store: &dyn ReadStore,
        wish: &Wish<'_>,
        (catalog, target): (&Catalog, Target),
        interrupted: &AtomicBool,
    ) -> Result<Self, Failure> {
        let mut found = Self {
            resources: BTreeMap::new(),
            unnamed: 0,
            hides: false,
            others: BTreeSet::new(),
        };
        let kinds = wanted_kinds(wish)?;
        for kind in kinds {
            if kind.holds_secrets() {
                found.hides = true;
                continue;
            }
            for value in of_kind(store, kind, wish, target, interrupted)? {
                found.take(kind, &value, wish, (catalog, target));
            }
        }
        found.check_names(wish)?;
        Ok(found)
    }

    /// Refuses to do without what was asked for by name.
    fn check_names(&self, wish: &Wish<'_>) -> Result<(), Failure> {
        let has = |name: &str| {
            let mut keys = self.resources.keys();
            keys.any(|key| key.name().eq_ignore_ascii_case(name))
        };
        let Some(missing) = wish.names.iter().find(|name| !has(name)) else {
            return Ok(());
        };
        // Names come with a kind.
        let kind = wish.kind.map_or("resource", ResourceKind::name);
        let place = match &wish.projects[..] {
            [only] => format!(" in the project `{}`", only.escape_debug()),
            _ => String::new(),
        };
        let missing = missing.as_str();
        let message = format!("there is no {kind} `{}`{place}", missing.escape_debug());
        let failure = Failure::new(Kind::Remote, message);
        let others = self.others.iter().map(Key::name);
        Err(match nearest(missing, others) {
            Some(near) => failure.hint(format!("Did you mean `{near}`?")),
            None => failure,
        })
    }

    fn take(
        &mut self,
        kind: ResourceKind,
        value: &Value,
        wish: &Wish<'_>,
        (catalog, target): (&Catalog, Target),
    ) {
        let Ok(key) = Key::of_value(kind, value, target) else {
            self.unnamed += 1;
            return;
        };
        let is_named = |name: &String| name.eq_ignore_ascii_case(key.name());
        let is_asked = wish.names.is_empty() || wish.names.iter().any(is_named);
        if inventory::is_inventory(&key) {
            return;
        }
        if is_asked {
            let value = model::normal_value(kind, value, key.project(), catalog, &target);
            self.resources.insert(key, value);
        } else {
            self.others.insert(key);
        }
    }
}

/// The kinds that were asked for.
fn wanted_kinds(wish: &Wish<'_>) -> Result<Vec<ResourceKind>, Failure> {
    if let Some(kind) = wish.kind {
        if kind.holds_secrets() {
            let message = format!("a server shows only masks of a {}", kind.name());
            return Err(Failure::new(Kind::Usage, message)
                .hint("A file with a mask would replace the secret when it is applied."));
        }
        return Ok(vec![kind]);
    }
    let all = ResourceKind::ALL.iter().map(|(_, kind)| *kind);
    let in_project = |kind: &ResourceKind| {
        wish.projects.is_empty() || !kind.is_global() || *kind == ResourceKind::Project
    };
    // What vanishes by itself is no source.
    let lasts = |kind: &ResourceKind| *kind != ResourceKind::EphemeralDashboard;
    Ok(all.filter(in_project).filter(lasts).collect())
}

/// The resources of a kind, in the projects that were asked for.
fn of_kind(
    store: &dyn ReadStore,
    kind: ResourceKind,
    wish: &Wish<'_>,
    target: Target,
    interrupted: &AtomicBool,
) -> Result<Vec<Value>, Failure> {
    if interrupted.load(Ordering::Relaxed) {
        return Err(Failure::new(Kind::Interrupted, "nothing was written"));
    }
    let bad = |fault: model::KeyFault| Failure::new(Kind::Usage, format!("--project: {fault}"));
    if kind == ResourceKind::Project && !wish.projects.is_empty() {
        let mut projects = Vec::new();
        for name in &wish.projects {
            let key = Key::new(kind, None, name, target).map_err(bad)?;
            let project = store.get(&key)?.ok_or_else(|| {
                let message = format!("there is no project `{name}`");
                Failure::new(Kind::Remote, message)
            })?;
            projects.push(project);
        }
        return Ok(projects);
    }
    let projects: Vec<Option<&str>> = if kind.is_global() || wish.projects.is_empty() {
        vec![None]
    } else {
        let projects = wish.projects.iter();
        projects.map(|name| Some(name.as_str())).collect()
    };
    let mut all = Vec::new();
    for project in projects {
        let collection = Collection::new(kind, project, target).map_err(bad)?;
        match store.list(&collection) {
            Ok(listed) => all.extend(listed),
            // Without authorization, a server knows no roles.
            Err(fault) if fault.kind == FaultKind::NotFound => {}
            // Who asks for everything gets what is there and may be seen.
            Err(fault)
                if matches!(fault.kind, FaultKind::Forbidden | FaultKind::ReadOnly)
                    && wish.kind.is_none() => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(all)
}
