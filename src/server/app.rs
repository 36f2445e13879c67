//! What the server does with a request, from its path to its answer.
//!
//! Everything here is synchronous and knows no sockets; [`super::http`] calls it from threads that
//! may wait. Requests that write take turns where they have to ([`super::turns`]).

use std::sync::Arc;

use super::body;
use super::judge::Judge;
use super::message::{Answer, Body, Request};
use super::proxy::{NO_PROXY, proxy};
use super::route::{self, Nowhere, Route};
use super::shelf::Shelf;
use super::turns::Turns;
use super::{info, resources, validate, view};
use crate::model::Target;
use crate::schema::Catalog;

/// Everything that requests share.
pub(super) struct App {
    pub(super) store: Box<dyn Shelf>,
    pub(super) target: Target,
    pub(super) catalog: Arc<Catalog>,
    pub(super) judge: Judge,
    /// The answer to who asks how the server is set up.
    pub(super) config: String,
    pub(super) turns: Turns,
}

impl App {
    /// The server over a store. `folder` is how it is called in the answer about the set-up.
    pub(super) fn new(
        store: Box<dyn Shelf>,
        target: Target,
        catalog: Arc<Catalog>,
        folder: &str,
        has_token: bool,
    ) -> Self {
        Self {
            store,
            target,
            catalog,
            judge: Judge::new(),
            config: info::config(folder, target, has_token),
            turns: Turns::default(),
        }
    }

    /// Answers a request.
    pub(super) fn answer(&self, request: &Request) -> Answer {
        let route = match route::find(&request.path) {
            Ok(route) => route,
            Err(Nowhere::Unknown) => return Answer::error(404, "Not Found"),
            Err(Nowhere::BrokenEscape) => {
                let body = Body::Plain("400 Bad Request");
                return Answer {
                    body,
                    ..Answer::empty(400)
                };
            }
        };
        let methods = route.methods();
        if let Some(methods) = methods {
            let mut known = methods.split(", ").skip(1);
            let allow = Some(methods);
            match request.method.as_str() {
                "OPTIONS" => {
                    return Answer {
                        allow,
                        ..Answer::empty(204)
                    };
                }
                "HEAD" => {
                    return Answer {
                        allow,
                        ..Answer::empty(405)
                    };
                }
                method if !known.any(|known| known == method) => {
                    return Answer {
                        allow,
                        ..Answer::error(405, "Method Not Allowed")
                    };
                }
                _ => {}
            }
        }
        self.dispatch(&route, request)
    }

    fn dispatch(&self, route: &Route<'_>, request: &Request) -> Answer {
        match (*route).clone() {
            Route::Collection(kind, project) if request.method == "GET" => {
                resources::list(self, kind, project, &request.query)
            }
            Route::Collection(kind, project) => {
                let _turn = self.turns.of(kind);
                resources::create(self, kind, project, request)
            }
            Route::One(kind, project, name) => match request.method.as_str() {
                "GET" => resources::get(self, kind, project, name),
                "DELETE" => {
                    let _turn = self.turns.of(kind);
                    resources::delete(self, kind, project, name)
                }
                _ => {
                    let _turn = self.turns.of(kind);
                    resources::update(self, kind, project, name, request)
                }
            },
            Route::Validate(kind) => validate::validate(self, kind, request),
            Route::Health => Answer::json(info::health(self.target)),
            Route::Config => Answer::json(self.config.as_str()),
            Route::Plugins => Answer::json(info::plugins(&self.catalog)),
            Route::View => view::view(self, request),
            Route::Migrate => migrate(request),
            Route::Whoami => unauthenticated("to retrieve the user information"),
            Route::Permissions => unauthenticated("to retrieve user permissions"),
            Route::Proxy(to) => proxy(self, &to, request),
            Route::Unsaved => Answer::error(501, NO_PROXY),
        }
    }
}

/// The header of requests whose body has to be JSON, where Perses answers 400.
pub(super) fn expect_json(request: &Request) -> Result<(), Answer> {
    if body::is_json(request.content_type.as_deref()) {
        return Ok(());
    }
    Err(Answer::bad_request(
        "code=415, message=Unsupported Media Type",
    ))
}

fn migrate(request: &Request) -> Answer {
    let read = expect_json(request).and_then(|()| body::value(&request.body));
    let read = match read {
        Ok(value) => value,
        Err(answer) => return answer,
    };
    match read.get("grafanaDashboard") {
        None => Answer::bad_request("the field `grafanaDashboard` is missing"),
        Some(value) if value.as_mapping().is_none() && !value.is_null() => {
            Answer::bad_request("`grafanaDashboard` is no JSON object")
        }
        Some(_) => Answer::error(
            501,
            "not implemented: perscope serve does not migrate dashboards",
        ),
    }
}

fn unauthenticated(what: &str) -> Answer {
    Answer::error(
        401,
        &format!("unauthorized: authentication is required {what}"),
    )
}
