//! What keeps a target or an assertion from being used.

use std::ops::Range;

/// A mistake in the text of a target or an assertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// What is wrong: a fragment.
    pub(super) detail: String,
    /// What to do: a full sentence.
    pub(super) hint: Option<&'static str>,
    /// The bytes of the text at fault; all of it without.
    pub(super) range: Option<Range<usize>>,
}

impl Fault {
    /// A fault without advice.
    pub(super) fn new(detail: String, range: Option<Range<usize>>) -> Self {
        Self {
            detail,
            hint: None,
            range,
        }
    }

    /// Adds what to do.
    #[cfg(feature = "custom-rules")]
    pub(super) fn hint(mut self, sentence: &'static str) -> Self {
        self.hint = Some(sentence);
        self
    }

    /// The same fault in a text that starts that many bytes earlier.
    #[cfg(feature = "custom-rules")]
    pub(super) fn shift(mut self, bytes: usize) -> Self {
        self.range = self
            .range
            .map(|range| range.start + bytes..range.end + bytes);
        self
    }
}
