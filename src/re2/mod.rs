//! Go's regular expression syntax (RE2), checked with positions.
//!
//! [`check`] gives the verdict of Go's `regexp.Compile` (measured against Go 1.26), the first
//! problem with the bytes at fault, and a few facts about patterns that are well-formed. It accepts
//! what Go accepts, limits on size and nesting included: [`tree`] says how. Two things are not
//! followed to the end, and only matter to patterns of many kilobytes: the budget of
//! `tree::limits`, and what `class` does not know of Unicode.
//!
//! There is no matching engine here. The crate `regex` is none for this purpose either: it accepts
//! and refuses other patterns.

mod brackets;
mod class;
mod escape;
mod fold;
mod group;
mod hint;
mod parser;
mod problem;
#[cfg(test)]
mod tests;
mod tree;
mod unicode;
mod unicode_names;

pub(crate) use problem::Problem;
pub(crate) use problem::ProblemKind;

use crate::text::Span;

/// What a well-formed pattern consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// The number of capture groups, named or not.
    pub(crate) groups: u32,
    /// The names of capture groups in their order, each where it stands in the pattern. Go allows
    /// the same name twice.
    pub(crate) names: Vec<(String, Span)>,
    /// Whether the pattern as a whole matches the empty text, as the label matchers of Prometheus
    /// ask it, which anchor patterns at both ends.
    pub(crate) matches_empty: bool,
    /// The one text that the pattern matches, if it is nothing but text: escapes and quoting are
    /// resolved. There is none if case is ignored.
    pub(crate) literal: Option<String>,
}

/// Checks a pattern as `regexp.Compile` does.
///
/// # Errors
///
/// The first problem, in the order in which Go reads the pattern.
pub(crate) fn check(pattern: &str) -> Result<Pattern, Problem> {
    parser::parse(pattern)
}
