//! `perscope promql`: one query, or a line of JSON each.

use std::io::{BufRead, BufReader};

use clap::{Args, Subcommand};

use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::output::promql::Request;
use crate::promql::{self, Options};

/// Check PromQL outside of dashboards
#[derive(Args)]
pub(crate) struct PromqlArgs {
    #[command(subcommand)]
    command: PromqlCommand,
}

#[derive(Subcommand)]
enum PromqlCommand {
    Check(CheckArgs),
}

/// Say what is wrong with a query
#[derive(Args)]
struct CheckArgs {
    /// Read lines of JSON from standard input and answer each with a line
    #[arg(long)]
    jsonl: bool,
}

/// Runs `promql`.
pub(crate) fn run(env: &mut Env, args: &PromqlArgs) -> Result<Exit, Failure> {
    match &args.command {
        PromqlCommand::Check(_) => lines(env),
    }
}

fn lines(env: &mut Env) -> Result<Exit, Failure> {
    let mut exit = Exit::Clean;
    for (number, line) in (1..).zip(BufReader::new(&mut env.input).lines()) {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let request = Request::read(&line).map_err(|error| {
            Failure::new(Kind::Input, format!("line {number} is no request: {error}"))
        })?;
        let features = request.features();
        let mut parsed = promql::parse(&request.query, &Options::default());
        let off = parsed.uses.iter().filter(|one| !features.has(one.feature));
        let off: Vec<_> = off.map(|one| one.problem(&request.query)).collect();
        parsed.problems.extend(off);
        if !parsed.problems.is_empty() {
            exit = Exit::Findings;
        }
        request.answer(&parsed, &mut env.out)?;
    }
    Ok(exit)
}
