//! `perscope completion`: scripts that make a shell complete the command line.

use clap::Args;
use clap_complete::Shell;

use crate::cli::args;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};

/// Print a completion script for a shell
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  source <(perscope completion bash)
  perscope completion zsh > \"${fpath[1]}/_perscope\"
  perscope completion fish > ~/.config/fish/completions/perscope.fish")]
pub(crate) struct CompletionArgs {
    /// The shell to print a script for
    shell: Shell,
}

/// Runs `completion`.
pub(crate) fn run(env: &mut Env, args: &CompletionArgs) -> Result<Exit, Failure> {
    // The generators write to a buffer, because they take a failing writer for a bug.
    let mut script = Vec::new();
    let name = if env.is_percli() {
        "percli"
    } else {
        "perscope"
    };
    clap_complete::generate(args.shell, &mut args::command(), name, &mut script);
    env.out.write_all(&script)?;
    Ok(Exit::Clean)
}
