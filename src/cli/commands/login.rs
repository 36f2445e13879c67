//! `perscope login`: storing where a server is and what opens it, where percli looks for it, too.

use std::path::{Path, PathBuf};

use clap::Args;

use super::login_provider::{Granted, ProviderArgs, with_provider};
use super::login_store::{Change, forget};
use super::login_way::{self, Way};
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::{percliconfig, remote, secret, terminal};
use crate::client::{Address, Client, ClientOptions, Login, Providers, Token};
use crate::credentials::ConfigFile;
use crate::doc::Value;
use crate::model::{Collection, ResourceKind, Target};
use crate::store::{self, FaultKind, ReadStore};

/// How much of standard input is read for a password.
const MAX_PASSWORD: usize = 4_096;

/// Store what opens a server
///
/// Asks the server what it wants, gets a token from it, and stores that with the address in percli's
/// configuration file: whoever is logged in with percli is logged in with perscope, and the other way
/// round. What is stored goes to this server only. What else the file holds stays there; the selected
/// project and what belongs to a server go when another server takes its place.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope login https://perses.example.com                    asks for name and password
  perscope login https://perses.example.com -u anna            asks for the password
  perscope login URL -u ci --password-stdin < password.txt     asks nothing
  perscope login URL --token-file token.txt                    a token from somewhere else
  perscope login URL --provider corp                           a code to enter in a browser
  perscope login URL --provider corp --client-id ci --client-secret-stdin < secret.txt
  perscope login URL --kube                                    the credentials of kubectl
  perscope login --forget                                      logs out")]
pub(crate) struct LoginArgs {
    /// Log in to this server [default: the one that is stored]
    #[arg(value_name = "URL")]
    url: Option<String>,
    /// Log in with this name
    #[arg(short, long, value_name = "NAME", help_heading = "User")]
    username: Option<String>,
    /// Log in with this password; others may see it, so --password-stdin is better
    #[arg(short, long, value_name = "PASSWORD", help_heading = "User")]
    password: Option<String>,
    /// Read the password from standard input
    #[arg(
        long,
        requires = "username",
        conflicts_with = "password",
        help_heading = "User"
    )]
    password_stdin: bool,
    /// Store this token; others may see it, so --token-file is better
    #[arg(
        long,
        value_name = "TOKEN",
        conflicts_with_all = ["username", "password"],
        help_heading = "User"
    )]
    token: Option<String>,
    /// Store the token in this file; `-` is standard input
    #[arg(
        long,
        value_name = "FILE",
        conflicts_with_all = ["username", "password", "token"],
        help_heading = "User"
    )]
    token_file: Option<PathBuf>,
    #[command(flatten)]
    provider: ProviderArgs,
    /// Log out: take what opens the server out of the file, and keep the rest
    #[arg(
        long,
        conflicts_with_all = ["username", "password", "token", "token_file", "provider", "kube"]
    )]
    forget: bool,
    /// Trust the certificates (PEM) in this file from now on, beside those of the system
    #[arg(long, value_name = "FILE", help_heading = "Server")]
    ca_file: Option<PathBuf>,
    /// Send this header with every request from now on (can be repeated)
    #[arg(long, value_name = "NAME:VALUE", help_heading = "Server")]
    header: Vec<String>,
    /// Trust whoever answers, from now on; only for tries with a certificate of your own
    #[arg(long, help_heading = "Server")]
    insecure_skip_tls_verify: bool,
}

