//! Whether a real server would take a resource: the rules that are marked so, and what stands
//! around the resource in the store.
//!
//! The rules are those of `lint`; nothing is checked here that is not checked there. What servers
//! pass over has left the resource before ([`super::body`]), so that a field without a schema can
//! only be one of a plugin, and those are refused.

use std::collections::HashSet;

use super::tolerance::{Action, is_tolerated};
use crate::doc::Value;
use crate::doc::emit::{Layout, json};
use crate::finding::{Finding, Level, RuleSet};
use crate::lint::{
    Choices, Completeness, FileInput, FileReport, Linter, Named, Profile, Selector, Settings,
    check_file, check_workspace, is_in_plugin, is_of_servers, is_refusal, rule_set,
};
use crate::model::{ResourceKind, Target};
use crate::schema::Catalog;
use crate::text::{FileId, SourceFile};

/// Rules that speak only once everything else about a resource is right, in the order in which
/// servers ask.
const LATER: [(&str, Stage); 7] = [
    ("undefined-variable-in-variable", Stage::Variables),
    ("variable-cycle", Stage::Variables),
    ("null-in-plugin-spec", Stage::Plugins),
    ("unknown-plugin", Stage::Plugins),
    ("unknown-registry", Stage::Plugins),
    ("wrong-plugin-slot", Stage::Plugins),
    ("several-default-datasources", Stage::Datasources),
];

/// When a server looks at something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// While it reads the resource.
    Model,
    /// Which variables use each other.
    Variables,
    /// The options of plugins.
    Plugins,
    /// Which datasources are defaults.
    Datasources,
}

/// Why a resource is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// When the server notices.
    pub(super) stage: Stage,
    /// What is wrong: where, what to do about it, and the name of the rule.
    pub(super) message: String,
}

/// What is to be judged.
#[derive(Clone, Copy)]
pub(super) struct Case<'c> {
    pub(super) kind: ResourceKind,
    pub(super) value: &'c Value,
    pub(super) action: Action,
    pub(super) catalog: &'c Catalog,
    pub(super) target: Target,
}

/// What else the store has that decides about a resource, as JSON.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// The variables of the project, then the global ones.
    pub(super) variables: Vec<String>,
    /// The other datasources at the same level.
    pub(super) datasources: Vec<String>,
}

/// The rules that servers have.
pub(super) struct Judge {
    rules: RuleSet,
    linter: Linter,
}

impl Judge {
    pub(super) fn new() -> Self {
        let rules = rule_set();
        let mut choices = Choices::default();
        for (id, rule) in rules.iter() {
            let level = if is_of_servers(rule) {
                Level::Error
            } else {
                Level::Off
            };
            choices.set(Selector::Rule(id), level, &rules);
        }
        let mut settings = Settings::new(Profile::None, &rules);
        settings.apply(&choices);
        let linter = Linter::new(settings);
        Self { rules, linter }
    }

    /// Why servers refuse the resource, in the order in which they notice.
    pub(super) fn refusals(&self, case: &Case<'_>, around: &Around) -> Vec<Refusal> {
        let mut report = self.report(case);
        let mut findings = std::mem::take(&mut report.findings);
        let silent = |texts: &[String]| -> Vec<FileReport> {
            let linter = Linter::silent();
            let texts = texts.iter().zip(1..);
            texts
                .map(|(text, id)| check(&linter, case, id, text))
                .collect()
        };
        see_variables(&mut report, silent(&around.variables));
        // The others come first, because the last of two defaults is the one to refuse.
        let mut reports = silent(&around.datasources);
        reports.push(report);
        findings.extend(check_workspace(
            &self.linter,
            &reports,
            &Completeness::default(),
        ));
        let refused = findings.iter().filter(|finding| self.counts(finding, case));
        let mut staged: Vec<(Stage, &Finding)> = refused
            .map(|finding| (self.stage(finding), finding))
            .collect();
        staged.sort_by_key(|(stage, finding)| (*stage, finding.place.span));
        let refusal = |(stage, finding): (Stage, &Finding)| Refusal {
            stage,
            message: self.worded(finding),
        };
        staged.into_iter().map(refusal).collect()
    }

    fn report(&self, case: &Case<'_>) -> FileReport {
        check(&self.linter, case, 0, &json(case.value, Layout::Compact))
    }

    /// Whether servers refuse what was found.
    fn counts(&self, finding: &Finding, case: &Case<'_>) -> bool {
        let rule = self.rules.get(finding.rule);
        is_refusal(rule, finding) && !is_tolerated(case.kind, case.action, &rule.name, finding)
    }

    fn stage(&self, finding: &Finding) -> Stage {
        let name = self.rules.get(finding.rule).name.as_str();
        let later = LATER.iter().find(|(rule, _)| *rule == name);
        match later {
            Some((_, stage)) => *stage,
            None if is_in_plugin(finding) => Stage::Plugins,
            None => Stage::Model,
        }
    }

    fn worded(&self, finding: &Finding) -> String {
        let rule = &self.rules.get(finding.rule).name;
        let mut text = finding.message.clone();
        let pointer = finding.place.pointer.as_str();
        if !pointer.is_empty() {
            text.push_str(" at ");
            text.push_str(pointer);
        }
        for sentence in &finding.help {
            text.push_str(". ");
            text.push_str(sentence.trim_end_matches('.'));
        }
        text.push_str(" (");
        text.push_str(rule);
        text.push(')');
        text
    }
}

fn check(linter: &Linter, case: &Case<'_>, id: u32, text: &str) -> FileReport {
    let source = SourceFile::new(FileId(id), "body.json", text);
    let mut input = FileInput::new(&source, Named::Explicit);
    input.target = case.target;
    check_file(linter, case.catalog, &input)
}

/// Lets a dashboard see variables of other levels, as if they were its own: servers put all of them
/// into one graph, in which the nearest variable of a name counts. References in braces are no part
/// of it.
fn see_variables(report: &mut FileReport, others: Vec<FileReport>) {
    let is_dashboard = |kind| {
        matches!(
            kind,
            ResourceKind::Dashboard | ResourceKind::EphemeralDashboard
        )
    };
    let scopes = &mut report.facts.scopes;
    let Some(scope) = scopes.iter_mut().find(|scope| is_dashboard(scope.kind)) else {
        // Servers do not ask what else the variables of a variable are.
        scopes.clear();
        return;
    };
    let mut names: HashSet<String> = scope
        .variables
        .iter()
        .map(|variable| variable.name.clone())
        .collect();
    for other in others.into_iter().flat_map(|other| other.facts.scopes) {
        let fresh = other
            .variables
            .into_iter()
            .filter(|other| names.insert(other.name.clone()));
        scope.variables.extend(fresh);
    }
    for variable in &mut scope.variables {
        variable.uses.retain(|used| !used.braced);
    }
}
