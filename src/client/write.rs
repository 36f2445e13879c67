//! Writing resources, and finding out what became of a write whose answer was lost.
//!
//! Perses has neither locks nor conditional writes. When an answer is lost (the connection broke, or
//! something between the server and us gave up), the resource is read back:
//!
//! * it is as it should be: the write was carried out;
//! * it is as it was when it was last read (same version and time), or not there before a create:
//!   the write did not arrive, and is sent again. Should it arrive late after all, it does no harm:
//!   a second create is refused, a second update or removal changes nothing;
//! * anything else: somebody else may have been there, and writing again might undo what they did.
//!   Then it is [`FaultKind::Uncertain`], and who wrote decides.
//!
//! "As it should be" is decided in normal form with the official plugins. What is hidden in answers
//! (secrets, passwords) can not be compared: there a version that is one higher decides.

use std::collections::HashMap;
use std::sync::Mutex;

use super::call::{Ask, Trouble};
use super::cause::Cause;
use super::fault::{Task, uncertain};
use super::resources::check_named;
use super::wire::{Answer, Body, Method};
use super::{Client, lock};
use crate::doc::emit::{Layout, json as emit};
use crate::doc::{Number, Value};
use crate::model::{self, Key, ResourceKind};
use crate::store::{FaultKind, ReadStore, Store, StoreFault};

/// When resources were last seen by one client, as far as servers tell states apart.
#[derive(Default)]
pub(super) struct Stamps(Mutex<HashMap<Key, Stamp>>);

/// What a server counts up with every write.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    version: u64,
    updated: String,
}

/// What became of a write.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    /// It was carried out.
    Done,
    /// It did not arrive.
    NotDone,
    /// Nobody knows, and this is why.
    Unknown(&'static str),
}

impl Stamps {
    /// Notes how a resource is now.
    pub(super) fn note(&self, key: &Key, value: Option<&Value>) {
        let mut stamps = lock(&self.0);
        match value.and_then(Stamp::of) {
            Some(stamp) => {
                stamps.insert(key.clone(), stamp);
            }
            None => {
                stamps.remove(key);
            }
        }
    }

    fn of(&self, key: &Key) -> Option<Stamp> {
        lock(&self.0).get(key).cloned()
    }
}

impl Stamp {
    fn of(value: &Value) -> Option<Self> {
        let metadata = value.get("metadata")?;
        Some(Self {
            version: metadata
                .get("version")?
                .as_number()
                .and_then(Number::as_u64)?,
            updated: metadata.get("updatedAt")?.as_str()?.to_owned(),
        })
    }
}

impl Store for Client {
    fn create(&self, key: &Key, value: &Value) -> Result<Value, StoreFault> {
        self.check(key, value)?;
        let stored = self.write(Task::Create(key), key, Some(value));
        stored.map_err(|fault| fault.about(key))
    }

    fn update(&self, key: &Key, value: &Value) -> Result<Value, StoreFault> {
        self.check(key, value)?;
        let stored = self.write(Task::Update(key), key, Some(value));
        stored.map_err(|fault| fault.about(key))
    }

    fn delete(&self, key: &Key) -> Result<(), StoreFault> {
        let deleted = self.write(Task::Delete(key), key, None);
        deleted.map(|_| ()).map_err(|fault| fault.about(key))
    }
}

impl Client {
    /// Whether a resource is what it shall be stored as, and has no mask in place of a secret: a
    /// server would take the mask for the secret.
    fn check(&self, key: &Key, value: &Value) -> Result<(), StoreFault> {
        check_named(key, value)?;
        let Some(place) = model::first_mask(key.kind(), value, &self.catalog) else {
            return Ok(());
        };
        let mask = model::MASK;
        let message = format!("`{place}` of {key} is the mask `{mask}`, not a secret");
        Err(StoreFault::new(FaultKind::Refused, message)
            .hint("Write the secret itself, or leave the resource out."))
    }

