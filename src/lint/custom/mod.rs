//! Rules that a team writes itself, in the format of Perses: a target (JSONPath), an assertion
//! about it (CEL), and what to say where that does not hold.
//!
//! `read` takes them from a document, `check` runs them over a dashboard, and `bridge` is the only
//! module that knows the crates behind it. They look at the form in which a server stores the
//! dashboard, because that is what Perses' own rules see.

#[cfg(feature = "custom-rules")]
mod bridge;
#[cfg(not(feature = "custom-rules"))]
#[path = "no_bridge.rs"]
mod bridge;
mod check;
mod fault;
mod read;
#[cfg(all(test, feature = "custom-rules"))]
mod tests;

use fault::Fault;

pub(super) use check::check;
pub(super) use read::info;
pub(crate) use read::{CustomRule, is_custom, rules_of};
