//! Checking the facts of all files together.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Draft, draft};
use super::options::FromOption;
use super::registry::{Check, Linter};
use super::report::FileReport;
use super::settings::Settings;
use crate::finding::{Finding, Place, RuleId};
use crate::model::{Definition, Form, Reference, ResourceKind, Scope, Spots};

/// What the configuration declares complete: rules about something missing speak only about
/// complete scopes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Completeness {
    /// Kinds of which every resource is in the workspace.
    pub(crate) kinds: BTreeSet<ResourceKind>,
}

/// Where names of one kind are unique: a project, or everywhere for what is global.
type Namespace = (ResourceKind, Option<String>);

/// All facts of a workspace with what is looked up in them.
struct Index<'a> {
    definitions: Vec<&'a Definition>,
    references: Vec<&'a Reference>,
    scopes: Vec<&'a Scope>,
    /// By the name that servers store.
    by_name: BTreeMap<(Namespace, String), Vec<&'a Definition>>,
    namespaces: BTreeMap<Namespace, Names<'a>>,
    completeness: &'a Completeness,
}

/// The names of one scope.
#[derive(Default)]
struct Names<'a> {
    sorted: Vec<&'a str>,
    /// Whether at least one of them is no custom resource.
    native: bool,
}

/// All facts of a workspace, as a rule sees them.
pub(crate) struct WorkspaceContext<'a> {
    index: &'a Index<'a>,
    settings: &'a Settings,
    rule: RuleId,
    findings: Vec<Finding>,
}

/// Runs the rules that look at the facts of all files.
pub(crate) fn check_workspace<'r>(
    linter: &Linter,
    reports: impl IntoIterator<Item = &'r FileReport, IntoIter: Clone>,
    completeness: &'r Completeness,
) -> Vec<Finding> {
    let index = Index::new(&reports.into_iter(), completeness);
    let mut cx = WorkspaceContext {
        index: &index,
        settings: &linter.settings,
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

impl<'a> Index<'a> {
    fn new(
        reports: &(impl Iterator<Item = &'a FileReport> + Clone),
        completeness: &'a Completeness,
    ) -> Self {
        let facts = || reports.clone().map(|report| &report.facts);
        let definitions: Vec<_> = facts().flat_map(|facts| &facts.definitions).collect();
        let mut by_name: BTreeMap<_, Vec<&Definition>> = BTreeMap::new();
        let mut namespaces: BTreeMap<_, Names<'_>> = BTreeMap::new();
        for definition in &definitions {
            let identity = &definition.identity;
            let namespace = (identity.kind, fold(identity.project.as_deref()));
            let names = namespaces.entry(namespace.clone()).or_default();
            names.sorted.push(&identity.name);
            names.native |= identity.form == Form::Native;
            by_name
                .entry((namespace, identity.name.to_lowercase()))
                .or_default()
                .push(definition);
        }
        for names in namespaces.values_mut() {
            names.sorted.sort_unstable();
            names.sorted.dedup();
        }
        Self {
            definitions,
            references: facts().flat_map(|facts| &facts.references).collect(),
            scopes: facts().flat_map(|facts| &facts.scopes).collect(),
            by_name,
            namespaces,
            completeness,
        }
    }
}

impl<'a> WorkspaceContext<'a> {
    /// The value of an option of the running rule, as for [`super::Context::option`].
    pub(crate) fn option<T: FromOption<'a>>(&self, name: &str) -> T {
        self.settings.option(self.rule, name)
    }

    /// All resources of the workspace, in the order of the files.
    pub(crate) fn definitions(&self) -> &'a [&'a Definition] {
        &self.index.definitions
    }

    /// All references of the workspace, in the order of the files.
    pub(crate) fn references(&self) -> &'a [&'a Reference] {
        &self.index.references
    }

    /// What dashboards, and variables that are resources, define and use, in the order of the
    /// files.
    pub(crate) fn scopes(&self) -> &'a [&'a Scope] {
        &self.index.scopes
    }

    /// Groups of resources of one kind that a server takes for the same name in one project.
    pub(crate) fn same_name(&self) -> impl Iterator<Item = &'a [&'a Definition]> + use<'a> {
        let groups = self.index.by_name.values();
        groups.map(Vec::as_slice).filter(|group| group.len() > 1)
    }

    /// Whether a resource of that kind and name is in the workspace; the case of letters does not
    /// matter to servers.
    pub(crate) fn defines(&self, kind: ResourceKind, project: Option<&str>, name: &str) -> bool {
        !self.lookup(kind, project, name).is_empty()
    }

    /// The resources of that kind and name; the case of letters does not matter to servers.
    pub(crate) fn lookup(
        &self,
        kind: ResourceKind,
        project: Option<&str>,
        name: &str,
    ) -> &'a [&'a Definition] {
        let key = ((kind, fold(project)), name.to_lowercase());
        self.index.by_name.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The names of that kind in a project, sorted.
    pub(crate) fn names(&self, kind: ResourceKind, project: Option<&str>) -> &'a [&'a str] {
        let names = self.index.namespaces.get(&(kind, fold(project)));
        names.map_or(&[], |names| &names.sorted)
    }

    /// Whether everything of that kind in a project is known: the workspace holds one natively,
    /// or the configuration says so.
    pub(crate) fn is_complete(&self, kind: ResourceKind, project: Option<&str>) -> bool {
        let names = self.index.namespaces.get(&(kind, fold(project)));
        self.is_declared_complete(kind) || names.is_some_and(|names| names.native)
    }

    /// Whether the configuration says that everything of that kind is known. This is what counts
    /// for kinds that come into being without a file, such as users.
    pub(crate) fn is_declared_complete(&self, kind: ResourceKind) -> bool {
        self.index.completeness.kinds.contains(&kind)
    }

    /// Reports a finding about something that stands at several places, at the first of them.
    /// `says` tells what the others are: `also used`, for example.
    pub(crate) fn report_spots(
        &mut self,
        spots: &Spots,
        message: impl Into<String>,
        says: &'static str,
    ) -> Draft<'_> {
        let (first, others) = spots.places.split_first().expect("there is at least one");
        self.report(first.clone(), message).repeats(others, says)
    }

    /// Reports a finding of the running rule. `message` is a fragment without a final stop.
    pub(crate) fn report(&mut self, place: Place, message: impl Into<String>) -> Draft<'_> {
        draft(&mut self.findings, self.rule, place, message.into())
    }
}
