//! What a parser has to say about a text that is not as it should be.

use crate::text::Span;

use super::NodeId;

/// Something wrong with the text of a document, before a rule words it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// What is wrong.
    pub(crate) kind: ProblemKind,
    /// Where, in the document's own text.
    pub(crate) span: Span,
    /// The node it concerns, where the tree has one.
    pub(crate) node: Option<NodeId>,
}

/// What is wrong with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// The text breaks the grammar of JSON or YAML.
    Syntax {
        /// What is wrong: a fragment without a final stop.
        message: String,
        /// What to do: a full sentence.
        hint: Option<String>,
        /// A second place that explains the first, with a fragment that says how.
        related: Option<(Span, String)>,
    },
    /// A mapping has this key twice; the later one is meant here.
    DuplicateKey {
        /// The key.
        key: String,
        /// Where the key stands first.
        first: Span,
    },
    /// Bytes that are not UTF-8.
    InvalidUtf8 {
        /// What the bytes are, if the whole file is something else than text in UTF-8.
        whole: Option<&'static str>,
    },
    /// Collections nest deeper than [`super::MAX_DEPTH`]; what is below is not looked at.
    TooDeep,
    /// An anchor contains an alias to itself.
    AliasCycle,
    /// Aliases stand for more than [`super::MAX_ALIAS_NODES`] nodes; this one and all further
    /// ones are not followed.
    ExcessiveAliases,
    /// The file is larger than [`super::MAX_FILE_BYTES`] and was not read.
    FileTooLarge {
        /// Its size in bytes.
        bytes: u64,
    },
}

impl Problem {
    /// Whether it is about the file as a whole: then nobody reads its text, and places in it mean
    /// nothing.
    pub(crate) fn is_about_all(&self) -> bool {
        matches!(
            self.kind,
            ProblemKind::FileTooLarge { .. } | ProblemKind::InvalidUtf8 { whole: Some(_) }
        )
    }

    /// A breach of the grammar.
    pub(super) fn syntax(span: Span, message: impl Into<String>, hint: Option<&str>) -> Self {
        let hint = hint.map(str::to_owned);
        let kind = ProblemKind::Syntax {
            message: message.into(),
            hint,
            related: None,
        };
        Self {
            kind,
            span,
            node: None,
        }
    }

    /// The same breach of the grammar, with a second place.
    pub(super) fn with_related(mut self, at: Span, says: impl Into<String>) -> Self {
        if let ProblemKind::Syntax { related, .. } = &mut self.kind {
            *related = Some((at, says.into()));
        }
        self
    }
}
