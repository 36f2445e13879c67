//! What percli's configuration file has for a server: it goes to the address that it was stored for,
//! whoever names that, and nowhere else. Below another path of the same machine somebody else may
//! answer.
//!
//! Of several ways to open the server the same one counts as for percli: `oauth`, then
//! `authorization`, `basic_auth`, `native_auth`, `k8s_auth`; but beside `k8s_auth`, `authorization`
//! is only a copy of what the cluster once gave. Files that are named in the file are
//! looked for from the working directory, as percli does.

use std::sync::{Arc, Mutex, PoisonError};

use super::args::{bytes, token};
use super::kubernetes;
use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::cli::percliconfig;
use crate::client::{
    self, Address, AuthStyle, ClientCredentials, ClientOptions, SignIn, TlsVersion, Token,
};
use crate::credentials::{Authorization, ConfigFile, Held, OAuth, Settings, Tls};

/// What is stored for a server.
pub(super) struct Stored<'f> {
    file: &'f ConfigFile,
}

impl<'f> Stored<'f> {
    /// What is stored for a server.
    pub(super) fn of(file: &'f ConfigFile, server: &Address) -> Option<Self> {
        let stored = Address::parse(file.settings().url.as_deref()?).ok()?;
        (stored == *server).then_some(Self { file })
    }

    /// The project that is selected.
    pub(super) fn project(&self) -> Option<String> {
        self.settings().project.clone()
    }

    /// Whether anything is stored that nobody else may get.
    pub(super) fn has_secrets(&self) -> bool {
        self.settings().opens() || !self.settings().headers.is_empty()
    }

    /// The certificates that vouch for the server.
    pub(super) fn authorities(&self, env: &Env) -> Result<Option<Vec<u8>>, Failure> {
        let tls = self.settings().tls.as_ref();
        let own = tls.and_then(|tls| tls.ca.as_ref());
        own.map(|held| content(env, held)).transpose()
    }

    /// Encryption and headers, as far as nobody has said otherwise.
    pub(super) fn reach(&self, env: &Env, options: &mut ClientOptions) -> Result<(), Failure> {
        if let Some(tls) = &self.settings().tls {
            self.encrypt(env, tls, options)?;
        }
        for (name, value) in &self.settings().headers {
            let is_name = |(other, _): &(String, String)| other.eq_ignore_ascii_case(name);
            // What opens the server is chosen elsewhere.
            let opens = name.eq_ignore_ascii_case("authorization");
            if !opens && !options.headers.iter().any(is_name) {
                let header = (name.clone(), value.expose().to_owned());
                options.headers.push(header);
            }
        }
        Ok(())
    }

    fn encrypt(&self, env: &Env, tls: &Tls, options: &mut ClientOptions) -> Result<(), Failure> {
        let read = |held: &Option<Held>| {
            let held = held.as_ref().map(|held| content(env, held));
            held.transpose()
        };
        if options.ca_file.is_none() {
            options.ca_file = self.authorities(env)?;
        }
        if options.client_certificate.is_none() && options.client_key.is_none() {
            options.client_certificate = read(&tls.cert)?;
            options.client_key = read(&tls.key)?;
        }
        options.insecure_skip_tls_verify |= tls.insecure_skip_verify;
        options.tls_min = match tls.min_version.as_deref() {
            // Older versions are not spoken at all, so these are no more than the default.
            None | Some("TLS10" | "TLS11" | "TLS12") => None,
            Some("TLS13") => Some(TlsVersion::V1_3),
            Some(_) => {
                return Err(self.unknown("tls_config.minVersion", "TLS10, TLS11, TLS12 and TLS13"));
            }
        };
        options.tls_max = match tls.max_version.as_deref() {
            None | Some("TLS13") => None,
            Some("TLS12") => Some(TlsVersion::V1_2),
            Some(_) => return Err(self.unknown("tls_config.maxVersion", "TLS12 and TLS13")),
        };
        let named = tls.server_name.as_deref();
        match named.filter(|name| !name.eq_ignore_ascii_case(options.server.host())) {
            Some(_) if options.server.is_encrypted() => {
                let path = self.file.path().display();
                let message =
                    format!("{path}: `tls_config.serverName` names another server than `url`");
                Err(Failure::new(Kind::Config, message).hint(
                    "perscope takes only certificates for the name in the address; use that \
                     name as the address.",
                ))
            }
            _ => Ok(()),
        }
    }

