//! Rules that a team writes itself, in the format of Perses: a target (`JSONPath`), an assertion
//! about it (CEL), and what to say where that does not hold.
//!
//! `read` takes them from a document, `check` runs them over a dashboard, and `bridge` is the only
//! module that knows the crates behind it. They look at the form in which a server stores the
//! dashboard, because that is what Perses' own rules see.

#[cfg(feature = "custom-rules")]
mod bridge;
mod check;
mod fault;
#[cfg(not(feature = "custom-rules"))]
mod no_bridge;
mod read;
#[cfg(test)]
mod tests;

use fault::Fault;
#[cfg(not(feature = "custom-rules"))]
use no_bridge as bridge;

pub(super) use check::check;
pub(super) use read::info;
pub(crate) use read::{CustomRule, is_custom, rules_of};
