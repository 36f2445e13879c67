//! Judging a resource without storing it: neither the project nor other datasources are asked.

use super::app::{App, expect_json};
use super::body;
use super::message::{Answer, Request};
use super::tolerance::Action;
use crate::model::ResourceKind;

/// Judges the resource in a body.
pub(super) fn validate(app: &App, kind: ResourceKind, request: &Request) -> Answer {
    let refused = || {
        expect_json(request)?;
        let value = body::resource(kind, &request.body, &app.catalog)?;
        let refusals = app.refusals(kind, &value, Action::Validate)?;
        match refusals.first() {
            Some(refusal) => Err(Answer::bad_request(&refusal.message)),
            None => Ok(()),
        }
    };
    refused().err().unwrap_or_else(|| Answer::empty(200))
}
