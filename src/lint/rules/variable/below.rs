//! What dashboards define for the variables of their project and for global ones.

use std::collections::{HashMap, HashSet};

use super::levels::Levels;
use crate::finding::Place;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{ResourceKind, Scope};

/// The dashboards of a workspace by project, and who defines which variable.
pub(super) struct Below<'a> {
    dashboards: Vec<&'a Scope>,
    by_project: HashMap<String, Vec<usize>>,
    /// The positions of the dashboards that define a name.
    definers: HashMap<&'a str, HashSet<usize>>,
    /// Names that anything in a project defines.
    names: HashMap<String, HashSet<&'a str>>,
    /// Names that anything anywhere defines.
    anywhere: HashSet<&'a str>,
    /// How many dashboards may still be asked.
    left: usize,
}

/// The dashboards that a variable breaks.
pub(super) struct Broken {
    /// Their number.
    pub(super) count: usize,
    /// The number of all that were asked.
    pub(super) of: usize,
    /// Where some of them stand.
    pub(super) places: Vec<Place>,
}

impl<'a> Below<'a> {
    pub(super) fn new(cx: &WorkspaceContext<'a>) -> Self {
        let mut below = Self {
            dashboards: Vec::new(),
            by_project: HashMap::new(),
            definers: HashMap::new(),
            names: HashMap::new(),
            anywhere: HashSet::new(),
            left: 2_000_000,
        };
        // Only variables that are resources ask, and most workspaces have none.
        let is_resource =
            |kind| matches!(kind, ResourceKind::Variable | ResourceKind::GlobalVariable);
        if !cx.scopes().iter().any(|scope| is_resource(scope.kind)) {
            return below;
        }
        for scope in cx.scopes() {
            let project = scope.project.as_deref().map(str::to_lowercase);
            let names = scope
                .variables
                .iter()
                .map(|variable| variable.name.as_str());
            below.anywhere.extend(names.clone());
            if let Some(project) = &project {
                below
                    .names
                    .entry(project.clone())
                    .or_default()
                    .extend(names.clone());
            }
            // One with a variable without a name may define anything.
            if is_resource(scope.kind) || scope.nameless {
                continue;
            }
            let index = below.dashboards.len();
            below.dashboards.push(scope);
            for name in names {
                below.definers.entry(name).or_default().insert(index);
            }
            if let Some(project) = project {
                below.by_project.entry(project).or_default().push(index);
            }
        }
        below
    }

    /// Whether something further in may define a name that the definition of a variable uses.
    pub(super) fn may_define(&self, scope: &Scope, name: &str) -> bool {
        match (scope.kind, &scope.project) {
            (ResourceKind::GlobalVariable, _) => self.anywhere.contains(name),
            (ResourceKind::Variable, Some(project)) => {
                let names = self.names.get(&project.to_lowercase());
                names.is_some_and(|names| names.contains(name))
            }
            _ => false,
        }
    }

    /// The dashboards that servers refuse because `variable` uses `name`: those that see the one,
    /// and neither define the other nor hide the one. None if no dashboard sees it.
    pub(super) fn broken(
        &mut self,
        scope: &Scope,
        levels: &Levels<'_>,
        variable: &str,
        name: &str,
    ) -> Option<Broken> {
        const SHOWN: usize = 3;
        let all: Vec<usize> = match &scope.project {
            _ if scope.kind == ResourceKind::GlobalVariable => (0..self.dashboards.len()).collect(),
            Some(project) => self.by_project.get(&project.to_lowercase())?.clone(),
            None => return None,
        };
        self.left = self.left.checked_sub(all.len())?;
        let defines = |index: &usize, name: &str| {
            self.definers
                .get(name)
                .is_some_and(|definers| definers.contains(index))
        };
        let broken: Vec<usize> = all
            .iter()
            .filter(|index| !defines(index, name) && !defines(index, variable))
            .filter(|index| !levels.is_outside(self.dashboards[**index], name))
            .copied()
            .collect();
        let places = broken
            .iter()
            .filter_map(|index| self.dashboards[*index].place.clone());
        (!all.is_empty()).then(|| Broken {
            count: broken.len(),
            of: all.len(),
            places: places.take(SHOWN).collect(),
        })
    }
}
