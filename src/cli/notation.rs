//! `-o`, for results that percli prints in several forms.

use clap::{Args, ValueEnum};

use super::env::Env;
use super::failure::Failure;
use crate::doc::Value;
use crate::output::notation::{self, Notation};

/// How a result is written for programs.
#[derive(Args)]
pub(crate) struct NotationArgs {
    /// Choose how the result is written
    #[arg(short, long, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) output: Option<Format>,
}

/// The formats of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// As YAML.
    Yaml,
    /// As JSON on one line.
    Json,
}

/// The formats of lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A line for each.
    Table,
    /// As YAML.
    Yaml,
    /// As JSON on one line.
    Json,
}

impl From<Format> for Notation {
    fn from(format: Format) -> Self {
        match format {
            Format::Yaml => Self::Yaml,
            Format::Json => Self::Json,
        }
    }
}

impl NotationArgs {
    /// Whether it is JSON; YAML is what percli prints if nobody says otherwise.
    pub(crate) fn is_json(&self) -> bool {
        self.output == Some(Format::Json)
    }

    /// Writes a result.
    pub(crate) fn write(&self, env: &mut Env, value: &Value) -> Result<(), Failure> {
        let format = self.output.unwrap_or(Format::Yaml);
        Ok(notation::write(value, format.into(), &mut env.out)?)
    }
}
