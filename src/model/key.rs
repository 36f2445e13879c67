//! What a resource is called where resources are stored: its kind, its project and its name.
//!
//! Names become parts of URLs and of paths, and released servers do not check them, so a key is
//! made of good names only: `..`, separators and escapes never get into one.

use std::fmt;

use super::{ResourceKind, Target};
use crate::doc::Value;
use crate::schema::format::{Fault, fault_of_name};

/// What a resource is called in a store. Keys are ordered by kind, project and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    kind: ResourceKind,
    project: Option<String>,
    name: String,
}

/// The resources of one kind in one place: those of a project, of all projects, or the global
/// ones.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Collection {
    kind: ResourceKind,
    project: Option<String>,
}

/// Why something is no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum KeyFault {
    /// A resource of a project names none.
    NoProject,
    /// The name cannot be one: what is wrong with it, and what to do.
    Name(Fault),
    /// The project cannot be one.
    Project(Fault),
}

impl Key {
    /// A key, of the good names only. The project of a global kind does not count. Stores that do
    /// not tell letter cases apart know only lower case.
    pub(crate) fn new(
        kind: ResourceKind,
        project: Option<&str>,
        name: &str,
        target: Target,
    ) -> Result<Self, KeyFault> {
        let Collection { kind, project } = Collection::new(kind, project, target)?;
        if project.is_none() && !kind.is_global() {
            return Err(KeyFault::NoProject);
        }
        let name = checked(name, target).map_err(KeyFault::Name)?;
        Ok(Self {
            kind,
            project,
            name,
        })
    }

    /// The key of a made resource, such as a server's answer.
    pub(crate) fn of_value(
        kind: ResourceKind,
        value: &Value,
        target: Target,
    ) -> Result<Self, KeyFault> {
        let text = |key| value.at(&["metadata", key]).and_then(Value::as_str);
        let name = text("name").unwrap_or_default();
        Self::new(kind, text("project"), name, target)
    }

    /// The kind.
    pub(crate) fn kind(&self) -> ResourceKind {
        self.kind
    }

    /// The project; none for global kinds.
    pub(crate) fn project(&self) -> Option<&str> {
        self.project.as_deref()
    }

    /// The name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Where it stands among its like.
    pub(crate) fn collection(&self) -> Collection {
        Collection {
            kind: self.kind,
            project: self.project.clone(),
        }
    }

    /// The project that has to be there before it.
    pub(crate) fn project_key(&self) -> Option<Key> {
        let name = self.project.clone()?;
        Some(Key {
            kind: ResourceKind::Project,
            project: None,
            name,
        })
    }
}

impl Collection {
    /// The resources of a kind in a project; in all projects, or global, if there is none.
    pub(crate) fn new(
        kind: ResourceKind,
        project: Option<&str>,
        target: Target,
    ) -> Result<Self, KeyFault> {
        let project = project.filter(|project| !kind.is_global() && !project.is_empty());
        let project = project.map(|project| checked(project, target)).transpose();
        let project = project.map_err(KeyFault::Project)?;
        Ok(Self { kind, project })
    }

    /// The kind.
    pub(crate) fn kind(&self) -> ResourceKind {
        self.kind
    }

    /// The project; none for global kinds, and for those of all projects.
    pub(crate) fn project(&self) -> Option<&str> {
        self.project.as_deref()
    }
}

impl fmt::Display for Key {
    /// `Dashboard demo/cpu`, `Project demo`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.kind.name())?;
        if let Some(project) = &self.project {
            write!(f, "{project}/")?;
        }
        f.write_str(&self.name)
    }
}

impl fmt::Display for KeyFault {
    /// A fragment without a final stop.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoProject => f.write_str("it names no project"),
            Self::Name(fault) => f.write_str(&fault.detail),
            Self::Project(fault) => write!(f, "its project: {}", fault.detail),
        }
    }
}

/// A good name as the target spells it.
fn checked(name: &str, target: Target) -> Result<String, Fault> {
    match fault_of_name(name) {
        Some(fault) => Err(fault),
        None if target.case_sensitive => Ok(name.to_owned()),
        None => Ok(name.to_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: ResourceKind, project: Option<&str>, name: &str, expected: &str) {
        let key = Key::new(kind, project, name, Target::default());
        let shown = key.map_or_else(|fault| format!("! {fault}"), |key| key.to_string());
        assert_eq!(shown, expected);
    }

    #[test]
    fn keys_are_made_of_good_names_only() {
        use ResourceKind::{Dashboard, Project};
        check(Dashboard, Some("Demo"), "CPU", "Dashboard demo/cpu");
        check(Project, Some("x/y"), "demo", "Project demo");
        check(Dashboard, None, "cpu", "! it names no project");
        check(Dashboard, Some(""), "cpu", "! it names no project");
        check(Dashboard, Some("demo"), "", "! an empty name");
        check(Dashboard, Some("demo"), "..", "! `..` in a name");
        check(Dashboard, Some("demo"), "a/b", "! `/` in a name");
        check(Dashboard, Some("demo"), "%2e", "! `%` in a name");
        check(Dashboard, Some(".."), "a", "! its project: `..` in a name");
    }

    #[test]
    fn letter_cases_count_where_the_target_says_so() {
        let target = Target {
            case_sensitive: true,
            ..Target::default()
        };
        let key = Key::new(ResourceKind::Dashboard, Some("Demo"), "CPU", target).unwrap();
        assert_eq!(key.to_string(), "Dashboard Demo/CPU");
        assert_eq!(key.project_key().unwrap().to_string(), "Project Demo");
    }
}