/// Runs `login`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &LoginArgs) -> Result<Exit, Failure> {
    let path = percliconfig::location(env)?;
    let file = ConfigFile::read(&path)?;
    let url = args.url.as_deref().or(file.settings().url.as_deref());
    let url = url.ok_or_else(|| {
        Failure::new(Kind::Usage, "no server is named, and none is stored")
            .hint("Name one like `perscope login https://perses.example.com`.")
    })?;
    let server =
        Address::parse(url).map_err(|bad| Failure::new(Kind::Usage, bad.message).hint(bad.hint))?;
    if args.forget {
        return forget(env, &path, &server, url);
    }
    let headers = remote::headers(&args.header)?;
    let options = args.options(env, &file, server, &headers)?;
    args.tell_visible(env, global);
    let client = Client::new(options.clone()).map_err(Failure::from)?;
    for warning in client.warnings().iter().filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    let config = client.config()?;
    let enabled = config.at(&["security", "enable_auth"]);
    let granted = if enabled.and_then(Value::as_bool) == Some(true) {
        args.granted(env, global, (&client, &options), &config)?
    } else {
        if args.has_credentials() && !global.quiet {
            let _ = writeln!(
                env.err,
                "note: the server asks nobody who they are, so no credentials are stored"
            );
        }
        Granted::Nothing
    };
    let ca_file = args.ca_file.as_ref().map(|path| env.cwd.join(path));
    let change = Change {
        url: url.trim(),
        server: &options.server,
        granted: &granted,
        ca_file: ca_file.as_deref(),
        insecure: args.insecure_skip_tls_verify,
        headers: &headers,
    };
    ConfigFile::update(&path, |file| change.make(file))?;
    writeln!(env.out, "successfully logged in {}", url.trim())?;
    Ok(Exit::Clean)
}

impl LoginArgs {
    /// How the server is reached: as is stored for it, and as the command line says. Nothing opens
    /// it yet.
    fn options(
        &self,
        env: &Env,
        file: &ConfigFile,
        server: Address,
        headers: &[(String, String)],
    ) -> Result<ClientOptions, Failure> {
        let mut options = remote::unopened(env, file, server, headers.to_vec())?;
        if let Some(path) = &self.ca_file {
            options.ca_file = Some(remote::bytes(&env.cwd.join(path))?);
        }
        // Whoever logs in again says it again.
        options.insecure_skip_tls_verify = self.insecure_skip_tls_verify;
        Ok(options)
    }

    /// Whether anything was given that opens a server.
    fn has_credentials(&self) -> bool {
        let own = [&self.username, &self.password, &self.token];
        own.iter().any(|given| given.is_some())
            || self.token_file.is_some()
            || self.provider.is_given()
    }

    /// Says that a command line is no place for secrets.
    fn tell_visible(&self, env: &mut Env, global: &GlobalArgs) {
        let secret = match (&self.password, &self.token) {
            (Some(_), _) => {
                "--password can be seen by others on this machine; --password-stdin cannot"
            }
            (None, Some(_)) => "--token can be seen by others on this machine; --token-file cannot",
            (None, None) => return,
        };
        if !global.quiet {
            let _ = writeln!(env.err, "note: {secret}");
        }
    }

    /// Gets what opens the server.
    fn granted(
        &self,
        env: &mut Env,
        global: &GlobalArgs,
        (client, options): (&Client, &ClientOptions),
        config: &Value,
    ) -> Result<Granted, Failure> {
        if options.server.is_exposed() && !global.quiet {
            let server = &options.server;
            let _ = writeln!(
                env.err,
                "warning: what opens {server} goes there without encryption; anybody on the way can read it"
            );
        }
        if let Some(token) = self.given_token(env)? {
            check_token(&token, options)?;
            return Ok(Granted::Tokens(Login {
                access: token,
                refresh: None,
                expires_in: None,
            }));
        }
        let providers = Providers::of(config);
        let ways = login_way::ways(&providers);
        let offers = (&providers, &ways[..]);
        let wanted = if self.username.is_some() || self.password.is_some() {
            if !ways.contains(&Way::Native) {
                let message = "the server has no login by name and password";
                return Err(login_way::offered(
                    Failure::new(Kind::Remote, message),
                    &ways,
                ));
            }
            Way::Native
        } else if self.provider.is_given() {
            let provider = &self.provider;
            return with_provider(env, global, (client, options), offers, provider);
        } else {
            login_way::choose(env, ways.clone())?
        };
        match wanted {
            Way::Native => self.native(env, client),
            other => {
                let provider = self.provider.with(&other);
                with_provider(env, global, (client, options), offers, &provider)
            }
        }
    }

