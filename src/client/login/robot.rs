//! Logging in as a program that has an id and a secret of its own ("client credentials").
//!
//! There are two ways: the server passes id and secret on to its provider ([`Client::login_robot`]),
//! or the client asks a token endpoint itself, which percli's configuration names under `oauth`
//! ([`token_from`]).

use reqwest::Url;

use super::fields::{Fields, encoded};
use super::granted::Granted;
use super::providers::Provider;
use crate::client::call::Ask;
use crate::client::fault::Task;
use crate::client::{Address, Client, ClientOptions, Login, basic};
use crate::store::{FaultKind, StoreFault};

const GRANT: &str = "client_credentials";
const TASK: Task<'static> = Task::Other("give a token");

/// A token endpoint, and what it wants to know.
pub(crate) struct ClientCredentials {
    /// The name of the program there.
    pub(crate) id: String,
    /// Its secret, which goes to the token endpoint and nowhere else.
    pub(crate) secret: String,
    /// Where the token endpoint is.
    pub(crate) token_url: String,
    /// What the token shall open.
    pub(crate) scopes: Vec<String>,
    /// Further fields, such as an audience.
    pub(crate) params: Vec<(String, String)>,
    /// How id and secret are sent.
    pub(crate) style: AuthStyle,
}

/// How id and secret are sent to a token endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum AuthStyle {
    /// In the header; if that is refused, as fields.
    #[default]
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
}

impl Client {
    /// Logs in as a program by a provider of the server, and uses what that brings from now on.
    pub(crate) fn login_robot(
        &self,
        provider: &Provider,
        id: &str,
        secret: &str,
    ) -> Result<Login, StoreFault> {
        let fields = Fields::new(&[("grant_type", GRANT)]);
        let url = self.server.route(&provider.route(&["token"]));
        let mut ask = Ask::form(url, fields.encoded(), TASK);
        // As they are: Perses passes them on as they arrive, and encodes them only then.
        ask.basic = Some((id, secret));
        match self.granted(&ask, &[secret, encoded_basic(id, secret).as_str()])? {
            Granted::Tokens(login) => {
                self.tokens.take(&login);
                Ok(login)
            }
            Granted::Error(_, fault) => Err(fault),
        }
    }
}

/// A token from a token endpoint that is not the server. `options` are those of the client of the
/// server: how connections are made is taken from them, but no header and no token, which belong
/// to the server.
pub(crate) fn token_from(
    grant: &ClientCredentials,
    options: &ClientOptions,
) -> Result<Login, StoreFault> {
    let (url, address) = endpoint(&grant.token_url)?;
    let client = Client::new(options.towards(address))?;
    let style = match grant.style {
        AuthStyle::Fields => AuthStyle::Fields,
        AuthStyle::Header | AuthStyle::Detect => AuthStyle::Header,
    };
    match (attempt(&client, &url, grant, style), grant.style) {
        // Whatever it was, the endpoint may only want to be asked otherwise; if that fails, too,
        // what it said first is as good.
        (Err(fault), AuthStyle::Detect) if may_be_style(&fault) => {
            attempt(&client, &url, grant, AuthStyle::Fields).map_err(|_| fault)
        }
        (result, _) => result,
    }
}

/// Whether a fault may come from how id and secret were sent.
fn may_be_style(fault: &StoreFault) -> bool {
    use FaultKind::{Forbidden, Refused, Unauthorized};
    matches!(fault.kind, Forbidden | Refused | Unauthorized)
}

fn attempt(
    client: &Client,
    url: &Url,
    grant: &ClientCredentials,
    style: AuthStyle,
) -> Result<Login, StoreFault> {
    let mut fields = Fields::new(&[("grant_type", GRANT)]);
    if !grant.scopes.is_empty() {
        fields.add("scope", &grant.scopes.join(" "));
    }
    for (name, value) in &grant.params {
        fields.add(name, value);
    }
    // The standard wants both encoded before they become the name and the password.
    let (id, secret) = (encoded(&grant.id), encoded(&grant.secret));
    if style == AuthStyle::Fields {
        fields.add("client_id", &grant.id);
        fields.add("client_secret", &grant.secret);
    }
    let mut ask = Ask::form(url.clone(), fields.encoded(), TASK);
    if style == AuthStyle::Header {
        ask.basic = Some((&id, &secret));
    }
    let header = encoded_basic(&id, &secret);
    match client.granted(&ask, &[&grant.secret, &secret, &header])? {
        Granted::Tokens(login) => Ok(login),
        Granted::Error(_, fault) => Err(fault),
    }
}

/// What stands in the header for a name and a password, as a provider may repeat it: with or
/// without what fills up its end.
fn encoded_basic(id: &str, secret: &str) -> String {
    let header = basic(id, secret);
    let encoded = header.strip_prefix("Basic ").unwrap_or(&header);
    encoded.trim_end_matches('=').to_owned()
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
