//! `perscope version`: which perscope this is, and which Perses a server is.

use std::path::Path;
use std::sync::Arc;

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::notation::NotationArgs;
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
    let health = if args.online || args.server.server.is_some() {
        Some(health(env, global, args)?)
    } else {
        None
    };
    if args.notation.output.is_some() {
        let client = Value::from([("version", number.into())]);
        let mut all = Value::from([("client", client)]);
        if let (Value::Mapping(all), Some(health)) = (&mut all, &health) {
            all.insert("server", shown(health));
        }
        args.notation.write(env, &all)?;
        return Ok(Exit::Clean);
    }
    let name = if args.short { "" } else { "perscope " };
    writeln!(env.out, "{name}{number}")?;
    if let Some(health) = &health {
        let version = crate::client::plain(&health.version);
        let name = if args.short { "" } else { "Perses " };
        writeln!(env.out, "{name}{version}")?;
    }
    Ok(Exit::Clean)
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
