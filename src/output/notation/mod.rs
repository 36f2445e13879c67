//! Values for programs, as percli prints them, because scripts read these: YAML as Go's `yaml.v3`
//! lays it out, or JSON on one line.

pub(super) mod json;
pub(super) mod yaml;

use std::io::{self, Write};

use crate::doc::Value;

/// How values are written for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// As YAML.
    Yaml,
    /// As JSON on one line.
    Json,
}

/// Writes a value.
pub(crate) fn write(value: &Value, notation: Notation, out: &mut dyn Write) -> io::Result<()> {
    match notation {
        Notation::Yaml => out.write_all(yaml::text(value).as_bytes()),
        Notation::Json => writeln!(out, "{}", json::text(value)),
    }
}
