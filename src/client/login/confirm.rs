//! Whether the server takes a token that somebody else has given.
//!
//! A provider may give tokens for another audience, or tokens that have expired already. The
//! server only says that it does not take them, so the token itself is asked why: nobody checks
//! its signature here, so what it says goes into messages only.

use crate::client::{Client, said};
use crate::doc::{Number, Value};
use crate::store::{FaultKind, StoreFault};

impl Client {
    /// Who the server takes the client for, by the token that it has now. `giver` is who gave the
    /// token, in words such as "the Kubernetes cluster".
    pub(crate) fn confirm(&self, giver: &str) -> Result<String, StoreFault> {
        let user = self.whoami().map_err(|fault| self.doubted(fault, giver))?;
        let name = user.at(&["metadata", "name"]).and_then(Value::as_str);
        Ok(said::plain(name.unwrap_or_default()))
    }

    fn doubted(&self, fault: StoreFault, giver: &str) -> StoreFault {
        if fault.kind != FaultKind::Unauthorized {
            return fault;
        }
        let message = format!("{giver} gave a token, but {}", fault.message);
        let refused = StoreFault::new(FaultKind::Unauthorized, message);
        let claims = self.tokens.claims().unwrap_or_default();
        let expired = claims.get("exp").and_then(Value::as_number);
        let expired = expired.and_then(Number::as_u64);
        if expired.is_some_and(|time| time <= self.clock.now().as_secs()) {
            return refused.hint("The token has expired; get a new one there.");
        }
        match audience(&claims) {
            Some(audience) => refused.hint(format!(
                "The token is for the audience {audience}; ask who runs the server which one it \
                 wants."
            )),
            None => refused.hint(
                "The token may be for another audience; ask who runs the server which one it \
                 wants.",
            ),
        }
    }
}

/// Whom a token is for.
fn audience(claims: &Value) -> Option<String> {
    let value = claims.get("aud")?;
    let one = value.as_str().into_iter();
    let many = value.as_sequence().unwrap_or_default().iter();
    let names: Vec<String> = one
        .chain(many.filter_map(Value::as_str))
        .map(|name| format!("`{}`", said::plain(name)))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}
