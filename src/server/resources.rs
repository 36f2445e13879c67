//! Creating, listing, reading, replacing and removing resources.
//!
//! The order of the checks is that of Perses: the project, the type of the body, the model, the
//! address against the body, what stands around, the name that is taken.

use super::app::App;
use super::body;
use super::judge::{Around, Case, Refusal, Stage};
use super::message::{Answer, Request};
use super::outline::outline;
use super::query::{parameter, truth};
use super::tolerance::Action;
use crate::doc::Value;
use crate::doc::emit::{Layout, json};
use crate::model::{Collection, Key, MASK, ResourceKind, normal_value};
use crate::schema::format::fault_of_name;
use crate::store::{FaultKind, StoreFault};

/// Lists resources.
pub(super) fn list(app: &App, kind: ResourceKind, project: Option<&str>, query: &str) -> Answer {
    listed(app, kind, project, query).unwrap_or_else(|answer| answer)
}

fn listed(
    app: &App,
    kind: ResourceKind,
    project: Option<&str>,
    query: &str,
) -> Result<Answer, Answer> {
    if let Some(project) = project {
        expect_project(app, project)?;
    }
    let asked = parameter(query, "project").filter(|name| !name.is_empty() && !kind.is_global());
    if let Some(asked) = &asked {
        if let Some(fault) = fault_of_name(asked) {
            let detail = format!("the project in the query makes no name: {}", fault.detail);
            return Err(Answer::bad_request(&detail));
        }
        if project.is_some_and(|project| app.folded(project) != app.folded(asked)) {
            return Err(Answer::bad_request(
                "the project in the path and the one in the query differ",
            ));
        }
    }
    let is_datasource = matches!(
        kind,
        ResourceKind::Datasource | ResourceKind::GlobalDatasource
    );
    let switch = |name: &str| match parameter(query, name).filter(|word| !word.is_empty()) {
        None => Ok(None),
        Some(word) => truth(&word).map(Some).ok_or_else(|| {
            Answer::bad_request(&format!("`{name}` is true or false, nothing else"))
        }),
    };
    let metadata_only = !is_datasource && switch("metadata_only")? == Some(true);
    let filter = DatasourceFilter {
        kind: parameter(query, "kind").filter(|kind| is_datasource && !kind.is_empty()),
        default: if is_datasource {
            switch("default")?
        } else {
            None
        },
    };
    let prefix = app.folded(&parameter(query, "name").unwrap_or_default());
    let collection = Collection::new(kind, project.or(asked.as_deref()), app.target);
    let Ok(collection) = collection else {
        return Ok(Answer::json("[]"));
    };
    let mut list = String::from("[");
    for key in app
        .store
        .names(&collection, &prefix)
        .map_err(|fault| failed(&fault))?
    {
        // Somebody may have removed it since.
        let Some(text) = app.store.text(&key).map_err(|fault| failed(&fault))? else {
            continue;
        };
        let shown = if metadata_only {
            Some(outline(&text))
        } else {
            None
        };
        if !filter.takes(&text) {
            continue;
        }
        if list.len() > 1 {
            list.push(',');
        }
        list.push_str(shown.as_deref().unwrap_or(&text));
    }
    list.push(']');
    Ok(Answer::json(list))
}

/// What a list of datasources can be narrowed to.
struct DatasourceFilter {
    kind: Option<String>,
    default: Option<bool>,
}

impl DatasourceFilter {
    fn takes(&self, text: &str) -> bool {
        if self.kind.is_none() && self.default.is_none() {
            return true;
        }
        let Ok(value) = body::value(text.as_bytes()) else {
            return false;
        };
        let kind = value
            .at(&["spec", "plugin", "kind"])
            .and_then(Value::as_str);
        let default = value.at(&["spec", "default"]).and_then(Value::as_bool);
        self.kind
            .as_deref()
            .is_none_or(|wanted| kind == Some(wanted))
            && self
                .default
                .is_none_or(|wanted| default.unwrap_or(false) == wanted)
    }
}

/// Sends one resource.
pub(super) fn get(app: &App, kind: ResourceKind, project: Option<&str>, name: &str) -> Answer {
    if let Some(answer) = project.and_then(|project| expect_project(app, project).err()) {
        return answer;
    }
    let Ok(key) = Key::new(kind, project, name, app.target) else {
        return Answer::not_found();
    };
    match app.store.text(&key) {
        Ok(Some(text)) => Answer::json(text),
        Ok(None) => Answer::not_found(),
        Err(fault) => failed(&fault),
    }
}

