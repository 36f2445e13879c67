//! The linters of a workspace: one for each set of overrides that some file of it has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::choices::Choices;
use super::custom::CustomRule;
use super::registry::Linter;
use super::settings::{Origin, Profile, Selector, Settings};
use crate::config::{Config, Globs};
use crate::finding::{Level, OptionInfo, RuleId, RuleSet};

/// What flags say about rules.
#[derive(Debug, Clone, Default)]
pub(crate) struct Flags {
    /// The profile to start from, in place of the configuration's.
    pub(crate) profile: Option<Profile>,
    /// Levels that count more than whatever the configuration says.
    pub(crate) choices: Choices,
    /// The same for the rules of a team's own and their group, by name: they are known only when
    /// the configuration was read.
    pub(crate) custom: Vec<(String, Level)>,
}

/// The settings of the files below a root. Of what is said about a rule, this counts last to
/// first: flags, `overrides` for the file (later ones more), `rules`, the profile.
pub(crate) struct Linters {
    /// What holds where no override does, without the flags.
    base: Settings,
    profile: Profile,
    overrides: Vec<(Globs, Choices)>,
    flags: Choices,
    /// The rules that `rules` switches on by their own names.
    wanted: BTreeSet<RuleId>,
    custom: Vec<(RuleId, Arc<CustomRule>)>,
    /// By the overrides that hold.
    known: BTreeMap<Vec<usize>, Arc<Linter>>,
}

impl Linters {
    /// Reads what a configuration says about rules. `custom` are the rules of a team's own that
    /// hold there.
    pub(crate) fn new(
        config: Option<&Config>,
        flags: &Flags,
        rules: &RuleSet,
        custom: &[Arc<CustomRule>],
    ) -> Self {
        let named = config.and_then(|config| Profile::parse(config.profile.as_deref()?));
        let profile = flags.profile.or(named).unwrap_or_default();
        let mut base = Settings::new(profile, rules);
        let mut wanted = BTreeSet::new();
        for node in config.into_iter().flat_map(Config::rules) {
            let choices = Choices::read(node, Origin::Rules, rules);
            base.apply(&choices);
            wanted.extend(choices.wanted);
        }
        let overrides = config.into_iter().flat_map(Config::overrides);
        let overrides = overrides.map(|(paths, node)| {
            let choices = Choices::read(node, Origin::Override, rules);
            (paths.clone(), choices)
        });
        let mut choices = flags.choices.clone();
        for (name, level) in &flags.custom {
            if let Some(selector) = Selector::parse(name, rules) {
                choices.set(selector, *level, rules);
            }
        }
        let known = |rule: &Arc<CustomRule>| Some((rules.find(&rule.name)?, Arc::clone(rule)));
        Self {
            base,
            profile,
            overrides: overrides.collect(),
            flags: choices,
            wanted,
            custom: custom.iter().filter_map(known).collect(),
            known: BTreeMap::new(),
        }
    }

    /// The linter of the file at a path from the root.
    pub(crate) fn of(&mut self, path: &str) -> Arc<Linter> {
        self.with(self.holding(path))
    }

    /// The rules that somebody wants and that do nothing wherever they are on, because an option of
    /// theirs has too few entries: their names with those of the options.
    pub(crate) fn idle<'r>(&self, rules: &'r RuleSet) -> Vec<(&'r str, &'static str)> {
        let mut all: Vec<&Settings> = self.known.values().map(|known| &known.settings).collect();
        let base = self.settings(None);
        if all.is_empty() {
            all.push(&base);
        }
        let overrides = self
            .overrides
            .iter()
            .flat_map(|(_, choices)| &choices.wanted);
        let wanted = self
            .wanted
            .iter()
            .chain(&self.flags.wanted)
            .chain(overrides);
        let wanted: BTreeSet<RuleId> = wanted.copied().collect();
        let idle = wanted.into_iter().filter_map(|rule| {
            let info = rules.get(rule);
            let mut on = all
                .iter()
                .filter(|it| it.level(rule) != Level::Off)
                .peekable();
            on.peek()?;
            let is_short = |settings: &Settings, option: &OptionInfo| {
                let mut values = settings.options(rule).iter();
                values.any(|(name, value, _)| *name == option.name && !option.is_enough(value))
            };
            let short =
                |option: &&OptionInfo| on.clone().all(|settings| is_short(settings, option));
            let option = info.options.iter().find(short)?;
            Some((info.name.as_str(), option.name))
        });
        idle.collect()
    }

    /// The profile that levels start from.
    pub(crate) fn profile(&self) -> Profile {
        self.profile
    }

    /// The settings of the file at a path from the root; without one, those that hold where no
    /// override does.
    pub(crate) fn settings(&self, path: Option<&str>) -> Settings {
        let holding = path.map(|path| self.holding(path));
        self.settings_with(&holding.unwrap_or_default())
    }

    /// The overrides that hold for a file.
    fn holding(&self, path: &str) -> Vec<usize> {
        let overrides = self.overrides.iter().enumerate();
        let holding = overrides.filter(|(_, (paths, _))| paths.cover(path));
        holding.map(|(index, _)| index).collect()
    }

    fn settings_with(&self, holding: &[usize]) -> Settings {
        let mut settings = self.base.clone();
        for index in holding {
            settings.apply(&self.overrides[*index].1);
        }
        settings.apply(&self.flags);
        settings
    }

    /// The linter of everything together: with each rule that is on for some file, and the options
    /// that hold where no override does.
    pub(crate) fn of_workspace(&mut self) -> Linter {
        let base = self.with(Vec::new());
        base.joined(self.known.values())
    }

    fn with(&mut self, holding: Vec<usize>) -> Arc<Linter> {
        if let Some(known) = self.known.get(&holding) {
            return Arc::clone(known);
        }
        let linter = Linter::new(self.settings_with(&holding)).with_custom(&self.custom);
        let linter = Arc::new(linter);
        self.known.insert(holding, Arc::clone(&linter));
        linter
    }
}
