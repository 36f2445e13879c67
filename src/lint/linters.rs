//! The linters of a workspace: one for each set of overrides that some file of it has.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::choices::Choices;
use super::registry::Linter;
use super::settings::{Profile, Settings};
use crate::config::{Config, Globs};
use crate::finding::RuleSet;

/// What flags say about rules.
#[derive(Debug, Clone, Default)]
pub(crate) struct Flags {
    /// The profile to start from, in place of the configuration's.
    pub(crate) profile: Option<Profile>,
    /// Levels that count more than whatever the configuration says.
    pub(crate) choices: Choices,
}

/// The settings of the files below a root. Of what is said about a rule, this counts last to
/// first: flags, `overrides` for the file (later ones more), `rules`, the profile.
pub(crate) struct Linters {
    /// What holds where no override does, without the flags.
    base: Settings,
    overrides: Vec<(Globs, Choices)>,
    flags: Choices,
    /// By the overrides that hold.
    known: BTreeMap<Vec<usize>, Arc<Linter>>,
}

impl Linters {
    /// Reads what a configuration says about rules.
    pub(crate) fn new(config: Option<&Config>, flags: &Flags, rules: &RuleSet) -> Self {
        let named = config.and_then(|config| Profile::parse(config.profile.as_deref()?));
        let profile = flags.profile.or(named).unwrap_or_default();
        let mut base = Settings::new(profile, rules);
        if let Some(node) = config.and_then(Config::rules) {
            base.apply(&Choices::read(node, rules));
        }
        let overrides = config.into_iter().flat_map(Config::overrides);
        let overrides = overrides.map(|(paths, node)| (paths.clone(), Choices::read(node, rules)));
        Self {
            base,
            overrides: overrides.collect(),
            flags: flags.choices.clone(),
            known: BTreeMap::new(),
        }
    }

    /// The linter of the file at a path from the root.
    pub(crate) fn of(&mut self, path: &str) -> Arc<Linter> {
        let overrides = self.overrides.iter().enumerate();
        let holding = overrides.filter(|(_, (paths, _))| paths.cover(path));
        self.with(holding.map(|(index, _)| index).collect())
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
        let mut settings = self.base.clone();
        for index in &holding {
            settings.apply(&self.overrides[*index].1);
        }
        settings.apply(&self.flags);
        let linter = Arc::new(Linter::new(settings));
        self.known.insert(holding, Arc::clone(&linter));
        linter
    }
}