/// Removes a resource.
pub(super) fn delete(app: &App, kind: ResourceKind, project: Option<&str>, name: &str) -> Answer {
    let Ok(key) = Key::new(kind, project, name, app.target) else {
        return Answer::not_found();
    };
    match app.store.delete(&key) {
        Ok(()) => Answer::empty(204),
        Err(fault) => failed(&fault),
    }
}

/// Stores a resource that is not there yet.
pub(super) fn create(
    app: &App,
    kind: ResourceKind,
    project: Option<&str>,
    request: &Request,
) -> Answer {
    let created = || {
        if let Some(project) = project {
            expect_project(app, project)?;
        }
        let address = Address {
            project,
            name: None,
        };
        let (key, value) = judged(app, kind, address, request)?;
        if kind == ResourceKind::User && !has_password(&value) {
            return Err(Answer::bad_request("a new user needs a password"));
        }
        app.store
            .create(&key, &value)
            .map_err(|fault| failed(&fault))
    };
    sent(created())
}

/// Stores a resource over the one that is there.
pub(super) fn update(
    app: &App,
    kind: ResourceKind,
    project: Option<&str>,
    name: &str,
    request: &Request,
) -> Answer {
    let address = Address {
        project,
        name: Some(name),
    };
    let updated = judged(app, kind, address, request).and_then(|(key, mut value)| {
        keep_password(kind, &mut value);
        app.store
            .update(&key, &value)
            .map_err(|fault| failed(&fault))
    });
    sent(updated)
}

fn sent(result: Result<Value, Answer>) -> Answer {
    match result {
        Ok(value) => Answer::json(json(&value, Layout::Compact)),
        Err(answer) => answer,
    }
}

/// What the path of a request says about the resource in its body.
#[derive(Clone, Copy)]
struct Address<'p> {
    project: Option<&'p str>,
    /// None if the resource is to be created.
    name: Option<&'p str>,
}

/// The resource in a body in the form in which it is stored, once it was found good.
fn judged(
    app: &App,
    kind: ResourceKind,
    address: Address<'_>,
    request: &Request,
) -> Result<(Key, Value), Answer> {
    if !body::is_json(request.content_type.as_deref()) {
        return Err(Answer::error(415, "unsupported media type"));
    }
    let mut value = body::resource(kind, &request.body, &app.catalog)?;
    complete(kind, &mut value, address);
    if address.name.is_none() && address.project.is_none() && !kind.is_global() {
        match text_of(&value, "project") {
            Some(project) => expect_project(app, project)?,
            None => {
                return Err(Answer::bad_request(
                    "the field `metadata.project` is missing",
                ));
            }
        }
    }
    let action = address.name.map_or(Action::Create, |_| Action::Update);
    let refusals = app.refusals(kind, &value, action)?;
    let first = refusals.first();
    if let Some(refusal) = first.filter(|refusal| refusal.stage == Stage::Model) {
        return Err(Answer::bad_request(&refusal.message));
    }
    expect_same(app, "project", address.project, &value)?;
    expect_same(app, "name", address.name, &value)?;
    if let Some(refusal) = first {
        return Err(Answer::bad_request(&refusal.message));
    }
    without_spec(kind, &mut value);
    let value = normal_value(kind, &value, address.project, &app.catalog, &app.target);
    let key = Key::of_value(kind, &value, app.target)
        .map_err(|fault| Answer::bad_request(&format!("the resource has no good name: {fault}")))?;
    Ok((key, value))
}

/// Fills in what the path says and the body leaves out. A body that has metadata has to have the
/// name in it, a new resource has it there anyway.
fn complete(kind: ResourceKind, value: &mut Value, address: Address<'_>) {
    let Some(resource) = value.as_mapping_mut() else {
        return;
    };
    if let Some(name) = address.name
        && !resource.contains("metadata")
    {
        resource.insert("metadata", Value::from([("name", name.into())]));
    }
    let Some(metadata) = resource.get_mut("metadata").and_then(Value::as_mapping_mut) else {
        return;
    };
    let project = address.project.filter(|_| !kind.is_global());
    if let Some(project) = project {
        let given = metadata.get_or_insert_with("project", || project.into());
        if given.as_str().is_some_and(str::is_empty) || given.is_null() {
            *given = project.into();
        }
    }
}

/// What servers store for a variable that says nothing.
fn without_spec(kind: ResourceKind, value: &mut Value) {
    if matches!(kind, ResourceKind::Variable | ResourceKind::GlobalVariable)
        && let Some(resource) = value.as_mapping_mut()
    {
        let nothing = || Value::from([("kind", "".into()), ("spec", Value::Null)]);
        resource.get_or_insert_with("spec", nothing);
    }
}

