//! First versions of everything but dashboards.

use super::board::label_values;
use super::panel::{put, texts};
use crate::doc::Value;
use crate::model::ResourceKind;

/// What a resource is called.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Naming<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// Its project, unless its kind is global.
    pub(crate) project: Option<&'a str>,
    /// What people read.
    pub(crate) title: Option<&'a str>,
    /// What it is good for.
    pub(crate) description: Option<&'a str>,
}

/// Where the options of a variable come from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Choices<'a> {
    /// The values of a label, perhaps only of the series that a selector finds.
    Label {
        /// The label.
        label: &'a str,
        /// Which series.
        series: Option<&'a str>,
        /// The datasource that is asked, or else the default one.
        datasource: Option<&'a str>,
    },
    /// Those that are written down.
    Values(&'a [String]),
    /// None: viewers type a text, and this is the first one.
    Text(&'a str),
}

/// How a datasource is reached.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reach<'a> {
    /// The plugin.
    pub(crate) plugin: &'a str,
    /// The address.
    pub(crate) url: &'a str,
    /// Whether browsers ask it themselves, rather than the server for them.
    pub(crate) direct: bool,
    /// Whether queries ask it that name none.
    pub(crate) default: bool,
    /// The secret that opens it.
    pub(crate) secret: Option<&'a str>,
}

/// What Prometheus is asked by dashboards, and nothing that changes it.
const PROMETHEUS_ENDPOINTS: [(&str, &str); 3] = [
    ("/api/v1/(labels|series|metadata|query|query_range)", "GET"),
    ("/api/v1/(labels|series|query|query_range)", "POST"),
    ("/api/v1/label/[a-zA-Z0-9_]+/values", "GET"),
];

fn resource(kind: ResourceKind, naming: &Naming<'_>, spec: Value) -> Value {
    let mut metadata = Value::from([("name", naming.name.into())]);
    if let Some(project) = naming.project {
        put(&mut metadata, &["project"], project.into());
    }
    Value::from([
        ("kind", kind.name().into()),
        ("metadata", metadata),
        ("spec", spec),
    ])
}

/// A spec with what people read, and nothing else yet.
fn displayed(naming: &Naming<'_>) -> Value {
    let mut spec = Value::mapping();
    if let Some(title) = naming.title {
        put(&mut spec, &["display", "name"], title.into());
    }
    if let Some(description) = naming.description {
        put(&mut spec, &["display", "description"], description.into());
    }
    spec
}

/// A project.
pub(crate) fn project(naming: &Naming<'_>) -> Value {
    resource(ResourceKind::Project, naming, displayed(naming))
}

/// A datasource, of a project or of all.
pub(crate) fn datasource(naming: &Naming<'_>, reach: &Reach<'_>) -> Value {
    let kind = match naming.project {
        Some(_) => ResourceKind::Datasource,
        None => ResourceKind::GlobalDatasource,
    };
    let options = if reach.direct {
        Value::from([("directUrl", reach.url.into())])
    } else {
        let mut spec = Value::from([("url", reach.url.into())]);
        if reach.plugin == "PrometheusDatasource" {
            let endpoint = |(pattern, method): (&str, &str)| {
                Value::from([
                    ("endpointPattern", pattern.into()),
                    ("method", method.into()),
                ])
            };
            let endpoints = PROMETHEUS_ENDPOINTS.into_iter().map(endpoint);
            put(&mut spec, &["allowedEndpoints"], endpoints.collect());
        }
        if let Some(secret) = reach.secret {
            put(&mut spec, &["secret"], secret.into());
        }
        let proxy = Value::from([("kind", "HTTPProxy".into()), ("spec", spec)]);
        Value::from([("proxy", proxy)])
    };
    let mut spec = displayed(naming);
    put(&mut spec, &["default"], reach.default.into());
    let plugin = Value::from([("kind", reach.plugin.into()), ("spec", options)]);
    put(&mut spec, &["plugin"], plugin);
    resource(kind, naming, spec)
}

/// A variable, of a project or of all.
pub(crate) fn variable(naming: &Naming<'_>, choices: Choices<'_>) -> Value {
    let kind = match naming.project {
        Some(_) => ResourceKind::Variable,
        None => ResourceKind::GlobalVariable,
    };
    let mut inner = displayed(naming);
    let (word, plugin) = match choices {
        Choices::Text(value) => {
            put(&mut inner, &["value"], value.into());
            ("TextVariable", None)
        }
        Choices::Label {
            label,
            series,
            datasource,
        } => (
            "ListVariable",
            Some(label_values(label, series, datasource)),
        ),
        Choices::Values(values) => {
            let plugin = Value::from([
                ("kind", "StaticListVariable".into()),
                ("spec", Value::from([("values", texts(values))])),
            ]);
            ("ListVariable", Some(plugin))
        }
    };
    if let Some(plugin) = plugin {
        put(&mut inner, &["allowAllValue"], true.into());
        put(&mut inner, &["allowMultiple"], true.into());
        put(&mut inner, &["plugin"], plugin);
    }
    let spec = Value::from([("kind", word.into()), ("spec", inner)]);
    resource(kind, naming, spec)
}

/// A folder with dashboards.
pub(crate) fn folder(naming: &Naming<'_>, dashboards: &[String]) -> Value {
    let item =
        |name: &String| Value::from([("kind", "Dashboard".into()), ("name", name.as_str().into())]);
    let mut spec = displayed(naming);
    put(&mut spec, &["items"], dashboards.iter().map(item).collect());
    resource(ResourceKind::Folder, naming, spec)
}

/// A role, of a project or of all: actions and the kinds they may be done to.
pub(crate) fn role(naming: &Naming<'_>, permissions: &[(Vec<String>, Vec<String>)]) -> Value {
    let kind = match naming.project {
        Some(_) => ResourceKind::Role,
        None => ResourceKind::GlobalRole,
    };
    let permission = |(actions, scopes): &(Vec<String>, Vec<String>)| {
        Value::from([("actions", texts(actions)), ("scopes", texts(scopes))])
    };
    let permissions = permissions.iter().map(permission).collect();
    resource(kind, naming, Value::from([("permissions", permissions)]))
}

/// A role binding, of a project or of all: who has a role.
pub(crate) fn role_binding(naming: &Naming<'_>, role: &str, users: &[String]) -> Value {
    let kind = match naming.project {
        Some(_) => ResourceKind::RoleBinding,
        None => ResourceKind::GlobalRoleBinding,
    };
    let subject =
        |name: &String| Value::from([("kind", "User".into()), ("name", name.as_str().into())]);
    let spec = Value::from([
        ("role", role.into()),
        ("subjects", users.iter().map(subject).collect()),
    ]);
    resource(kind, naming, spec)
}
