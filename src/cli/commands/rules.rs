//! `perscope rules`: what is checked.

use clap::{Args, ValueEnum};

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};
use crate::cli::terminal;
use crate::finding::{Group, RuleInfo};
use crate::output::rules::{write_json, write_table};
use crate::session;

/// List the rules
///
/// Each has a group, the level it has by default, whether its findings carry a fix, and whether a
/// Perses server refuses what it finds. Those of a team's own come from the perscope.yaml around
/// the working directory.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope rules
  perscope rules performance security
  perscope rules --format json")]
pub(crate) struct RulesArgs {
    /// List the rules of these groups only
    #[arg(value_parser = clap::builder::PossibleValuesParser::new(Group::NAMES.map(|(name, _)| name)))]
    groups: Vec<String>,
    /// Choose how the list is written
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: ListFormat,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum ListFormat {
    /// A table.
    Human,
    /// One JSON object.
    Json,
}

/// Runs `rules`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &RulesArgs) -> Result<Exit, Failure> {
    let rules = session::rules_around(&env.cwd, env.today);
    let wanted = |rule: &&RuleInfo| {
        let mut groups = args.groups.iter();
        args.groups.is_empty() || groups.any(|group| group == rule.group.name())
    };
    let listed: Vec<&RuleInfo> = rules.iter().map(|(_, rule)| rule).filter(wanted).collect();
    let show = terminal::show(env, global);
    match args.format {
        ListFormat::Human => write_table(&listed, show, &mut env.out)?,
        ListFormat::Json => write_json(&listed, &mut env.out)?,
    }
    Ok(Exit::Clean)
}
