//! `perscope promql fmt`: the layout of a query.
//!
//! A query with mistakes is not laid out, because the text of what is wrong with it might be
//! lost. Only names of functions are nobody's business here: servers have functions of their own.

use clap::Args;

use super::check::write;
use super::findings::finding;
use super::input;
use crate::cli::args::{ColorChoice, GlobalArgs};
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::number;
use crate::cli::terminal;
use crate::lint;
use crate::output::{FORMATS, Show};
use crate::promql::{self, Options, Problem, ProblemKind};
use crate::text::SourceFile;

/// How many mistakes are shown.
const SHOWN: usize = 10;

/// Lay out a query
///
/// Prints the query in one line if it fits, else over several lines, broken where Prometheus
/// breaks them. Comments and variables stay. A query with mistakes is not printed: the errors go
/// to standard error, and the exit code is 1. Functions may have any name.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope promql fmt 'sum(rate(errors_total[5m]))by(job)/sum(rate(requests_total[5m]))by(job)'
  perscope promql fmt --width 60 - < query.promql
  perscope promql fmt --check - < query.promql")]
pub(super) struct FmtArgs {
    /// Lay out this query; `-` is standard input [default: -]
    #[arg(value_name = "EXPR", allow_hyphen_values = true, value_parser = input::expr())]
    expr: Option<String>,
    // A flag with a slip in it is taken for the query, and should be what is complained about.
    #[arg(hide = true)]
    more: Vec<String>,
    /// Break lines that are longer than this, not counting their indentation
    #[arg(
        long,
        value_name = "BYTES",
        default_value = "100",
        value_parser = number::from(1),
        allow_negative_numbers = true
    )]
    width: usize,
    /// Print the canonical text of Prometheus: one line, without comments
    #[arg(long, conflicts_with = "width")]
    one_line: bool,
    /// Print nothing, and exit with 1 if the query is laid out differently
    #[arg(long)]
    check: bool,
}

/// Runs `promql fmt`.
pub(super) fn run(env: &mut Env, global: &GlobalArgs, args: &FmtArgs) -> Result<Exit, Failure> {
    if let Some(more) = args.more.first() {
        let message = format!("one query is laid out at a time, and `{more}` is another one");
        return Err(Failure::new(Kind::Usage, message));
    }
    let query = input::query(env, args.expr.as_deref())?;
    let mut parsed = promql::parse(&query.text, &Options::default());
    let is_name = |problem: &Problem| {
        matches!(
            problem.kind,
            ProblemKind::UnknownFunction | ProblemKind::RemovedFunction
        )
    };
    parsed.problems.retain(|problem| !is_name(problem));
    if !parsed.problems.is_empty() {
        complain(env, global, &query, parsed.problems);
        return Ok(Exit::Findings);
    }
    let text = if args.one_line {
        promql::print(&parsed.ast)
    } else {
        promql::pretty(&parsed.ast, args.width)
    };
    if !args.check {
        writeln!(env.out, "{text}")?;
        return Ok(Exit::Clean);
    }
    if without_line_end(&query.text) == text {
        return Ok(Exit::Clean);
    }
    if !global.quiet {
        let line = format!(
            "{}: the layout is another one; without --check it is printed\n",
            query.path
        );
        let _ = env.err.write_all(line.as_bytes());
    }
    Ok(Exit::Findings)
}

/// Says on stderr what keeps a query from being laid out: the first mistakes, each with the source
/// around it, and how many there are besides.
fn complain(env: &mut Env, global: &GlobalArgs, query: &SourceFile, problems: Vec<Problem>) {
    let rules = lint::rule_set();
    let more = problems.len().saturating_sub(SHOWN);
    let found = problems.into_iter().take(SHOWN);
    let mut found: Vec<_> = found
        .map(|problem| finding(&rules, query, problem))
        .collect();
    input::suggest_file(env, query, found.first_mut());
    let show = terminal::show(env, global);
    let show = Show {
        color: show.color && (env.terminals.err || global.color == ColorChoice::Always),
        fold: false,
        ..show
    };
    // There is nobody left to tell when stderr is closed.
    let _ = write(
        std::slice::from_ref(query),
        &found,
        &FORMATS[0],
        show,
        &mut env.err,
    );
    if more > 0 {
        let line = format!("and {more} more; `perscope promql check` shows all\n");
        let _ = env.err.write_all(line.as_bytes());
    }
}

/// The text without the end of its last line, which shells and editors add.
fn without_line_end(text: &str) -> &str {
    text.strip_suffix('\n').unwrap_or(text)
}