    /// The token that goes with each request, if that is how the server is opened.
    pub(super) fn token(&self, env: &Env) -> Result<Option<Token>, Failure> {
        match self.authorization() {
            Some((authorization, held)) if is_bearer(authorization) => {
                let held = text(env, held)?;
                token(&held, &self.place("authorization")).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Lets the client renew that token, and keeps what it gets. A token in a file of its own is
    /// somebody else's business.
    pub(super) fn renew(&self, env: &Env, options: &mut ClientOptions) -> Result<(), Failure> {
        let settings = self.settings();
        let (Some((_, Held::Here(old))), Some(refresh)) =
            (self.authorization(), &settings.refresh_token)
        else {
            return Ok(());
        };
        let place = format!("`refresh_token` in {}", self.file.path().display());
        options.refresh = Some(token(refresh.expose(), &place)?);
        let (path, late) = (self.file.path().to_owned(), env.late.clone());
        let old = Mutex::new(old.clone());
        options.renewed = Some(Arc::new(move |login| {
            let kept = ConfigFile::update(&path, |file| {
                let held = file.settings().authorization.as_ref();
                let held = held.and_then(|held| held.credentials.as_ref());
                let mut old = old.lock().unwrap_or_else(PoisonError::into_inner);
                // Who has logged in meanwhile may be somebody else.
                if !matches!(held, Some(Held::Here(now)) if *now == *old) {
                    return Ok(());
                }
                percliconfig::keep_tokens(file, login)?;
                let now = file.settings().authorization.as_ref();
                if let Some(Held::Here(now)) = now.and_then(|now| now.credentials.as_ref()) {
                    old.clone_from(now);
                }
                Ok(())
            });
            if let Err(fault) = kept {
                late.say(format!("the new token was not stored: {fault}"));
            }
        }));
        Ok(())
    }

    /// The other ways to open the server. False if there is none.
    pub(super) fn sign_in(&self, env: &Env, options: &mut ClientOptions) -> Result<bool, Failure> {
        let settings = self.settings();
        if let Some(oauth) = &settings.oauth {
            options.sign_in = Some(self.provider(env, oauth, options)?);
        } else if let Some((authorization, held)) = self.authorization() {
            let held = text(env, held)?;
            let value = format!("{} {}", authorization.kind, held.trim());
            options.headers.push(("Authorization".to_owned(), value));
        } else if let Some(basic) = &settings.basic_auth {
            let password = text(env, &basic.password)?;
            let value = client::basic(&basic.username, &password);
            options.headers.push(("Authorization".to_owned(), value));
        } else if let Some(native) = &settings.native_auth {
            options.sign_in = Some(SignIn::Password {
                login: native.login.clone(),
                password: Token::password(native.password.expose()),
            });
        } else if let Some(path) = &settings.k8s_auth {
            kubernetes::open_stored(env, path, options)?;
        } else {
            let headers = settings.headers.iter();
            let mut opening =
                headers.filter(|(name, _)| name.eq_ignore_ascii_case("authorization"));
            let Some((name, value)) = opening.next() else {
                return Ok(false);
            };
            let header = (name.clone(), value.expose().to_owned());
            options.headers.push(header);
        }
        Ok(true)
    }

    /// What asks an identity provider for a token.
    fn provider(
        &self,
        env: &Env,
        oauth: &OAuth,
        options: &ClientOptions,
    ) -> Result<SignIn, Failure> {
        let params = oauth.endpoint_params.iter();
        let params = params.flat_map(|(key, values)| {
            let values = values.iter();
            values.map(|value| (key.clone(), value.clone()))
        });
        let style = AuthStyle::of_number(oauth.auth_style);
        let grant = ClientCredentials {
            id: oauth.client_id.expose().to_owned(),
            secret: text(env, &oauth.client_secret)?,
            token_url: oauth.token_url.clone(),
            scopes: oauth.scopes.clone(),
            params: params.collect(),
            style: style.ok_or_else(|| self.unknown("oauth.authStyle", "0, 1 and 2"))?,
        };
        if let Some(warning) = grant.warning() {
            env.late.say(warning);
        }
        let options = options.towards(options.server.clone());
        let sign_in = move || client::token_from(&grant, &options);
        Ok(SignIn::Other(Arc::new(sign_in)))
    }

    /// What stands in the header `Authorization`, if that counts.
    fn authorization(&self) -> Option<(&Authorization, &Held)> {
        let settings = self.settings();
        let authorization = settings.authorization.as_ref()?;
        let held = authorization.credentials.as_ref()?;
        // percli's login stores a copy of the token that the cluster gave, which grows old.
        let better = settings.oauth.is_some() || settings.k8s_auth.is_some();
        (!better).then_some((authorization, held))
    }

    fn settings(&self) -> &'f Settings {
        self.file.settings()
    }

    /// Where something stands, for messages.
    fn place(&self, key: &str) -> String {
        format!(
            "`rest_client_config.{key}` in {}",
            self.file.path().display()
        )
    }

    fn unknown(&self, key: &str, known: &str) -> Failure {
        let message = format!("{} is none of {known}", self.place(key));
        Failure::new(Kind::Config, message)
    }
}

/// The text that stands in the file, or in another one.
fn text(env: &Env, held: &Held) -> Result<String, Failure> {
    let content = content(env, held)?;
    let text = String::from_utf8_lossy(&content);
    // Editors put a line end behind what they write.
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// The same as it is.
fn content(env: &Env, held: &Held) -> Result<Vec<u8>, Failure> {
    match held {
        Held::Here(secret) => Ok(secret.expose().as_bytes().to_vec()),
        Held::File(path) => bytes(&env.cwd.join(path)),
    }
}

fn is_bearer(authorization: &Authorization) -> bool {
    authorization.kind.eq_ignore_ascii_case("bearer")
}
