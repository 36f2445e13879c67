//! A syntax error of YAML, in our own terms.

use crate::doc::problem::{Problem, ProblemKind};
use crate::text::Span;

/// What stopped the parser.
pub(super) enum Fault {
    /// The text breaks the grammar.
    Syntax {
        at: usize,
        message: String,
        hint: Option<String>,
    },
    /// The parser's own limit for nesting, which lies above ours.
    TooDeep { at: usize },
}

impl Fault {
    /// The problem, marking what stands at the position up to the end of its line.
    pub(super) fn into_problem(self, text: &str) -> Problem {
        match self {
            Fault::Syntax { at, message, hint } => {
                Problem::syntax(mark(text, at), message, hint.as_deref())
            }
            Fault::TooDeep { at } => Problem {
                kind: ProblemKind::TooDeep,
                span: mark(text, at),
                node: None,
            },
        }
    }
}

/// The word at `at`; at the end of a line or of the text, nothing behind the last character.
fn mark(text: &str, at: usize) -> Span {
    let rest = &text[at..];
    if rest.trim().is_empty() {
        // The end of the text is of no help to look at; the last thing written is.
        return Span::empty(text.trim_end().len().min(at));
    }
    let len = rest.find(char::is_whitespace).unwrap_or(rest.len());
    Span::new(at, at + len)
}
