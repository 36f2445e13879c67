//! The bridge to `JSONPath` and CEL: targets, assertions, and what comes of them on one dashboard.
//!
//! Nothing outside of this folder knows the crates that do it, nor the JSON values they work on.
//! Rules are somebody's input: what they cost is bounded when they are read (`nesting`, `target`) and
//! while they run (`budget`). Without the feature `custom-rules` this folder is not compiled, and the
//! rules are refused.

mod assertion;
mod budget;
mod nesting;
mod target;
mod tree;

pub(super) use assertion::{Assertion, Verdict};
pub(super) use target::{Selected, Target};
pub(super) use tree::{Path, Step, Tree};
