//! The server as a client sees it: requests in, status and body out. No sockets but in `wire`.

mod bodies;
mod lists;
mod memory;
mod resources;
mod rules;
mod wire;

use std::sync::Arc;

use super::app::App;
use super::message::{Answer, Body, Request};
use crate::model::Target;
use crate::schema::Catalog;
use memory::Memory;

/// The way to the small dashboards of these tests.
const DASHBOARDS: &str = "/api/v1/projects/p/dashboards";

/// A request and what has to come of it: method and path, body, status, a part of the body.
type Step<'s> = (&'s str, &'s str, u16, &'s str);

fn app() -> App {
    App::new(
        Box::new(Memory::default()),
        Target::default(),
        Arc::new(Catalog::new()),
        "data",
        false,
    )
}

/// Sends one request; a body is JSON.
fn send(app: &App, line: &str, body: &str) -> Answer {
    let (method, address) = line.split_once(' ').unwrap_or((line, ""));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    app.answer(&Request {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.to_owned(),
        content_type: Some("application/json".to_owned()),
        body: body.into(),
    })
}

fn text(answer: &Answer) -> &str {
    match &answer.body {
        Body::Empty => "",
        Body::Json(text) => text,
        Body::Plain(text) => text,
    }
}

/// Sends requests to one server, which has the project `p`.
#[track_caller]
fn check(steps: &[Step<'_>]) {
    let app = app();
    send(&app, "POST /api/v1/projects", PROJECT);
    for (line, body, status, part) in steps {
        let answer = send(&app, line, body);
        let text = text(&answer);
        assert_eq!(answer.status, *status, "{line} {body}\n{text}");
        assert!(
            text.contains(part),
            "{part:?} in the answer to {line} {body}\n{text}"
        );
    }
}

const PROJECT: &str = r#"{"kind": "Project", "metadata": {"name": "p"}, "spec": {}}"#;

/// A dashboard of that name and spec.
fn dashboard(name: &str, spec: &str) -> String {
    format!(r#"{{"kind": "Dashboard", "metadata": {{"name": "{name}"}}, "spec": {spec}}}"#)
}

/// A text variable of that kind, name and value.
fn variable(kind: &str, name: &str, value: &str) -> String {
    let spec = format!(r#"{{"kind": "TextVariable", "spec": {{"value": "{value}"}}}}"#);
    format!(r#"{{"kind": "{kind}", "metadata": {{"name": "{name}"}}, "spec": {spec}}}"#)
}

/// A datasource of that kind and name.
fn datasource(kind: &str, name: &str, default: bool) -> String {
    let plugin =
        r#"{"kind": "PrometheusDatasource", "spec": {"directUrl": "http://prom.example"}}"#;
    let spec = format!(r#"{{"default": {default}, "plugin": {plugin}}}"#);
    format!(r#"{{"kind": "{kind}", "metadata": {{"name": "{name}"}}, "spec": {spec}}}"#)
}
