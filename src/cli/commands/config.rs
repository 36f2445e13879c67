//! `perscope config`: how one is connected, or how the server is configured.

use std::path::Path;
use std::sync::Arc;

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::notation::NotationArgs;
use crate::cli::percliconfig;
use crate::cli::remote::{Access, ServerArgs};
use crate::credentials::{Settings, shown};
use crate::schema::Catalog;
use crate::session;

/// Show the stored connection, or the configuration of a server
///
/// Without --online, this shows percli's configuration file with a mask for each secret. The
/// settings of a workspace are in perscope.yaml, and `perscope lint --show-settings` shows them.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope config                   the stored connection
  perscope config -o json           the same for a program
  perscope config --online          the configuration of the server
  perscope config --online -s URL   that of another one")]
pub(crate) struct ConfigArgs {
    /// Ask the server for its configuration
    #[arg(long)]
    online: bool,
    #[command(flatten)]
    notation: NotationArgs,
    #[command(flatten)]
    server: ServerArgs,
}

/// Runs `config`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &ConfigArgs) -> Result<Exit, Failure> {
    if !args.online {
        let file = percliconfig::read(env)?;
        let none = Settings::default();
        let settings = file.as_ref().map_or(&none, |file| file.settings());
        let value = shown(settings, args.notation.is_json());
        args.notation.write(env, &value)?;
        return Ok(Exit::Clean);
    }
    let catalog = Arc::new(Catalog::new());
    let config = session::config_around(Path::new("."), &env.cwd, &catalog).1;
    let remote = args
        .server
        .open(env, config.as_ref(), &catalog, Access::Read)?;
    for warning in remote.warnings.iter().filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    let Some(client) = remote.client() else {
        return Err(Failure::new(
            Kind::Usage,
            "a directory has no configuration",
        ));
    };
    args.notation.write(env, &client.config()?)?;
    Ok(Exit::Clean)
}
