//! Which rules run, and how bad their findings are.

use super::choices::Choices;
use super::options::FromOption;
use crate::finding::{Group, Level, OptionInfo, OptionValue, RuleId, RuleInfo, RuleSet};
use crate::text::FileId;

/// A starting point for the levels of all rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Profile {
    /// Nothing but what keeps a server from storing a resource as it is written: syntax and
    /// schema.
    None,
    /// Every rule at its default level.
    #[default]
    Recommended,
    /// As recommended, and matters of style and pedantry are warnings.
    Strict,
    /// Every rule at least a warning.
    All,
}

impl Profile {
    /// All profiles with their names.
    pub(crate) const NAMES: [(&'static str, Profile); 4] = [
        ("none", Profile::None),
        ("recommended", Profile::Recommended),
        ("strict", Profile::Strict),
        ("all", Profile::All),
    ];

    /// The word that users write.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }

    /// The profile of that name.
    pub(crate) fn parse(name: &str) -> Option<Profile> {
        let known = Self::NAMES.into_iter().find(|(known, _)| *known == name);
        known.map(|(_, profile)| profile)
    }
}

/// What a level is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Selector {
    /// One rule.
    Rule(RuleId),
    /// All rules of a group.
    Group(Group),
}

impl Selector {
    /// The rule or group of that name.
    pub(crate) fn parse(name: &str, rules: &RuleSet) -> Option<Self> {
        rules
            .find(name)
            .map(Selector::Rule)
            .or_else(|| Group::parse(name).map(Selector::Group))
    }
}

/// Where a level or the value of an option comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// The rule itself.
    Default,
    /// The profile, where it differs from the rule.
    Profile,
    /// `rules` of a configuration, from this byte on.
    Rules(FileId, u32),
    /// `overrides` of a configuration, from this byte on.
    Override(FileId, u32),
    /// A flag.
    Flag,
}

/// The level and the options of every rule, each with where it comes from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    levels: Vec<(Level, Origin)>,
    /// Of each rule the options in their order; most have none.
    options: Vec<Vec<(&'static str, OptionValue, Origin)>>,
}

impl Settings {
    /// The levels of a profile. `structural` says which rules word problems of syntax and schema.
    pub(crate) fn new(profile: Profile, rules: &RuleSet) -> Self {
        let level = |(id, rule): (RuleId, &RuleInfo)| {
            let picky = matches!(rule.group, Group::Pedantic | Group::Style);
            let raised = rule.level.max(Level::Warning);
            match profile {
                Profile::None if !super::registry::is_structural(id) => Level::Off,
                Profile::All => raised,
                Profile::Strict if picky => raised,
                Profile::None | Profile::Recommended | Profile::Strict => rule.level,
            }
        };
        let level = |(id, rule): (RuleId, &RuleInfo)| {
            let level = level((id, rule));
            let is_own = level == rule.level;
            (
                level,
                if is_own {
                    Origin::Default
                } else {
                    Origin::Profile
                },
            )
        };
        let default = |option: &OptionInfo| (option.name, option.default.clone(), Origin::Default);
        let defaults = |(_, rule): (_, &RuleInfo)| rule.options.iter().map(default).collect();
        Self {
            levels: rules.iter().map(level).collect(),
            options: rules.iter().map(defaults).collect(),
        }
    }

    /// Sets the level of a rule or group; later calls win.
    #[cfg(test)]
    pub(crate) fn set(&mut self, selector: Selector, level: Level, rules: &RuleSet) {
        let mut choices = Choices::default();
        choices.set(selector, level, rules);
        self.apply(&choices);
    }

    /// Applies what somebody chose.
    pub(crate) fn apply(&mut self, choices: &Choices) {
        for (rule, level, origin) in &choices.levels {
            self.levels[rule.0 as usize] = (*level, *origin);
        }
        for (rule, index, value, origin) in &choices.options {
            let (_, kept, from) = &mut self.options[rule.0 as usize][*index];
            kept.clone_from(value);
            *from = *origin;
        }
    }

    /// The level of a rule; a rule of a team's own is off where it is not known.
    pub(crate) fn level(&self, rule: RuleId) -> Level {
        let level = self.levels.get(rule.0 as usize);
        level.map_or(Level::Off, |(level, _)| *level)
    }

    /// Where the level of a rule comes from.
    pub(crate) fn origin(&self, rule: RuleId) -> Origin {
        self.levels[rule.0 as usize].1
    }

    /// The options of a rule: name, value, and where the value comes from.
    pub(crate) fn options(&self, rule: RuleId) -> &[(&'static str, OptionValue, Origin)] {
        &self.options[rule.0 as usize]
    }

    /// The value of a rule's option. To ask for one that the rule does not declare, or as another
    /// type, is a bug that the examples of the rule bring to light.
    pub(super) fn option<'s, T: FromOption<'s>>(&'s self, rule: RuleId, name: &str) -> T {
        let mut options = self.options[rule.0 as usize].iter();
        let value = options.find(|(known, ..)| *known == name);
        let value = value.and_then(|(_, value, _)| T::from_option(value));
        value.expect("a rule declares the options that it asks for, with the type it asks for")
    }
}
