//! The arguments that say which server it is, and how to reach it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use super::choice::{Choice, ServerPlace, choose};
use super::clock::ProcessClock;
use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::cli::number;
use crate::client::{
    Address, Client, ClientOptions, Granted, NamedBy, Offered, Token, Withheld, may_have, token_for,
};
use crate::config::Config;
use crate::schema::Catalog;
use crate::store::{self, DirectoryOptions, DirectoryStore, ReadStore, Store};

/// Why headers stay at home: as with tokens, of which they may hold some.
const HEADERS_WITHHELD: &str =
    "the headers are not sent to a server that only a file in the working tree names";

/// Which server, and how to reach it.
#[derive(Args)]
pub(crate) struct ServerArgs {
    /// Work with this server: an address, a name from perscope.yaml, or `file:DIR` for a directory
    /// that needs no server at all
    #[arg(short, long, value_name = "SERVER", help_heading = "Server")]
    pub(crate) server: Option<String>,
    /// Open the server with this token; a file or `PERSCOPE_TOKEN` keeps it from others' eyes
    #[arg(long, value_name = "TOKEN", help_heading = "Server")]
    token: Option<String>,
    /// Open the server with the token in this file
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with = "token",
        help_heading = "Server"
    )]
    token_file: Option<PathBuf>,
    /// Trust the certificates (PEM) in this file, beside those of the system
    #[arg(long, value_name = "FILE", help_heading = "Server")]
    ca_file: Option<PathBuf>,
    /// Show the server the certificate (PEM) in this file
    #[arg(
        long,
        value_name = "FILE",
        requires = "client_key",
        help_heading = "Server"
    )]
    client_cert: Option<PathBuf>,
    /// Use the private key (PEM) in this file with --client-cert
    #[arg(
        long,
        value_name = "FILE",
        requires = "client_cert",
        help_heading = "Server"
    )]
    client_key: Option<PathBuf>,
    /// Send this header with every request (can be repeated)
    #[arg(long, value_name = "NAME:VALUE", help_heading = "Server")]
    header: Vec<String>,
    /// Trust whoever answers; only for tries with a certificate of your own
    #[arg(long, help_heading = "Server")]
    insecure_skip_tls_verify: bool,
    /// Wait at most this many seconds for one request, with all attempts
    #[arg(
        long,
        value_name = "SECONDS",
        value_parser = number::between(1, 86_400),
        allow_negative_numbers = true,
        help_heading = "Server"
    )]
    timeout: Option<usize>,
}

/// How a command uses a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// It looks.
    Read,
    /// It writes, and a directory is created if there is none.
    Write,
    /// It deletes, and what is not there stays so.
    Delete,
}

/// A server that was reached for.
pub(crate) struct Remote {
    /// The server.
    store: Opened,
    /// Where it is, if it is a directory.
    pub(crate) directory: Option<PathBuf>,
    /// What it is called where people read it: a directory as it is seen from where they are.
    pub(crate) shown: String,
    /// What the user should know about how it is reached: fragments without a final stop.
    pub(crate) warnings: Vec<String>,
}

enum Opened {
    /// A directory that is only read.
    Read(Box<dyn ReadStore>),
    /// A directory.
    Write(Box<dyn Store>),
    /// A server, and how it is used.
    Server(Box<Client>, Access),
}

impl Remote {
    /// The server, for reading only.
    pub(crate) fn read(&self) -> &dyn ReadStore {
        match &self.store {
            Opened::Read(store) => store.as_ref(),
            Opened::Write(store) => store.as_ref(),
            Opened::Server(client, _) => client.as_ref(),
        }
    }

    /// The server, to ask for what only servers know; none for a directory.
    #[expect(dead_code, reason = "the commands that ask come next")]
    pub(crate) fn client(&self) -> Option<&Client> {
        match &self.store {
            Opened::Server(client, _) => Some(client),
            Opened::Read(_) | Opened::Write(_) => None,
        }
    }

    /// A store that was opened otherwise.
    #[cfg(test)]
    pub(super) fn of(store: Box<dyn Store>) -> Self {
        Self {
            store: Opened::Write(store),
            directory: None,
            shown: String::new(),
            warnings: Vec::new(),
        }
    }

    /// The server, if it was opened for writing, and is not a directory that does not exist.
    pub(crate) fn write(&self) -> Option<&dyn Store> {
        match &self.store {
            Opened::Read(_) | Opened::Server(_, Access::Read) => None,
            Opened::Write(store) => Some(store.as_ref()),
            Opened::Server(client, Access::Write | Access::Delete) => Some(client.as_ref()),
        }
    }
}

impl ServerArgs {
    /// Opens the server that was chosen. `config` is the configuration around what the command
    /// reads, with its root.
    pub(crate) fn open(
        &self,
        env: &Env,
        config: Option<&(PathBuf, Config)>,
        catalog: &Arc<Catalog>,
        access: Access,
    ) -> Result<Remote, Failure> {
        let choice = choose(self.server.as_deref(), env, config)?;
        match &choice.place {
            ServerPlace::Directory(path) => self.directory(env, path, catalog, access),
            ServerPlace::Address(address) => self.client(env, &choice, address, access),
        }
    }

