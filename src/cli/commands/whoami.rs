//! `perscope whoami`: who a server takes one for.

use std::path::Path;
use std::sync::Arc;

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::remote::{Access, ServerArgs};
use crate::client::{Client, plain};
use crate::doc::Value;
use crate::schema::Catalog;
use crate::session;
use crate::store::FaultKind;

/// Show who a server takes you for
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope whoami
  perscope whoami -s staging --show-url       on another server, with its address")]
pub(crate) struct WhoamiArgs {
    /// Show the token as well, which is a secret
    #[arg(long, help_heading = "Output")]
    show_token: bool,
    /// Show the address of the server as well
    #[arg(long, help_heading = "Output")]
    show_url: bool,
    #[command(flatten)]
    server: ServerArgs,
}

/// Runs `whoami`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &WhoamiArgs) -> Result<Exit, Failure> {
    let catalog = Arc::new(Catalog::new());
    let config = session::config_around(Path::new("."), &env.cwd, &catalog).1;
    let remote = args
        .server
        .open(env, config.as_ref(), &catalog, Access::Read)?;
    for warning in remote.warnings.iter().filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    let Some(client) = remote.client() else {
        let message = "a directory knows nobody";
        return Err(Failure::new(Kind::Usage, message));
    };
    let name = name(client)?;
    if args.show_token {
        match client.token() {
            Some(token) => writeln!(env.out, "Token used: {}", token.expose())?,
            None if global.quiet => {}
            None => {
                let _ = writeln!(env.err, "note: no token is used");
            }
        }
    }
    if args.show_url {
        writeln!(env.out, "Authenticated to the server: {}", client.server())?;
    }
    writeln!(env.out, "User used: {name}")?;
    Ok(Exit::Clean)
}

/// Who one is.
fn name(client: &Client) -> Result<String, Failure> {
    let user = client.whoami();
    let fault = match user {
        Ok(user) => {
            let name = user.at(&["metadata", "name"]).and_then(Value::as_str);
            return match plain(name.unwrap_or_default()) {
                name if name.is_empty() => {
                    let message = "the server does not say who you are: its answer has no name";
                    Err(Failure::new(Kind::Remote, message))
                }
                name => Ok(name),
            };
        }
        Err(fault) => fault,
    };
    let asks_nobody = || {
        let config = client.config().ok()?;
        let enabled = config.at(&["security", "enable_auth"]);
        Some(enabled.and_then(Value::as_bool) != Some(true))
    };
    if fault.kind == FaultKind::Unauthorized && asks_nobody() == Some(true) {
        let message = "the server asks nobody who they are, so you are nobody to it";
        return Err(Failure::new(Kind::Remote, message)
            .hint("`security.enable_auth` is off in its configuration."));
    }
    Err(fault.into())
}
