//! `-o json|yaml`, for results that percli prints in both.

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

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// JSON on one line.
    Json,
    /// YAML.
    Yaml,
}

impl NotationArgs {
    /// Whether it is JSON; YAML is what percli prints if nobody says otherwise.
    pub(crate) fn is_json(&self) -> bool {
        self.output == Some(Format::Json)
    }

    /// Writes a result.
    pub(crate) fn write(&self, env: &mut Env, value: &Value) -> Result<(), Failure> {
        let notation = if self.is_json() {
            Notation::Json
        } else {
            Notation::Yaml
        };
        Ok(notation::write(value, notation, &mut env.out)?)
    }
}
