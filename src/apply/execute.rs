//! Writing what a plan holds.
//!
//! Perses knows no locks, so a resource is read again just before it is written; if it is not what
//! the plan has seen, that is a conflict and it stays as it is. What a store answers is compared
//! with what was written, because servers change things of which nobody here knows.

use std::collections::BTreeSet;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Comparable, threads};
use crate::diff;
use crate::diff::plan::{Action, Change};
use crate::doc::Value;
use crate::model::{Key, ResourceKind};
use crate::store::{FaultKind, Store, StoreFault};

/// What is done to a resource.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Write<'p> {
    /// It is not there yet.
    Create {
        /// What is written, in normal form.
        new: &'p Value,
    },
    /// It is there in another form.
    Update {
        /// What the plan has seen, in the form in which it is compared.
        old: &'p Value,
        /// What is written, in normal form.
        new: &'p Value,
    },
    /// It goes.
    Delete {
        /// What the plan has seen, in the form in which it is compared.
        old: &'p Value,
    },
    /// It goes, whatever it is by now.
    Remove,
}

/// One change of a plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step<'p> {
    /// Its position in the plan, for whoever is told of it.
    pub(crate) index: usize,
    /// The resource.
    pub(crate) key: &'p Key,
    /// What is done to it.
    pub(crate) write: Write<'p>,
}

impl<'p> Step<'p> {
    /// The step that a change of a plan asks for; none if nothing is to be done.
    pub(crate) fn of(index: usize, change: &'p Change) -> Option<Self> {
        let old = change.old.as_ref();
        let write = match change.action {
            Action::Create => Write::Create {
                new: change.to_write()?,
            },
            Action::Update => Write::Update {
                old: old?,
                new: change.to_write()?,
            },
            Action::Delete => Write::Delete { old: old? },
            Action::Unchanged => return None,
        };
        let key = &change.key;
        Some(Self { index, key, write })
    }
}

/// How a plan is carried out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// How many requests are under way at once.
    pub(crate) jobs: usize,
    /// Whether what does not depend on a failed step is still done.
    pub(crate) keep_going: bool,
}

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It was done. Below these addresses the store holds something else than was written.
    Done {
        /// JSON pointers into the resource.
        unforeseen: Vec<String>,
    },
    /// Somebody else has done it meanwhile.
    AlreadyDone,
    /// Somebody else has done something else meanwhile, and it stays.
    Conflict,
    /// The store did not do it.
    Failed(StoreFault),
    /// It was not tried, because the run had ended before.
    NotTried,
    /// It was not tried, because its project could not be created.
    WithoutProject,
}

/// Something that a run tells while it is under way.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Event<'e> {
    /// A step begins.
    Begun(&'e Step<'e>),
    /// A step has ended.
    Ended(&'e Step<'e>, &'e Outcome),
}

/// What became of all steps, in their order.
#[derive(Debug)]
pub(crate) struct Ended {
    /// One for each step.
    pub(crate) outcomes: Vec<Outcome>,
    /// Whether somebody interrupted the run.
    pub(crate) interrupted: bool,
}

/// Carries out steps. What others depend on has to come first; steps of one kind in a row do not
/// depend on each other unless they are variables.
pub(crate) fn execute(
    store: &dyn Store,
    steps: &[Step<'_>],
    comparable: Comparable<'_>,
    options: Options,
    interrupted: &AtomicBool,
    tell: &(dyn Fn(Event<'_>) + Sync),
) -> Ended {
    let run = Run {
        store,
        comparable,
        options,
        interrupted,
        tell,
        failed: AtomicBool::new(false),
        without: Mutex::default(),
    };
    let mut outcomes = Vec::with_capacity(steps.len());
    for stage in steps.chunk_by(|one, other| is_together(one, other)) {
        let jobs = if is_ordered(stage[0].key.kind()) {
            1
        } else {
            options.jobs
        };
        let done = threads::each(stage, jobs, &|| run.goes_on(), &|step| run.step(step));
        outcomes.extend(
            done.into_iter()
                .map(|done| done.unwrap_or(Outcome::NotTried)),
        );
    }
    Ended {
        outcomes,
        interrupted: interrupted.load(Ordering::Relaxed),
    }
}

/// Whether two steps in a row can be under way at once.
fn is_together(one: &Step<'_>, other: &Step<'_>) -> bool {
    let deletes = |step: &Step<'_>| matches!(step.write, Write::Delete { .. } | Write::Remove);
    one.key.kind() == other.key.kind() && deletes(one) == deletes(other)
}

/// Whether resources of the kind may depend on each other.
fn is_ordered(kind: ResourceKind) -> bool {
    matches!(kind, ResourceKind::Variable | ResourceKind::GlobalVariable)
}

struct Run<'r> {
    store: &'r dyn Store,
    comparable: Comparable<'r>,
    options: Options,
    interrupted: &'r AtomicBool,
    tell: &'r (dyn Fn(Event<'_>) + Sync),
    /// Whether a step has failed.
    failed: AtomicBool,
    /// The projects that could not be created.
    without: Mutex<BTreeSet<Key>>,
}

