//! What a client is made of. Files are read, and variables looked up, by the caller.

use std::sync::Arc;
use std::time::Duration;

use super::{Address, Login, SignIn, Token};

/// Is told of new tokens.
pub(crate) type Renewed = Arc<dyn Fn(&Login) + Send + Sync>;

/// What a client is made of.
#[derive(Clone)]
pub(crate) struct ClientOptions {
    /// Where the server is.
    pub(crate) server: Address,
    /// What opens it; see [`super::token_for`].
    pub(crate) token: Option<Token>,
    /// What a new token is got with when the server does not take the old one any more.
    pub(crate) refresh: Option<Token>,
    /// What gets a token when there is none, or when neither that nor what renews it is taken.
    pub(crate) sign_in: Option<SignIn>,
    /// Is told of tokens that were renewed while the client runs, at once and in the thread that
    /// asks for something else.
    pub(crate) renewed: Option<Renewed>,
    /// Certificates that are trusted beside those of the system: one or more, as PEM or DER.
    pub(crate) ca_file: Option<Vec<u8>>,
    /// What the client shows the server, as PEM.
    pub(crate) client_certificate: Option<Vec<u8>>,
    /// The private key of that certificate, as PEM.
    pub(crate) client_key: Option<Vec<u8>>,
    /// Trusts every certificate.
    pub(crate) insecure_skip_tls_verify: bool,
    /// The oldest version of TLS, if 1.2 is too old.
    pub(crate) tls_min: Option<TlsVersion>,
    /// The newest version of TLS, if 1.3 is too new.
    pub(crate) tls_max: Option<TlsVersion>,
    /// Headers that go with every request; their values are secret, too.
    pub(crate) headers: Vec<(String, String)>,
    /// How long things may take.
    pub(crate) timeouts: Timeouts,
    /// What is tried again.
    pub(crate) retry: Retry,
    /// How large answers may be.
    pub(crate) limits: Limits,
    /// How the program calls itself.
    pub(crate) user_agent: String,
    /// What time it is, and how time passes.
    pub(crate) clock: Arc<dyn Clock>,
}

/// A version of TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TlsVersion {
    /// 1.2.
    V1_2,
    /// 1.3.
    V1_3,
}

/// How long things may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Timeouts {
    /// Until there is a connection, encryption included.
    pub(crate) connect: Duration,
    /// Until the next piece of an answer arrives.
    pub(crate) silence: Duration,
    /// For one thing asked, with all attempts and pauses. What is being sent when the time is over
    /// is given up.
    pub(crate) total: Duration,
}

/// What is tried again, and after which pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Retry {
    /// How often something is tried in all.
    pub(crate) attempts: u32,
    /// How often in all, as long as the server never answered: then it is probably not there.
    pub(crate) attempts_unreached: u32,
    /// The first pause; each further one is twice as long. Half of it is left to chance, so that
    /// clients do not come back all at once.
    pub(crate) pause: Duration,
    /// The longest pause of our own choice.
    pub(crate) longest: Duration,
    /// The longest pause that a server may ask for; if it asks for more, nothing is tried again.
    pub(crate) longest_asked: Duration,
}

/// How large answers may be, unpacked, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// That with one thing.
    pub(crate) object: u64,
    /// That with a list.
    pub(crate) list: u64,
}

/// What time it is, and how time passes.
pub(crate) trait Clock: Send + Sync {
    /// The time since the first second of 1970.
    fn now(&self) -> Duration;

    /// The time since some moment before; it never goes back.
    fn elapsed(&self) -> Duration;

    /// Waits. False if the run was interrupted: then nothing new shall be begun.
    fn sleep(&self, pause: Duration) -> bool;
}

impl ClientOptions {
    /// A client of a server without credentials, with the defaults of everything else.
    pub(crate) fn new(server: Address, clock: Arc<dyn Clock>) -> Self {
        Self {
            server,
            token: None,
            refresh: None,
            sign_in: None,
            renewed: None,
            ca_file: None,
            client_certificate: None,
            client_key: None,
            insecure_skip_tls_verify: false,
            tls_min: None,
            tls_max: None,
            headers: Vec::new(),
            timeouts: Timeouts::default(),
            retry: Retry::default(),
            limits: Limits::default(),
            user_agent: concat!("perscope/", env!("CARGO_PKG_VERSION")).to_owned(),
            clock,
        }
    }

    /// The same way to another server: without anything that opens this one.
    pub(crate) fn towards(&self, server: Address) -> Self {
        Self {
            ca_file: self.ca_file.clone(),
            client_certificate: self.client_certificate.clone(),
            client_key: self.client_key.clone(),
            insecure_skip_tls_verify: self.insecure_skip_tls_verify,
            tls_min: self.tls_min,
            tls_max: self.tls_max,
            timeouts: self.timeouts,
            ..Self::new(server, Arc::clone(&self.clock))
        }
    }

    /// Whether a header opens the server.
    pub(crate) fn has_authorization(&self) -> bool {
        let opens = |(name, _): &(String, String)| name.eq_ignore_ascii_case("authorization");
        self.headers.iter().any(opens)
    }
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            silence: Duration::from_secs(30),
            total: Duration::from_mins(3),
        }
    }
}

impl Default for Retry {
    /// Outlives the restart of a server.
    fn default() -> Self {
        Self {
            attempts: 6,
            attempts_unreached: 2,
            pause: Duration::from_millis(300),
            longest: Duration::from_secs(8),
            longest_asked: Duration::from_mins(1),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            object: 64 << 20,
            list: 512 << 20,
        }
    }
}
