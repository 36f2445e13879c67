//! What can be typed: the commands and what they share.

use clap::{Parser, Subcommand};

use super::commands::lint::LintArgs;
use super::env::Env;
use super::failure::{Exit, Failure};

/// Lint, compare and apply Perses dashboards kept in Git
#[derive(Parser)]
#[command(name = "perscope", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands, in the order of the help.
#[derive(Subcommand)]
pub(crate) enum Command {
    #[command(visible_alias = "check")]
    Lint(LintArgs),
}

/// Reads the arguments.
pub(crate) fn parse(env: &Env) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(&env.args)
}

/// Shows what clap has to say instead of a command: help, the version, or what is wrong.
pub(crate) fn explain(env: &mut Env, error: &clap::Error) -> Result<Exit, Failure> {
    let text = error.render().to_string();
    if error.use_stderr() {
        let _ = env.err.write_all(text.as_bytes());
        return Ok(Exit::Usage);
    }
    env.out.write_all(text.as_bytes())?;
    Ok(Exit::Clean)
}
