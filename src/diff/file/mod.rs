//! The plan file: a plan that is looked at first and applied later, exactly as it was.
//!
//! It is a JSON document of its own format and version. Each change says what the store had and
//! what it shall have, with a fingerprint of both. When the plan is applied, the files and the
//! store are read again, and [`resolve`] refuses what is no longer as the plan saw it.
//!
//! Secrets are not written down: of a value that holds some only the mask and a fingerprint go into
//! the file, and what is written to the store comes from the files. Who may read the plan file is
//! the business of whoever creates it.

mod fingerprint;
mod read;
mod resolve;
#[cfg(test)]
mod tests;
mod write;

use std::fmt;

use super::plan::{Action, Note, Origin};
use crate::doc::Value;
use crate::model::{Key, Target};
use crate::text::LineColumn;

pub(crate) use fingerprint::{Fingerprint, SALT_LEN};
pub(crate) use read::read;
pub(crate) use resolve::{Stale, resolve};
pub(crate) use write::{Header, write};

/// What the format is called in the file.
const FORMAT: &str = "perscope-plan";

/// The version of the format.
const VERSION: i64 = 1;

/// A plan as it was written down.
pub(crate) struct PlanFile {
    /// The store it was made for, as it is called in messages.
    pub(crate) server: String,
    /// What that store does to resources.
    pub(crate) target: Target,
    /// The project of resources that name none.
    #[cfg_attr(
        not(test),
        expect(
            dead_code,
            reason = "it is there for who reads the file; keys name projects"
        )
    )]
    pub(crate) project: Option<String>,
    /// How many resources were as they should be.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "it is there for who reads the file")
    )]
    pub(crate) unchanged: usize,
    /// What is to be done, in order.
    pub(crate) changes: Vec<Planned>,
}

/// A change as it was written down.
pub(crate) struct Planned {
    /// What the resource is called.
    pub(crate) key: Key,
    /// What becomes of it.
    pub(crate) action: Action,
    /// What else there is to say.
    pub(crate) notes: Vec<Note>,
    /// Where it comes from; none of what is deleted.
    pub(crate) origin: Option<Origin>,
    /// What the store had; none of what is created.
    pub(crate) old: Option<Side>,
    /// What it shall have; none of what is deleted.
    pub(crate) new: Option<Side>,
}

/// One side of a change.
pub(crate) struct Side {
    /// The fingerprint of the value.
    pub(crate) fingerprint: Fingerprint,
    /// What may be shown of it; null if it nests too deep to be read back.
    pub(crate) value: Value,
    /// Whether that is all of it.
    pub(crate) whole: bool,
}

/// Why a text is no plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PlanFault {
    /// Where it is wrong, if it is one place.
    pub(crate) position: Option<LineColumn>,
    /// What is wrong: a fragment without a final stop.
    pub(crate) message: String,
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(LineColumn { line, column }) = self.position {
            write!(f, "line {line}, column {column}: ")?;
        }
        f.write_str(&self.message)
    }
}
