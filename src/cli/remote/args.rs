//! The arguments that say which server it is, and how to reach it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use super::choice::{Choice, ServerPlace, choose, nothing};
use super::clock::ProcessClock;
use super::stored::Stored;
use crate::cli::env::Env;
use crate::cli::failure::{Failure, Kind};
use crate::cli::{number, percliconfig};
use crate::client::{
    Address, Client, ClientOptions, Granted, Offered, Token, Withheld, may_have, token_for,
};
use crate::config::Config;
use crate::credentials::ConfigFile;
use crate::schema::Catalog;
use crate::store::{self, DirectoryOptions, DirectoryStore, ReadStore, Store};

/// Why headers stay at home: as with tokens, of which they may hold some.
const HEADERS_WITHHELD: &str =
    "the headers are not sent to a server that only a file in the working tree names";

/// Which server, and how to reach it.
#[derive(Args, Default)]
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
    /// The project that is selected in percli's configuration file, if that is about this server:
    /// it fills in for a project that nobody names.
    pub(crate) project: Option<String>,
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
            project: None,
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
        let choice = match self.logged_in(env)? {
            Some(choice) => Some(choice),
            None => choose(self.server.as_deref(), env, config)?,
        };
        if let Some(Choice {
            place: ServerPlace::Directory(path),
            ..
        }) = &choice
        {
            return self.directory(env, path, catalog, access);
        }
        let mut warnings = Vec::new();
        let file = match percliconfig::read(env) {
            Ok(file) => file,
            // Who names a server elsewhere may do without the file.
            Err(failure) if choice.is_some() && env.percliconfig.is_none() => {
                warnings.push(format!("no credentials are read: {}", failure.message));
                None
            }
            Err(failure) => return Err(failure),
        };
        let url = file
            .as_ref()
            .and_then(|file| file.settings().url.as_deref());
        let choice = choice.or_else(|| url.map(Choice::stored));
        let choice = choice.ok_or_else(|| nothing(config.map(|(_, config)| config)))?;
        self.client(env, &choice, file.as_ref(), access, warnings)
    }

    /// The server that percli is logged in to, where the program is called so: nothing around the
    /// files may lead a script of percli's to another one.
    fn logged_in(&self, env: &Env) -> Result<Option<Choice>, Failure> {
        if self.server.is_some() || !env.is_percli() {
            return Ok(None);
        }
        let file = percliconfig::read(env)?;
        let url = file
            .as_ref()
            .and_then(|file| file.settings().url.as_deref());
        Ok(url.filter(|url| !url.is_empty()).map(Choice::stored))
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
                DirectoryStore::open_late(path, options).map(|store| Opened::Write(Box::new(store)))
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
            project: None,
            warnings: Vec::new(),
        })
    }

    fn client(
        &self,
        env: &Env,
        choice: &Choice,
        file: Option<&ConfigFile>,
        access: Access,
        mut warnings: Vec<String>,
    ) -> Result<Remote, Failure> {
        let ServerPlace::Address(address) = &choice.place else {
            let message = "a directory is no server";
            return Err(Failure::new(Kind::Internal, message));
        };
        let server = Address::parse(address)
            .map_err(|bad| Failure::new(Kind::Usage, bad.message).hint(bad.hint))?;
        let stored = file.and_then(|file| Stored::of(file, &server));
        let mut options = ClientOptions::new(server, Arc::new(ProcessClock::new()));
        self.options(env, choice, &mut options, &mut warnings)?;
        options.ca_file =
            self.authorities(env, choice, &options.server, stored.as_ref(), &mut warnings)?;
        if let Some(stored) = &stored {
            stored.reach(env, &mut options)?;
        }
        self.open_with(env, choice, stored.as_ref(), &mut options, &mut warnings)?;
        let client = Client::new(options).map_err(Failure::from)?;
        warnings.extend(client.warnings().iter().cloned());
        Ok(Remote {
            shown: client.name(),
            store: Opened::Server(Box::new(client), access),
            directory: None,
            project: stored.and_then(|stored| stored.project()),
            warnings,
        })
    }

    /// How the server is reached, as far as the command line and `perscope.yaml` say it.
    fn options(
        &self,
        env: &Env,
        choice: &Choice,
        options: &mut ClientOptions,
        warnings: &mut Vec<String>,
    ) -> Result<(), Failure> {
        let in_cwd = |path: &Option<PathBuf>| path.as_ref().map(|path| env.cwd.join(path));
        options.client_certificate = in_cwd(&self.client_cert)
            .as_deref()
            .map(bytes)
            .transpose()?;
        options.client_key = in_cwd(&self.client_key).as_deref().map(bytes).transpose()?;
        options.insecure_skip_tls_verify = self.insecure_skip_tls_verify;
        options.headers = headers(&self.header)?;
        if !options.headers.is_empty() && !is_meant(env, choice, &options.server) {
            options.headers.clear();
            warnings.push(HEADERS_WITHHELD.to_owned());
            warnings.push(Withheld::NotNamedByUser.hint(&options.server));
        }
        if let Some(seconds) = self.timeout {
            options.timeouts.total = Duration::from_secs(seconds as u64);
        }
        Ok(())
    }

    /// The certificates that vouch for the server: those of the command line, else those that
    /// `perscope.yaml` names. A working tree does not say who gets what is stored for the server,
    /// for whoever writes there could put himself between the two.
    fn authorities(
        &self,
        env: &Env,
        choice: &Choice,
        server: &Address,
        stored: Option<&Stored<'_>>,
        warnings: &mut Vec<String>,
    ) -> Result<Option<Vec<u8>>, Failure> {
        if let Some(path) = &self.ca_file {
            return bytes(&env.cwd.join(path)).map(Some);
        }
        let Some(path) = &choice.ca_file else {
            return Ok(None);
        };
        let stored = stored.filter(|stored| stored.has_secrets());
        let Some(stored) = stored.filter(|_| !is_meant(env, choice, server)) else {
            return bytes(path).map(Some);
        };
        let own = stored.authorities(env)?;
        if own.is_none() || own != bytes(path).ok() {
            let shown = path.strip_prefix(&env.cwd).unwrap_or(path).display();
            warnings.push(format!(
                "the certificates in {shown} are not trusted with the stored login, because only \
                 a file in the working tree names them"
            ));
            warnings.push(format!(
                "Name them with `--ca-file {shown}`, or log in again with that option."
            ));
        }
        Ok(None)
    }

    /// What opens the server: a token of the command line or of the variable, if it may go there,
    /// else what is stored for it.
    fn open_with(
        &self,
        env: &Env,
        choice: &Choice,
        stored: Option<&Stored<'_>>,
        options: &mut ClientOptions,
        warnings: &mut Vec<String>,
    ) -> Result<(), Failure> {
        let flag = self.flag(env)?;
        let variable = env.var("PERSCOPE_TOKEN").map(|text| text.to_string_lossy());
        let variable = variable
            .map(|text| token(&text, "PERSCOPE_TOKEN"))
            .transpose()?;
        let origin = env
            .var("PERSCOPE_TOKEN_ORIGIN")
            .map(|text| text.to_string_lossy());
        // A header of the command line may open the server as well.
        let stored = stored.filter(|_| !options.has_authorization());
        let held = stored.map(|stored| stored.token(env)).transpose()?;
        let held = held.flatten().map(|token| (options.server.origin(), token));
        let offered = Offered {
            flag: flag.as_ref(),
            variable: variable.as_ref(),
            origin: origin.as_deref(),
            stored: held.as_slice(),
        };
        let withheld = match token_for(&options.server, choice.named_by, offered) {
            Granted::Token(token) => {
                options.token = Some(token.clone());
                let is_stored = held
                    .as_ref()
                    .is_some_and(|(_, own)| std::ptr::eq(own, token));
                if let Some(stored) = stored.filter(|_| is_stored) {
                    stored.renew(env, options)?;
                }
                return Ok(());
            }
            Granted::Nothing => None,
            Granted::Withheld(why) => Some(why),
        };
        let is_open = match stored {
            Some(stored) => stored.sign_in(env, options)?,
            None => false,
        };
        if let Some(why) = withheld.filter(|_| !is_open) {
            warnings.push(why.reason().to_owned());
            warnings.push(why.hint(&options.server));
        }
        Ok(())
    }

    /// The token of the command line.
    fn flag(&self, env: &Env) -> Result<Option<Token>, Failure> {
        match (&self.token, &self.token_file) {
            (Some(text), _) => token(text, "--token").map(Some),
            (None, Some(path)) => {
                let bytes = bytes(&env.cwd.join(path))?;
                let shown = path.display().to_string();
                token(&String::from_utf8_lossy(&bytes), &shown).map(Some)
            }
            (None, None) => Ok(None),
        }
    }
}

