//! Reading resources, and asking whether the server would take one.
//!
//! Released servers answer 400 where a project is missing, and say so in words. What the words are
//! nobody has promised, so where they are unknown the project itself is asked for.

use super::call::{Ask, Trouble};
use super::fault::{Task, is_route};
use super::wire::{Answer, Method, Size};
use super::{Client, json, lock};
use crate::doc::Value;
use crate::doc::emit::{Layout, json as emit};
use crate::model::{Collection, Key, ResourceKind, Target};
use crate::store::{FaultKind, Glance, Narrowed, ReadStore, StoreFault};

impl ReadStore for Client {
    fn name(&self) -> String {
        self.server.to_string()
    }

    fn target(&self) -> Result<Target, StoreFault> {
        // Held while asking, so that many threads ask once.
        let mut known = lock(&self.target);
        if let Some(target) = *known {
            return Ok(target);
        }
        Ok(*known.insert(self.asked_target()?))
    }

    fn list(&self, collection: &Collection) -> Result<Vec<Value>, StoreFault> {
        let items = self.list_narrowed(collection, Narrowed::default())?;
        let wanted = collection.kind().name();
        let mut kinds = items.iter().filter_map(|item| item.get("kind")?.as_str());
        if kinds.any(|kind| kind != wanted) {
            let what = Task::List(collection).said();
            let message = format!(
                "asked to {what}, {} answers nonsense: it lists something else",
                self.server
            );
            return Err(StoreFault::new(FaultKind::Garbled, message));
        }
        Ok(items)
    }

    fn glance(
        &self,
        collection: &Collection,
        narrowed: Narrowed<'_>,
    ) -> Result<Glance, StoreFault> {
        let values = self.list_narrowed(collection, narrowed)?;
        Ok(Glance {
            values,
            unread: Vec::new(),
        })
    }

    fn get(&self, key: &Key) -> Result<Option<Value>, StoreFault> {
        let found = self.fetch(key).map_err(|fault| fault.about(key))?;
        self.stamps.note(key, found.as_ref());
        Ok(found)
    }

    fn validate(&self, kind: ResourceKind, value: &Value) -> Result<bool, StoreFault> {
        match self.judged(kind, value)? {
            None => Ok(false),
            Some(answer) => match answer.status {
                200..=299 => Ok(true),
                _ => Err(self.fault(&Task::Validate(kind), &answer)),
            },
        }
    }
}

/// What a server says about a resource that it does not store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Judged {
    /// Servers do not judge resources of that kind.
    NotAsked,
    /// It would take it.
    Taken,
    /// It would not, and this is why.
    Refused(String),
}

impl Client {
    /// What the server says about a resource without storing it.
    pub(crate) fn verdict(&self, kind: ResourceKind, value: &Value) -> Result<Judged, StoreFault> {
        let Some(answer) = self.judged(kind, value)? else {
            return Ok(Judged::NotAsked);
        };
        match answer.status {
            200..=299 => Ok(Judged::Taken),
            400 | 422 => {
                let said = self.words(&answer);
                Ok(Judged::Refused(
                    said.unwrap_or_else(|| "it does not say why".to_owned()),
                ))
            }
            _ => Err(self.fault(&Task::Validate(kind), &answer)),
        }
    }

    /// The answer to the question whether the server would take a resource; none if servers do not
    /// judge resources of that kind.
    fn judged(&self, kind: ResourceKind, value: &Value) -> Result<Option<Answer>, StoreFault> {
        use ResourceKind::{Dashboard, Datasource, GlobalDatasource, GlobalVariable, Variable};
        if !matches!(
            kind,
            Dashboard | Datasource | GlobalDatasource | GlobalVariable | Variable
        ) {
            return Ok(None);
        }
        let task = Task::Validate(kind);
        let body = emit(value, Layout::Compact);
        let route = self.server.route(&["api", "validate", &kind.plural()]);
        let answer = self.ask(&Ask::post(route, &body, task));
        answer
            .map(Some)
            .map_err(|trouble| self.told(&task, trouble))
    }

    /// Some of the resources of a collection, ordered by project and name. A project that is not
    /// there has none.
    fn list_narrowed(
        &self,
        collection: &Collection,
        narrowed: Narrowed<'_>,
    ) -> Result<Vec<Value>, StoreFault> {
        let plural = collection.kind().plural();
        let mut url = match collection.project() {
            Some(project) => self
                .server
                .route(&["api", "v1", "projects", project, &plural]),
            None => self.server.route(&["api", "v1", &plural]),
        };
        if !narrowed.prefix.is_empty() {
            url.query_pairs_mut().append_pair("name", narrowed.prefix);
        }
        if narrowed.metadata_only {
            url.query_pairs_mut().append_pair("metadata_only", "true");
        }
        let task = Task::List(collection);
        let mut ask = Ask::get(url, task);
        ask.size = Size::List;
        let answer = self
            .ask(&ask)
            .map_err(|trouble| self.told(&task, trouble))?;
        if self.is_without_project(&answer, collection.project())? {
            return Ok(Vec::new());
        }
        let mut items = self.items_of(&task, &answer)?;
        // Servers list files in the order of their names, ending included, and projects in any.
        items.sort_by(|one, other| order(one).cmp(&order(other)));
        Ok(items)
    }

