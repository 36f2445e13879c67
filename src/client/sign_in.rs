//! How a client gets a token by itself, when it first needs one and when it needs another.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Login, Token};
use crate::store::StoreFault;

/// What gets a token. It stays in memory: whoever stores more than a token has a reason.
#[derive(Clone)]
pub(crate) enum SignIn {
    /// A login by name and password at the server itself.
    Password {
        /// The name.
        login: String,
        /// The password.
        password: Token,
    },
    /// Anybody else who gives tokens. That there is none is [`crate::store::FaultKind::Unauthorized`].
    Other(Arc<dyn Fn() -> Result<Login, StoreFault> + Send + Sync>),
}

/// What stands in the header `Authorization` for a name and a password.
pub(crate) fn basic(name: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{name}:{password}")))
}
