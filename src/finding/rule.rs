//! The identity of rules: names, groups, levels.

use std::borrow::Cow;
use std::fmt;

use super::OptionInfo;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Level {
    /// Not reported.
    Off,
    /// Worth knowing.
    Info,
    /// Probably a mistake.
    Warning,
    /// A mistake.
    Error,
}

impl Level {
    /// All levels with the words that users write for them.
    pub(crate) const NAMES: [(&'static str, Level); 4] = [
        ("off", Level::Off),
        ("info", Level::Info),
        ("warning", Level::Warning),
        ("error", Level::Error),
    ];

    /// The word that users write and read.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }

    /// The level of that name.
    pub(crate) fn parse(name: &str) -> Option<Level> {
        let known = Self::NAMES.into_iter().find(|(known, _)| *known == name);
        known.map(|(_, level)| level)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What kind of trouble a rule speaks about; groups are switched like rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Group {
    /// Wrong: the server refuses it, or it does not do what it says.
    Correctness,
    /// Most probably a mistake.
    Suspicious,
    /// Slow dashboards or expensive queries.
    Performance,
    /// A matter of taste on which most teams agree.
    Style,
    /// Strict beyond what most teams want; off unless asked for.
    Pedantic,
    /// Secrets and exposure.
    Security,
    /// What a team has written itself.
    Custom,
}

impl Group {
    /// All groups with their names.
    pub(crate) const NAMES: [(&'static str, Group); 7] = [
        ("correctness", Group::Correctness),
        ("suspicious", Group::Suspicious),
        ("performance", Group::Performance),
        ("style", Group::Style),
        ("pedantic", Group::Pedantic),
        ("security", Group::Security),
        ("custom", Group::Custom),
    ];

    /// The word that users write and read.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize].0
    }

    /// The group of that name.
    pub(crate) fn parse(name: &str) -> Option<Group> {
        Self::NAMES
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, group)| *group)
    }
}

/// Whether a rule's findings carry a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fixable {
    /// No finding does.
    Never,
    /// Some do, where the right text is certain enough.
    Sometimes,
}

impl Fixable {
    /// The word for tables and machine formats.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Fixable::Never => "never",
            Fixable::Sometimes => "sometimes",
        }
    }
}

/// Everything about a rule that is not its check.
#[derive(Debug, Clone)]
pub(crate) struct RuleInfo {
    /// The id in kebab case: it names the problem.
    pub(crate) name: String,
    /// One line for tables.
    pub(crate) summary: Cow<'static, str>,
    /// The kind of trouble.
    pub(crate) group: Group,
    /// The level in the profile `recommended`.
    pub(crate) level: Level,
    /// Whether findings carry a fix.
    pub(crate) fix: Fixable,
    /// Whether a Perses server refuses what this rule finds.
    pub(crate) server: bool,
    /// What the configuration can set, in the order of the documentation.
    pub(crate) options: Vec<OptionInfo>,
    /// The documentation: Markdown with fixed headings.
    pub(crate) docs: Cow<'static, str>,
}

/// A rule's index in the run's [`RuleSet`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RuleId(pub(crate) u16);

/// The rules of a run: the built-in ones sorted by name, then those that a team has written.
#[derive(Debug, Clone, Default)]
pub(crate) struct RuleSet {
    rules: Vec<RuleInfo>,
}

impl RuleSet {
    /// A set of these rules; a [`RuleId`] is the position in this list.
    pub(crate) fn new(rules: Vec<RuleInfo>) -> Self {
        Self { rules }
    }

    /// The same with more rules behind those that are there; of one name, only the first is taken.
    pub(crate) fn with(mut self, more: impl IntoIterator<Item = RuleInfo>) -> Self {
        for rule in more {
            if self.find(&rule.name).is_none() {
                self.rules.push(rule);
            }
        }
        self
    }

    /// What is known of a rule.
    pub(crate) fn get(&self, id: RuleId) -> &RuleInfo {
        &self.rules[id.0 as usize]
    }

    /// The rule of that name.
    pub(crate) fn find(&self, name: &str) -> Option<RuleId> {
        let index = self.rules.iter().position(|rule| rule.name == name)?;
        Some(RuleId(u16::try_from(index).ok()?))
    }

    /// All rules with their ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (RuleId, &RuleInfo)> {
        (0..).map(RuleId).zip(&self.rules)
    }

    /// The number of rules.
    pub(crate) fn len(&self) -> usize {
        self.rules.len()
    }
}
