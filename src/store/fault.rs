//! Why a store did not do what it was asked for.

use std::fmt;

use crate::model::Key;

/// Why a store did not do what it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoreFault {
    /// What kind of trouble it is.
    pub(crate) kind: FaultKind,
    /// What happened: a fragment without a final stop, which names what was asked for where that
    /// is not plain from the resource.
    pub(crate) message: String,
    /// What to do about it, one full sentence each.
    pub(crate) hints: Vec<String>,
    /// The resource that was asked for or was to be written, for those who do not say so anyway.
    pub(crate) about: Option<Key>,
}

/// What kind of trouble it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FaultKind {
    /// The resource is not there.
    NotFound,
    /// There is a resource of that name already.
    Exists,
    /// The project of the resource is not there.
    NoProject,
    /// The store finds the resource wrong.
    Refused,
    /// The store does not know who asks.
    Unauthorized,
    /// Who asks may not do that.
    Forbidden,
    /// The store cannot be written at all, or not resources of this kind.
    ReadOnly,
    /// The store could not be reached or failed; a write has surely not happened.
    Unavailable,
    /// A write was sent, and nobody knows whether it happened.
    Uncertain,
    /// The answer makes no sense.
    Garbled,
    /// The run was interrupted before the write.
    Interrupted,
}

impl StoreFault {
    /// A fault without advice.
    pub(crate) fn new(kind: FaultKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            hints: Vec::new(),
            about: None,
        }
    }

    /// Says which resource it is about.
    pub(crate) fn about(mut self, key: &Key) -> Self {
        self.about = Some(key.clone());
        self
    }

    /// Adds what to do about it.
    pub(crate) fn hint(mut self, sentence: impl Into<String>) -> Self {
        self.hints.push(sentence.into());
        self
    }
}

impl fmt::Display for StoreFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
