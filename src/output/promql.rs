//! The lines that `promql check --jsonl` reads and writes: a service for editors and scripts.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};

use crate::promql::{self, Feature, Features, Parsed};

/// A line of the input.
#[derive(Deserialize)]
pub(crate) struct Request {
    /// What the answer is known by; any JSON value.
    #[serde(default)]
    id: serde_json::Value,
    /// The query.
    pub(crate) query: String,
    /// Which optional syntax is switched on; all of it if this is missing.
    #[serde(default)]
    features: Option<serde_json::Map<String, serde_json::Value>>,
}

/// A line of the output.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a serde_json::Value,
    valid: bool,
    errors: Vec<Error>,
    #[serde(skip_serializing_if = "Option::is_none")]
    string: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    type_name: Option<&'static str>,
}

/// What is wrong, with byte offsets in the query.
#[derive(Serialize)]
struct Error {
    start: u32,
    end: u32,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

impl Request {
    /// Reads a line.
    ///
    /// # Errors
    ///
    /// Why it is no request.
    pub(crate) fn read(line: &str) -> Result<Self, String> {
        serde_json::from_str(line).map_err(|error| error.to_string())
    }

    /// The optional syntax that is switched on.
    pub(crate) fn features(&self) -> Features {
        let Some(map) = &self.features else {
            return Features::ALL;
        };
        let on = |feature: &Feature| {
            map.get(feature.name()).and_then(serde_json::Value::as_bool) == Some(true)
        };
        let on = Feature::ALL.into_iter().filter(on);
        on.fold(Features::NONE, Features::with)
    }

    /// Writes the answer.
    ///
    /// # Errors
    ///
    /// What keeps `out` from taking it.
    pub(crate) fn answer(&self, parsed: &Parsed<'_>, out: &mut dyn Write) -> io::Result<()> {
        let errors = parsed.problems.iter().map(|problem| Error {
            start: problem.span.start,
            end: problem.span.end,
            message: problem.message.clone(),
            hint: problem.hint.clone(),
        });
        let valid = parsed.problems.is_empty();
        let answer = Answer {
            id: &self.id,
            valid,
            errors: errors.collect(),
            string: valid.then(|| promql::print(&parsed.ast)),
            type_name: parsed
                .ast
                .root()
                .filter(|_| valid)
                .and_then(|root| parsed.ast.types(root).name()),
        };
        serde_json::to_writer(&mut *out, &answer)?;
        writeln!(out)
    }
}
