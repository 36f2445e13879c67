//! Answers as faults: what was asked, what the server said, what to do.

use super::Client;
use super::cause::Cause;
use super::said;
use super::wire::Answer;
use crate::model::{Collection, Key, ResourceKind};
use crate::store::{FaultKind, StoreFault};

/// What something asked is about.
#[derive(Debug, Clone, Copy)]
pub(super) enum Task<'t> {
    Get(&'t Key),
    List(&'t Collection),
    Create(&'t Key),
    Update(&'t Key),
    Delete(&'t Key),
    Validate(ResourceKind),
    /// Anything else, in words that follow "the server could".
    Other(&'static str),
}

impl Task<'_> {
    /// What the server was to do, in words that follow "the server could". Whoever asks about a
    /// resource names it, so here it is `it`.
    pub(super) fn said(&self) -> String {
        match self {
            Self::Get(_) => "show it".to_owned(),
            Self::Create(_) | Self::Update(_) => "store it".to_owned(),
            Self::Delete(_) => "delete it".to_owned(),
            Self::Validate(_) => "judge it".to_owned(),
            Self::Other(words) => (*words).to_owned(),
            Self::List(collection) => {
                let plural = collection.kind().plural();
                match collection.project() {
                    Some(project) => format!("list the {plural} of {project}"),
                    None => format!("list all {plural}"),
                }
            }
        }
    }

    pub(super) fn kind(&self) -> Option<ResourceKind> {
        match self {
            Self::Get(key) | Self::Create(key) | Self::Update(key) | Self::Delete(key) => {
                Some(key.kind())
            }
            Self::List(collection) => Some(collection.kind()),
            Self::Validate(kind) => Some(*kind),
            Self::Other(_) => None,
        }
    }

    pub(super) fn writes(&self) -> bool {
        matches!(self, Self::Create(_) | Self::Update(_) | Self::Delete(_))
    }

    /// Whether it is about what exists only with native authorization.
    fn needs_authorization(&self) -> bool {
        use ResourceKind::{GlobalRole, GlobalRoleBinding, Role, RoleBinding};
        matches!(
            self.kind(),
            Some(GlobalRole | GlobalRoleBinding | Role | RoleBinding)
        )
    }
}

impl Client {
    /// The fault that an answer means. What a status means for one task only, its caller knows.
    pub(super) fn fault(&self, task: &Task<'_>, answer: &Answer) -> StoreFault {
        let said = self.words(answer);
        let what = task.said();
        let because = |text: String| match &said {
            Some(said) => format!("{text}: {said}"),
            None => text,
        };
        let new = |kind, text: String| StoreFault::new(kind, because(text));
        match answer.status {
            401 => self.unauthorized(&what, said.as_deref()),
            403 => {
                let who = self.tokens.subject();
                let who = who.map_or("who asks".to_owned(), |who| said::plain(&who));
                new(
                    FaultKind::Forbidden,
                    format!("the server does not let {who} {what}"),
                )
            }
            404 if matches!(task, Task::Update(_) | Task::Delete(_))
                && !is_route(said.as_deref()) =>
            {
                StoreFault::new(FaultKind::NotFound, "the server has no such resource")
            }
            404 | 405 if task.needs_authorization() => without_authorization(task),
            405 if task.writes() => {
                let plural = task.kind().map(ResourceKind::plural).unwrap_or_default();
                let message = format!(
                    "the server takes no {plural} (405): it is read-only, or does not keep them"
                );
                let hint = "Ask who runs the server about `security.readonly` and the `disable` \
                            settings of its configuration.";
                StoreFault::new(FaultKind::ReadOnly, message).hint(hint)
            }
            404 | 405 => {
                let message = format!(
                    "{} knows no way to {} ({})",
                    self.server, what, answer.status
                );
                let hint = "Check the address of the server; the path at which Perses is served \
                            (`api_prefix`) belongs to it.";
                StoreFault::new(FaultKind::Unavailable, message).hint(hint)
            }
            409 => new(
                FaultKind::Exists,
                "the server has one of that name already".to_owned(),
            ),
            429 => new(
                FaultKind::Unavailable,
                "the server wants to be asked less often (429)".to_owned(),
            )
            .hint("Try again later, or ask for less at once with `--jobs`."),
            status @ (408 | 500..) => new(
                FaultKind::Unavailable,
                format!("the server failed to {what} ({status})"),
            ),
            400 | 413 | 415 | 422 => {
                new(FaultKind::Refused, format!("the server refuses to {what}"))
            }
            status => new(
                FaultKind::Refused,
                format!("the server refuses to {what} ({status})"),
            ),
        }
    }

    /// What the server says in an answer, without secrets.
    pub(super) fn words(&self, answer: &Answer) -> Option<String> {
        said::said(&answer.body, &self.unspoken())
    }

    /// The server does not know who asks.
    pub(super) fn unauthorized(&self, what: &str, said: Option<&str>) -> StoreFault {
        let text = if self.tokens.current().is_some() {
            format!("the server does not take the token to {what}")
        } else if self.header_opens {
            format!("the server does not take the credentials to {what}")
        } else {
            format!("the server wants to know who asks it to {what}")
        };
        let message = match said {
            Some(said) => format!("{text}: {said}"),
            None => text,
        };
        StoreFault::new(FaultKind::Unauthorized, message).hint(self.how_to_get_in())
    }

    /// What to do when the server lets nobody in: a full sentence.
    pub(super) fn how_to_get_in(&self) -> String {
        format!(
            "Run `perscope login {}`, or give a token with `PERSCOPE_TOKEN` or --token-file.",
            self.server
        )
    }

    /// There is no connection.
    pub(super) fn unreachable(&self, cause: &Cause) -> StoreFault {
        let message = format!("cannot reach {}: {}", self.server, cause.message);
        advised(StoreFault::new(FaultKind::Unavailable, message), cause)
    }

    /// A question got no answer, or only a part of one.
    pub(super) fn unanswered(&self, task: &Task<'_>, cause: &Cause) -> StoreFault {
        let message = format!("{} did not {}: {}", self.server, task.said(), cause.message);
        advised(StoreFault::new(cause.kind, message), cause)
    }

    /// The server sends a request elsewhere, where it is not sent.
    pub(super) fn moved_away(
        &self,
        task: &Task<'_>,
        answer: &Answer,
        base: Option<&str>,
    ) -> StoreFault {
        let to = answer.location.as_deref().map_or_else(
            || "nowhere".to_owned(),
            // What stands behind `?` may be a secret of whoever wrote it.
            |to| said::plain(to.split(['?', '#']).next().unwrap_or_default()),
        );
        let to = if to.contains('@') {
            "another address".to_owned()
        } else {
            to
        };
        let message = format!(
            "asked to {}, {} redirects to {to} ({})",
            task.said(),
            self.server,
            answer.status
        );
        let hint = match base {
            Some(base) => format!("Use {} as the address of the server.", said::plain(base)),
            None => "Something in front of the server may want a login of its own; use an address \
                     that leads to Perses itself."
                .to_owned(),
        };
        StoreFault::new(FaultKind::Unavailable, message).hint(hint)
    }

    /// An answer that should be JSON is not.
    pub(super) fn garbled(&self, task: &Task<'_>, answer: &Answer, why: &str) -> StoreFault {
        let what = task.said();
        if said::is_page(&answer.body) {
            let page = self.words(answer).unwrap_or_default();
            let message = format!("asked to {what}, {} answers with {page}", self.server);
            let hint = "That is no Perses server, or something in front of it wants a login; \
                        check the address.";
            return StoreFault::new(FaultKind::Garbled, message).hint(hint);
        }
        let message = format!("asked to {what}, {} answers nonsense: {why}", self.server);
        StoreFault::new(FaultKind::Garbled, message)
    }
}

/// Whether what the server says to a 404 is about the route rather than about a resource.
pub(super) fn is_route(said: Option<&str>) -> bool {
    said.is_none_or(|said| {
        said == "Not Found" || said == "404 page not found" || said.starts_with("a web page")
    })
}

fn advised(mut fault: StoreFault, cause: &Cause) -> StoreFault {
    fault.hints.extend(cause.hints.iter().cloned());
    fault
}

fn without_authorization(task: &Task<'_>) -> StoreFault {
    let plural = task.kind().map(ResourceKind::plural).unwrap_or_default();
    let message = format!("native authorization is off, so the server keeps no {plural}");
    StoreFault::new(FaultKind::ReadOnly, message)
        .hint("Leave them out, or let who runs the server set `security.enable_auth`.")
}

/// Nobody knows what became of a write.
pub(super) fn uncertain(why: &str) -> StoreFault {
    let message = format!("it was sent, and nobody knows whether the server stored it: {why}");
    StoreFault::new(FaultKind::Uncertain, message)
        .hint("Run `perscope diff` to see what the server has now.")
}
