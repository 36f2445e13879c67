//! What a server tells about itself, and who one is for it.

use super::call::{Ask, Trouble};
use super::fault::Task;
use super::wire::Answer;
use super::{Client, Token, json};
use crate::doc::Value;
use crate::doc::emit::{Layout, json as emit};
use crate::model::{Target, Version};
use crate::store::{FaultKind, StoreFault};

/// What a server says about itself. Texts are as the server tells them, and may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Health {
    /// When it was built.
    pub(crate) build_time: String,
    /// The release, or the branch it was built from.
    pub(crate) version: String,
    /// The commit it was built from.
    pub(crate) commit: String,
    /// Whether it reaches its database; none if it does not say.
    pub(crate) database: Option<bool>,
}

/// What a login brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Login {
    /// What goes with requests.
    pub(crate) access: Token,
    /// What a new one is got with.
    pub(crate) refresh: Option<Token>,
    /// How many seconds the first one lasts, if the server says so.
    pub(crate) expires_in: Option<u64>,
}

impl Client {
    /// What the server says about itself, also if it misses its database.
    pub(crate) fn health(&self) -> Result<Health, StoreFault> {
        let task = Task::Other("tell its version");
        let mut ask = Ask::get(self.server.route(&["api", "v1", "health"]), task);
        ask.authorized = false;
        let mut answer = self
            .ask(&ask)
            .map_err(|trouble| self.told(&task, trouble))?;
        // Perses tells anybody; what stands in front of it may want to know who asks.
        if answer.status == 401 && self.tokens.current().is_some() {
            ask.authorized = true;
            answer = self
                .ask(&ask)
                .map_err(|trouble| self.told(&task, trouble))?;
        }
        let value = match (answer.status, json::value(&answer.body)) {
            (200, Ok(value)) => value,
            // A server without its database says all the same, but that it is ill.
            (503, Ok(value)) if value.get("database").is_some() => value,
            (200, Err(why)) => return Err(self.garbled(&task, &answer, why)),
            _ => return Err(self.fault(&task, &answer)),
        };
        let text = |key| value.get(key).and_then(Value::as_str).unwrap_or_default();
        Ok(Health {
            build_time: text("buildTime").to_owned(),
            version: text("version").to_owned(),
            commit: text("commit").to_owned(),
            database: value.get("database").and_then(Value::as_bool),
        })
    }

    /// The configuration of the server, its secrets hidden by the server.
    pub(crate) fn config(&self) -> Result<Value, StoreFault> {
        self.show(&["api", "config"], Task::Other("show its configuration"))
    }

    /// The plugin modules of the server.
    pub(crate) fn plugins(&self) -> Result<Vec<Value>, StoreFault> {
        let task = Task::Other("list its plugins");
        let mut ask = Ask::get(self.server.route(&["api", "v1", "plugins"]), task);
        ask.size = super::wire::Size::List;
        self.items(&ask)
    }

    /// The user that the server takes the client for, as a resource. With authorization off, the
    /// server knows nobody ([`FaultKind::Unauthorized`]).
    pub(crate) fn whoami(&self) -> Result<Value, StoreFault> {
        self.show(
            &["api", "v1", "user", "whoami"],
            Task::Other("tell who you are"),
        )
    }

    /// Logs in with a name and a password (see [`super::Address::is_exposed`] first), and uses what that brings from now on.
    pub(crate) fn login_native(&self, login: &str, password: &str) -> Result<Login, StoreFault> {
        let task = Task::Other("let you in");
        let body = Value::from([("login", login.into()), ("password", password.into())]);
        let route = ["api", "auth", "providers", "native", "login"];
        let answer = self.authenticate(&route, &body, task)?;
        if answer.status == 200 {
            let login = self.tokens_of(&answer, task)?;
            self.tokens.take(&login);
            return Ok(login);
        }
        let said = self.words_without(&answer, &[password]);
        let said = said.as_deref();
        Err(match answer.status {
            400 | 401 => {
                let said = said.unwrap_or("wrong login or password");
                StoreFault::new(
                    FaultKind::Unauthorized,
                    format!("the server lets nobody in: {said}"),
                )
            }
            404 | 405 => {
                let message = "the server has no login by name and password";
                let hint = "It may take tokens of another kind (`--token-file`), or none at all \
                            if `security.enable_auth` is off.";
                StoreFault::new(FaultKind::Refused, message).hint(hint)
            }
            _ => self.fault(&task, &answer),
        })
    }

