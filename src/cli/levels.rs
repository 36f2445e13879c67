//! The flags `-A`, `-W` and `-D`: levels of rules and groups, in the order in which they are
//! typed, whatever the mixture.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches, ValueEnum};

use super::failure::{Failure, Kind};
use super::suggested::Suggested;
use crate::finding::{Group, Level, RuleSet};
use crate::lint::{self, Choices, Selector};
use crate::text::nearest;

/// The flags: name, letter, level, help.
const FLAGS: [(&str, char, Level, &str); 3] = [
    (
        "allow",
        'A',
        Level::Off,
        "Switch off a rule or a group of rules (can be repeated)",
    ),
    (
        "warn",
        'W',
        Level::Warning,
        "Make what a rule or a group finds warnings (can be repeated)",
    ),
    (
        "deny",
        'D',
        Level::Error,
        "Make what a rule or a group finds errors (can be repeated)",
    ),
];

/// The levels that were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LevelArgs {
    /// Names of rules or groups with their level; later ones count.
    typed: Vec<(String, Level)>,
}

impl LevelArgs {
    /// The levels in their order: of built-in rules, and by name those of a team's own, which are
    /// not known yet.
    pub(crate) fn choices(
        &self,
        rules: &RuleSet,
    ) -> Result<(Choices, Vec<(String, Level)>), Failure> {
        let mut choices = Choices::default();
        let mut custom = Vec::new();
        for (name, level) in &self.typed {
            if lint::is_custom(name) {
                custom.push((name.clone(), *level));
                continue;
            }
            let selector = Selector::parse(name, rules);
            let groups = Group::NAMES.map(|(name, _)| name);
            let selector =
                selector.ok_or_else(|| unknown("rule or group", name, &groups, rules))?;
            choices.set(selector, *level, rules);
        }
        Ok((choices, custom))
    }
}

/// What to say about a name that is no rule's, nor one of some other names.
pub(crate) fn unknown(what: &str, name: &str, others: &[&str], rules: &RuleSet) -> Failure {
    let failure = Failure::new(Kind::Usage, format!("there is no {what} `{name}`"));
    let names = rules.iter().map(|(_, rule)| rule.name.as_str());
    let failure = match nearest(name, names.chain(others.iter().copied())) {
        Some(near) => failure.hint(format!("Did you mean `{near}`?")),
        None => failure,
    };
    failure.hint("`perscope rules` lists all rules.")
}

/// The names of the groups and the rules, for completion scripts.
pub(crate) fn names() -> Vec<String> {
    let groups = Group::NAMES.map(|(name, _)| name.to_owned());
    let rules = lint::rule_set();
    let rules = rules.iter().map(|(_, rule)| rule.name.clone());
    groups.into_iter().chain(rules).collect()
}

impl Args for LevelArgs {
    fn augment_args(command: Command) -> Command {
        let arg = |(name, letter, _, help): &(&'static str, char, Level, &'static str)| {
            Arg::new(*name)
                .short(*letter)
                .long(*name)
                .value_name("RULE|GROUP")
                .help(*help)
                .help_heading("Rules")
                .action(ArgAction::Append)
                .value_parser(Suggested(names))
                .hide_possible_values(true)
        };
        command.args(FLAGS.iter().map(arg))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for LevelArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut typed: Vec<(usize, String, Level)> = Vec::new();
        for (name, _, level, _) in FLAGS {
            let values = matches.get_many::<String>(name).into_iter().flatten();
            let indices = matches.indices_of(name).into_iter().flatten();
            typed.extend(
                indices
                    .zip(values)
                    .map(|(index, value)| (index, value.clone(), level)),
            );
        }
        typed.sort_by_key(|(index, ..)| *index);
        let typed = typed.into_iter().map(|(_, name, level)| (name, level));
        Ok(Self {
            typed: typed.collect(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// From which level on findings make the run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// For errors only.
    Error,
    /// For warnings, too.
    Warning,
    /// For every finding.
    Info,
    /// For none.
    Never,
}

impl FailOn {
    /// Whether a finding of this level makes the run fail.
    pub(crate) fn fails(self, level: Level) -> bool {
        self.least().is_some_and(|least| level >= least)
    }

    /// The least level that makes the run fail; none if none does.
    pub(crate) fn least(self) -> Option<Level> {
        match self {
            FailOn::Error => Some(Level::Error),
            FailOn::Warning => Some(Level::Warning),
            FailOn::Info => Some(Level::Info),
            FailOn::Never => None,
        }
    }
}
