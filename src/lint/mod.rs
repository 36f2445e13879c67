//! The linter: rules, and the engine that runs them over one file or over the facts of all.
//!
//! [`check_file`] is a pure function of one file and may run in parallel; its [`FileReport`] holds
//! no tree. [`check_workspace`] sees the facts of all files. [`finish`] applies the levels, sorts
//! and removes what was found twice.

mod choices;
mod config_file;
mod context;
pub(crate) mod docs;
mod engine;
mod fixes;
#[cfg(test)]
mod fuzz;
mod linters;
mod mend;
mod options;
mod query;
mod registry;
mod rules;
mod settings;
mod sink;
#[cfg(test)]
mod testing;
mod words;
mod workspace;

pub(crate) use choices::Choices;
pub(crate) use config_file::check_config;
pub(crate) use engine::{FileInput, FileReport, Named, check_file};
pub(crate) use fixes::{FixRound, fix_once};
pub(crate) use linters::{Flags, Linters};
pub(crate) use registry::{Linter, rule_set};
pub(crate) use settings::{Profile, Selector, Settings};
pub(crate) use sink::{finish, finish_each};
pub(crate) use workspace::{Completeness, check_workspace};
