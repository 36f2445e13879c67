//! What a check reports: findings with their places and fixes, rules' identity, levels.
//!
//! These are plain owned values. Which rules exist, and how a finding is worded, is decided in
//! `lint`; how it is shown, in `output`.

mod option;
mod place;
mod rule;

pub(crate) use option::{OptionInfo, OptionValue};
pub(crate) use place::{Finding, Fix, Place, Related, Repeats, Safety};
pub(crate) use rule::{Fixable, Group, Level, RuleId, RuleInfo, RuleSet};
