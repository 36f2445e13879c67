//! The kinds of resource that Perses knows.

/// A kind of Perses resource, in the order of the alphabet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum ResourceKind {
    /// Panels with their layout.
    Dashboard,
    /// A source of data of one project.
    Datasource,
    /// A dashboard that vanishes after a while.
    EphemeralDashboard,
    /// A tree of dashboards.
    Folder,
    /// A source of data for all projects.
    GlobalDatasource,
    /// Permissions in all projects.
    GlobalRole,
    /// Who has a global role.
    GlobalRoleBinding,
    /// Credentials for all projects.
    GlobalSecret,
    /// A variable for all projects.
    GlobalVariable,
    /// A space for everything that is not global.
    Project,
    /// Permissions in one project.
    Role,
    /// Who has a role.
    RoleBinding,
    /// Credentials of one project.
    Secret,
    /// A person or robot.
    User,
    /// A variable of one project.
    Variable,
}

impl ResourceKind {
    /// All kinds with their exact names.
    pub(crate) const ALL: [(&'static str, ResourceKind); 15] = [
        ("Dashboard", ResourceKind::Dashboard),
        ("Datasource", ResourceKind::Datasource),
        ("EphemeralDashboard", ResourceKind::EphemeralDashboard),
        ("Folder", ResourceKind::Folder),
        ("GlobalDatasource", ResourceKind::GlobalDatasource),
        ("GlobalRole", ResourceKind::GlobalRole),
        ("GlobalRoleBinding", ResourceKind::GlobalRoleBinding),
        ("GlobalSecret", ResourceKind::GlobalSecret),
        ("GlobalVariable", ResourceKind::GlobalVariable),
        ("Project", ResourceKind::Project),
        ("Role", ResourceKind::Role),
        ("RoleBinding", ResourceKind::RoleBinding),
        ("Secret", ResourceKind::Secret),
        ("User", ResourceKind::User),
        ("Variable", ResourceKind::Variable),
    ];

    /// The exact name.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL[self as usize].0
    }

    /// The word in URLs and in the paths of a directory store, such as `dashboards`.
    pub(crate) fn plural(self) -> String {
        format!("{}s", self.name().to_lowercase())
    }

    /// The kind of that name in any letter case; servers take any.
    pub(crate) fn parse_any_case(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, kind)| *kind)
    }

    /// Whether resources of this kind hold secrets: servers show masks in their place.
    pub(crate) fn holds_secrets(self) -> bool {
        matches!(
            self,
            ResourceKind::GlobalSecret | ResourceKind::Secret | ResourceKind::User
        )
    }

    /// Whether resources of this kind belong to no project.
    pub(crate) fn is_global(self) -> bool {
        matches!(
            self,
            ResourceKind::GlobalDatasource
                | ResourceKind::GlobalRole
                | ResourceKind::GlobalRoleBinding
                | ResourceKind::GlobalSecret
                | ResourceKind::GlobalVariable
                | ResourceKind::Project
                | ResourceKind::User
        )
    }
}
