//! What is wrong with a query.

use crate::text::Span;

/// What kind of mistake it is. Each kind has a rule of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum ProblemKind {
    /// There is no expression.
    Empty,
    /// The grammar does not allow it.
    Syntax,
    /// An operand or argument has the wrong type, or there are too many or too few of them.
    Type,
    /// A function that Prometheus does not have.
    UnknownFunction,
    /// A function that Prometheus had once, and has no longer under this name.
    RemovedFunction,
    /// A regular expression that Go does not compile.
    Regexp,
    /// Optional syntax that is not switched on.
    Disabled,
}

/// Something that is wrong with a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// What kind of mistake it is.
    pub(crate) kind: ProblemKind,
    /// What is wrong, in the text of the query. Empty only at the end of a text, or where
    /// there is none.
    pub(crate) span: Span,
    /// What is wrong, in words: no capital, no full stop.
    pub(crate) message: String,
    /// What to write instead, if that can be said in a sentence.
    pub(crate) hint: Option<String>,
    /// Another place that belongs to it, with what it is.
    pub(crate) related: Option<(Span, String)>,
    /// Whether it is a mistake in every dialect: something is never closed, or cut off.
    pub(crate) universal: bool,
}

impl Problem {
    /// A problem without hint and other places.
    pub(crate) fn new(kind: ProblemKind, span: Span, message: impl Into<String>) -> Self {
        Self {
            kind,
            span,
            message: message.into(),
            hint: None,
            related: None,
            universal: matches!(kind, ProblemKind::Empty | ProblemKind::Regexp),
        }
    }

    /// The same problem, as a mistake in every dialect.
    pub(crate) fn universal(mut self) -> Self {
        self.universal = true;
        self
    }

    /// The same problem with a hint.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same problem with another place.
    pub(crate) fn related(mut self, span: Span, what: impl Into<String>) -> Self {
        self.related = Some((span, what.into()));
        self
    }
}

/// The beginning of a long text.
pub(super) fn shorten(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
