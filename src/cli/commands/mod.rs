//! The commands, one file each: the struct of its arguments, whose comments are the help, and the
//! function that runs it.

pub(crate) mod lint;

use super::args::{Cli, Command};
use super::env::Env;
use super::failure::{Exit, Failure};

/// Runs the command that was typed.
pub(crate) fn run(env: &mut Env, cli: &Cli) -> Result<Exit, Failure> {
    match &cli.command {
        Command::Lint(args) => lint::run(env, args),
    }
}
