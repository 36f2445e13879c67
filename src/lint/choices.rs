//! Levels and options of rules as somebody chose them: in a configuration, or by flags.
//!
//! The schema of the configuration knows all rules with their options and reports what is wrong
//! with them, so here they are read leniently; [`problems`] are what no schema can know.

use std::collections::BTreeSet;

use super::options;
use super::settings::{Origin, Profile, Selector, Settings};
use super::suppress;
use crate::doc::NodeRef;
use crate::finding::{Group, Level, OptionValue, RuleId, RuleInfo, RuleSet};
use crate::schema::{Problem, ProblemKind};
use crate::text::FileId;

/// Levels and options of some rules. Of two choices about the same, the later one counts.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choices {
    pub(super) levels: Vec<(RuleId, Level, Origin)>,
    /// The rule, the position among its options, the value.
    pub(super) options: Vec<(RuleId, usize, OptionValue, Origin)>,
    /// The rules that are switched on by their own names, and not with all of a group.
    pub(super) wanted: BTreeSet<RuleId>,
}

impl Choices {
    /// Chooses the level of a rule, or of all rules of a group, as a flag says.
    pub(crate) fn set(&mut self, selector: Selector, level: Level, rules: &RuleSet) {
        self.set_from(Origin::Flag, selector, level, rules);
    }

    fn set_from(&mut self, origin: Origin, selector: Selector, level: Level, rules: &RuleSet) {
        for (id, rule) in rules.iter() {
            let selected = match selector {
                Selector::Rule(selected) => selected == id,
                Selector::Group(group) => group == rule.group,
            };
            if selected {
                self.levels.push((id, level, origin));
            }
            if selected && matches!(selector, Selector::Rule(_)) && level != Level::Off {
                self.wanted.insert(id);
            }
        }
    }

    /// Reads a mapping from names of rules and groups to levels, or to mappings with `level` and
    /// the options of the rule. Groups count before rules, wherever they stand: the order of a
    /// mapping means nothing. `origin` makes of the place of a key where the choice comes from.
    pub(crate) fn read(
        node: NodeRef<'_>,
        origin: fn(FileId, u32) -> Origin,
        rules: &RuleSet,
    ) -> Self {
        let mut choices = Self::default();
        let from = |value| start(value, origin);
        let fields = node.fields();
        let named = fields.filter_map(|entry| {
            let selector = Selector::parse(entry.key.text(), rules)?;
            Some((selector, entry.value))
        });
        let named: Vec<(Selector, NodeRef<'_>)> = named.collect();
        let is_group = |selector: &Selector| matches!(selector, Selector::Group(_));
        let groups = named.iter().filter(|(selector, _)| is_group(selector));
        let single = named.iter().filter(|(selector, _)| !is_group(selector));
        for (selector, value) in groups.chain(single) {
            if let Some(level) = level_of(*value) {
                choices.set_from(from(*value), *selector, level, rules);
            }
            if let Selector::Rule(rule) = selector {
                choices.read_options(*rule, *value, origin, rules);
            }
        }
        choices
    }

    fn read_options(
        &mut self,
        rule: RuleId,
        node: NodeRef<'_>,
        origin: fn(FileId, u32) -> Origin,
        rules: &RuleSet,
    ) {
        for (index, option) in rules.get(rule).options.iter().enumerate() {
            let choice = node.get(option.name).and_then(|node| {
                let value = options::read(node, &option.default)?;
                let value = Some(value).filter(|value| option.is_enough(value))?;
                Some((rule, index, value, start(node, origin)))
            });
            self.options.extend(choice);
        }
    }
}

/// Where the key of a value stands.
fn start(value: NodeRef<'_>, origin: fn(FileId, u32) -> Origin) -> Origin {
    let place = value.document().place_of_key(value);
    origin(place.file, place.span.start)
}

/// What no schema can know of what a configuration says about rules: names in `allow` that no rule
/// has; and options of a rule that is off, which then mean nothing. A `level` beside them shows that
/// this is known.
pub(crate) fn problems<'d>(root: NodeRef<'d>, rules: &RuleSet) -> Vec<Problem<'d>> {
    let profile = root.get("profile").and_then(NodeRef::text);
    let profile = profile.and_then(Profile::parse).unwrap_or_default();
    let mut base = Settings::new(profile, rules);
    let allowed = root.get("allow").into_iter().flat_map(NodeRef::items);
    let mut problems: Vec<Problem<'d>> = allowed
        .filter_map(|entry| unknown_name(entry.get("rule")?, rules))
        .collect();
    let overrides = root.get("overrides").into_iter().flat_map(NodeRef::items);
    let overrides = overrides.filter_map(|node| Some((node.get("rules")?, true)));
    let lists = root.get("rules").map(|node| (node, false));
    for (node, is_override) in lists.into_iter().chain(overrides) {
        let mut settings = base.clone();
        settings.apply(&Choices::read(node, Origin::Rules, rules));
        for entry in node.fields() {
            let rule = rules.find(entry.key.text());
            let is_off = rule.is_some_and(|rule| settings.level(rule) == Level::Off);
            let value = entry.value;
            if is_off && value.is_mapping() && value.len() > 0 && value.get("level").is_none() {
                problems.push(without_level(value));
            }
        }
        if !is_override {
            base = settings;
        }
    }
    problems
}

/// The problems with names of rules that the schema cannot know: those of a team's own. Where none
/// of these is known at all, they may come by a flag at another time.
pub(super) fn is_beyond_schema(problem: &Problem<'_>, rules: &RuleSet) -> bool {
    let ProblemKind::UnknownName { name, .. } = &problem.kind else {
        return false;
    };
    name.starts_with(suppress::CUSTOM)
        && (rules.find(name).is_some() || !rules.iter().any(|(_, rule)| is_custom(rule)))
}

fn is_custom(rule: &RuleInfo) -> bool {
    rule.group == Group::Custom
}

/// A name that neither a rule nor a group has.
fn unknown_name<'d>(node: NodeRef<'d>, rules: &RuleSet) -> Option<Problem<'d>> {
    let name = node.text().filter(|name| !name.is_empty())?;
    let may_come =
        name.starts_with(suppress::CUSTOM) && !rules.iter().any(|(_, rule)| is_custom(rule));
    if may_come || Selector::parse(name, rules).is_some() {
        return None;
    }
    let groups = Group::NAMES.iter().map(|(name, _)| (*name).to_owned());
    let known = rules.iter().map(|(_, rule)| rule.name.clone());
    let kind = ProblemKind::UnknownValue {
        value: name.to_owned(),
        allowed: groups.chain(known).collect(),
        or: Vec::new(),
    };
    Some(Problem {
        kind,
        node,
        on_key: false,
        in_plugin: false,
    })
}

fn without_level(node: NodeRef<'_>) -> Problem<'_> {
    let description = "The rule is off otherwise, and its options mean nothing.";
    let kind = ProblemKind::MissingField {
        field: "level".to_owned(),
        description: Some(description.to_owned()),
    };
    Problem {
        kind,
        node,
        on_key: false,
        in_plugin: false,
    }
}

/// The level that a value gives: the value itself, or its `level`.
fn level_of(value: NodeRef<'_>) -> Option<Level> {
    let word = if value.is_mapping() {
        value.get("level")?
    } else {
        value
    };
    Level::parse(word.text()?)
}
