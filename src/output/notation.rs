//! A value for programs, as percli prints it: YAML with four spaces a level, or JSON on one line.

use std::io::{self, Write};

use crate::doc::Value;
use crate::doc::emit::{Layout, YamlStyle, json, yaml};

/// How a value is written for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
    /// As YAML.
    Yaml,
    /// As JSON on one line.
    Json,
}

/// Writes a value.
pub(crate) fn write(value: &Value, notation: Notation, out: &mut dyn Write) -> io::Result<()> {
    let text = match notation {
        Notation::Yaml => yaml(
            value,
            &YamlStyle {
                indent: 4,
                ..YamlStyle::default()
            },
        ),
        Notation::Json => json(value, Layout::Compact) + "\n",
    };
    out.write_all(text.as_bytes())
}
