//! Regular expressions, for Go and for browsers.

use super::Fault;
use crate::re2::{self, ProblemKind};

/// An expression that Go compiles.
pub(super) fn go(text: &str) -> Result<(), Fault> {
    re2::check(text)
        .map(|_| ())
        .map_err(|problem| fault(&problem))
}

/// An expression for JavaScript, checked with the eyes of Go: what only one of the two refuses
/// passes, so this finds what is broken for everybody.
pub(super) fn javascript(text: &str) -> Result<(), Fault> {
    // Here brackets and quoting mean something else to Go, and all that follows with them.
    if ["[]", "[^]", r"\Q"]
        .iter()
        .any(|other| text.contains(other))
    {
        return Ok(());
    }
    match re2::check(text) {
        Err(problem) if is_broken_for_javascript(&problem.kind) => Err(fault(&problem)),
        _ => Ok(()),
    }
}

fn is_broken_for_javascript(kind: &ProblemKind) -> bool {
    match kind {
        ProblemKind::MissingParen
        | ProblemKind::UnexpectedParen
        | ProblemKind::MissingBracket
        | ProblemKind::ReversedRange(_)
        | ProblemKind::TrailingBackslash
        | ProblemKind::MissingRepeatArgument(_)
        | ProblemKind::InvalidRepeatOp { .. }
        | ProblemKind::RepeatReversed
        | ProblemKind::UnclosedGroupName
        | ProblemKind::UnsupportedGroup(_)
        | ProblemKind::UnknownFlag(_) => true,
        // JavaScript takes the letters of all languages in names of groups.
        ProblemKind::InvalidGroupName(name) => name.is_ascii() && !name.contains('$'),
        ProblemKind::UnknownPosixClass(_)
        | ProblemKind::UnknownUnicodeClass(_)
        | ProblemKind::UnclosedUnicodeClass
        | ProblemKind::InvalidEscape { .. }
        | ProblemKind::InvalidHex(_)
        | ProblemKind::BackReference(_)
        | ProblemKind::RepeatTooLarge
        | ProblemKind::RepeatNested
        | ProblemKind::LookAround(_)
        | ProblemKind::UnfinishedFlags
        | ProblemKind::NestingTooDeep
        | ProblemKind::TooLarge => false,
    }
}

fn fault(problem: &re2::Problem) -> Fault {
    let hint = problem.hint().map(|hint| sentence(&hint));
    Fault::new(problem.span.range(), problem.to_string(), hint.as_deref())
}

/// A fragment as a full sentence.
fn sentence(fragment: &str) -> String {
    let mut letters = fragment.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    format!("{first}{}.", letters.as_str())
}
