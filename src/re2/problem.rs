//! What can be wrong with a pattern, in words.

use std::fmt;

use super::hint;
use crate::text::Span;

/// The first thing that is wrong with a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// What is wrong.
    pub(crate) kind: ProblemKind,
    /// The bytes of the pattern at fault.
    pub(crate) span: Span,
}

impl Problem {
    /// What to write instead, or why Go does not have it, as far as it can be said in one sentence.
    pub(crate) fn hint(&self) -> Option<String> {
        hint::of(&self.kind)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

/// What is wrong with a pattern. Texts are quoted from it, shortened if they are long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    /// `(` without `)`.
    MissingParen,
    /// `)` without `(`.
    UnexpectedParen,
    /// `[` without `]`.
    MissingBracket,
    /// A range like `z-a`.
    ReversedRange(String),
    /// A name like `[:foo:]`, with its brackets.
    UnknownPosixClass(String),
    /// The name in `\p{Foo}` or `\pF`, without a `^` before it.
    UnknownUnicodeClass(String),
    /// `\p{` without `}`.
    UnclosedUnicodeClass,
    /// An escape that Go does not know or does not allow here.
    InvalidEscape {
        /// The escape with its backslash and what belongs to it.
        escape: String,
        /// Whether it stands in brackets, where fewer escapes are known.
        in_class: bool,
    },
    /// `\x` without two digits, or a `\x{…}` that names no character.
    InvalidHex(String),
    /// `\1`, `\k<name>` or the like.
    BackReference(String),
    /// A backslash at the end.
    TrailingBackslash,
    /// A repetition with nothing to repeat.
    MissingRepeatArgument(String),
    /// Two repetitions in a row, like `**`.
    InvalidRepeatOp {
        /// The first one.
        first: String,
        /// The one that may not follow it.
        second: String,
    },
    /// A count above 1000.
    RepeatTooLarge,
    /// A count like `{2,1}`.
    RepeatReversed,
    /// Counts inside each other that ask for more than 1000 copies.
    RepeatNested,
    /// The name of a group has other characters than letters, digits and `_`, or none.
    InvalidGroupName(String),
    /// The name of a group does not end.
    UnclosedGroupName,
    /// `(?=`, `(?!`, `(?<=` or `(?<!`.
    LookAround(LookAround),
    /// A kind of group that Go does not have.
    UnsupportedGroup(GroupKind),
    /// A letter between `(?` and `)` or `:` that is no flag.
    UnknownFlag(char),
    /// The flags do not end, or none follows a `-`.
    UnfinishedFlags,
    /// Groups inside groups, more than about 1000 of them.
    NestingTooDeep,
    /// The compiled expression would need too much memory.
    TooLarge,
}

/// The kinds of look-around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LookAround {
    /// `(?=`
    Ahead,
    /// `(?!`
    NegativeAhead,
    /// `(?<=`
    Behind,
    /// `(?<!`
    NegativeBehind,
}

/// Kinds of groups that other engines have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupKind {
    /// `(?>`
    Atomic,
    /// `(?|`
    BranchReset,
    /// `(?#`
    Comment,
    /// `(?(`
    Conditional,
    /// `(?R)`, `(?1)`, `(?&name)`, `(?P>name)`
    Recursion,
    /// `(?'name'`
    QuotedName,
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingParen => f.write_str("this group is never closed"),
            Self::UnexpectedParen => f.write_str("`)` closes no group"),
            Self::MissingBracket => f.write_str("this character class is never closed"),
            Self::ReversedRange(range) => write!(f, "the range `{range}` runs backwards"),
            Self::UnknownPosixClass(name) => write!(f, "`{name}` is no character class"),
            Self::UnknownUnicodeClass(name) if name.is_empty() => {
                f.write_str("the name of a Unicode class is missing")
            }
            Self::UnknownUnicodeClass(name) => write!(f, "`{name}` is no Unicode class"),
            Self::UnclosedUnicodeClass => f.write_str("the name of this class is never closed"),
            Self::InvalidEscape {
                escape,
                in_class: false,
            } => {
                write!(f, "`{escape}` is no escape sequence")
            }
            Self::InvalidEscape {
                escape,
                in_class: true,
            } => {
                write!(f, "`{escape}` is no escape sequence in a character class")
            }
            Self::InvalidHex(escape) => write!(f, "`{escape}` names no character"),
            Self::BackReference(text) => {
                write!(
                    f,
                    "`{text}` refers back to a group, which RE2 does not support"
                )
            }
            Self::TrailingBackslash => f.write_str("nothing follows the backslash"),
            Self::MissingRepeatArgument(op) => write!(f, "nothing stands before `{op}` to repeat"),
            Self::InvalidRepeatOp { first, second } => {
                write!(
                    f,
                    "the repetition `{second}` follows the repetition `{first}`"
                )
            }
            Self::RepeatTooLarge => f.write_str("the count is greater than 1000"),
            Self::RepeatReversed => f.write_str("the least count is greater than the greatest"),
            Self::RepeatNested => {
                f.write_str("nested counts ask for more than 1000 copies of what they repeat")
            }
            Self::InvalidGroupName(name) if name.is_empty() => {
                f.write_str("the name of the group is missing")
            }
            Self::InvalidGroupName(name) => write!(f, "`{name}` cannot be the name of a group"),
            Self::UnclosedGroupName => f.write_str("the name of the group is never closed"),
            Self::LookAround(kind) => write!(f, "RE2 has no {kind}"),
            Self::UnsupportedGroup(kind) => write!(f, "RE2 has no {kind}"),
            Self::UnknownFlag(flag) => write!(f, "`{flag}` is no flag"),
            Self::UnfinishedFlags => f.write_str("these flags are unfinished"),
            Self::NestingTooDeep => f.write_str("the expression nests more than 1000 deep"),
            Self::TooLarge => f.write_str("the expression is too large"),
        }
    }
}

impl fmt::Display for LookAround {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ahead => "look-ahead `(?=`",
            Self::NegativeAhead => "negative look-ahead `(?!`",
            Self::Behind => "look-behind `(?<=`",
            Self::NegativeBehind => "negative look-behind `(?<!`",
        })
    }
}

impl fmt::Display for GroupKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Atomic => "atomic groups `(?>`",
            Self::BranchReset => "branch resets `(?|`",
            Self::Comment => "comments `(?#`",
            Self::Conditional => "conditionals `(?(`",
            Self::Recursion => "recursion",
            Self::QuotedName => "group names in quotes",
        })
    }
}
