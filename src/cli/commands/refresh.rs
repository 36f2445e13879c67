//! `perscope refresh`: a new token for one that expires.

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::{percliconfig, remote};
use crate::client::Client;
use crate::credentials::ConfigFile;

/// Renew the stored token
///
/// Other commands do this by themselves when the server does not take the token any more. What
/// gets a token anew in each run, such as a Kubernetes cluster, is only tried.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope refresh")]
pub(crate) struct RefreshArgs {}

/// Runs `refresh`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, _: &RefreshArgs) -> Result<Exit, Failure> {
    let (file, remote) = remote::stored(env)?;
    for warning in remote.warnings.iter().filter(|_| !global.quiet) {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    let settings = file.settings();
    if settings.refresh_token.is_some() {
        let client = Client::new(remote::renewing(env, &file)?).map_err(Failure::from)?;
        let login = client.refresh()?;
        ConfigFile::update(file.path(), |file| percliconfig::keep_tokens(file, &login))?;
    } else if settings.opens() && (settings.authorization.is_none() || settings.k8s_auth.is_some())
    {
        let client = remote.client().expect("what is stored is no directory");
        client.whoami()?;
    } else {
        return Err(
            Failure::new(Kind::Usage, "nothing is stored that renews a token")
                .hint("Log in again with `perscope login`."),
        );
    }
    writeln!(env.out, "token has been refreshed")?;
    Ok(Exit::Clean)
}
