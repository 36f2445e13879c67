//! Which project a command works in.

use super::args::Remote;
use crate::cli::failure::{Failure, Kind};
use crate::model::{Collection, Key, KeyFault, ResourceKind, Target};
use crate::store::{FaultKind, Narrowed, ReadStore};
use crate::text::nearest;

/// The project for resources of a kind: the one that was typed, else the one that is remembered for
/// the server; none for global kinds, whatever was typed.
///
/// # Errors
///
/// Resources of this kind belong to a project, and nobody says to which one.
pub(crate) fn project_of<'a>(
    kind: ResourceKind,
    typed: Option<&'a str>,
    remote: &'a Remote,
) -> Result<Option<&'a str>, Failure> {
    if kind.is_global() {
        return Ok(None);
    }
    let project = typed
        .or(remote.project.as_deref())
        .filter(|project| !project.is_empty());
    project.map(Some).ok_or_else(|| {
        let kind = kind.name();
        Failure::new(
            Kind::Usage,
            format!("a {kind} belongs to a project, and none is named"),
        )
        .hint("Name it with --project, or choose one for good with `perscope project NAME`.")
    })
}

/// The resources of a kind in a project.
pub(crate) fn collection_of(
    kind: ResourceKind,
    project: Option<&str>,
    target: Target,
) -> Result<Collection, Failure> {
    Collection::new(kind, project, target).map_err(|fault| unnameable(&fault))
}

/// What was typed cannot be the name of anything.
pub(crate) fn unnameable(fault: &KeyFault) -> Failure {
    let failure = Failure::new(Kind::Usage, fault.to_string());
    match fault {
        KeyFault::NoProject => failure.hint("Name the project with --project."),
        KeyFault::Name(fault) | KeyFault::Project(fault) => {
            fault.hint.clone().into_iter().fold(failure, Failure::hint)
        }
    }
}

/// A failure if a project is not there. Whoever may not see projects is believed.
pub(crate) fn expect_project(
    store: &dyn ReadStore,
    name: &str,
    target: Target,
) -> Result<(), Failure> {
    let key = Key::new(ResourceKind::Project, None, name, target);
    let key = key.map_err(|fault| unnameable(&fault))?;
    match store.get(&key) {
        Ok(None) => {}
        Ok(Some(_)) => return Ok(()),
        Err(fault) if fault.kind == FaultKind::Forbidden => return Ok(()),
        Err(fault) => return Err(fault.into()),
    }
    let message = format!("there is no project `{}`", key.name());
    let failure = Failure::new(Kind::Remote, message);
    let projects = Collection::new(ResourceKind::Project, None, target).ok();
    let names = projects.map(|projects| names(store, &projects));
    let names = names.unwrap_or_default();
    Err(
        match nearest(key.name(), names.iter().map(String::as_str)) {
            Some(near) => failure.hint(format!("Did you mean `{near}`?")),
            None => failure,
        },
    )
}

/// The good names in a collection, as far as it can be listed: for a guess, which no fault is worth.
pub(crate) fn names(store: &dyn ReadStore, collection: &Collection) -> Vec<String> {
    let narrowed = Narrowed {
        prefix: "",
        metadata_only: true,
    };
    let target = store.target().unwrap_or_default();
    let glance = store.glance(collection, narrowed).unwrap_or_default();
    let keys = glance.values.iter();
    let keys = keys.filter_map(|value| Key::of_value(collection.kind(), value, target).ok());
    keys.map(|key| key.name().to_owned()).collect()
}