/// Whether the user means that server to get credentials, and not only a file in the working tree.
fn is_meant(env: &Env, choice: &Choice, server: &Address) -> bool {
    let origin = env.var("PERSCOPE_TOKEN_ORIGIN");
    let origin = origin.map(|text| text.to_string_lossy());
    may_have(server, choice.named_by, origin.as_deref())
}

/// The server that percli's configuration file names, with what opens it, and the file.
pub(crate) fn stored(env: &Env) -> Result<(ConfigFile, Remote), Failure> {
    let nobody = || {
        Failure::new(Kind::Usage, "you are not connected to any server")
            .hint("Run `perscope login URL`.")
    };
    let file = percliconfig::read(env)?.ok_or_else(nobody)?;
    let url = file.settings().url.as_deref().ok_or_else(nobody)?;
    let choice = Choice::stored(url);
    let args = ServerArgs::default();
    let remote = args.client(env, &choice, Some(&file), Access::Read, Vec::new())?;
    Ok((file, remote))
}

/// How the server that is stored is reached, with what renews its token and nothing else.
pub(crate) fn renewing(env: &Env, file: &ConfigFile) -> Result<ClientOptions, Failure> {
    let settings = file.settings();
    let url = settings.url.as_deref().unwrap_or_default();
    let server = Address::parse(url)
        .map_err(|bad| Failure::new(Kind::Config, bad.message).hint(bad.hint))?;
    let mut options = unopened(env, file, server, Vec::new())?;
    let refresh = settings.refresh_token.as_ref();
    let refresh = refresh.map(|refresh| token(refresh.expose(), "`refresh_token`"));
    options.refresh = refresh.transpose()?;
    Ok(options)
}

/// How a server is reached, as far as that is stored for it, and with headers; nothing opens it.
pub(crate) fn unopened(
    env: &Env,
    file: &ConfigFile,
    server: Address,
    headers: Vec<(String, String)>,
) -> Result<ClientOptions, Failure> {
    let stored = Stored::of(file, &server);
    let mut options = ClientOptions::new(server, Arc::new(ProcessClock::new()));
    options.headers = headers;
    if let Some(stored) = stored {
        stored.reach(env, &mut options)?;
    }
    Ok(options)
}

/// Headers as they are typed.
pub(crate) fn headers(typed: &[String]) -> Result<Vec<(String, String)>, Failure> {
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
    typed.iter().map(header).collect()
}

/// A token of the user's.
pub(crate) fn token(text: &str, from: &str) -> Result<Token, Failure> {
    Token::new(text).map_err(|bad| Failure::new(Kind::Usage, format!("{from}: {bad}")))
}

/// What a small file holds, such as a certificate.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    store::read_bytes(path).map_err(|error| {
        let (path, reason) = (path.display(), store::reason(&error));
        Failure::new(Kind::Input, format!("cannot read {path}: {reason}"))
    })
}
