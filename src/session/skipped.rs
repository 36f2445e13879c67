//! Files that were passed over, and why.

use crate::store::LeftOut;

/// Why a file was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// Nothing in it is Perses'.
    Foreign,
    /// It is named like neither JSON nor YAML.
    OtherName,
    /// It is a template of Helm and no YAML yet.
    Template,
    /// The configuration excludes it.
    Excluded,
    /// The walk left it out.
    LeftOut(LeftOut),
    /// It was not named and cannot be read.
    Unreadable,
}

/// A file that was passed over.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Skipped {
    /// Its path as it is shown.
    pub(crate) path: String,
    /// Why.
    pub(crate) reason: Reason,
}

impl Skipped {
    /// Whether it may hold resources all the same.
    pub(super) fn hides(&self) -> bool {
        match self.reason {
            Reason::Template | Reason::Unreadable => true,
            // What a walk leaves out is among what nobody could look into, if it matters.
            Reason::Foreign | Reason::OtherName | Reason::Excluded | Reason::LeftOut(_) => false,
        }
    }
}