    /// Writes, and answers with what is stored now; null after a removal.
    fn write(&self, task: Task<'_>, key: &Key, value: Option<&Value>) -> Result<Value, StoreFault> {
        let body = value.map(|value| emit(value, Layout::Compact));
        let (method, url) = self.order(task, key);
        let ask = Ask {
            method,
            body: body.as_deref().map(Body::Json),
            writes: true,
            ..Ask::get(url, task)
        };
        let mut tried = 0;
        loop {
            tried += 1;
            let (cause, last) = match self.ask(&ask) {
                Err(Trouble::Fault(fault)) => return Err(fault),
                Err(Trouble::Lost(cause)) => (cause, None),
                Ok(answer) => match self.stored(&task, key, &answer) {
                    Ok(stored) => return Ok(stored),
                    // What an attempt before was to remove has gone.
                    Err(None) if tried > 1 && (answer.status, method) == (404, Method::Delete) => {
                        return Ok(Value::Null);
                    }
                    Err(None) if tried == 1 || answer.status != 409 => {
                        return Err(self.refused(&task, key, &answer)?);
                    }
                    // What an attempt before has created is there already.
                    Err(None) => (
                        Cause::new("the server has one of that name now"),
                        Some(answer),
                    ),
                    Err(Some(cause)) => {
                        let failed = answer.status >= 500 && !matches!(answer.status, 502 | 504);
                        (cause, failed.then_some(answer))
                    }
                },
            };
            let more = last.is_none() && tried < self.retry.attempts;
            if last.is_none() {
                let pause = self.retry.pause_after(tried, fastrand::f64());
                if !self.clock.sleep(pause) {
                    return Err(uncertain(&format!("{}, then interrupted", cause.message)));
                }
            }
            let Ok(found) = self.fetch(key) else {
                return Err(uncertain(&cause.message));
            };
            match self.outcome(&task, key, value, found.as_ref()) {
                Outcome::Done => {
                    self.stamps.note(key, found.as_ref());
                    return Ok(found.unwrap_or_default());
                }
                Outcome::NotDone if more => {}
                Outcome::NotDone => {
                    return Err(match last {
                        Some(answer) => self.fault(&task, &answer),
                        None => self.unanswered(&task, &cause),
                    });
                }
                Outcome::Unknown(why) => {
                    return Err(uncertain(&format!("{}, and {why}", cause.message)));
                }
            }
        }
    }

    /// What an answer says is stored now. Else why it does not say; none if it says that nothing
    /// was.
    fn stored(&self, task: &Task<'_>, key: &Key, answer: &Answer) -> Result<Value, Option<Cause>> {
        match (answer.status, task) {
            (200..=299, Task::Delete(_)) => {
                self.stamps.note(key, None);
                Ok(Value::Null)
            }
            (200..=299, _) => match self.resource(task, key, answer) {
                Ok(value) => {
                    self.stamps.note(key, Some(&value));
                    Ok(value)
                }
                Err(fault) => Err(Some(Cause::new(fault.message))),
            },
            // These mean that the server did not begin.
            (503, _) => Err(None),
            (500.., _) => Err(Some(Cause::new(self.fault(task, answer).message))),
            _ => Err(None),
        }
    }

    /// The fault of a write that was not carried out.
    fn refused(
        &self,
        task: &Task<'_>,
        key: &Key,
        answer: &Answer,
    ) -> Result<StoreFault, StoreFault> {
        if let (Task::Create(_), Some(project)) = (task, key.project())
            && self.is_without_project(answer, key.project())?
        {
            let message = format!("the project {project} is not on the server");
            let fault = StoreFault::new(FaultKind::NoProject, message);
            return Ok(fault.hint("Create it first, or pass `--create-project`."));
        }
        Ok(self.fault(task, answer))
    }

    /// What became of a write, to judge by what is there now.
    fn outcome(
        &self,
        task: &Task<'_>,
        key: &Key,
        sent: Option<&Value>,
        found: Option<&Value>,
    ) -> Outcome {
        let before = self.stamps.of(key);
        let now = found.and_then(Stamp::of);
        let untouched = before.is_some() && before == now;
        let (Some(sent), Some(found)) = (sent, found) else {
            return match (task, found) {
                // Also that of an update: the server will say that there is nothing to update.
                (Task::Create(_) | Task::Update(_), None) => Outcome::NotDone,
                (_, None) => Outcome::Done,
                // A removal that is repeated removes what is meant, whoever wrote it last.
                (_, Some(_)) if untouched || before.is_none() => Outcome::NotDone,
                (_, Some(_)) => Outcome::Unknown("somebody has written it meanwhile"),
            };
        };
        let same = self.is_stored(key.kind(), sent, found);
        if is_hidden(key.kind()) {
            let next = before
                .zip(now)
                .is_some_and(|(before, now)| before.version + 1 == now.version);
            return match task {
                Task::Update(_) if untouched => Outcome::NotDone,
                Task::Update(_) if same && next => Outcome::Done,
                _ => Outcome::Unknown("what it hides cannot be compared"),
            };
        }
        match task {
            _ if same => Outcome::Done,
            Task::Update(_) if untouched => Outcome::NotDone,
            _ => Outcome::Unknown("the server has something else there"),
        }
    }

    /// Whether what was found is what storing `sent` gives, as far as answers show it.
    fn is_stored(&self, kind: ResourceKind, sent: &Value, found: &Value) -> bool {
        let target = self.target().unwrap_or_default();
        let normal = |value| model::normal_value(kind, value, None, &self.catalog, &target);
        let sent = model::masked(kind, normal(sent), &self.catalog);
        sent.same(&normal(found))
    }
}

/// Whether answers hide a part of such resources.
fn is_hidden(kind: ResourceKind) -> bool {
    kind.holds_secrets()
}
