//! What a path leads to, as Perses' router sees it.
//!
//! One slash at the end does not count; the last part of the path of a resource takes all that is
//! left, slashes too, so it is a name that nothing has. Escapes stay as they are: no good name needs
//! one, and what is not unescaped cannot climb.

use super::proxy::Addressee;
use crate::model::ResourceKind;

/// What a path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Route<'p> {
    /// The resources of a kind: of one project, or of all; those of a global kind.
    Collection(ResourceKind, Option<&'p str>),
    /// One resource. Of a global kind, there is no project.
    One(ResourceKind, Option<&'p str>, &'p str),
    /// Judging a resource without storing it.
    Validate(ResourceKind),
    /// Whether the server is well.
    Health,
    /// How the server is set up.
    Config,
    /// The plugins that the server knows.
    Plugins,
    /// Somebody looks at a dashboard.
    View,
    /// Making a dashboard from one of Grafana.
    Migrate,
    /// Who asks.
    Whoami,
    /// What a user may do.
    Permissions,
    /// Forwarding to a datasource.
    Proxy(Addressee<'p>),
    /// Forwarding to a datasource that is not stored.
    Unsaved,
}

/// Why a path leads nowhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nowhere {
    /// There is nothing.
    Unknown,
    /// A percent sign without two hexadecimal digits behind it.
    BrokenEscape,
}

/// The kinds that can be judged without being stored.
const JUDGED: [ResourceKind; 5] = [
    ResourceKind::Dashboard,
    ResourceKind::Datasource,
    ResourceKind::GlobalDatasource,
    ResourceKind::GlobalVariable,
    ResourceKind::Variable,
];

/// Finds what a path leads to.
pub(super) fn find(path: &str) -> Result<Route<'_>, Nowhere> {
    if has_broken_escape(path) {
        return Err(Nowhere::BrokenEscape);
    }
    let path = path.strip_suffix('/').unwrap_or(path);
    let (_, parts) = path.split_once('/').ok_or(Nowhere::Unknown)?;
    let mut rest = parts.splitn(3, '/');
    let found = match (rest.next(), rest.next(), rest.next()) {
        (Some("api"), Some("v1"), Some(rest)) => api(rest),
        (Some("api"), Some("validate"), Some(plural)) => kind(plural)
            .filter(|kind| JUDGED.contains(kind))
            .map(Route::Validate),
        (Some("api"), Some("config"), None) => Some(Route::Config),
        (Some("api"), Some("migrate"), None) => Some(Route::Migrate),
        (Some("proxy"), Some(first), Some(rest)) => proxy(first, rest),
        _ => None,
    };
    found.ok_or(Nowhere::Unknown)
}

/// What stands below `/api/v1/`.
fn api(path: &str) -> Option<Route<'_>> {
    match path {
        "health" => return Some(Route::Health),
        "plugins" => return Some(Route::Plugins),
        "view" => return Some(Route::View),
        "user/whoami" => return Some(Route::Whoami),
        _ => {}
    }
    let Some((plural, rest)) = path.split_once('/') else {
        return Some(Route::Collection(kind(path)?, None));
    };
    let kind = kind(plural).filter(|kind| kind.is_global())?;
    if kind == ResourceKind::Project
        && let Some((project, rest)) = rest.split_once('/')
    {
        return in_project(project, rest);
    }
    if kind == ResourceKind::User
        && rest
            .split_once('/')
            .is_some_and(|(_, rest)| rest == "permissions")
    {
        return Some(Route::Permissions);
    }
    (!rest.is_empty()).then_some(Route::One(kind, None, rest))
}

/// What stands below a project.
fn in_project<'p>(project: &'p str, path: &'p str) -> Option<Route<'p>> {
    if project.is_empty() {
        return None;
    }
    let (plural, name) = match path.split_once('/') {
        Some((plural, name)) => (plural, Some(name)),
        None => (path, None),
    };
    let kind = kind(plural).filter(|kind| !kind.is_global())?;
    match name {
        None => Some(Route::Collection(kind, Some(project))),
        Some("") => None,
        Some(name) => Some(Route::One(kind, Some(project), name)),
    }
}

/// What stands below `/proxy/`.
fn proxy<'p>(first: &'p str, rest: &'p str) -> Option<Route<'p>> {
    use ResourceKind::{Datasource, GlobalDatasource};
    let (kind, project, dashboard, named) = match first {
        "globaldatasources" => (GlobalDatasource, None, None, rest),
        "projects" => {
            let (project, rest) = rest.split_once('/')?;
            let (word, rest) = rest.split_once('/')?;
            let (dashboard, named) = match word {
                "datasources" => (None, rest),
                "dashboards" => {
                    let (dashboard, rest) = rest.split_once('/')?;
                    (Some(dashboard), rest.strip_prefix("datasources/")?)
                }
                _ => return None,
            };
            (Datasource, Some(project), dashboard, named)
        }
        // Where a datasource would be named, it stands in the body.
        "unsaved" => {
            let (first, rest) = rest.split_once('/')?;
            let nameless = format!("{rest}/");
            let names_one = first == "globaldatasources" || proxy(first, &nameless).is_some();
            return names_one.then_some(Route::Unsaved);
        }
        _ => return None,
    };
    let (name, path) = named.split_at(named.find('/').unwrap_or(named.len()));
    let to = Addressee {
        kind,
        project,
        dashboard,
        name,
        path,
    };
    Some(Route::Proxy(to))
}

