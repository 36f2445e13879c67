//! Requests to datasources: none is forwarded, and what Perses would say before it forwards one is
//! said here, too.

use super::app::App;
use super::body;
use super::message::{Answer, Body, Request};
use super::resources;
use crate::doc::Value;
use crate::model::ResourceKind;

/// What is said about forwarding.
pub(super) const NO_PROXY: &str =
    "not implemented: perscope serve does not forward requests to datasources";

/// The datasource that a path names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Addressee<'p> {
    /// Whether it is global.
    pub(super) kind: ResourceKind,
    /// Its project.
    pub(super) project: Option<&'p str>,
    /// The dashboard that it belongs to, if it does to one.
    pub(super) dashboard: Option<&'p str>,
    /// Its name.
    pub(super) name: &'p str,
    /// What it would be asked for: a path that begins with a slash, or nothing.
    pub(super) path: &'p str,
}

/// Says why a request is not forwarded to a datasource.
pub(super) fn proxy(app: &App, to: &Addressee<'_>, request: &Request) -> Answer {
    let holder = match to.dashboard {
        Some(dashboard) => resources::get(app, ResourceKind::Dashboard, to.project, dashboard),
        None => resources::get(app, to.kind, to.project, to.name),
    };
    let Body::Json(text) = &holder.body else {
        return holder;
    };
    if holder.status != 200 {
        return holder;
    }
    let value = body::value(text.as_bytes()).unwrap_or_default();
    let spec = match to.dashboard {
        Some(_) => value.at(&["spec", "datasources", to.name]),
        None => value.get("spec"),
    };
    let Some(spec) = spec else {
        return Answer::error(
            404,
            "document not found: the dashboard has no such datasource",
        );
    };
    let options = spec.at(&["plugin", "spec", "proxy", "spec"]);
    if options.is_some_and(|options| is_surely_forbidden(options, &request.method, to.path)) {
        return Answer::error(
            403,
            "forbidden access: the datasource does not allow this endpoint",
        );
    }
    let secret = options.and_then(|options| options.get("secret")?.as_str());
    if let Some(secret) = secret.filter(|secret| !secret.is_empty()) {
        let kind = match to.project {
            Some(_) => ResourceKind::Secret,
            None => ResourceKind::GlobalSecret,
        };
        if resources::get(app, kind, to.project, secret).status != 200 {
            let message = "document not found: the secret of the datasource does not exist";
            return Answer::error(404, message);
        }
    }
    Answer::error(501, NO_PROXY)
}

/// Whether no endpoint that is allowed can be meant. Patterns are regular expressions; only those
/// without any operator are compared.
fn is_surely_forbidden(options: &Value, method: &str, path: &str) -> bool {
    let allowed = options.get("allowedEndpoints").and_then(Value::as_sequence);
    let allowed = allowed.unwrap_or_default();
    let text = |endpoint: &Value, field: &str| {
        let text = endpoint.get(field).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let is_literal = |pattern: &str| {
        let mut bytes = pattern.bytes();
        bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_'))
    };
    let may_be_meant = |endpoint: &Value| {
        let pattern = text(endpoint, "endpointPattern");
        text(endpoint, "method") == method && (!is_literal(&pattern) || path.contains(&pattern))
    };
    !allowed.is_empty() && !allowed.iter().any(may_be_meant)
}
