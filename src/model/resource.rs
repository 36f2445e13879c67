//! One Perses resource, wherever it stands.

use super::ResourceKind;
use super::views::{Dashboard, Variable};
use crate::doc::{NodeRef, Reading, Syntax};
use crate::schema::Family;

/// The envelope a resource stands in. A native resource and a custom resource of one name are
/// different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Form {
    /// As the Perses API takes it.
    Native,
    /// As a Kubernetes object for the Perses operator.
    CustomResource,
}

/// What tells one resource from another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Identity {
    /// The envelope.
    pub(crate) form: Form,
    /// The kind.
    pub(crate) kind: ResourceKind,
    /// The project; none for global kinds, or if nothing names one.
    pub(crate) project: Option<String>,
    /// The name as written.
    pub(crate) name: String,
}

/// A resource in a document.
#[derive(Clone, Copy)]
pub(crate) struct Resource<'d> {
    /// The envelope.
    pub(crate) form: Form,
    /// The kind.
    pub(crate) kind: ResourceKind,
    /// The whole resource with its envelope.
    pub(crate) root: NodeRef<'d>,
    /// What Perses calls the spec: of a custom resource the part that the operator hands over.
    pub(crate) spec: Option<NodeRef<'d>>,
}

impl<'d> Resource<'d> {
    /// The metadata, if there is any.
    pub(crate) fn metadata(&self) -> Option<NodeRef<'d>> {
        self.root
            .get("metadata")
            .filter(|metadata| metadata.is_mapping())
    }

    /// The node that holds the name.
    pub(crate) fn name_node(&self) -> Option<NodeRef<'d>> {
        self.metadata()?
            .get("name")
            .filter(|name| name.scalar().is_some())
    }

    /// The name as written.
    pub(crate) fn name(&self) -> Option<&'d str> {
        self.name_node()?.text().filter(|name| !name.is_empty())
    }

    /// The node that names the project: of a custom resource, the namespace.
    pub(crate) fn project_node(&self) -> Option<NodeRef<'d>> {
        if self.kind.is_global() {
            return None;
        }
        let key = match self.form {
            Form::Native => "project",
            Form::CustomResource => "namespace",
        };
        self.metadata()?
            .get(key)
            .filter(|project| project.scalar().is_some())
    }

    /// The project that the resource itself names.
    pub(crate) fn project(&self) -> Option<&'d str> {
        self.project_node()?
            .text()
            .filter(|project| !project.is_empty())
    }

    /// How scalars of the resource are read.
    pub(crate) fn reading(&self) -> Reading {
        match (self.root.document().syntax(), self.form) {
            (Syntax::Json, _) => Reading::Json,
            (Syntax::Yaml, Form::Native) => Reading::Core,
            (Syntax::Yaml, Form::CustomResource) => Reading::Kubernetes,
        }
    }

    /// The schema for the whole resource: its folder and the kind as the schema calls it.
    pub(crate) fn schema(&self) -> (Family, &'static str) {
        match (self.form, self.kind) {
            (Form::Native, kind) => (Family::Perses, kind.name()),
            (Form::CustomResource, ResourceKind::Datasource) => {
                (Family::Kubernetes, "PersesDatasource")
            }
            (Form::CustomResource, ResourceKind::GlobalDatasource) => {
                (Family::Kubernetes, "PersesGlobalDatasource")
            }
            (Form::CustomResource, _) => (Family::Kubernetes, "PersesDashboard"),
        }
    }

    /// The resource as a dashboard, if it is one.
    pub(crate) fn dashboard(&self) -> Option<Dashboard<'d>> {
        let is_dashboard = matches!(
            self.kind,
            ResourceKind::Dashboard | ResourceKind::EphemeralDashboard
        );
        let spec = self.spec.filter(|spec| is_dashboard && spec.is_mapping())?;
        Some(Dashboard {
            spec,
            reading: self.reading(),
        })
    }

    /// The variables of a dashboard, or the one that the resource is.
    pub(crate) fn variables(&self) -> Vec<Variable<'d>> {
        if let Some(dashboard) = self.dashboard() {
            return dashboard.variables().collect();
        }
        let is_variable = matches!(
            self.kind,
            ResourceKind::Variable | ResourceKind::GlobalVariable
        );
        let reading = self.reading();
        let node = self.spec.filter(|_| is_variable);
        node.map(|node| Variable { node, reading })
            .into_iter()
            .collect()
    }
}
