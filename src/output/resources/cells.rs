//! What stands in the columns of a table of resources, kind by kind.

use super::time::{age, remaining};
use crate::doc::Value;
use crate::model::ResourceKind;
use crate::schema::format::milliseconds;

/// A column with one cell a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Project,
    Age,
    DatasourceType,
    RemainingTtl,
    Role,
    VariableType,
}

/// Two columns with a pair of cells for each of something in a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pairs {
    /// Actions and scopes.
    Permissions(&'static str),
    /// Kinds and names of subjects.
    Subjects,
}

/// The columns of a kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    columns: &'static [Column],
    pairs: Option<Pairs>,
}

/// The columns of a kind, as percli has them.
pub(super) fn shape(kind: ResourceKind) -> Shape {
    use Column::{Age, DatasourceType, Name, Project, RemainingTtl, Role, VariableType};
    use ResourceKind as Of;
    let (columns, pairs): (&[Column], _) = match kind {
        Of::Dashboard | Of::Folder | Of::Secret => (&[Name, Project, Age], None),
        Of::Datasource => (&[Name, Project, DatasourceType, Age], None),
        Of::EphemeralDashboard => (&[Name, Project, Age, RemainingTtl], None),
        Of::GlobalDatasource => (&[Name, DatasourceType, Age], None),
        Of::GlobalRole => (&[Name, Age], Some(Pairs::Permissions("ACTIONS"))),
        Of::GlobalRoleBinding => (&[Name, Age, Role], Some(Pairs::Subjects)),
        Of::GlobalSecret | Of::Project | Of::User => (&[Name, Age], None),
        Of::GlobalVariable => (&[Name, VariableType, Age], None),
        Of::Role => (&[Name, Project, Age], Some(Pairs::Permissions("ACTION"))),
        Of::RoleBinding => (&[Name, Project, Role, Age], Some(Pairs::Subjects)),
        Of::Variable => (&[Name, Project, VariableType, Age], None),
    };
    Shape { columns, pairs }
}

/// Whether the table of a kind shows anything that stands in specs.
pub(crate) fn needs_spec(kind: ResourceKind) -> bool {
    let shape = shape(kind);
    let in_metadata =
        |column: &Column| matches!(column, Column::Name | Column::Project | Column::Age);
    shape.pairs.is_some() || !shape.columns.iter().all(in_metadata)
}

impl Shape {
    /// The names of the columns.
    pub(super) fn head(&self) -> Vec<&'static str> {
        let names = self.columns.iter().map(|column| match column {
            Column::Name => "NAME",
            Column::Project => "PROJECT",
            Column::Age => "AGE",
            Column::DatasourceType => "DATASOURCE TYPE",
            Column::RemainingTtl => "REMAINING TTL",
            Column::Role => "ROLE",
            Column::VariableType => "VARIABLE TYPE",
        });
        let pairs = match self.pairs {
            Some(Pairs::Permissions(actions)) => vec![actions, "SCOPE"],
            Some(Pairs::Subjects) => vec!["SUBJECT KIND", "SUBJECT NAME"],
            None => Vec::new(),
        };
        names.chain(pairs).collect()
    }

    /// The rows of a resource, at least one; `now` in milliseconds since 1970.
    pub(super) fn rows(&self, value: &Value, now: i64) -> Vec<Vec<String>> {
        let cells = self.columns.iter().map(|column| column.cell(value, now));
        let first: Vec<String> = cells.collect();
        let pairs = match self.pairs {
            Some(Pairs::Permissions(_)) => permissions(value),
            Some(Pairs::Subjects) => subjects(value),
            None => return vec![first],
        };
        let blank = vec![String::new(); first.len()];
        let pairs = pairs.into_iter().enumerate();
        let rows = pairs.map(|(row, pair)| {
            let cells = if row == 0 { &first } else { &blank };
            cells.iter().cloned().chain(pair).collect()
        });
        rows.collect()
    }
}

impl Column {
    fn cell(self, value: &Value, now: i64) -> String {
        let updated = text(value, &["metadata", "updatedAt"]);
        let found = match self {
            Self::Name => text(value, &["metadata", "name"]),
            Self::Project => text(value, &["metadata", "project"]),
            Self::Age => return age(updated, now),
            Self::RemainingTtl => {
                let ttl = text(value, &["spec", "ttl"]).and_then(milliseconds);
                return remaining(updated, ttl.unwrap_or_default(), now);
            }
            Self::DatasourceType => text(value, &["spec", "plugin", "kind"]),
            Self::VariableType => text(value, &["spec", "kind"]),
            Self::Role => text(value, &["spec", "role"]),
        };
        found.unwrap_or_default().to_owned()
    }
}

/// Actions and scopes: a row for each scope, the actions of a permission in its first one. A role
/// without permissions has a row as well, so that it is seen.
fn permissions(role: &Value) -> Vec<[String; 2]> {
    let mut rows = Vec::new();
    for permission in items(role.at(&["spec", "permissions"])) {
        let actions: Vec<&str> = texts(permission.get("actions"));
        let mut actions = actions.join(",");
        let scopes = texts(permission.get("scopes"));
        if scopes.is_empty() {
            rows.push([std::mem::take(&mut actions), String::new()]);
        }
        for scope in scopes {
            rows.push([std::mem::take(&mut actions), scope.to_owned()]);
        }
    }
    if rows.is_empty() {
        rows.push(Default::default());
    }
    rows
}

/// Kinds and names of the subjects of a binding.
fn subjects(binding: &Value) -> Vec<[String; 2]> {
    let subjects = items(binding.at(&["spec", "subjects"]));
    let row = |subject: &Value| {
        let cell = |key| text(subject, &[key]).unwrap_or_default().to_owned();
        [cell("kind"), cell("name")]
    };
    if subjects.is_empty() {
        return vec![["EMPTY".to_owned(), "EMPTY".to_owned()]];
    }
    subjects.iter().map(row).collect()
}

fn text<'v>(value: &'v Value, path: &[&str]) -> Option<&'v str> {
    value.at(path).and_then(Value::as_str)
}

fn items(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_sequence).unwrap_or_default()
}

fn texts(value: Option<&Value>) -> Vec<&str> {
    items(value).iter().filter_map(Value::as_str).collect()
}
