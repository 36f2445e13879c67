//! Rules as data: what a rule file declares, and the table of all rules by what they look at.

use std::sync::{Arc, OnceLock};

use super::context::Context;
use super::custom::{self, CustomRule};
use super::engine::TextProblem;
use super::interpolated::Interpolated;
use super::options::{self, Declared};
use super::query::{PanelQueries, Query, QueryProblem};
use super::rejection::Rejected;
use super::rules::FOLDERS;
use super::settings::Settings;
use super::suppress;
use super::workspace::WorkspaceContext;
use crate::finding::{Fixable, Group, Level, RuleId, RuleInfo, RuleSet};
use crate::model::{Dashboard, Layout, Misfit, Resource};
use crate::schema::{Problem, Site};

/// What a rule looks at. One walk calls all rules of a subject.
#[derive(Clone, Copy)]
pub(crate) enum Check {
    /// A problem with the text of a file.
    Text(fn(&mut Context<'_>, &TextProblem<'_>)),
    /// Something that should be a resource and is none.
    Misfit(fn(&mut Context<'_>, &Misfit<'_>)),
    /// A problem with the structure of a resource.
    Schema(fn(&mut Context<'_>, &Problem<'_>)),
    /// All problems with the structure of a resource, for what is said once.
    Structure(fn(&mut Context<'_>, &[Problem<'_>])),
    /// A resource.
    Resource(fn(&mut Context<'_>, &Resource<'_>)),
    /// The places of a resource that mean something, in the order of the file.
    Sites(fn(&mut Context<'_>, &[Site<'_>])),
    /// A dashboard.
    Dashboard(fn(&mut Context<'_>, &Dashboard<'_>)),
    /// A group of panels.
    Layout(fn(&mut Context<'_>, &Layout<'_>)),
    /// A problem with a query.
    QueryProblem(fn(&mut Context<'_>, &QueryProblem<'_, '_>)),
    /// A query, whether it is well-formed or not.
    Written(fn(&mut Context<'_>, &Query<'_>)),
    /// A query that is well-formed.
    Query(fn(&mut Context<'_>, &Query<'_>)),
    /// A panel with its queries, whether it has some or not.
    Panel(fn(&mut Context<'_>, &PanelQueries<'_, '_>)),
    /// A text with references to variables.
    Interpolated(fn(&mut Context<'_>, &Interpolated<'_, '_>)),
    /// Something that is wrong with a suppression.
    Suppression(fn(&mut Context<'_>, &suppress::Problem<'_>)),
    /// A resource that a server refuses.
    Rejection(fn(&mut Context<'_>, &Rejected<'_, '_>)),
    /// The facts of all files.
    Workspace(fn(&mut WorkspaceContext<'_>)),
}

/// What a rule file declares with [`rule!`].
pub(super) struct Rule {
    pub(super) summary: &'static str,
    pub(super) group: Group,
    pub(super) level: Level,
    pub(super) fix: Fixable,
    pub(super) server: bool,
    /// What the configuration can set.
    pub(super) options: &'static [Declared],
    /// What it looks at, one function a subject.
    pub(super) checks: &'static [Check],
}

/// A rule with its name and documentation, as the lists of `rules/` hold it.
pub(super) struct Listed {
    /// The stem of the rule's file, in snake case.
    pub(super) stem: &'static str,
    pub(super) rule: Rule,
    pub(super) docs: &'static str,
}

/// Declares the rule of a file. `on` names the variant of [`Check`]; the file's `check` is it. A
/// rule with several subjects lists them with the function of each.
///
/// `options: { labels: StringList = [], min: Duration = "1m" }` gives it options: their names as
/// they stand in a configuration, a variant of [`super::options::Literal`] each, and the defaults.
/// `max: Int from 1 = 12` is 1 at least, and `labels: StringList from 1 = []` a list without which
/// the rule does nothing. Each has its item below `## Options` in the documentation. A check asks for the value with
/// `cx.option("labels")`.
macro_rules! rule {
    (
        summary: $summary:literal,
        group: $group:ident,
        level: $level:ident,
        fix: $fix:ident,
        server: $server:literal,
        $(options: $options:tt,)?
        on: $subject:ident $(,)?
    ) => {
        $crate::lint::registry::rule! {
            summary: $summary,
            group: $group,
            level: $level,
            fix: $fix,
            server: $server,
            $(options: $options,)?
            on: [$subject(check)],
        }
    };
    (
        summary: $summary:literal,
        group: $group:ident,
        level: $level:ident,
        fix: $fix:ident,
        server: $server:literal,
        $(options: {
            $($option:ident: $type:ident $(from $least:literal)? = $default:expr),+ $(,)?
        },)?
        on: [$($subject:ident($check:ident)),+ $(,)?] $(,)?
    ) => {
        /// What is known of this rule.
        pub(super) const RULE: $crate::lint::registry::Rule = $crate::lint::registry::Rule {
            summary: $summary,
            group: $crate::finding::Group::$group,
            level: $crate::finding::Level::$level,
            fix: $crate::finding::Fixable::$fix,
            server: $server,
            options: &[$($($crate::lint::options::Declared {
                name: stringify!($option),
                default: $crate::lint::registry::rule!(@literal $type $default),
                least: $crate::lint::registry::rule!(@least $($least)?),
            },)+)?],
            checks: &[$($crate::lint::registry::Check::$subject($check)),+],
        };
    };
    (@least) => { None };
    (@least $least:literal) => { Some($least) };
    (@literal StringList $default:expr) => {
        $crate::lint::options::Literal::StringList(&$default)
    };
    (@literal StringMap $default:expr) => {
        $crate::lint::options::Literal::StringMap(&$default)
    };
    (@literal $type:ident $default:expr) => {
        $crate::lint::options::Literal::$type($default)
    };
}

/// Lists the rules of a folder: one word is the module, the documentation and the name.
macro_rules! rules {
    ($($stem:ident,)*) => {
        $(mod $stem;)*

        /// The rules of this folder, sorted by name.
        pub(in crate::lint) const RULES: &[$crate::lint::registry::Listed] = &[$(
            $crate::lint::registry::Listed {
                stem: stringify!($stem),
                rule: $stem::RULE,
                docs: include_str!(concat!(stringify!($stem), ".md")),
            },
        )*];
    };
}

pub(in crate::lint) use {rule, rules};

/// All rules, sorted by name; the position is the [`RuleId`].
fn all() -> &'static [&'static Listed] {
    static ALL: OnceLock<Vec<&'static Listed>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all: Vec<&'static Listed> = FOLDERS.iter().copied().flatten().collect();
        all.sort_by_key(|listed| listed.stem);
        all
    })
}

/// The ids of all rules.
fn ids() -> impl Iterator<Item = RuleId> {
    (0..).map(RuleId).take(all().len())
}

/// The built-in rules as everybody outside sees them.
pub(crate) fn rule_set() -> RuleSet {
    let info = |listed: &&Listed| RuleInfo {
        name: listed.stem.replace('_', "-"),
        summary: listed.rule.summary.into(),
        group: listed.rule.group,
        level: listed.rule.level,
        fix: listed.rule.fix,
        server: listed.rule.server,
        options: options::infos(listed.rule.options, listed.docs),
        docs: listed.docs.into(),
    };
    RuleSet::new(all().iter().map(info).collect())
}

/// The built-in rules with those of a team's own.
pub(crate) fn rule_set_with<'r>(custom: impl IntoIterator<Item = &'r CustomRule>) -> RuleSet {
    rule_set().with(custom.into_iter().map(custom::info))
}

/// The rules of a run that are not off, by what they look at.
pub(crate) struct Linter {
    /// The levels and options of the run.
    pub(crate) settings: Settings,
    enabled: Vec<(RuleId, Check)>,
    custom: Vec<(RuleId, Arc<CustomRule>)>,
}

impl Linter {
    /// Selects the rules that the settings leave on.
    pub(crate) fn new(settings: Settings) -> Self {
        let on: Vec<bool> = ids().map(|id| settings.level(id) != Level::Off).collect();
        Self::with(settings, |id| on[id.0 as usize])
    }

    /// The same with those of a team's own rules that the settings and their authors leave on.
    pub(super) fn with_custom(mut self, custom: &[(RuleId, Arc<CustomRule>)]) -> Self {
        let is_on = |(id, rule): &&(RuleId, Arc<CustomRule>)| {
            !rule.disabled && self.settings.level(*id) != Level::Off
        };
        self.custom = custom.iter().filter(is_on).cloned().collect();
        self
    }

    fn with(settings: Settings, is_on: impl Fn(RuleId) -> bool) -> Self {
        let enabled = ids()
            .zip(all())
            .filter(|(id, _)| is_on(*id))
            .flat_map(|(id, listed)| listed.rule.checks.iter().map(move |check| (id, *check)))
            .collect();
        Self {
            settings,
            enabled,
            custom: Vec::new(),
        }
    }

    /// A linter with no rule enabled: it gathers facts and finds nothing.
    pub(crate) fn silent() -> Self {
        Self {
            settings: Settings::default(),
            enabled: Vec::new(),
            custom: Vec::new(),
        }
    }

    /// The same linter with every rule that is enabled here or in one of the others.
    pub(super) fn joined<'l>(&self, others: impl Iterator<Item = &'l Arc<Self>>) -> Self {
        let others: Vec<_> = others.collect();
        let is_on = |id: RuleId| {
            let mut levels = others.iter().map(|linter| linter.settings.level(id));
            self.settings.level(id) != Level::Off || levels.any(|level| level != Level::Off)
        };
        Self::with(self.settings.clone(), is_on)
    }

    /// Whether no rule is enabled.
    pub(super) fn is_silent(&self) -> bool {
        self.enabled.is_empty() && self.custom.is_empty()
    }

    /// The enabled rules of a team's own.
    pub(super) fn custom(&self) -> impl Iterator<Item = (RuleId, &CustomRule)> {
        self.custom.iter().map(|(id, rule)| (*id, rule.as_ref()))
    }

    /// The enabled rules with their checks.
    pub(super) fn enabled(&self) -> impl Iterator<Item = (RuleId, Check)> + '_ {
        self.enabled.iter().copied()
    }
}

/// Whether a rule looks at the facts of all files, so that it is silent where files are missing.
pub(super) fn is_of_workspace(rule: RuleId) -> bool {
    let is_of_workspace = |check: &Check| matches!(check, Check::Workspace(_));
    let listed = all().get(rule.0 as usize);
    listed.is_some_and(|listed| listed.rule.checks.iter().any(is_of_workspace))
}

/// Whether a rule words problems of syntax or schema, so that no profile switches it off.
pub(super) fn is_structural(rule: RuleId) -> bool {
    let is_structural = |check: &Check| {
        matches!(
            check,
            Check::Text(_)
                | Check::Misfit(_)
                | Check::Schema(_)
                | Check::Structure(_)
                | Check::QueryProblem(_)
        )
    };
    let listed = all().get(rule.0 as usize);
    listed.is_some_and(|listed| listed.rule.checks.iter().any(is_structural))
}
