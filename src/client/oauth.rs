//! Tokens from an identity provider that the user's own configuration names, for a client with a
//! secret (OAuth 2.0, client credentials). Nothing of this goes to Perses but the token.

use std::fmt::Write;

use reqwest::Url;

use super::said::{self, Unspoken};
use super::sign_in::basic;
use super::wire::{Answer, Broken, Method, Request, Size, Wire};
use super::{Address, ClientOptions, Login, Token, json};
use crate::doc::Value;
use crate::store::{FaultKind, StoreFault};

/// How id and secret are sent to a token endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuthStyle {
    /// In the header; if that is refused, as fields.
    Detect,
    /// As fields.
    Fields,
    /// In the header.
    Header,
}

impl AuthStyle {
    /// The style of a number in percli's configuration, which is Go's.
    pub(crate) fn of_number(number: u64) -> Option<Self> {
        match number {
            0 => Some(Self::Detect),
            1 => Some(Self::Fields),
            2 => Some(Self::Header),
            _ => None,
        }
    }
}

/// A token endpoint, and what it wants to know.
pub(crate) struct ClientCredentials {
    /// The name of the program there.
    pub(crate) id: String,
    /// Its secret, which goes to the token endpoint and nowhere else.
    pub(crate) secret: String,
    /// Where the token endpoint is. It may end with a slash, or have a query.
    pub(crate) token_url: String,
    /// What the token shall open.
    pub(crate) scopes: Vec<String>,
    /// Further fields, such as an audience.
    pub(crate) params: Vec<(String, String)>,
    /// How id and secret are sent.
    pub(crate) style: AuthStyle,
}

/// A token from a token endpoint that is not the server. `options` are those of the client of the
/// server: how connections are made is taken from them, but no header and no token, which belong
/// to the server.
pub(crate) fn token_from(
    grant: &ClientCredentials,
    options: &ClientOptions,
) -> Result<Login, StoreFault> {
    let (url, address) = endpoint(&grant.token_url)?;
    let mut options = options.towards(address);
    let in_form = grant.style == AuthStyle::Fields;
    let mut answer = grant.ask(&url, in_form, &mut options)?;
    if grant.style == AuthStyle::Detect && answer.status >= 400 {
        answer = grant.ask(&url, true, &mut options)?;
    }
    grant.read(&answer, &options.server)
}

/// The URL of a token endpoint, and its address for messages, which has no query.
fn endpoint(text: &str) -> Result<(Url, Address), StoreFault> {
    let fault = |message: String, hint: &str| {
        let message = format!("the token endpoint (`tokenURL`): {message}");
        StoreFault::new(FaultKind::Refused, message).hint(hint)
    };
    let bare = text.split(['?', '#']).next().unwrap_or_default();
    let address = Address::parse(bare).map_err(|bad| fault(bad.message, &bad.hint))?;
    let url = Url::parse(text.trim());
    let url = url.map_err(|_| fault("no URL".to_owned(), "Check it."))?;
    Ok((url, address))
}

impl ClientCredentials {
    /// What the user should know about where the secret goes: a fragment without a final stop.
    pub(crate) fn warning(&self) -> Option<String> {
        let (_, address) = endpoint(&self.token_url).ok()?;
        address.is_exposed().then(|| {
            format!(
                "the client secret goes to {address} without encryption; anybody on the way can \
                 read it"
            )
        })
    }

    fn ask(
        &self,
        url: &Url,
        in_form: bool,
        options: &mut ClientOptions,
    ) -> Result<Answer, StoreFault> {
        options.headers.clear();
        if !in_form {
            let header = ("Authorization".to_owned(), self.header());
            options.headers.push(header);
        }
        let form = self.form(in_form);
        let request = Request {
            method: Method::Post,
            url,
            body: Some(&form),
            form: true,
            token: None,
            size: Size::Object,
            time: options.timeouts.total,
        };
        let answer = Wire::new(options)?.exchange(&request);
        answer.map_err(|(Broken::NotSent(cause) | Broken::Lost(cause))| {
            let provider = &options.server;
            let message = format!("cannot reach the provider {provider}: {}", cause.message);
            let fault = StoreFault::new(FaultKind::Unavailable, message);
            cause.hints.into_iter().fold(fault, StoreFault::hint)
        })
    }

    /// What the provider is asked.
    fn form(&self, with_secret: bool) -> String {
        let mut form = String::from("grant_type=client_credentials");
        let mut push = |key: &str, value: &str| {
            form.push('&');
            encode(key, &mut form);
            form.push('=');
            encode(value, &mut form);
        };
        if !self.scopes.is_empty() {
            push("scope", &self.scopes.join(" "));
        }
        for (key, value) in &self.params {
            push(key, value);
        }
        if with_secret {
            push("client_id", &self.id);
            push("client_secret", &self.secret);
        }
        form
    }

    /// Who asks, as it stands in a header: each part encoded first (RFC 6749, 2.3.1).
    fn header(&self) -> String {
        let encoded = |text: &str| {
            let mut out = String::new();
            encode(text, &mut out);
            out
        };
        basic(&encoded(&self.id), &encoded(&self.secret))
    }

    fn read(&self, answer: &Answer, provider: &Address) -> Result<Login, StoreFault> {
        let is_fine = (200..=299).contains(&answer.status);
        let value = json::value(&answer.body).unwrap_or_default();
        let token = value.get("access_token").and_then(Value::as_str);
        let token = token.and_then(|token| Token::new(token).ok());
        if let (true, Some(access)) = (is_fine, token) {
            let seconds = value.get("expires_in").and_then(Value::as_number);
            return Ok(Login {
                access,
                refresh: None,
                expires_in: seconds.and_then(crate::doc::Number::as_u64),
            });
        }
        let mut unspoken = Unspoken::default();
        unspoken.add(&self.secret);
        let status = answer.status;
        let message = match said::said(&answer.body, &unspoken) {
            // Nobody knows what it holds instead.
            _ if is_fine => format!("the provider {provider} answers without a token"),
            Some(said) => format!("the provider {provider} gives no token ({status}): {said}"),
            None => format!("the provider {provider} gives no token ({status})"),
        };
        Err(StoreFault::new(FaultKind::Unauthorized, message)
            .hint("Check `oauth` in percli's configuration file."))
    }
}

/// Writes a text as it stands in a form.
fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            // Writing to a string never fails.
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}
