//! The variables that a dashboard defines, by name: worked out once for all its rules.
//!
//! Those of its project and global ones are in other files; what they may stand for is not known
//! here.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::model::{Dashboard, Variable};

/// The variables of a dashboard; none where a resource is no dashboard.
pub(super) struct Variables<'d> {
    dashboard: Option<Dashboard<'d>>,
    /// Once somebody asked.
    by_name: OnceCell<HashMap<&'d str, Variable<'d>>>,
    /// Panels with the variables over whose values they are repeated, once somebody asked.
    repeated: OnceCell<HashSet<(&'d str, &'d str)>>,
}

impl<'d> Variables<'d> {
    /// The variables of a dashboard.
    pub(super) fn new(dashboard: Option<&Dashboard<'d>>) -> Self {
        Self {
            dashboard: dashboard.copied(),
            by_name: OnceCell::new(),
            repeated: OnceCell::new(),
        }
    }

    /// The variable of that name; the first one, if there are several.
    pub(super) fn get(&self, name: &str) -> Option<Variable<'d>> {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name = HashMap::new();
            for variable in self.dashboard.iter().flat_map(Dashboard::variables) {
                if let Some(name) = variable.name() {
                    by_name.entry(name).or_insert(variable);
                }
            }
            by_name
        });
        by_name.get(name).copied()
    }

    /// Whether a panel is somewhere shown once for each value of the variable. In each copy the
    /// variable has one value, whatever it may have elsewhere.
    pub(super) fn is_repeated(&self, panel: &'d str, name: &'d str) -> bool {
        let repeated = self.repeated.get_or_init(|| {
            let mut repeated = HashSet::new();
            for layout in self.dashboard.iter().flat_map(Dashboard::layouts) {
                for item in layout.items() {
                    let Some(key) = item.panel_key() else {
                        continue;
                    };
                    let names = layout.repeated_by().into_iter().chain(item.repeated_by());
                    repeated.extend(names.map(|name| (key, name)));
                }
            }
            repeated
        });
        repeated.contains(&(panel, name))
    }
}