/// What the body says has to be what the path says.
fn expect_same(app: &App, field: &str, path: Option<&str>, value: &Value) -> Result<(), Answer> {
    let given = text_of(value, field).unwrap_or_default();
    match path {
        Some(path) if app.folded(path) != app.folded(given) => Err(Answer::bad_request(&format!(
            "the {field} in the path is not `metadata.{field}` of the body"
        ))),
        _ => Ok(()),
    }
}

fn text_of<'v>(value: &'v Value, field: &str) -> Option<&'v str> {
    let text = value.at(&["metadata", field]).and_then(Value::as_str);
    text.filter(|text| !text.is_empty())
}

/// Takes the mask that a user's password is shown as for no password, which keeps the old one.
/// Perses makes it the new password.
fn keep_password(kind: ResourceKind, value: &mut Value) {
    if kind == ResourceKind::User
        && let Some(provider) = value.at_mut(&["spec", "nativeProvider"])
        && provider.get("password").and_then(Value::as_str) == Some(MASK)
        && let Some(provider) = provider.as_mapping_mut()
    {
        provider.remove("password");
    }
}

fn has_password(user: &Value) -> bool {
    let password = user.at(&["spec", "nativeProvider", "password"]);
    password
        .and_then(Value::as_str)
        .is_some_and(|text| !text.is_empty())
}

/// Clients create projects when they are told of it in these words of Perses.
fn expect_project(app: &App, project: &str) -> Result<(), Answer> {
    let missing = || {
        Answer::bad_request(&format!(
            "metadata.project \"{}\" doesn't exist",
            super::short(project)
        ))
    };
    let key = Key::new(ResourceKind::Project, None, project, app.target).map_err(|_| missing())?;
    let found = app.store.text(&key).map_err(|fault| failed(&fault))?;
    found.map(|_| ()).ok_or_else(missing)
}

impl App {
    /// A name as the server compares it.
    pub(super) fn folded(&self, name: &str) -> String {
        if self.target.case_sensitive {
            return name.to_owned();
        }
        name.to_lowercase()
    }

    /// Why servers refuse a resource.
    pub(super) fn refusals(
        &self,
        kind: ResourceKind,
        value: &Value,
        action: Action,
    ) -> Result<Vec<Refusal>, Answer> {
        // Who only asks is not told about other datasources.
        let around = self.around(kind, value, action != Action::Validate)?;
        let (catalog, target) = (&self.catalog, self.target);
        let case = Case {
            kind,
            value,
            action,
            catalog,
            target,
        };
        Ok(self.judge.refusals(&case, &around))
    }

    /// What the store has that decides about a resource. Without `siblings`, other datasources do
    /// not count.
    fn around(&self, kind: ResourceKind, value: &Value, siblings: bool) -> Result<Around, Answer> {
        let project = text_of(value, "project");
        let texts = |kind: ResourceKind, project: Option<&str>, but: Option<&str>| {
            let Ok(collection) = Collection::new(kind, project, self.target) else {
                return Ok(Vec::new());
            };
            let keys = self.store.names(&collection, "")?.into_iter();
            let keys = keys.filter(|key| but.is_none_or(|but| key.name() != but));
            let texts = keys.map(|key| Ok(self.store.text(&key)?.map(|text| text.to_string())));
            texts.filter_map(Result::transpose).collect()
        };
        let mut around = Around::default();
        let gathered = match kind {
            ResourceKind::Dashboard | ResourceKind::EphemeralDashboard => {
                let of_project = match project {
                    Some(_) => texts(ResourceKind::Variable, project, None),
                    None => Ok(Vec::new()),
                };
                of_project.and_then(|found| {
                    around.variables = found;
                    let global = texts(ResourceKind::GlobalVariable, None, None)?;
                    around.variables.extend(global);
                    Ok(())
                })
            }
            ResourceKind::Datasource | ResourceKind::GlobalDatasource if siblings => {
                let is_default = value.at(&["spec", "default"]).and_then(Value::as_bool);
                let name = self.folded(text_of(value, "name").unwrap_or_default());
                match is_default {
                    Some(true) => {
                        texts(kind, project, Some(&name)).map(|found| around.datasources = found)
                    }
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        };
        gathered.map_err(|fault: StoreFault| failed(&fault))?;
        Ok(around)
    }
}

/// The answer for what a store did not do.
pub(super) fn failed(fault: &StoreFault) -> Answer {
    match fault.kind {
        FaultKind::NotFound => Answer::not_found(),
        FaultKind::Exists => Answer::error(409, "document already exists"),
        FaultKind::NoProject | FaultKind::Refused => Answer::bad_request(&fault.message),
        FaultKind::ReadOnly | FaultKind::Forbidden => {
            Answer::error(403, &format!("forbidden access: {}", fault.message))
        }
        _ => Answer::error(500, &format!("internal server error: {}", fault.message)),
    }
}
