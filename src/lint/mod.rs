//! The linter: rules, and the engine that runs them over one file or over the facts of all.
//!
//! [`check_file`] is a pure function of one file and may run in parallel; its [`FileReport`] holds
//! no tree. [`check_workspace`] sees the facts of all files. A [`Sink`] applies the levels, takes out
//! what is suppressed or known, sorts, and removes what was found twice.

mod baseline;
mod choices;
mod config_file;
mod context;
mod custom;
pub(crate) mod docs;
mod engine;
mod fixes;
#[cfg(test)]
mod fuzz;
mod interpolated;
mod linters;
mod mend;
mod mute;
mod options;
mod query;
mod redact;
mod registry;
mod rejection;
mod report;
mod rules;
mod settings;
mod sink;
mod suppress;
#[cfg(test)]
mod testing;
mod variables;
mod words;
mod workspace;

pub(crate) use baseline::{Rebased, Stale};
pub(crate) use choices::Choices;
pub(crate) use config_file::{ConfigFile, check_config, check_custom_rules};
pub(crate) use custom::{CustomRule, is_custom, rules_of};
pub(crate) use engine::{FileInput, Named, check_file};
pub(crate) use fixes::{FixRound, fix_once};
pub(crate) use linters::{Flags, Linters};
pub(crate) use redact::mask_both;
pub(crate) use registry::{Linter, rule_set, rule_set_with};
pub(crate) use rejection::{Rejection, is_in_plugin, is_of_servers, is_refusal};
pub(crate) use report::{FileReport, Kept, Located};
pub(crate) use settings::{Origin, Profile, Selector, Settings};
pub(crate) use sink::{Allowances, FileView, Finished, Sink, finish};
pub(crate) use suppress::Suppression;
pub(crate) use workspace::{Completeness, check_workspace};
