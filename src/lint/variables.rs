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
    /// Variables with the panels that are repeated over their values, once somebody asked.
    repeated: OnceCell<HashMap<&'d str, HashSet<&'d str>>>,
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

    /// Whether a dashboard defines them; other resources do not know where they will be shown.
    pub(super) fn is_of_dashboard(&self) -> bool {
        self.dashboard.is_some()
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
    pub(super) fn is_repeated(&self, panel: &str, name: &str) -> bool {
        let panels = self.repeated().get(name);
        panels.is_some_and(|panels| panels.contains(panel))
    }

    /// Whether the page makes a list of the values of a variable, and no panel is repeated over
    /// them.
    pub(super) fn is_list_everywhere(&self, name: &str) -> bool {
        let is_list = self
            .get(name)
            .is_some_and(|variable| variable.may_be_list());
        is_list && !self.repeated().contains_key(name)
    }

    fn repeated(&self) -> &HashMap<&'d str, HashSet<&'d str>> {
        self.repeated.get_or_init(|| {
            let mut repeated: HashMap<_, HashSet<_>> = HashMap::new();
            for layout in self.dashboard.iter().flat_map(Dashboard::layouts) {
                for item in layout.items() {
                    let Some(key) = item.panel_key() else {
                        continue;
                    };
                    let names = layout.repeated_by().into_iter().chain(item.repeated_by());
                    for name in names {
                        repeated.entry(name).or_default().insert(key);
                    }
                }
            }
            repeated
        })
    }
}
