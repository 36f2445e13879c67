//! Which rules run, and how bad their findings are.

use crate::finding::{Group, Level, RuleId, RuleSet};

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

/// The level of every rule.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    levels: Vec<Level>,
}

impl Settings {
    /// The levels of a profile. `structural` says which rules word problems of syntax and schema.
    pub(crate) fn new(profile: Profile, rules: &RuleSet) -> Self {
        let level = |(id, rule): (RuleId, &crate::finding::RuleInfo)| {
            let picky = matches!(rule.group, Group::Pedantic | Group::Style);
            let raised = rule.level.max(Level::Warning);
            match profile {
                Profile::None if !super::registry::is_structural(id) => Level::Off,
                Profile::All => raised,
                Profile::Strict if picky => raised,
                Profile::None | Profile::Recommended | Profile::Strict => rule.level,
            }
        };
        Self {
            levels: rules.iter().map(level).collect(),
        }
    }

    /// Sets the level of a rule or group; later calls win.
    pub(crate) fn set(&mut self, selector: Selector, level: Level, rules: &RuleSet) {
        for (id, rule) in rules.iter() {
            let selected = match selector {
                Selector::Rule(selected) => selected == id,
                Selector::Group(group) => group == rule.group,
            };
            if selected {
                self.levels[id.0 as usize] = level;
            }
        }
    }

    /// The level of a rule.
    pub(crate) fn level(&self, rule: RuleId) -> Level {
        self.levels[rule.0 as usize]
    }
}