/// The kind of a word in a path. Roles have no routes while native authorization is off, which
/// it is here.
fn kind(plural: &str) -> Option<ResourceKind> {
    use ResourceKind::{GlobalRole, GlobalRoleBinding, Role, RoleBinding};
    let mut kinds = ResourceKind::ALL.iter().map(|(_, kind)| *kind);
    let kind = kinds.find(|kind| kind.plural() == plural)?;
    (!matches!(kind, GlobalRole | GlobalRoleBinding | Role | RoleBinding)).then_some(kind)
}

fn has_broken_escape(path: &str) -> bool {
    let is_hex = |digit: Option<&u8>| digit.is_some_and(u8::is_ascii_hexdigit);
    let bytes = path.as_bytes();
    memchr::memchr_iter(b'%', bytes)
        .any(|at| !is_hex(bytes.get(at + 1)) || !is_hex(bytes.get(at + 2)))
}

impl Route<'_> {
    /// The methods that it knows, as the header `Allow` lists them; none if it knows all.
    pub(super) fn methods(&self) -> Option<&'static str> {
        Some(match self {
            Route::Collection(..) => "OPTIONS, GET, POST",
            Route::One(..) => "OPTIONS, DELETE, GET, PUT",
            Route::Health | Route::Config | Route::Plugins | Route::Whoami | Route::Permissions => {
                "OPTIONS, GET"
            }
            Route::Validate(_) | Route::View | Route::Migrate | Route::Unsaved => "OPTIONS, POST",
            Route::Proxy(..) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, expected: &Result<Route<'_>, Nowhere>) {
        assert_eq!(find(path), *expected, "{path}");
    }

    #[test]
    fn paths_lead_to_resources() {
        use ResourceKind::{Dashboard, GlobalVariable, Project};
        for end in ["", "/"] {
            let check = |path: &str, expected| check(&format!("{path}{end}"), &Ok(expected));
            check("/api/v1/projects", Route::Collection(Project, None));
            check("/api/v1/projects/p", Route::One(Project, None, "p"));
            check("/api/v1/dashboards", Route::Collection(Dashboard, None));
            let of_project = Route::Collection(Dashboard, Some("p"));
            check("/api/v1/projects/p/dashboards", of_project);
            let one = Route::One(Dashboard, Some("p"), "d");
            check("/api/v1/projects/p/dashboards/d", one);
            check(
                "/api/v1/globalvariables/v",
                Route::One(GlobalVariable, None, "v"),
            );
        }
    }

    #[test]
    fn the_last_part_of_a_path_is_a_name_whatever_it_holds() {
        use ResourceKind::Dashboard;
        for name in ["d/spec", "../q/one", "%2e%2e", "a//b"] {
            let path = format!("/api/v1/projects/p/dashboards/{name}");
            check(&path, &Ok(Route::One(Dashboard, Some("p"), name)));
        }
    }

    #[test]
    fn everything_else_is_not_there() {
        for path in [
            "",
            "/",
            "*",
            "/api",
            "/api/v1",
            "/api/v2/projects",
            "/api/v1/project",
            "/api/v1/projects//",
            "/api/v1/projects/p//",
            "/api/v1//projects",
            "/api/v1/projects/p/nope",
            "/api/v1/projects/p/globalvariables",
            "/api/v1/projects/p/dashboards//",
            "/api/v1/dashboards/d",
            "/api/v1/roles",
            "/api/v1/globalrolebindings/r",
            "/api/v1/projects/p/rolebindings",
            "/api/v1/search/dashboards",
            "/api/validate/projects",
            "/api/auth/providers/native/login",
            "/proxy/nowhere/x",
        ] {
            check(path, &Err(Nowhere::Unknown));
        }
        check("/api/v1/projects/a%zz", &Err(Nowhere::BrokenEscape));
        check("/api/v1/projects/a%4", &Err(Nowhere::BrokenEscape));
    }

    #[test]
    fn datasources_have_proxies() {
        use ResourceKind::{Datasource, GlobalDatasource};
        let check = |path, kind, project, dashboard, name, rest| {
            let to = Addressee {
                kind,
                project,
                dashboard,
                name,
                path: rest,
            };
            check(path, &Ok(Route::Proxy(to)));
        };
        let path = "/proxy/globaldatasources/g/api/v1/labels";
        check(path, GlobalDatasource, None, None, "g", "/api/v1/labels");
        let path = "/proxy/projects/p/datasources/d/";
        check(path, Datasource, Some("p"), None, "d", "");
        let path = "/proxy/projects/p/dashboards/b/datasources/d/x";
        check(path, Datasource, Some("p"), Some("b"), "d", "/x");
    }

    #[test]
    fn datasources_that_are_not_stored_have_proxies() {
        for path in [
            "/proxy/unsaved/globaldatasources/x",
            "/proxy/unsaved/projects/p/datasources/x",
            "/proxy/unsaved/projects/p/dashboards/d/datasources/x",
        ] {
            check(path, &Ok(Route::Unsaved));
        }
        check("/proxy/unsaved/projects/p/x", &Err(Nowhere::Unknown));
    }
}
