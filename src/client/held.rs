//! The tokens a client holds: they change while it runs, and many threads use them.

use std::sync::Mutex;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::{Login, Token, json, lock};
use crate::doc::Value;

/// The tokens of a client.
pub(super) struct Held(Mutex<State>);

#[derive(Default)]
struct State {
    access: Option<Token>,
    refresh: Option<Token>,
}

impl Held {
    pub(super) fn new(access: Option<Token>, refresh: Option<Token>) -> Self {
        Self(Mutex::new(State { access, refresh }))
    }

    /// The token that goes with requests.
    pub(super) fn current(&self) -> Option<Token> {
        lock(&self.0).access.clone()
    }

    /// What a new token is got with.
    pub(super) fn refresh(&self) -> Option<Token> {
        lock(&self.0).refresh.clone()
    }

    /// Uses new tokens from now on.
    pub(super) fn take(&self, login: &Login) {
        let mut state = lock(&self.0);
        state.access = Some(login.access.clone());
        if login.refresh.is_some() {
            state.refresh.clone_from(&login.refresh);
        }
    }

    /// Gets no new tokens any more.
    pub(super) fn forget_refresh(&self) {
        lock(&self.0).refresh = None;
    }

    /// Whom the token is for, if it says so: those of Perses are JSON web tokens. Nobody checks
    /// the signature, so this is for messages only.
    pub(super) fn subject(&self) -> Option<String> {
        let claims = self.claims()?;
        let subject = claims.get("sub").and_then(Value::as_str)?;
        (!subject.is_empty()).then(|| subject.to_owned())
    }

    /// What the token says about itself, if it is a JSON web token. For messages only, too.
    pub(super) fn claims(&self) -> Option<Value> {
        let token = self.current()?;
        let payload = token.expose().split('.').nth(1)?;
        let payload = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
        json::value(&payload).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_tell_whom_they_are_for() {
        let subject = |token: &str| Held::new(Token::new(token).ok(), None).subject();
        // {"alg":"HS512"} and {"sub":"alice","exp":1}
        let token = "eyJhbGciOiJIUzUxMiJ9.eyJzdWIiOiJhbGljZSIsImV4cCI6MX0.AAAA";
        assert_eq!(subject(token).as_deref(), Some("alice"));
        for other in ["", "opaque", "a.b.c", "a.e30.c", "a.eyJzdWIiOiIifQ.c"] {
            assert_eq!(subject(other), None, "{other}");
        }
    }
}
