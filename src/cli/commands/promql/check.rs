//! `perscope promql check`: what is wrong with queries.

use std::io::{self, Write};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::findings::finding;
use super::input;
use super::language::{LanguageArgs, problems};
use super::service;
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};
use crate::cli::number;
use crate::cli::terminal;
use crate::finding::Finding;
use crate::lint;
use crate::output::promql::write_type;
use crate::output::{Counts, Format, Report, Show};
use crate::promql::Types;
use crate::text::SourceFile;

/// The formats that make sense without files.
const FORMATS: [&str; 3] = ["human", "concise", "json"];

/// Say what is wrong with queries
///
/// Prints the findings, or the type of a query without any: scalar, vector, matrix or string; all
/// that are possible if variables decide it; none with -q or as JSON. The exit code is 1 if there
/// is a finding.
///
/// Queries are those of Prometheus 3.14. What it has only when it is switched on is an error
/// unless --feature allows it.
///
/// With --jsonl, each line of standard input is a JSON object with the `query`, and with an `id`
/// and the `features` if wanted; each is answered by a line with `id`, `valid`, `errors` (with
/// byte offsets in the query), and the query in one line as `string` and its `type` if it is
/// valid. Mistakes are answers here, so they leave the exit code at 0.
#[derive(Args)]
#[command(override_usage = "perscope promql check [OPTIONS] [EXPR]...")]
#[command(after_long_help = "\
Examples:
  perscope promql check 'sum by (job) (rate(http_requests_total{job=~\"$job\"}[5m]))'
  perscope promql check --format concise - < query.promql
  perscope promql check --feature all 'limitk(5, up)'
  perscope promql check --function range_median 'range_median(up)'
  echo '{\"id\": 1, \"query\": \"rate(up)\"}' | perscope promql check --jsonl")]
pub(super) struct CheckArgs {
    /// Check these queries; `-` is standard input [default: -]
    // With a sign in front, only one query can be told from flags: those behind it could take
    // every flag that follows for themselves.
    #[arg(value_name = "EXPR", allow_hyphen_values = true, value_parser = input::expr())]
    expr: Option<String>,
    #[arg(value_name = "EXPR", hide = true, allow_negative_numbers = true)]
    more: Vec<String>,
    #[command(flatten)]
    language: LanguageArgs,
    /// Choose how findings are written
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0], value_parser = formats())]
    format: String,
    /// Show at most this many findings
    #[arg(
        long,
        value_name = "N",
        value_parser = number::from(0),
        allow_negative_numbers = true
    )]
    max_findings: Option<usize>,
    /// Answer lines of JSON with lines of JSON
    #[arg(long, conflicts_with_all = ["expr", "format", "max_findings"])]
    jsonl: bool,
}

fn formats() -> PossibleValuesParser {
    let formats = FORMATS.iter().filter_map(|name| Format::find(name));
    let value = |format: &Format| PossibleValue::new(format.name).help(format.summary);
    PossibleValuesParser::new(formats.map(value))
}

/// Runs `promql check`.
pub(super) fn run(env: &mut Env, global: &GlobalArgs, args: &CheckArgs) -> Result<Exit, Failure> {
    if args.jsonl {
        return service::run(env, &args.language);
    }
    let exprs: Vec<&str> = args
        .expr
        .iter()
        .chain(&args.more)
        .map(|expr| &**expr)
        .collect();
    let queries = input::queries(env, &exprs)?;
    let rules = lint::rule_set();
    let mut findings = Vec::new();
    let mut sound = Vec::new();
    for query in &queries {
        let mut parsed = args.language.parse(&query.text);
        let mut problems = problems(&mut parsed, args.language.features());
        if problems.is_empty() {
            let types = parsed.ast.root().map(|root| parsed.ast.types(root));
            sound.push((query, types.unwrap_or(Types::NONE)));
        }
        problems.sort_by_key(|problem| problem.span);
        let found = problems.into_iter();
        let before = findings.len();
        findings.extend(found.map(|problem| finding(&rules, query, problem)));
        input::suggest_file(env, query, findings.get_mut(before));
    }
    let format = Format::find(&args.format).expect("clap knows the names of all formats");
    let show = Show {
        max_findings: args.max_findings,
        ..terminal::show(env, global)
    };
    write(&queries, &findings, format, show, &mut env.out)?;
    if format.for_people && !global.quiet {
        for (query, types) in sound {
            let name = (queries.len() > 1).then_some(&*query.path);
            write_type(types, name, &mut env.out)?;
        }
    }
    Ok(if findings.is_empty() {
        Exit::Clean
    } else {
        Exit::Findings
    })
}

/// Writes findings about queries.
pub(super) fn write(
    queries: &[SourceFile],
    findings: &[Finding],
    format: &Format,
    show: Show,
    out: &mut dyn Write,
) -> io::Result<()> {
    let report = Report {
        rules: &lint::rule_set(),
        files: queries,
        findings,
        counts: Counts {
            files: queries.len(),
            ..Counts::default()
        },
        fixes: None,
        repository_path: &str::to_owned,
        show,
    };
    format.write(&report, out)
}
