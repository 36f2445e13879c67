//! `perscope explain`: what a rule finds, why it matters, and what to do instead.

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};
use crate::cli::levels::{self, unknown};
use crate::cli::suggested::Suggested;
use crate::cli::terminal;
use crate::finding::{Group, RuleInfo};
use crate::lint;
use crate::output::{explain, rules::write_table};
use crate::session;

/// Explain a rule: what it finds, why it matters, what to do instead
///
/// Of a group, its rules are listed; without a name, all of them. What a perscope.yaml around the working directory brings
/// along is known as `custom/NAME`.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope explain duplicate-key
  perscope explain security         the rules of a group")]
pub(crate) struct ExplainArgs {
    /// The rule to explain, or a group
    #[arg(value_parser = Suggested(levels::names), hide_possible_values = true)]
    rule: Option<String>,
}

/// Runs `explain`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &ExplainArgs) -> Result<Exit, Failure> {
    let is_own = |name: &str| lint::is_custom(name) || name == Group::Custom.name();
    let own = args.rule.as_deref().is_some_and(is_own);
    let rules = if own {
        session::rules_around(&env.cwd, env.today)
    } else {
        lint::rule_set()
    };
    let show = terminal::show(env, global);
    let group = args.rule.as_deref().and_then(Group::parse);
    match &args.rule {
        Some(name) if group.is_none() => {
            let groups = Group::NAMES.map(|(name, _)| name);
            let unknown = || unknown("rule", name, &groups, &rules);
            let rule = rules.find(name).ok_or_else(unknown)?;
            explain::write(rules.get(rule), show, &mut env.out)?;
        }
        _ => {
            let is_listed = |rule: &&RuleInfo| group.is_none_or(|group| rule.group == group);
            let listed = rules.iter().map(|(_, rule)| rule).filter(is_listed);
            write_table(&listed.collect::<Vec<_>>(), show, &mut env.out)?;
        }
    }
    Ok(Exit::Clean)
}
