//! What a login changes in percli's configuration file, and what it leaves there.

use std::path::Path;

use super::login_provider::Granted;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::percliconfig::{self, REST};
use crate::client::Address;
use crate::credentials::{ConfigFile, Fault};
use crate::doc::Value;

/// What a login changes.
pub(super) struct Change<'a> {
    /// The address, as it was typed.
    pub(super) url: &'a str,
    /// The same, understood.
    pub(super) server: &'a Address,
    /// What opens the server.
    pub(super) granted: &'a Granted,
    /// A file with certificates to trust, absolute.
    pub(super) ca_file: Option<&'a Path>,
    /// Whether every certificate is trusted.
    pub(super) insecure: bool,
    /// Headers for each request.
    pub(super) headers: &'a [(String, String)],
}

impl Change<'_> {
    /// Makes the change. What belongs to another server goes.
    pub(super) fn make(&self, file: &mut ConfigFile) -> Result<(), Fault> {
        let before = file.settings().url.as_deref();
        let before = before.and_then(|url| Address::parse(url).ok());
        if before.as_ref() != Some(self.server) {
            file.remove(&["project"])?;
            file.remove(&[REST, "tls_config"])?;
            file.remove(&[REST, "headers"])?;
        }
        percliconfig::forget(file)?;
        file.set(&[REST, "url"], &self.url.into())?;
        match self.granted {
            Granted::Nothing => {}
            Granted::Tokens(login) => percliconfig::keep_tokens(file, login)?,
            Granted::Kubernetes(path, login) => {
                let path = path.to_string_lossy();
                file.set(&[REST, "k8s_auth", "kubeconfig"], &path.as_ref().into())?;
                if let Some(login) = login {
                    percliconfig::keep_tokens(file, login)?;
                }
            }
        }
        self.encrypt(file)?;
        for (name, value) in self.headers {
            file.set(&[REST, "headers", name], &value.as_str().into())?;
        }
        Ok(())
    }

    fn encrypt(&self, file: &mut ConfigFile) -> Result<(), Fault> {
        let insecure = [REST, "tls_config", "insecureSkipVerify"];
        if self.insecure {
            file.set(&insecure, &Value::Bool(true))?;
        } else {
            file.remove(&insecure)?;
        }
        if let Some(path) = self.ca_file {
            file.remove(&[REST, "tls_config", "ca"])?;
            let path = path.to_string_lossy();
            file.set(&[REST, "tls_config", "caFile"], &path.as_ref().into())?;
        }
        Ok(())
    }
}

/// Logs out.
pub(super) fn forget(
    env: &mut Env,
    path: &Path,
    server: &Address,
    url: &str,
) -> Result<Exit, Failure> {
    let file = ConfigFile::read(path)?;
    let stored = file.settings().url.as_deref();
    let stored = stored.and_then(|stored| Address::parse(stored).ok());
    if stored.as_ref().is_some_and(|stored| stored != server) {
        let message = "what is stored is for another server";
        return Err(Failure::new(Kind::Usage, message)
            .hint("`perscope config` shows for which one; without a URL it is forgotten."));
    }
    let opens = file.settings().opens() || file.settings().refresh_token.is_some();
    ConfigFile::update(path, percliconfig::forget)?;
    if opens {
        writeln!(env.out, "logged out of {url}")?;
    } else {
        writeln!(env.out, "not logged in to {url}")?;
    }
    Ok(Exit::Clean)
}
