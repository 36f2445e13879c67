//! What the `promql` commands print besides findings: types, and the lines of JSON that
//! `promql check --jsonl` reads and writes, which `docs/promql-service.md` documents.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::json::write_line;
use crate::promql::{Feature, Features, Types};
use crate::text::nearest;

/// A line of the input.
pub(crate) struct Request<'l> {
    /// What the answer is known by: any JSON value, which comes back as it was sent.
    pub(crate) id: Option<&'l RawValue>,
    /// The query.
    pub(crate) query: Cow<'l, str>,
    /// Which optional syntax is switched on, if the line says so.
    pub(crate) features: Option<Features>,
}

/// A line of the input as it goes over the wire. Fields that are not known here mean nothing.
#[derive(Deserialize)]
struct RequestLine<'l> {
    #[serde(borrow, default)]
    id: Option<&'l RawValue>,
    #[serde(borrow)]
    query: Cow<'l, str>,
    #[serde(default)]
    features: Option<BTreeMap<String, bool>>,
}

/// What is known of a line that is no request.
#[derive(Deserialize)]
struct IdLine<'l> {
    #[serde(borrow, default)]
    id: Option<&'l RawValue>,
}

/// A line of the output.
#[derive(Serialize)]
pub(crate) struct Answer<'a> {
    /// The id of the request.
    pub(crate) id: Option<&'a RawValue>,
    /// Whether there is nothing wrong with the query.
    pub(crate) valid: bool,
    /// What is wrong.
    pub(crate) errors: Vec<Error<'a>>,
    /// What is known of a valid query.
    #[serde(flatten)]
    pub(crate) sound: Option<Sound>,
}

/// Something that is wrong.
#[derive(Serialize)]
pub(crate) struct Error<'a> {
    /// Where it starts: bytes of the query.
    pub(crate) start: u32,
    /// Where it ends.
    pub(crate) end: u32,
    /// What is wrong.
    pub(crate) message: &'a str,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) hint: Option<&'a str>,
    /// The rule that finds it in dashboards; none if it is not about the query.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<&'static str>,
}

/// What is known of a valid query.
#[derive(Serialize)]
pub(crate) struct Sound {
    /// The query in one line.
    pub(crate) string: String,
    /// What it results in; none if variables decide it.
    #[serde(rename = "type")]
    pub(crate) type_name: Option<&'static str>,
}

/// The answer to a line that cannot be answered.
pub(crate) struct Refusal<'l> {
    id: Option<&'l RawValue>,
    message: String,
}

impl<'l> Request<'l> {
    /// Reads a line.
    ///
    /// # Errors
    ///
    /// The answer to what is no request.
    pub(crate) fn read(line: &'l [u8]) -> Result<Self, Refusal<'l>> {
        // Some programs mark the start of what they send.
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        // A list of the fields would do for serde.
        if !line.trim_ascii_start().starts_with(b"{") {
            return Err(Refusal::new("the line is no JSON object"));
        }
        let refuse = |message: String| {
            let known = serde_json::from_slice::<IdLine<'_>>(line);
            Refusal {
                id: known.ok().and_then(|known| known.id),
                message,
            }
        };
        let request: RequestLine<'_> =
            serde_json::from_slice(line).map_err(|error| refuse(no_request(&error)))?;
        let features = request.features.as_ref().map(features).transpose();
        Ok(Self {
            id: request.id,
            features: features.map_err(refuse)?,
            query: request.query,
        })
    }
}

/// Why a line is no request. There is only one line, so its number says nothing.
fn no_request(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said
        .rsplit_once(" at line ")
        .map_or(&*said, |(what, _)| what);
    format!("the line is no request: {what} at byte {}", error.column())
}

/// The features that are switched on; an error if there is no such feature.
fn features(switches: &BTreeMap<String, bool>) -> Result<Features, String> {
    let mut on = Features::NONE;
    for (name, is_on) in switches {
        let known = Feature::ALL.into_iter().find(|known| known.name() == name);
        let Some(feature) = known else {
            let near = nearest(name, Feature::ALL.map(Feature::name));
            let near = near.map(|near| format!("; did you mean `{near}`?"));
            let near = near.unwrap_or_default();
            return Err(format!("there is no feature `{name}`{near}"));
        };
        if *is_on {
            on = on.with(feature);
        }
    }
    Ok(on)
}

impl Answer<'_> {
    /// Writes the line.
    ///
    /// # Errors
    ///
    /// What keeps `out` from taking it.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        write_line(self, out)
    }
}

impl Refusal<'_> {
    /// Says why a line that nothing is known of cannot be answered.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self {
            id: None,
            message: message.into(),
        }
    }

    /// Writes the line.
    ///
    /// # Errors
    ///
    /// What keeps `out` from taking it.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let error = Error {
            start: 0,
            end: 0,
            message: &self.message,
            hint: None,
            code: None,
        };
        let answer = Answer {
            id: self.id,
            valid: false,
            errors: vec![error],
            sound: None,
        };
        answer.write(out)
    }
}

/// Writes what a query results in, after the name of the query if there are several.
///
/// # Errors
///
/// What keeps `out` from taking it.
pub(crate) fn write_type(types: Types, query: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    let all = [Types::SCALAR, Types::VECTOR, Types::MATRIX, Types::STRING];
    let possible = all.into_iter().filter(|one| one.may_be(types));
    let names: Vec<&str> = possible.filter_map(Types::name).collect();
    let names = names.join(" or ");
    match query {
        Some(query) => writeln!(out, "{query}: {names}"),
        None => writeln!(out, "{names}"),
    }
}
