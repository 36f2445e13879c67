//! `perscope promql`: queries outside of dashboards.
//!
//! * `input`: queries that were typed or come from standard input
//! * `check`: what is wrong with queries, for people
//! * `service`: the same for programs, a line of JSON each
//! * `fmt`: the layout of a query
//! * `language`: which syntax and functions a query may use
//! * `findings`: what is wrong with a query in the form in which all findings are written

mod check;
mod findings;
mod fmt;
mod input;
mod language;
mod service;

use clap::{Args, Subcommand};

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};

/// Check and lay out queries outside of dashboards
///
/// A query may hold variables of dashboards: what some value could make right is right.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope promql check 'rate(http_requests_total[5m])'
  perscope promql fmt 'sum(rate(errors_total[5m]))by(job)'")]
pub(crate) struct PromqlArgs {
    #[command(subcommand)]
    command: PromqlCommand,
}

#[derive(Subcommand)]
enum PromqlCommand {
    Check(check::CheckArgs),
    Fmt(fmt::FmtArgs),
}

/// Runs `promql`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &PromqlArgs) -> Result<Exit, Failure> {
    match &args.command {
        PromqlCommand::Check(args) => check::run(env, global, args),
        PromqlCommand::Fmt(args) => fmt::run(env, global, args),
    }
}
