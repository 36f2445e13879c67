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
use crate::doc;
use crate::store;
use crate::text::{FileId, SourceFile};

/// The size up to which queries are read.
const MAX_MIB: usize = doc::MAX_FILE_BYTES >> 20;

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

/// The queries that were typed, or the one on standard input if there are none.
fn queries(env: &mut Env, typed: &[String]) -> Result<Vec<SourceFile>, Failure> {
    if typed.iter().filter(|expr| *expr == "-").count() > 1 {
        let message = "standard input is one query, and `-` stands there twice";
        return Err(Failure::new(Kind::Usage, message));
    }
    match typed {
        [] => Ok(vec![query(env, None)?]),
        [expr] => Ok(vec![query(env, Some(expr))?]),
        several => {
            let named = |(id, expr): (u32, &String)| {
                let name = format!("<expr {}>", id + 1);
                source(env, FileId(id), &name, expr)
            };
            (0..).zip(several).map(named).collect()
        }
    }
}

/// The query that was typed, or the one on standard input if there is none.
fn query(env: &mut Env, typed: Option<&str>) -> Result<SourceFile, Failure> {
    if env.terminals.input && typed.is_none() {
        let failure = Failure::new(Kind::Usage, "there is no query");
        return Err(failure.hint("Name it in quotes, or send it to standard input."));
    }
    source(env, FileId(0), "<expr>", typed.unwrap_or("-"))
}

/// A query with the name under which mistakes in it are shown; `-` is standard input.
fn source(env: &mut Env, id: FileId, name: &str, expr: &str) -> Result<SourceFile, Failure> {
    Ok(match expr {
        "-" => SourceFile::new(id, "<stdin>", read(env)?),
        expr => SourceFile::new(id, name, expr),
    })
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
        Some(doc::ProblemKind::FileTooLarge { .. }) => {
            let message = format!("the query is larger than {MAX_MIB} MiB");
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
