//! A store over the API of a Perses server.
//!
//! * [`ClientOptions`] say where the server is and what opens it; [`token_for`] decides which token
//!   a server gets;
//! * [`Client`] is the store, and asks what else a server tells: its version, its configuration,
//!   who one is.
//!
//! Only checked names ([`crate::model::Key`]) become parts of URLs. All that a server says is
//! foreign text and made harmless here. Nothing is printed, no file is read, and what time it is
//! the caller says ([`Clock`]).

mod account;
mod address;
mod call;
mod cause;
mod fault;
mod held;
mod json;
mod login;
mod options;
mod resources;
mod retry;
mod said;
mod sign_in;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod tls;
mod token;
mod wire;
mod write;

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::model::Target;
use crate::schema::Catalog;
use crate::store::StoreFault;
use held::Held;
use said::Unspoken;
use wire::{Answer, Wire};
use write::Stamps;

pub(crate) use account::{Health, Login};
pub(crate) use address::{Address, Origin};
pub(crate) use login::{AuthStyle, ClientCredentials, Invitation, Provider, Providers, token_from};
pub(crate) use options::{ClientOptions, Clock, Retry, TlsVersion};
pub(crate) use resources::Judged;
pub(crate) use said::plain;
pub(crate) use sign_in::{SignIn, basic};
pub(crate) use token::{Granted, NamedBy, Offered, Token, Withheld, may_have, token_for};

/// A Perses server as a store. Many threads may use one client.
pub(crate) struct Client {
    server: Address,
    wire: Wire,
    tokens: Held,
    sign_in: Option<SignIn>,
    tell_renewed: Option<options::Renewed>,
    /// Held by the thread that gets a new token.
    renewing: Mutex<()>,
    /// A new token that the server has not taken yet.
    unproved: Mutex<Option<Login>>,
    /// The values of the headers that go with every request.
    headers: Vec<String>,
    /// Whether one of them opens the server.
    header_opens: bool,
    insecure: bool,
    retry: Retry,
    /// The time for one thing asked.
    total: Duration,
    clock: Arc<dyn Clock>,
    /// Whether the server has ever answered.
    reached: AtomicBool,
    target: Mutex<Option<Target>>,
    stamps: Stamps,
    /// To compare what was sent with what is there.
    catalog: Catalog,
}

impl Client {
    /// A client of a server, which is not asked for anything yet. Certificates and headers that
    /// cannot be used are faults.
    pub(crate) fn new(options: ClientOptions) -> Result<Self, StoreFault> {
        let wire = Wire::new(&options)?;
        let header_opens = options.has_authorization();
        let headers = options.headers.into_iter().map(|(_, value)| value);
        Ok(Self {
            wire,
            server: options.server,
            tokens: Held::new(options.token, options.refresh),
            sign_in: options.sign_in,
            tell_renewed: options.renewed,
            renewing: Mutex::new(()),
            unproved: Mutex::new(None),
            headers: headers.collect(),
            header_opens,
            insecure: options.insecure_skip_tls_verify,
            retry: options.retry,
            total: options.timeouts.total,
            clock: options.clock,
            reached: AtomicBool::new(false),
            target: Mutex::new(None),
            stamps: Stamps::default(),
            catalog: Catalog::new(),
        })
    }

    /// The address of the server.
    pub(crate) fn server(&self) -> &Address {
        &self.server
    }

    /// The token that goes with requests now.
    pub(crate) fn token(&self) -> Option<Token> {
        self.tokens.current()
    }

    /// What the user should know about how the server is asked: fragments without a final stop.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        let token = self.tokens.current().is_some() || self.tokens.refresh().is_some();
        let secret = match (token, self.sign_in.is_some(), self.headers.is_empty()) {
            (true, _, _) => Some("the token goes"),
            (false, true, _) => Some("the password and the token go"),
            (false, false, false) if self.header_opens => Some("the credentials go"),
            (false, false, false) => Some("the headers go"),
            (false, false, true) => None,
        };
        if let Some(secret) = secret.filter(|_| self.server.is_exposed()) {
            warnings.push(format!(
                "{secret} to {} without encryption; anybody on the way can read that",
                self.server
            ));
        }
        if self.insecure && self.server.is_encrypted() {
            warnings.push(format!(
                "the certificate of {} is not checked; anybody can pretend to be that server",
                self.server
            ));
        }
        warnings
    }

    /// What shall not come back in a message.
    fn unspoken(&self) -> Unspoken {
        let mut unspoken = Unspoken::default();
        for token in [self.tokens.current(), self.tokens.refresh()]
            .iter()
            .flatten()
        {
            unspoken.add(token.expose());
        }
        for header in &self.headers {
            unspoken.add_header(header);
        }
        if let Some(SignIn::Password { password, .. }) = &self.sign_in {
            unspoken.add(password.expose());
        }
        unspoken
    }

    /// What an answer says, without further secrets.
    fn words_without(&self, answer: &Answer, secrets: &[&str]) -> Option<String> {
        let mut unspoken = self.unspoken();
        for secret in secrets {
            unspoken.add(secret);
        }
        said::said(&answer.body, &unspoken)
    }
}

/// Locks what no thread leaves half done, so that a thread that panicked spoils nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
