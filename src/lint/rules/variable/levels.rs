//! Who sees which variable: a dashboard its own, then those of its project, then global ones.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::lint::workspace::WorkspaceContext;
use crate::model::{ResourceKind, Scope, VariableDefinition};

/// The variables that are resources of their own, by project; global ones are under none.
#[derive(Default)]
pub(super) struct Levels<'a> {
    projects: BTreeMap<Option<String>, Level<'a>>,
    global: Level<'a>,
    empty: Level<'a>,
    anywhere: HashSet<&'a str>,
}

/// The variables of one level.
#[derive(Default)]
pub(super) struct Level<'a> {
    /// In the order of the files.
    pub(super) variables: Vec<&'a VariableDefinition>,
    by_name: HashMap<Cow<'a, str>, usize>,
    /// The names that several variables have, which are not all patterns at the same times.
    unclear: HashSet<&'a str>,
}

impl<'a> Level<'a> {
    /// The variables of a dashboard.
    pub(super) fn of(scope: &'a Scope) -> Self {
        let mut level = Self::default();
        for variable in &scope.variables {
            level.add(variable);
        }
        level
    }

    fn add(&mut self, variable: &'a VariableDefinition) {
        let next = self.variables.len();
        let first = *self
            .by_name
            .entry(Cow::Borrowed(&variable.name))
            .or_insert(next);
        let first = self.variables.get(first);
        if first.is_some_and(|first| first.plural != variable.plural) {
            self.unclear.insert(&variable.name);
        }
        self.variables.push(variable);
    }

    /// Adds a resource. Servers fold its name to lower case unless they are told otherwise, and
    /// it is not known here which one will store it: both spellings find it.
    fn add_resource(&mut self, variable: &'a VariableDefinition) {
        self.by_name
            .entry(Cow::Owned(variable.name.to_lowercase()))
            .or_insert(self.variables.len());
        self.add(variable);
    }

    /// The position of the variable of that name.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The variable of that name.
    pub(super) fn get(&self, name: &str) -> Option<&'a VariableDefinition> {
        Some(self.variables[self.position(name)?])
    }
}

impl<'a> Levels<'a> {
    /// Sorts out the resources of a workspace.
    pub(super) fn new(cx: &WorkspaceContext<'a>) -> Self {
        let mut levels = Self::default();
        for scope in cx.scopes() {
            let level = match scope.kind {
                ResourceKind::Variable => levels.projects.entry(project(scope)).or_default(),
                ResourceKind::GlobalVariable => &mut levels.global,
                _ => continue,
            };
            for variable in &scope.variables {
                level.add_resource(variable);
                levels.anywhere.insert(&variable.name);
            }
        }
        levels
    }

    /// Whether the project of a scope has the variable, or it is global.
    pub(super) fn is_outside(&self, scope: &Scope, name: &str) -> bool {
        let in_project = match scope.kind {
            ResourceKind::GlobalVariable => false,
            // Without a project on record, it may be meant for any.
            _ if scope.project.is_none() => self.anywhere.contains(name),
            _ => self.project(scope).get(name).is_some(),
        };
        in_project || self.global.get(name).is_some()
    }

    /// The variable that a name means in a dashboard that has none of that name, if that is known:
    /// one of the project hides a global one, so that all of those have to be known before a global
    /// one can be meant for sure.
    pub(super) fn meant(
        &self,
        cx: &WorkspaceContext<'a>,
        scope: &Scope,
        name: &str,
    ) -> Option<&'a VariableDefinition> {
        let project = scope.project.as_deref()?;
        let nearest = self.project(scope);
        let level = match nearest.get(name) {
            Some(_) => nearest,
            None if cx.is_complete(ResourceKind::Variable, Some(project)) => &self.global,
            None => return None,
        };
        level.get(name).filter(|_| !level.unclear.contains(name))
    }

    /// The variables of each project.
    pub(super) fn projects(&self) -> impl Iterator<Item = &Level<'a>> {
        self.projects.values()
    }

    /// The variables of the project that a scope belongs to.
    pub(super) fn project(&self, scope: &Scope) -> &Level<'a> {
        self.projects.get(&project(scope)).unwrap_or(&self.empty)
    }

    /// The global variables.
    pub(super) fn global(&self) -> &Level<'a> {
        &self.global
    }
}

/// The project of a scope as servers store it.
fn project(scope: &Scope) -> Option<String> {
    scope.project.as_deref().map(str::to_lowercase)
}
