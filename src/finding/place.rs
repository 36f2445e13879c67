//! Findings and the places they point at.

use super::{Level, RuleId};
use crate::text::{Edit, FileId, Pointer, Span};

/// Where something stands: bytes of a file, and the address of the node they belong to.
///
/// Only a `doc::Document` makes places, because only it knows how a position in a decoded text
/// translates to bytes of the file around it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    /// The file on disk, also when the document stands inside a scalar of another one.
    pub(crate) file: FileId,
    /// From the first to the last byte of the offending text, in the file.
    pub(crate) span: Span,
    /// The node, from the root of the outermost document.
    pub(crate) pointer: Pointer,
}

/// A second place that explains a finding, such as the first of two duplicates.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Related {
    /// Where it stands.
    pub(crate) place: Place,
    /// What it has to do with the finding: a fragment such as `first defined here`.
    pub(crate) message: String,
}

/// Further places at which the same is wrong. What is suppressed at some of them is still found at
/// the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Repeats {
    /// The places.
    pub(crate) places: Vec<Place>,
    /// What happens there: a fragment such as `also used`.
    pub(crate) says: &'static str,
}

/// Whether applying a fix can change what a document means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Safety {
    /// The meaning stays the same.
    Safe,
    /// The meaning may change; a person should look at it.
    Unsafe,
}

/// Edits to the finding's file that remove the finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fix {
    /// What the fix does, in the imperative: `remove the key`.
    pub(crate) title: String,
    /// Whether it may change the meaning.
    pub(crate) safety: Safety,
    /// The edits, all in the file of the finding's primary place.
    pub(crate) edits: Vec<Edit>,
}

/// One thing that one rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The rule, an index into the run's [`super::RuleSet`].
    pub(crate) rule: RuleId,
    /// How bad it is; the rule's default until the sink applies the settings.
    pub(crate) level: Level,
    /// What is wrong, as a fragment without a final stop.
    pub(crate) message: String,
    /// The primary place.
    pub(crate) place: Place,
    /// What to do about it, one full sentence each.
    pub(crate) help: Vec<String>,
    /// Further places of the same mistake. The sink makes related ones of those that are left.
    pub(crate) repeats: Repeats,
    /// Further places.
    pub(crate) related: Vec<Related>,
    /// How to mend it without a person.
    pub(crate) fix: Option<Fix>,
}