    /// One resource, without remembering that it was seen.
    pub(super) fn fetch(&self, key: &Key) -> Result<Option<Value>, StoreFault> {
        let task = Task::Get(key);
        let ask = Ask::get(self.url(key), task);
        let answer = self
            .ask(&ask)
            .map_err(|trouble| self.told(&task, trouble))?;
        match answer.status {
            404 if !is_route(self.words(&answer).as_deref()) => Ok(None),
            400 if self.is_without_project(&answer, key.project())? => Ok(None),
            _ => self.resource(&task, key, &answer).map(Some),
        }
    }

    /// The resource with this key in an answer. What something else answers, such as a proxy or a
    /// cache, must not be taken for it.
    pub(super) fn resource(
        &self,
        task: &Task<'_>,
        key: &Key,
        answer: &Answer,
    ) -> Result<Value, StoreFault> {
        let value = self.object(task, answer)?;
        let is_other = |path: &[&str], wanted: &str, may_lack: bool| match value.at(path) {
            Some(found) => !found
                .as_str()
                .is_some_and(|found| found.eq_ignore_ascii_case(wanted)),
            None => !may_lack,
        };
        if is_other(&["metadata", "name"], key.name(), false)
            || is_other(&["kind"], key.kind().name(), true)
            || key
                .project()
                .is_some_and(|it| is_other(&["metadata", "project"], it, true))
        {
            return Err(self.garbled(task, answer, &format!("it is not {key}")));
        }
        Ok(value)
    }

    /// The URL of a resource.
    pub(super) fn url(&self, key: &Key) -> reqwest::Url {
        let plural = key.kind().plural();
        match key.project() {
            Some(project) => {
                self.server
                    .route(&["api", "v1", "projects", project, &plural, key.name()])
            }
            None => self.server.route(&["api", "v1", &plural, key.name()]),
        }
    }

    /// Whether an answer means that the project is not there.
    pub(super) fn is_without_project(
        &self,
        answer: &Answer,
        project: Option<&str>,
    ) -> Result<bool, StoreFault> {
        let (400, Some(project)) = (answer.status, project) else {
            return Ok(false);
        };
        let said = self.words(answer).unwrap_or_default();
        if said == format!("metadata.project \"{project}\" doesn't exist") {
            return Ok(true);
        }
        if !said.to_ascii_lowercase().contains("project") {
            return Ok(false);
        }
        let task = Task::Other("show the project");
        let url = self.server.route(&["api", "v1", "projects", project]);
        let answer = self.ask(&Ask::get(url, task));
        let answer = answer.map_err(|trouble| self.told(&task, trouble))?;
        Ok(answer.status == 404 && !is_route(self.words(&answer).as_deref()))
    }

    /// The items of a list that is asked for.
    pub(super) fn items(&self, ask: &Ask<'_>) -> Result<Vec<Value>, StoreFault> {
        let answer = self.ask(ask);
        let answer = answer.map_err(|trouble: Trouble| self.told(&ask.task, trouble))?;
        self.items_of(&ask.task, &answer)
    }

    fn items_of(&self, task: &Task<'_>, answer: &Answer) -> Result<Vec<Value>, StoreFault> {
        if answer.status != 200 {
            return Err(self.fault(task, answer));
        }
        match json::value(&answer.body) {
            Ok(Value::Sequence(items)) if items.iter().all(is_mapping) => Ok(items),
            Ok(_) => Err(self.garbled(task, answer, "it is no list of objects")),
            Err(why) => Err(self.garbled(task, answer, why)),
        }
    }

    /// The object in an answer.
    pub(super) fn object(&self, task: &Task<'_>, answer: &Answer) -> Result<Value, StoreFault> {
        if !(200..=299).contains(&answer.status) {
            return Err(self.fault(task, answer));
        }
        match json::value(&answer.body) {
            Ok(value) if is_mapping(&value) => Ok(value),
            Ok(_) => Err(self.garbled(task, answer, "it is no object")),
            Err(why) => Err(self.garbled(task, answer, why)),
        }
    }

    /// What a server is told to do with a resource: by which method, where, and for which task.
    pub(super) fn order(&self, task: Task<'_>, key: &Key) -> (Method, reqwest::Url) {
        match task {
            Task::Create(_) => {
                let mut url = self.url(key);
                if let Ok(mut path) = url.path_segments_mut() {
                    path.pop();
                }
                (Method::Post, url)
            }
            Task::Delete(_) => (Method::Delete, self.url(key)),
            _ => (Method::Put, self.url(key)),
        }
    }
}

fn is_mapping(value: &Value) -> bool {
    value.as_mapping().is_some()
}

/// The project and the name of a resource; those of a resource without are empty.
fn order(value: &Value) -> (&str, &str) {
    let text = |key| value.at(&["metadata", key]).and_then(Value::as_str);
    (
        text("project").unwrap_or_default(),
        text("name").unwrap_or_default(),
    )
}

impl From<StoreFault> for Trouble {
    fn from(fault: StoreFault) -> Self {
        Self::Fault(fault)
    }
}

/// A resource without its key would be stored as a resource without a name, or as another one.
pub(super) fn check_named(key: &Key, value: &Value) -> Result<(), StoreFault> {
    let text = |path: &[&str]| value.at(path).and_then(Value::as_str).unwrap_or_default();
    let same = |path, wanted: &str| text(path).eq_ignore_ascii_case(wanted);
    let named = same(&["metadata", "name"], key.name())
        && same(&["metadata", "project"], key.project().unwrap_or_default())
        && text(&["kind"]) == key.kind().name();
    if named {
        return Ok(());
    }
    let message = format!("what was to be stored as {key} is something else");
    Err(StoreFault::new(FaultKind::Refused, message))
}
