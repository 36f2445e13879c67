//! Asking a store for the resources that a workspace speaks of, and for nothing else: robots have
//! narrow rights, and others have resources there, too.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Comparable, threads};
use crate::doc::Value;
use crate::model::{Collection, Key, ResourceKind};
use crate::store::{FaultKind, ReadStore, StoreFault};

/// From how many resources of a collection on they are listed rather than asked for one by one.
/// A list holds what others have in the same project, and fewer requests are worth that only for
/// many.
const LIST_FROM: usize = 16;

/// What a store holds of what was asked for.
#[derive(Debug, Default)]
pub(crate) struct Fetched {
    /// The resources that are there, in the form in which they are compared.
    pub(crate) resources: BTreeMap<Key, Value>,
    /// The kinds of which the store keeps nothing, as a server without authorization keeps no
    /// roles, with what it says about that.
    pub(crate) unkept: BTreeMap<ResourceKind, StoreFault>,
    /// The projects that are asked for or around something that is, and not there.
    pub(crate) missing_projects: BTreeSet<Key>,
}

/// One request.
enum Ask<'k> {
    One(&'k Key),
    All(Collection),
}

impl Ask<'_> {
    fn kind(&self) -> ResourceKind {
        match self {
            Self::One(key) => key.kind(),
            Self::All(collection) => collection.kind(),
        }
    }
}

/// Asks for all these resources, and whether the projects around them are there.
pub(crate) fn fetch(
    store: &dyn ReadStore,
    keys: &BTreeSet<Key>,
    comparable: Comparable<'_>,
    jobs: usize,
    interrupted: &AtomicBool,
) -> Result<Fetched, StoreFault> {
    let mut by_collection: BTreeMap<Collection, Vec<&Key>> = BTreeMap::new();
    for key in keys {
        by_collection.entry(key.collection()).or_default().push(key);
    }
    let asks = by_collection.into_iter().flat_map(|(collection, keys)| {
        if keys.len() >= LIST_FROM {
            vec![Ask::All(collection)]
        } else {
            keys.into_iter().map(Ask::One).collect()
        }
    });
    let asks: Vec<Ask<'_>> = asks.collect();
    let answers = each(
        &asks,
        jobs,
        interrupted,
        &|ask| match answer(store, ask, keys, comparable) {
            Err(fault) if fault.kind == FaultKind::ReadOnly => Ok(Err((ask.kind(), fault))),
            answer => answer.map(Ok),
        },
    )?;
    let mut fetched = Fetched::default();
    for answer in answers {
        match answer {
            Ok(resources) => fetched.resources.extend(resources),
            Err((kind, fault)) => {
                fetched.unkept.insert(kind, fault);
            }
        }
    }
    let projects: BTreeSet<Key> = keys.iter().filter_map(Key::project_key).collect();
    let known: BTreeSet<Key> = fetched
        .resources
        .keys()
        .filter_map(Key::project_key)
        .collect();
    let unknown: Vec<&Key> = projects.difference(&known).collect();
    let is_there = each(&unknown, jobs, interrupted, &|key| match store.get(key) {
        Ok(found) => Ok(found.is_some()),
        // Who may not see projects learns from the first write whether there is one.
        Err(fault) if fault.kind == FaultKind::Forbidden => Ok(true),
        Err(fault) => Err(fault),
    })?;
    let missing = unknown.into_iter().zip(is_there);
    let missing = missing.filter(|(_, is_there)| !is_there);
    fetched.missing_projects = missing.map(|(key, _)| key.clone()).collect();
    Ok(fetched)
}

/// The wanted ones of what a store answers.
fn answer(
    store: &dyn ReadStore,
    ask: &Ask<'_>,
    keys: &BTreeSet<Key>,
    comparable: Comparable<'_>,
) -> Result<Vec<(Key, Value)>, StoreFault> {
    match ask {
        Ask::One(key) => {
            let found = store.get(key)?;
            let found = found.map(|value| ((*key).clone(), comparable.of(key, &value)));
            Ok(found.into_iter().collect())
        }
        Ask::All(collection) => {
            let found = store.list(collection)?.into_iter().filter_map(|value| {
                // What has no good name here cannot be among what is wanted.
                let key = Key::of_value(collection.kind(), &value, comparable.target).ok()?;
                let value = keys.contains(&key).then(|| comparable.of(&key, &value))?;
                Some((key, value))
            });
            Ok(found.collect())
        }
    }
}

/// Asks on many threads; the first fault in the order of the items counts, and what was not asked
/// because the run was interrupted is one.
fn each<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    interrupted: &AtomicBool,
    ask: &(dyn Fn(&T) -> Result<R, StoreFault> + Sync),
) -> Result<Vec<R>, StoreFault> {
    let failed = AtomicBool::new(false);
    let go_on = || !interrupted.load(Ordering::Relaxed) && !failed.load(Ordering::Relaxed);
    let answers = threads::each(items, jobs, &go_on, &|item| {
        let answer = ask(item);
        if answer.is_err() {
            failed.store(true, Ordering::Relaxed);
        }
        answer
    });
    let mut results = Vec::with_capacity(answers.len());
    let mut is_cut = false;
    for answer in answers {
        match answer {
            Some(answer) => results.push(answer?),
            None => is_cut = true,
        }
    }
    if is_cut {
        let message = "interrupted while asking for what is there";
        return Err(StoreFault::new(FaultKind::Interrupted, message));
    }
    Ok(results)
}
