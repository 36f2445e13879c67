//! `perscope promql`: queries outside of dashboards.
//!
//! * `check`: what is wrong with queries, for people
//! * `service`: the same for programs, a line of JSON each
//! * `fmt`: the layout of a query
//! * `language`: which syntax and functions a query may use
//! * `findings`: what is wrong with a query in the form in which all findings are written

mod check;
mod findings;
mod fmt;
mod language;
mod service;

use clap::{Args, Subcommand};

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::store;
use crate::text::{FileId, SourceFile};

/// Check and lay out queries outside of dashboards
///
/// A query may hold variables of dashboards: what some value could make right is right.
#[derive(Args)]
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

/// The queries that were typed, `-` being standard input, which is read as well if there are none.
/// Each has the name under which mistakes in it are shown.
fn queries(env: &mut Env, typed: &[String]) -> Result<Vec<SourceFile>, Failure> {
    let input = ["-".to_owned()];
    let exprs = if typed.is_empty() { &input } else { typed };
    if env.terminals.input && typed.is_empty() {
        let failure = Failure::new(Kind::Usage, "there is no query");
        return Err(failure.hint("Name it in quotes, or send it to standard input."));
    }
    if exprs.iter().filter(|expr| *expr == "-").count() > 1 {
        let message = "standard input is one query, and `-` stands there twice";
        return Err(Failure::new(Kind::Usage, message));
    }
    let mut queries = Vec::with_capacity(exprs.len());
    for (id, expr) in (0..).zip(exprs) {
        let (name, text) = match expr.as_str() {
            "-" => ("<stdin>".to_owned(), read(env)?),
            _ if exprs.len() > 1 => (format!("<expr {}>", id + 1), expr.clone()),
            _ => ("<expr>".to_owned(), expr.clone()),
        };
        queries.push(SourceFile::new(FileId(id), name, text));
    }
    Ok(queries)
}

/// The query that another program prints.
fn read(env: &mut Env) -> Result<String, Failure> {
    if env.terminals.input {
        let message = "standard input is a terminal, and `-` takes what another program prints";
        return Err(Failure::new(Kind::Usage, message));
    }
    let content = store::read(&mut env.input, 0).map_err(|error| unreadable(&error))?;
    match content.problems.first().map(|problem| &problem.kind) {
        None => Ok(content.text),
        Some(crate::doc::ProblemKind::FileTooLarge { .. }) => {
            let message = format!("the query is larger than {} MiB", limit_in_mib());
            Err(Failure::new(Kind::Input, message))
        }
        Some(_) => Err(Failure::new(Kind::Input, "standard input is not UTF-8")),
    }
}

/// What to say when standard input breaks off.
fn unreadable(error: &std::io::Error) -> Failure {
    let reason = store::reason(error);
    Failure::new(Kind::Input, format!("cannot read standard input: {reason}"))
}

/// How large a query may be.
fn limit_in_mib() -> usize {
    crate::doc::MAX_FILE_BYTES >> 20
}
