//! Checking the facts of all files together.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Draft, draft};
use super::engine::FileReport;
use super::registry::{Check, Linter};
use crate::finding::{Finding, Place, RuleId};
use crate::model::{Definition, Form, Reference, ResourceKind};

/// What the configuration declares complete: rules about something missing speak only about
/// complete scopes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Completeness {
    /// Kinds of which every resource is in the workspace.
    pub(crate) kinds: BTreeSet<ResourceKind>,
}

/// All facts of a workspace, as a rule sees them.
pub(crate) struct WorkspaceContext<'a> {
    definitions: Vec<&'a Definition>,
    references: Vec<&'a Reference>,
    by_name: BTreeMap<(ResourceKind, Option<String>, String), Vec<&'a Definition>>,
    completeness: &'a Completeness,
    rule: RuleId,
    findings: Vec<Finding>,
}

/// Runs the rules that look at the facts of all files.
pub(crate) fn check_workspace(
    linter: &Linter,
    reports: &[FileReport],
    completeness: &Completeness,
) -> Vec<Finding> {
    let definitions: Vec<&Definition> = reports
        .iter()
        .flat_map(|report| &report.facts.definitions)
        .collect();
    let mut by_name: BTreeMap<_, Vec<&Definition>> = BTreeMap::new();
    for definition in &definitions {
        let identity = &definition.identity;
        let key = (
            identity.kind,
            fold(identity.project.as_deref()),
            identity.name.to_lowercase(),
        );
        by_name.entry(key).or_default().push(definition);
    }
    let mut cx = WorkspaceContext {
        definitions,
        references: reports
            .iter()
            .flat_map(|report| &report.facts.references)
            .collect(),
        by_name,
        completeness,
        rule: RuleId(0),
        findings: Vec::new(),
    };
    for (rule, check) in linter.enabled() {
        if let Check::Workspace(check) = check {
            cx.rule = rule;
            check(&mut cx);
        }
    }
    cx.findings
}

/// Servers fold names to lower case, unless they are told otherwise.
fn fold(project: Option<&str>) -> Option<String> {
    project.map(str::to_lowercase)
}

impl<'a> WorkspaceContext<'a> {
    /// All resources of the workspace, in the order of the files.
    pub(crate) fn definitions(&self) -> &[&'a Definition] {
        &self.definitions
    }

    /// All references of the workspace, in the order of the files.
    pub(crate) fn references(&self) -> &[&'a Reference] {
        &self.references
    }

    /// Groups of resources of one kind that a server takes for the same name in one project.
    pub(crate) fn same_name(&self) -> Vec<Vec<&'a Definition>> {
        self.by_name
            .values()
            .filter(|group| group.len() > 1)
            .cloned()
            .collect()
    }

    /// Whether a resource of that kind and name is in the workspace; the case of letters does not
    /// matter to servers.
    pub(crate) fn defines(&self, kind: ResourceKind, project: Option<&str>, name: &str) -> bool {
        self.by_name
            .contains_key(&(kind, fold(project), name.to_lowercase()))
    }

    /// The names of that kind in a project, sorted.
    pub(crate) fn names(&self, kind: ResourceKind, project: Option<&str>) -> Vec<&'a str> {
        let scope = fold(project);
        let mut names: Vec<&str> = self
            .definitions
            .iter()
            .filter(|definition| definition.identity.kind == kind)
            .filter(|definition| fold(definition.identity.project.as_deref()) == scope)
            .map(|definition| definition.identity.name.as_str())
            .collect();
        names.sort_unstable();
        names
    }

    /// Whether everything of that kind in a project is known: the workspace holds one natively,
    /// or the configuration says so.
    pub(crate) fn is_complete(&self, kind: ResourceKind, project: Option<&str>) -> bool {
        let scope = fold(project);
        self.completeness.kinds.contains(&kind)
            || self.definitions.iter().any(|definition| {
                definition.identity.kind == kind
                    && definition.identity.form == Form::Native
                    && fold(definition.identity.project.as_deref()) == scope
            })
    }

    /// Reports a finding of the running rule.
    pub(crate) fn report(&mut self, place: Place, message: impl Into<String>) -> Draft<'_> {
        draft(&mut self.findings, self.rule, place, message.into())
    }
}