    /// The token that was given.
    fn given_token(&self, env: &mut Env) -> Result<Option<Token>, Failure> {
        match (&self.token, &self.token_file) {
            (Some(text), _) => remote::token(text, "--token").map(Some),
            (None, Some(path)) if path.as_path() == Path::new("-") => {
                let text = typed_in(env)?;
                remote::token(&text, "standard input").map(Some)
            }
            (None, Some(path)) => {
                let bytes = remote::bytes(&env.cwd.join(path))?;
                let shown = path.display().to_string();
                remote::token(&String::from_utf8_lossy(&bytes), &shown).map(Some)
            }
            (None, None) => Ok(None),
        }
    }

    /// Logs in by name and password, and asks for what was not given.
    fn native(&self, env: &mut Env, client: &Client) -> Result<Granted, Failure> {
        let is_silent =
            self.username.is_none() || (self.password.is_none() && !self.password_stdin);
        if is_silent && !terminal::can_ask(env) {
            let message = "the server wants a name and a password, and nobody can be asked";
            return Err(Failure::new(Kind::Usage, message).hint(
                "Give them with --username and --password-stdin, or a token with --token-file.",
            ));
        }
        let name = match &self.username {
            Some(name) => name.clone(),
            None => terminal::ask_line(env, "Username: ")?,
        };
        let password = match &self.password {
            Some(password) => password.clone(),
            None if self.password_stdin => typed_in(env)?,
            None => secret::ask(env, "Password: ")?,
        };
        if name.is_empty() || password.is_empty() {
            let message = "a login needs a name and a password, and one of them is empty";
            return Err(Failure::new(Kind::Usage, message));
        }
        let login = client
            .login_native(&name, &password)
            .map_err(Failure::from)?;
        Ok(Granted::Tokens(login))
    }
}

/// The secret on standard input, without the line end behind it.
pub(super) fn typed_in(env: &mut Env) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let mut input = std::io::Read::take(&mut env.input, MAX_PASSWORD as u64 + 1);
    std::io::Read::read_to_end(&mut input, &mut bytes).map_err(|error| {
        let reason = store::reason(&error);
        Failure::new(Kind::Input, format!("cannot read standard input: {reason}"))
    })?;
    let bad = |why: &str| Failure::new(Kind::Input, format!("standard input {why}"));
    if bytes.len() > MAX_PASSWORD {
        return Err(bad("is too long for a secret"));
    }
    let text = String::from_utf8(bytes).map_err(|_| bad("is not UTF-8"))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// Tries a token before it is stored. Who knows nobody by name may still take it.
fn check_token(token: &Token, options: &ClientOptions) -> Result<(), Failure> {
    let mut options = options.clone();
    options.token = Some(token.clone());
    let client = Client::new(options).map_err(Failure::from)?;
    let refused = match client.whoami() {
        Ok(_) => return Ok(()),
        Err(fault) if fault.kind == FaultKind::Unauthorized => fault,
        Err(fault) => return Err(fault.into()),
    };
    let projects = Collection::new(ResourceKind::Project, None, Target::default());
    let listed = projects.ok().map(|projects| client.list(&projects));
    match listed {
        Some(Err(fault)) if fault.kind == FaultKind::Unauthorized => {
            let message = format!("nothing was stored: {}", refused.message);
            Err(Failure::new(Kind::Remote, message)
                .hint("The token may have expired, or be for another server."))
        }
        Some(Err(fault)) if fault.kind != FaultKind::Forbidden => Err(fault.into()),
        _ => Ok(()),
    }
}
