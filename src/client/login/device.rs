//! Logging in with a code that somebody enters in a browser, on whatever machine (RFC 8628).
//!
//! The server asks its provider for the codes and for the token; the client waits until somebody
//! has let it in, and asks no faster than it was told.

use std::time::Duration;

use super::fields::Fields;
use super::granted::Granted;
use super::pkce::{METHOD, Verifier};
use super::providers::Provider;
use crate::client::call::Ask;
use crate::client::fault::Task;
use crate::client::wire::Answer;
use crate::client::{Client, Login, json, said};
use crate::doc::{Number, Value};
use crate::store::{FaultKind, StoreFault};

/// The pause between two questions if the provider names none (RFC 8628, 3.2).
const INTERVAL: Duration = Duration::from_secs(5);
/// How much longer the pause gets each time the provider is asked too often (RFC 8628, 3.5).
const SLOWER: Duration = Duration::from_secs(5);
/// How long a code is waited for whose provider does not say when it expires. Providers say a
/// quarter of an hour at most.
const LIFETIME: Duration = Duration::from_mins(30);

const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";
const BEGIN: Task<'static> = Task::Other("begin a login with a code");
const END: Task<'static> = Task::Other("let you in");

/// What somebody has to do to be let in. The texts are harmless to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invitation {
    /// The page to open.
    pub(crate) uri: String,
    /// The code to enter there.
    pub(crate) user_code: String,
    /// The page that knows the code already, if there is one.
    pub(crate) uri_with_code: Option<String>,
    /// How long the code lasts.
    pub(crate) lasts: Duration,
}

/// A login that was begun.
struct Begun {
    invitation: Invitation,
    /// What the token is got with: a secret.
    device_code: String,
    interval: Duration,
}

impl Client {
    /// Logs in with a code, and uses what that brings from now on. `invite` is called once, with
    /// what somebody has to do; until it is done, or the code has expired, this waits.
    pub(crate) fn login_device(
        &self,
        provider: &Provider,
        pkce: bool,
        invite: &mut dyn FnMut(&Invitation),
    ) -> Result<Login, StoreFault> {
        let verifier = pkce.then(|| Verifier::new().ok_or_else(no_random));
        let verifier = verifier.transpose()?;
        let begun = self.begin(provider, verifier.as_ref())?;
        let start = self.clock.elapsed();
        invite(&begun.invitation);
        let login = self.wait(provider, &begun, verifier.as_ref(), start)?;
        self.tokens.take(&login);
        Ok(login)
    }

    fn begin(&self, provider: &Provider, verifier: Option<&Verifier>) -> Result<Begun, StoreFault> {
        // The server puts its own client id in its place.
        let mut fields = Fields::new(&[("client_id", "")]);
        if let Some(verifier) = verifier {
            fields.add("code_challenge", &verifier.challenge());
            fields.add("code_challenge_method", METHOD);
        }
        let url = self.server.route(&provider.route(&["device", "code"]));
        let ask = Ask::form(url, fields.encoded(), BEGIN);
        let answer = self.ask(&ask);
        let answer = answer.map_err(|trouble| self.told(&BEGIN, trouble))?;
        match answer.status {
            200 => self.begun(&answer),
            501 => {
                let slug = provider.shown();
                let message = format!("the provider `{slug}` knows no login with a code");
                let hint = "Use --client-id with a client secret, or another provider; who runs \
                            the server may set `device_auth_url` for it.";
                Err(StoreFault::new(FaultKind::Refused, message).hint(hint))
            }
            _ => Err(self.no_grant(&BEGIN, &answer, &[])),
        }
    }

    fn begun(&self, answer: &Answer) -> Result<Begun, StoreFault> {
        let value = json::value(&answer.body);
        let value = value.map_err(|why| self.garbled(&BEGIN, answer, why))?;
        let text = |key| value.get(key).and_then(Value::as_str);
        let text = |key| text(key).filter(|text| !text.is_empty());
        // Google spells it in its own way.
        let uri = text("verification_uri").or_else(|| text("verification_url"));
        let (Some(device_code), Some(user_code), Some(uri)) =
            (text("device_code"), text("user_code"), uri)
        else {
            return Err(self.garbled(&BEGIN, answer, "it holds no code"));
        };
        Ok(Begun {
            invitation: Invitation {
                uri: said::plain(uri),
                user_code: said::plain(user_code),
                uri_with_code: text("verification_uri_complete").map(said::plain),
                lasts: seconds(&value, "expires_in").unwrap_or(LIFETIME),
            },
            device_code: device_code.to_owned(),
            interval: seconds(&value, "interval").unwrap_or(INTERVAL),
        })
    }

    /// Asks for the token until there is one, or no hope.
    fn wait(
        &self,
        provider: &Provider,
        begun: &Begun,
        verifier: Option<&Verifier>,
        start: Duration,
    ) -> Result<Login, StoreFault> {
        let mut fields = Fields::new(&[
            ("client_id", ""),
            ("grant_type", GRANT),
            ("device_code", &begun.device_code),
        ]);
        let mut secrets = vec![begun.device_code.as_str()];
        if let Some(verifier) = verifier {
            fields.add("code_verifier", verifier.expose());
            secrets.push(verifier.expose());
        }
        let url = self.server.route(&provider.route(&["token"]));
        let ask = Ask::form(url, fields.encoded(), END);
        let mut interval = begun.interval;
        loop {
            let spent = self.clock.elapsed().saturating_sub(start);
            let left = begun.invitation.lasts.saturating_sub(spent);
            if left.is_zero() {
                return Err(expired(begun.invitation.lasts));
            }
            // Who enters the code in the last moment is let in, too.
            if !self.clock.sleep(interval.min(left)) {
                let message = "interrupted before anybody entered the code";
                return Err(StoreFault::new(FaultKind::Interrupted, message));
            }
            match self.granted(&ask, &secrets)? {
                Granted::Tokens(login) => return Ok(login),
                Granted::Error(code, fault) => match code.as_str() {
                    "authorization_pending" => {}
                    "slow_down" => interval = interval.saturating_add(SLOWER),
                    _ => return Err(fault),
                },
            }
        }
    }
}

/// A number of seconds, at least one, as a number or as text; none if there is none.
fn seconds(value: &Value, key: &str) -> Option<Duration> {
    let value = value.get(key)?;
    let number = value.as_number().and_then(Number::as_u64);
    let number = number.or_else(|| value.as_str()?.parse().ok())?;
    (number > 0).then(|| Duration::from_secs(number))
}

fn expired(lasted: Duration) -> StoreFault {
    let message = format!(
        "nobody entered the code within {} seconds, and it has expired",
        lasted.as_secs()
    );
    StoreFault::new(FaultKind::Unauthorized, message)
        .hint("Log in again, and enter the new code in time.")
}

fn no_random() -> StoreFault {
    let message = "the system has no random numbers for the proof that PKCE wants";
    StoreFault::new(FaultKind::Unavailable, message)
}
