//! `perscope version`: which perscope this is, and which Perses a server is.

use std::path::Path;
use std::sync::Arc;

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::notation::NotationArgs;
use crate::cli::percliconfig;
use crate::cli::remote::{Access, ServerArgs};
use crate::client::Health;
use crate::doc::{Mapping, Value};
use crate::schema::Catalog;
use crate::session;

/// Print the version
///
/// The version of a server is printed, too, if --online or --server asks for it.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope version
  perscope version --short                  the number only
  perscope version --online -s staging      that of a server, too")]
pub(crate) struct VersionArgs {
    /// Print the number only
    #[arg(long)]
    short: bool,
    /// Ask the server for its version, too
    #[arg(long)]
    online: bool,
    #[command(flatten)]
    notation: NotationArgs,
    #[command(flatten)]
    server: ServerArgs,
}

/// Runs `version`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &VersionArgs) -> Result<Exit, Failure> {
    let number = env!("CARGO_PKG_VERSION");
    if env.is_percli() {
        return as_percli(env, global, args);
    }
    let health = if args.online || args.server.server.is_some() {
        Some(health(env, global, args)?)
    } else {
        None
    };
    if args.notation.output.is_some() {
        let mut all = client();
        if let Some(health) = &health {
            all.insert("server", shown(health));
        }
        args.notation.write(env, &Value::Mapping(all))?;
        return Ok(Exit::Clean);
    }
    let name = if args.short { "" } else { "perscope " };
    writeln!(env.out, "{name}{number}")?;
    if let Some(health) = &health {
        let version = match crate::client::plain(&health.version) {
            version if version.is_empty() => "unknown".to_owned(),
            version => version,
        };
        let name = if args.short { "" } else { "Perses " };
        writeln!(env.out, "{name}{version}")?;
    }
    Ok(Exit::Clean)
}

/// As percli does: one value for programs, with the server if there is one that answers.
fn as_percli(env: &mut Env, global: &GlobalArgs, args: &VersionArgs) -> Result<Exit, Failure> {
    let mut all = client();
    let file = percliconfig::read(env)?;
    let url = file.and_then(|file| file.settings().url.clone());
    let is_stored = url.is_some_and(|url| !url.is_empty());
    if is_stored || args.online || args.server.server.is_some() {
        match health(env, global, args) {
            Ok(health) => {
                all.insert("server", shown(&health));
            }
            Err(failure) => failure.write(&mut env.err),
        }
    }
    args.notation.write(env, &Value::Mapping(all))?;
    Ok(Exit::Clean)
}

/// What is said about ourselves.
fn client() -> Mapping {
    let version = Value::from([("version", env!("CARGO_PKG_VERSION").into())]);
    let mut all = Mapping::new();
    all.insert("client", version);
    all
}

fn health(env: &mut Env, global: &GlobalArgs, args: &VersionArgs) -> Result<Health, Failure> {
    let catalog = Arc::new(Catalog::new());
    let config = session::config_around(Path::new("."), &env.cwd, &catalog).1;
    let remote = args
        .server
        .open(env, config.as_ref(), &catalog, Access::Read)?;
    for warning in remote.warnings.iter().filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    let Some(client) = remote.client() else {
        return Err(Failure::new(Kind::Usage, "a directory has no version"));
    };
    Ok(client.health()?)
}

/// What a server says, without what it leaves empty.
fn shown(health: &Health) -> Value {
    let all = [
        ("buildTime", &health.build_time),
        ("version", &health.version),
        ("commit", &health.commit),
    ];
    let mut shown = Mapping::new();
    for (key, text) in all {
        if key == "version" || !text.is_empty() {
            shown.insert(key, Value::from(text.as_str()));
        }
    }
    Value::Mapping(shown)
}