impl Run<'_> {
    fn goes_on(&self) -> bool {
        let stopped = self.failed.load(Ordering::Relaxed) && !self.options.keep_going;
        !stopped && !self.interrupted.load(Ordering::Relaxed)
    }

    fn step(&self, step: &Step<'_>) -> Outcome {
        (self.tell)(Event::Begun(step));
        let outcome = if self.lacks_project(step.key) {
            Outcome::WithoutProject
        } else {
            self.write(step).unwrap_or_else(Outcome::Failed)
        };
        if matches!(outcome, Outcome::Failed(_) | Outcome::Conflict) {
            self.failed.store(true, Ordering::Relaxed);
            if matches!(step.write, Write::Create { .. })
                && step.key.kind() == ResourceKind::Project
            {
                let mut without = self.without.lock().expect(UNPOISONED);
                without.insert(step.key.clone());
            }
        }
        (self.tell)(Event::Ended(step, &outcome));
        outcome
    }

    fn lacks_project(&self, key: &Key) -> bool {
        let without = self.without.lock().expect(UNPOISONED);
        key.project_key()
            .is_some_and(|project| without.contains(&project))
    }

    fn write(&self, step: &Step<'_>) -> Result<Outcome, StoreFault> {
        let key = step.key;
        match step.write {
            Write::Create { new } => match self.store.create(key, new) {
                Ok(answer) => Ok(self.compare(key, new, &answer)),
                Err(fault) if fault.kind == FaultKind::Exists => Ok(match self.find(key)? {
                    Some(found) if self.is(key, &found, new) => Outcome::AlreadyDone,
                    _ => Outcome::Conflict,
                }),
                Err(fault) => self.doubt(key, Some(new), fault),
            },
            Write::Update { old, new } => match self.find(key)? {
                Some(found) if found.same(old) => match self.store.update(key, new) {
                    Ok(answer) => Ok(self.compare(key, new, &answer)),
                    Err(fault) => self.doubt(key, Some(new), fault),
                },
                Some(found) if self.is(key, &found, new) => Ok(Outcome::AlreadyDone),
                _ => Ok(Outcome::Conflict),
            },
            Write::Delete { old } => match self.find(key)? {
                None => Ok(Outcome::AlreadyDone),
                Some(found) if found.same(old) => self.remove(key),
                Some(_) => Ok(Outcome::Conflict),
            },
            Write::Remove => self.remove(key),
        }
    }

    fn remove(&self, key: &Key) -> Result<Outcome, StoreFault> {
        match self.store.delete(key) {
            Ok(()) => Ok(done()),
            Err(fault) if fault.kind == FaultKind::NotFound => Ok(Outcome::AlreadyDone),
            Err(fault) => self.doubt(key, None, fault),
        }
    }

    /// What the store holds now, in the form in which it is compared.
    fn find(&self, key: &Key) -> Result<Option<Value>, StoreFault> {
        let found = self.store.get(key)?;
        Ok(found.map(|found| self.comparable.of(key, &found)))
    }

    /// Whether what the store holds is surely what was to be written. Of what hides secrets nobody
    /// knows.
    fn is(&self, key: &Key, found: &Value, new: &Value) -> bool {
        !self.comparable.hides(key.kind(), new) && found.same(new)
    }

    /// What a store made of a write.
    fn compare(&self, key: &Key, new: &Value, answer: &Value) -> Outcome {
        let found = self.comparable.of(key, answer);
        // Almost always; finding differences takes far longer than finding none.
        if found.same(new) {
            return done();
        }
        let meant = self.comparable.masked(key.kind(), new);
        let differences = diff::differences(&meant, &found);
        let spots = differences.iter().filter_map(|it| it.new.or(it.old));
        let unforeseen = spots.map(|spot| spot.pointer().to_string()).collect();
        Outcome::Done { unforeseen }
    }

    /// Finds out whether a write happened that nobody has confirmed. `new` is what the store then
    /// holds.
    fn doubt(
        &self,
        key: &Key,
        new: Option<&Value>,
        fault: StoreFault,
    ) -> Result<Outcome, StoreFault> {
        if fault.kind != FaultKind::Uncertain {
            return Err(fault);
        }
        let Ok(found) = self.find(key) else {
            return Err(fault);
        };
        match (found, new) {
            (Some(found), Some(new)) if self.is(key, &found, new) => Ok(done()),
            (None, None) => Ok(done()),
            _ => Err(fault),
        }
    }
}

/// Done as it was meant.
fn done() -> Outcome {
    Outcome::Done {
        unforeseen: Vec::new(),
    }
}

/// Why a lock cannot be poisoned.
const UNPOISONED: &str = "nobody panics while holding the list of projects";
