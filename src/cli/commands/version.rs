//! `perscope version`: which perscope this is.

use clap::Args;

use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};

/// Print the version
#[derive(Args)]
pub(crate) struct VersionArgs {
    /// Print the number only
    #[arg(long)]
    short: bool,
}

/// Runs `version`.
pub(crate) fn run(env: &mut Env, args: &VersionArgs) -> Result<Exit, Failure> {
    let number = env!("CARGO_PKG_VERSION");
    if args.short {
        writeln!(env.out, "{number}")?;
    } else {
        writeln!(env.out, "perscope {number}")?;
    }
    Ok(Exit::Clean)
}
