//! Getting a token from somebody whom the server trusts: the flows of OAuth 2.0 that need no web
//! browser on this machine.
//!
//! * [`Providers`] is what the server offers;
//! * `device`: somebody enters a code in a browser, wherever that is (RFC 8628);
//! * `robot`: a program has an id and a secret of its own (RFC 6749, 4.4);
//! * `confirm`: whether the server takes what was given.
//!
//! A login by name and password is [`Client::login_native`](super::Client::login_native). Nothing
//! is stored here, and secrets go nowhere but where they open something.

mod confirm;
mod device;
mod fields;
mod granted;
mod pkce;
mod providers;
mod robot;
#[cfg(test)]
mod tests;

pub(crate) use device::Invitation;
pub(crate) use providers::{Provider, Providers};
pub(crate) use robot::{AuthStyle, ClientCredentials, token_from};
