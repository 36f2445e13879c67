//! The command line: arguments, one file a command, exit codes.
//!
//! A command gets the process as a value ([`Env`]), writes results to stdout and everything else
//! to stderr, and returns how it ended. Arguments have two stages: the structs hold what was
//! typed; what it means is worked out when the command runs.

mod args;
mod commands;
mod env;
mod failure;
mod input;
mod levels;
mod notation;
mod number;
mod overview;
mod percli;
mod percliconfig;
mod remote;
mod secret;
mod suggested;
mod terminal;

use std::process::ExitCode;

pub use env::Env;

use failure::Failure;

/// Runs the program and says how it ended.
pub fn run(mut env: Env) -> ExitCode {
    let ended = match args::parse(&env) {
        Ok(cli) => {
            env.percliconfig.clone_from(&cli.global.percliconfig);
            commands::run(&mut env, &cli)
        }
        Err(error) => args::answer(&mut env, &error),
    };
    let flushed = env.out.flush().map_err(Failure::from);
    for warning in env.late.take() {
        let _ = writeln!(env.err, "warning: {warning}");
    }
    let exit = match (ended, flushed) {
        (Ok(exit), Ok(())) => exit,
        (Err(failure), _) | (Ok(_), Err(failure)) => {
            failure.write(&mut env.err);
            failure.exit()
        }
    };
    ExitCode::from(if env.is_percli() {
        percli::code(exit)
    } else {
        exit.code()
    })
}
