//! `perscope explain`: what a rule finds, why it matters, and what to do instead.

use clap::Args;

use crate::cli::args::GlobalArgs;
use crate::cli::env::Env;
use crate::cli::failure::{Exit, Failure};
use crate::cli::levels::{RuleName, unknown};
use crate::cli::terminal;
use crate::finding::RuleInfo;
use crate::lint;
use crate::output::{explain, rules::write_table};
use crate::session;

/// Explain a rule: what it finds, why it matters, what to do instead
///
/// Without a rule, list all of them. What a perscope.yaml around the working directory brings
/// along is known as `custom/NAME`.
#[derive(Args)]
#[command(after_long_help = "\
Examples:
  perscope explain duplicate-key")]
pub(crate) struct ExplainArgs {
    /// The rule to explain
    #[arg(value_parser = RuleName { or_group: false }, hide_possible_values = true)]
    rule: Option<String>,
}

/// Runs `explain`.
pub(crate) fn run(env: &mut Env, global: &GlobalArgs, args: &ExplainArgs) -> Result<Exit, Failure> {
    let own = args.rule.as_deref().is_some_and(lint::is_custom);
    let rules = if own {
        session::rules_around(&env.cwd, env.today)
    } else {
        lint::rule_set()
    };
    let show = terminal::show(env, global);
    if let Some(name) = &args.rule {
        let unknown = || unknown("rule", name, &[], &rules);
        let rule = rules.find(name).ok_or_else(unknown)?;
        explain::write(rules.get(rule), show, &mut env.out)?;
    } else {
        let listed: Vec<&RuleInfo> = rules.iter().map(|(_, rule)| rule).collect();
        write_table(&listed, show, &mut env.out)?;
    }
    Ok(Exit::Clean)
}
