//! The tokens of a query.

use super::names::{AggregateOp, BinaryOp, Keyword, MatchOp};
use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// The end of the query.
    End,
    /// Something that is no token. There is a problem about it already.
    Error,
    /// A name that is no keyword.
    Name,
    /// A name with variables in it, or a variable alone.
    Variable,
    /// A number, also `Inf` and `NaN`.
    Number,
    /// A duration.
    Duration,
    /// A string in quotes.
    String,
    /// `(`
    OpenParen,
    /// `)`
    CloseParen,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    /// `[`
    OpenBracket,
    /// `]`
    CloseBracket,
    /// `,`
    Comma,
    /// `:` in brackets.
    Colon,
    /// `@`
    At,
    /// A binary operator or a sign. `!=` in braces is a [`TokenKind::Match`].
    Op(BinaryOp),
    /// An operator of a label matcher.
    Match(MatchOp),
    /// An aggregation.
    Aggregate(AggregateOp),
    /// Another keyword.
    Keyword(Keyword),
}

/// A token with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Where it stands.
    pub(super) span: Span,
    /// Whether it is a string with escapes.
    pub(super) escapes: bool,
    /// Whether variables are in it.
    pub(super) variables: bool,
    /// Whether it is a name that needs quotes. There is a problem about it already.
    pub(super) reported: bool,
}

/// The kind of a word without variables, outside of braces.
pub(super) fn word_kind(word: &str) -> TokenKind {
    // The longest keyword has twelve letters; names of metrics are mostly longer.
    if word.len() > 12 {
        return TokenKind::Name;
    }
    let mut lower = [0; 12];
    let lower = &mut lower[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    match &*lower {
        b"and" => TokenKind::Op(BinaryOp::And),
        b"or" => TokenKind::Op(BinaryOp::Or),
        b"unless" => TokenKind::Op(BinaryOp::Unless),
        b"atan2" => TokenKind::Op(BinaryOp::Atan2),
        b"inf" | b"nan" => TokenKind::Number,
        b"avg" => TokenKind::Aggregate(AggregateOp::Avg),
        b"bottomk" => TokenKind::Aggregate(AggregateOp::Bottomk),
        b"count" => TokenKind::Aggregate(AggregateOp::Count),
        b"count_values" => TokenKind::Aggregate(AggregateOp::CountValues),
        b"group" => TokenKind::Aggregate(AggregateOp::Group),
        b"limit_ratio" => TokenKind::Aggregate(AggregateOp::LimitRatio),
        b"limitk" => TokenKind::Aggregate(AggregateOp::Limitk),
        b"max" => TokenKind::Aggregate(AggregateOp::Max),
        b"min" => TokenKind::Aggregate(AggregateOp::Min),
        b"quantile" => TokenKind::Aggregate(AggregateOp::Quantile),
        b"stddev" => TokenKind::Aggregate(AggregateOp::Stddev),
        b"stdvar" => TokenKind::Aggregate(AggregateOp::Stdvar),
        b"sum" => TokenKind::Aggregate(AggregateOp::Sum),
        b"topk" => TokenKind::Aggregate(AggregateOp::Topk),
        b"anchored" => TokenKind::Keyword(Keyword::Anchored),
        b"bool" => TokenKind::Keyword(Keyword::Bool),
        b"by" => TokenKind::Keyword(Keyword::By),
        b"end" => TokenKind::Keyword(Keyword::End),
        b"fill" => TokenKind::Keyword(Keyword::Fill),
        b"fill_left" => TokenKind::Keyword(Keyword::FillLeft),
        b"fill_right" => TokenKind::Keyword(Keyword::FillRight),
        b"group_left" => TokenKind::Keyword(Keyword::GroupLeft),
        b"group_right" => TokenKind::Keyword(Keyword::GroupRight),
        b"ignoring" => TokenKind::Keyword(Keyword::Ignoring),
        b"max_of" => TokenKind::Keyword(Keyword::MaxOf),
        b"min_of" => TokenKind::Keyword(Keyword::MinOf),
        b"offset" => TokenKind::Keyword(Keyword::Offset),
        b"on" => TokenKind::Keyword(Keyword::On),
        b"range" => TokenKind::Keyword(Keyword::Range),
        b"smoothed" => TokenKind::Keyword(Keyword::Smoothed),
        b"start" => TokenKind::Keyword(Keyword::Start),
        b"step" => TokenKind::Keyword(Keyword::Step),
        b"without" => TokenKind::Keyword(Keyword::Without),
        _ => TokenKind::Name,
    }
}