    fn directory(
        &self,
        env: &Env,
        path: &Path,
        catalog: &Arc<Catalog>,
        access: Access,
    ) -> Result<Remote, Failure> {
        if self.token.is_some() || self.token_file.is_some() {
            let message = "a directory takes no token";
            return Err(Failure::new(Kind::Usage, message));
        }
        let options = DirectoryOptions::new(Arc::clone(catalog), Arc::new(Env::clock()));
        let opened = match access {
            Access::Write => {
                DirectoryStore::open(path, options).map(|store| Opened::Write(Box::new(store)))
            }
            Access::Delete if store::is_directory(path) => {
                DirectoryStore::open(path, options).map(|store| Opened::Write(Box::new(store)))
            }
            Access::Read | Access::Delete => DirectoryStore::open_to_read(path, options)
                .map(|store| Opened::Read(Box::new(store))),
        };
        Ok(Remote {
            store: opened.map_err(Failure::from)?,
            directory: Some(path.to_owned()),
            shown: format!(
                "file:{}",
                path.strip_prefix(&env.cwd).unwrap_or(path).display()
            ),
            warnings: Vec::new(),
        })
    }

    fn client(
        &self,
        env: &Env,
        choice: &Choice,
        address: &str,
        access: Access,
    ) -> Result<Remote, Failure> {
        let server = Address::parse(address)
            .map_err(|bad| Failure::new(Kind::Usage, bad.message).hint(bad.hint))?;
        let mut warnings = Vec::new();
        let token = self.token(env, choice.named_by, &server, &mut warnings)?;
        let mut options = ClientOptions::new(server, Arc::new(ProcessClock::new()));
        options.token = token;
        let ca_file = self.ca_file.as_ref().map(|path| env.cwd.join(path));
        let ca_file = ca_file.or_else(|| choice.ca_file.clone());
        options.ca_file = ca_file.as_deref().map(bytes).transpose()?;
        let in_cwd = |path: &Option<PathBuf>| path.as_ref().map(|path| env.cwd.join(path));
        options.client_certificate = in_cwd(&self.client_cert)
            .as_deref()
            .map(bytes)
            .transpose()?;
        options.client_key = in_cwd(&self.client_key).as_deref().map(bytes).transpose()?;
        options.insecure_skip_tls_verify = self.insecure_skip_tls_verify;
        options.headers = self.headers()?;
        let origin = env
            .var("PERSCOPE_TOKEN_ORIGIN")
            .map(|text| text.to_string_lossy());
        if !options.headers.is_empty()
            && !may_have(&options.server, choice.named_by, origin.as_deref())
        {
            options.headers.clear();
            warnings.push(HEADERS_WITHHELD.to_owned());
            warnings.push(Withheld::NotNamedByUser.hint(&options.server));
        }
        if let Some(seconds) = self.timeout {
            options.timeouts.total = Duration::from_secs(seconds as u64);
        }
        let client = Client::new(options).map_err(Failure::from)?;
        warnings.extend(client.warnings().iter().cloned());
        Ok(Remote {
            shown: client.name(),
            store: Opened::Server(Box::new(client), access),
            directory: None,
            warnings,
        })
    }

    /// The token for a server, if there is one that may go there.
    fn token(
        &self,
        env: &Env,
        named_by: NamedBy,
        server: &Address,
        warnings: &mut Vec<String>,
    ) -> Result<Option<Token>, Failure> {
        let read = |text: &str, from: &str| {
            Token::new(text).map_err(|bad| Failure::new(Kind::Usage, format!("{from}: {bad}")))
        };
        let flag = match (&self.token, &self.token_file) {
            (Some(token), _) => Some(read(token, "--token")?),
            (None, Some(path)) => {
                let bytes = bytes(&env.cwd.join(path))?;
                let shown = path.display().to_string();
                Some(read(&String::from_utf8_lossy(&bytes), &shown)?)
            }
            (None, None) => None,
        };
        let variable = env.var("PERSCOPE_TOKEN").map(|text| text.to_string_lossy());
        let variable = variable
            .map(|text| read(&text, "PERSCOPE_TOKEN"))
            .transpose()?;
        let origin = env
            .var("PERSCOPE_TOKEN_ORIGIN")
            .map(|text| text.to_string_lossy());
        let offered = Offered {
            flag: flag.as_ref(),
            variable: variable.as_ref(),
            origin: origin.as_deref(),
            stored: &[],
        };
        Ok(match token_for(server, named_by, offered) {
            Granted::Token(token) => Some(token.clone()),
            Granted::Nothing => None,
            Granted::Withheld(why) => {
                warnings.push(why.reason().to_owned());
                warnings.push(why.hint(server));
                None
            }
        })
    }

    fn headers(&self) -> Result<Vec<(String, String)>, Failure> {
        let header = |text: &String| match text.split_once(':') {
            Some((name, value)) if !name.trim().is_empty() => {
                Ok((name.trim().to_owned(), value.trim().to_owned()))
            }
            // A header may be a credential, so it is not repeated.
            _ => Err(Failure::new(
                Kind::Usage,
                "--header wants a name and a value: NAME:VALUE",
            )),
        };
        self.header.iter().map(header).collect()
    }
}

/// What a small file holds, such as a certificate.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    store::read_bytes(path).map_err(|error| {
        let (path, reason) = (path.display(), store::reason(&error));
        Failure::new(Kind::Input, format!("cannot read {path}: {reason}"))
    })
}