    /// Gets a new token with the refresh token, and uses it from now on.
    pub(crate) fn refresh(&self) -> Result<Login, StoreFault> {
        let Some(refresh) = self.tokens.refresh() else {
            let message = "there is nothing to get a new token with";
            let fault = StoreFault::new(FaultKind::Unauthorized, message);
            return Err(fault.hint(self.how_to_get_in()));
        };
        let login = self.renewed(&refresh)?;
        self.tokens.take(&login);
        Ok(login)
    }

    /// A new token. That the server gives none is [`FaultKind::Unauthorized`].
    pub(super) fn renewed(&self, refresh: &Token) -> Result<Login, StoreFault> {
        let task = Task::Other("give a new token");
        let body = Value::from([("refresh_token", refresh.expose().into())]);
        let answer = self.authenticate(&["api", "auth", "refresh"], &body, task)?;
        match answer.status {
            200 => {
                let mut login = self.tokens_of(&answer, task)?;
                login.refresh.get_or_insert_with(|| refresh.clone());
                Ok(login)
            }
            400..=499 => {
                let message = match self.words(&answer) {
                    Some(said) => format!("the server gives no new token: {said}"),
                    None => format!("the server gives no new token ({})", answer.status),
                };
                let fault = StoreFault::new(FaultKind::Unauthorized, message);
                Err(fault.hint(self.how_to_get_in()))
            }
            _ => Err(self.fault(&task, &answer)),
        }
    }

    /// What decides about the form in which the server stores resources. A server that hides its
    /// configuration has the settings it comes with, as far as anybody knows.
    pub(super) fn asked_target(&self) -> Result<Target, StoreFault> {
        let health = self.health()?;
        let task = Task::Other("show its configuration");
        let ask = Ask::get(self.server.route(&["api", "config"]), task);
        let answer = self
            .ask(&ask)
            .map_err(|trouble| self.told(&task, trouble))?;
        let config = match answer.status {
            500.. => return Err(self.fault(&task, &answer)),
            200 => json::value(&answer.body).unwrap_or_default(),
            _ => Value::Null,
        };
        Ok(Target {
            version: Version::parse(&health.version).unwrap_or(Version::NEWEST),
            case_sensitive: is_case_sensitive(&config),
        })
    }

    fn show(&self, route: &[&str], task: Task<'_>) -> Result<Value, StoreFault> {
        let ask = Ask::get(self.server.route(route), task);
        let answer = self
            .ask(&ask)
            .map_err(|trouble| self.told(&task, trouble))?;
        self.object(&task, &answer)
    }

    /// Sends credentials, and gets whatever the server answers.
    fn authenticate(
        &self,
        route: &[&str],
        body: &Value,
        task: Task<'_>,
    ) -> Result<Answer, StoreFault> {
        let body = emit(body, Layout::Compact);
        let mut ask = Ask::post(self.server.route(route), &body, task);
        ask.authorized = false;
        self.ask(&ask).map_err(|trouble| self.told(&task, trouble))
    }

    /// The tokens of an answer that grants some.
    pub(super) fn tokens_of(&self, answer: &Answer, task: Task<'_>) -> Result<Login, StoreFault> {
        let value = json::value(&answer.body);
        let value = value.map_err(|why| self.garbled(&task, answer, why))?;
        let token = |key| {
            let text = value.get(key).and_then(Value::as_str)?;
            Token::new(text).ok()
        };
        let Some(access) = token("access_token") else {
            return Err(self.garbled(&task, answer, "it holds no token"));
        };
        Ok(Login {
            access,
            refresh: token("refresh_token"),
            expires_in: value
                .get("expires_in")
                .and_then(Value::as_number)
                .and_then(crate::doc::Number::as_u64),
        })
    }

    /// Trouble with something that writes nothing.
    pub(super) fn told(&self, task: &Task<'_>, trouble: Trouble) -> StoreFault {
        match trouble {
            Trouble::Fault(fault) => fault,
            Trouble::Lost(cause) => self.unanswered(task, &cause),
        }
    }
}

/// Whether a configuration says that names keep their letter case.
fn is_case_sensitive(config: &Value) -> bool {
    ["file", "sql"].into_iter().any(|database| {
        let said = config.at(&["database", database, "case_sensitive"]);
        said.and_then(Value::as_bool) == Some(true)
    })
}
