//! `perscope diff`: what `apply` would do.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::{plan_file, plan_output};
use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure, Kind};
use crate::cli::remote::{Access, CompareArgs, Purpose};
use crate::output::plan::FORMATS;

/// Show what `apply` would do
///
/// Reads the files and asks the server for what it holds of the same resources. Both are compared
/// as the server would store them, so that what it fills in or leaves out is no difference. Nothing
/// is ever written to a server.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope diff -s https://perses.example.com      everything below the working directory
  perscope diff -s staging --format markdown       for a comment on a pull request
  perscope diff -s prod --exit-code --name-only    only whether, and what
  perscope diff -s prod --out plan.json            a plan for `perscope apply --plan plan.json`")]
pub(crate) struct DiffArgs {
    #[command(flatten)]
    compare: CompareArgs,
    /// Exit with 1 if there are differences
    #[arg(long, help_heading = "Output")]
    exit_code: bool,
    /// Only name the resources that differ
    #[arg(long, help_heading = "Output")]
    name_only: bool,
    /// Write the plan to this file, for `perscope apply --plan`
    #[arg(long, value_name = "FILE", help_heading = "Plan")]
    out: Option<PathBuf>,
    #[command(flatten)]
    purpose: Purpose,
    /// Choose how differences are written
    #[arg(long, value_name = "FORMAT", default_value = FORMATS[0].name, value_parser = formats(), help_heading = "Output")]
    format: String,
}

fn formats() -> PossibleValuesParser {
    let formats = FORMATS.iter();
    PossibleValuesParser::new(
        formats.map(|format| PossibleValue::new(format.name).help(format.summary)),
    )
}

/// Runs `diff`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &DiffArgs) -> Result<Exit, Failure> {
    let interrupted = Env::interrupted();
    let prepared = args.compare.prepare(env, Access::Read)?;
    if let Some(exit) = args.compare.tell_faults(env, global, &prepared)? {
        return Ok(exit);
    }
    let cwd = env.cwd.clone();
    let mut planned = args
        .compare
        .plan(&prepared, args.purpose, None, (&cwd, &interrupted))?;
    planned.tell_left_out(env, global);
    planned.tell_spared(env, global);
    planned.tell_missing_projects(env, global);
    if let Some(exit) = planned.tell_failures(env) {
        return Ok(exit);
    }
    if let Some(out) = &args.out {
        let project = args.compare.input.project.as_deref();
        plan_file::write(&cwd.join(out), &prepared, project, &planned.plan)?;
    }
    plan_output::write(
        env,
        global,
        (&prepared, &planned.plan),
        &args.format,
        args.name_only,
    )?;
    if let Some(file) = prepared.session.first_unread() {
        let message = format!("{file} was not compared completely");
        let failure = Failure::new(Kind::Input, message)
            .hint("A part of it cannot be read as a resource; `perscope lint` says why.");
        failure.write(&mut env.err);
        return Ok(failure.exit());
    }
    if args.exit_code && !planned.plan.is_empty() {
        return Ok(Exit::Findings);
    }
    Ok(Exit::Clean)
}
