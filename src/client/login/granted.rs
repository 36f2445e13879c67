//! What answers of a token endpoint mean: tokens, or one of the errors of OAuth 2.0.

use crate::client::call::Ask;
use crate::client::fault::Task;
use crate::client::wire::Answer;
use crate::client::{Client, Login, json};
use crate::doc::Value;
use crate::store::{FaultKind, StoreFault};

/// What an error of OAuth 2.0 means, and what to do about it.
const ERRORS: &[(&str, &str, &str)] = &[
    (
        "access_denied",
        "the login was refused",
        "Who was asked said no, or may not use this server; log in again.",
    ),
    (
        "expired_token",
        "the code has expired before anybody let it in",
        "Log in again, and enter the new code in time.",
    ),
    (
        "invalid_client",
        "the provider does not take the client id or its secret",
        "Check both; the provider may have made a new secret.",
    ),
    (
        "invalid_grant",
        "the provider does not take the code any more",
        "Log in again.",
    ),
    (
        "invalid_scope",
        "the provider does not know a scope",
        "Check the scopes that are asked for.",
    ),
    (
        "unauthorized_client",
        "the provider does not let this client in in this way",
        "Ask who runs the provider to allow this kind of login for the client.",
    ),
    (
        "unsupported_grant_type",
        "the provider does not know this kind of login",
        "Log in in another way.",
    ),
];

/// An answer of a token endpoint.
pub(super) enum Granted {
    Tokens(Login),
    /// An error of OAuth 2.0 by its code, and the fault it is.
    Error(String, StoreFault),
}

impl Client {
    /// Asks a token endpoint. The answer shows none of the secrets.
    pub(super) fn granted(&self, ask: &Ask<'_>, secrets: &[&str]) -> Result<Granted, StoreFault> {
        let answer = self.ask(ask);
        let answer = answer.map_err(|trouble| self.told(&ask.task, trouble))?;
        if let Some(code) = error_code(&answer) {
            let fault = self.refusal(&code, &answer, secrets);
            return Ok(Granted::Error(code, fault));
        }
        if answer.status == 200 {
            return self.tokens_of(&answer, ask.task).map(Granted::Tokens);
        }
        Err(self.no_grant(&ask.task, &answer, secrets))
    }

    /// The fault of an answer that neither grants nor says why not in the way of OAuth 2.0.
    pub(super) fn no_grant(
        &self,
        task: &Task<'_>,
        answer: &Answer,
        secrets: &[&str],
    ) -> StoreFault {
        let said = self.words_without(answer, secrets);
        let because = |text: String| match &said {
            Some(said) => StoreFault::new(kind(answer.status), format!("{text}: {said}")),
            None => StoreFault::new(kind(answer.status), text),
        };
        let (server, status) = (self.server(), answer.status);
        match status {
            401 | 403 => because(format!("{server} lets nobody in")).hint("Log in in another way."),
            404 | 405 => because(format!("{server} has no such login ({status})"))
                .hint("Check the address, and the name of the provider."),
            500 => because(format!("{server} failed to {} (500)", task.said()))
                .hint("Its log says why; a wrong client secret may look like this, too."),
            _ => because(format!("{server} failed to {} ({status})", task.said())),
        }
    }

    fn refusal(&self, code: &str, answer: &Answer, secrets: &[&str]) -> StoreFault {
        let said = self.words_without(answer, secrets);
        let said = said.unwrap_or_else(|| "an error without a name".to_owned());
        let known = ERRORS.iter().find(|(name, ..)| *name == code);
        let (message, hint) = match known {
            Some((_, message, hint)) => (format!("{message}: {said}"), *hint),
            None => (
                format!("the provider lets nobody in: {said}"),
                "Log in again; if it stays so, ask who runs the provider.",
            ),
        };
        StoreFault::new(FaultKind::Unauthorized, message).hint(hint)
    }
}

fn kind(status: u16) -> FaultKind {
    match status {
        401 => FaultKind::Unauthorized,
        403 => FaultKind::Forbidden,
        408 | 429 | 500.. => FaultKind::Unavailable,
        _ => FaultKind::Refused,
    }
}

/// The code of an error, whatever the status: some tell their errors with 200.
fn error_code(answer: &Answer) -> Option<String> {
    let value = json::value(&answer.body).ok()?;
    let code = value.get("error").and_then(Value::as_str)?;
    (!code.is_empty()).then(|| code.to_owned())
}
