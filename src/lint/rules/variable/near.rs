//! Which variable was most probably meant by a name that nobody defines.

use crate::lint::words;
use crate::lint::workspace::WorkspaceContext;
use crate::model::{ResourceKind, Scope};

/// The variables that Perses and its plugins bring along everywhere.
const BUILT_IN: [&str; 10] = [
    "__dashboard",
    "__from",
    "__interval",
    "__interval_ms",
    "__project",
    "__range",
    "__range_ms",
    "__range_s",
    "__rate_interval",
    "__to",
];

/// The names that a scope sees.
pub(super) struct Names<'a> {
    levels: [Vec<&'a str>; 3],
}

impl<'a> Names<'a> {
    /// Those of the scope itself, of its project, and global ones.
    pub(super) fn of(cx: &WorkspaceContext<'a>, scope: &'a Scope) -> Self {
        let own = scope
            .variables
            .iter()
            .map(|own| own.name.as_str())
            .collect();
        let project = cx.names(ResourceKind::Variable, scope.project.as_deref());
        let global = cx.names(ResourceKind::GlobalVariable, None);
        Self {
            levels: [own, project.to_vec(), global.to_vec()],
        }
    }

    /// The help that names the variable that was meant, if a name is near: one of these, or one
    /// that Perses brings along. `bare` says that the name is written without `$`.
    pub(super) fn near(
        &self,
        name: &str,
        bare: bool,
        guesses: &mut words::Guesses,
    ) -> Option<String> {
        if bare && name.starts_with('$') {
            return Some("Write the name alone, without `$`.".to_owned());
        }
        let near = self
            .levels
            .iter()
            .find_map(|names| guesses.nearest(name, names));
        if bare {
            return near.map(|near| format!("Did you mean `{near}`?"));
        }
        // Without the underscores it is further away than a typo.
        let built_in = BUILT_IN
            .iter()
            .find(|known| known.strip_prefix("__") == Some(name));
        let near = near
            .or(built_in.copied())
            .or_else(|| guesses.nearest(name, &BUILT_IN))?;
        Some(format!("Did you mean `${near}`?"))
    }
}
