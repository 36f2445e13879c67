//! What the nodes of the tree are.
//!
//! Variables are part of it: a [`Word`], a [`Literal`] and a [`LabelName`] know whether variables
//! are in them, and [`Expr::Variable`], [`Matcher::Variable`], [`ModifierKind::Variable`] and the
//! `Variable` of operators stand for what only the value will tell.

use super::list::List;
use super::{ExprId, MatchingId};
use crate::promql::functions::Function;
use crate::promql::names::{AggregateOp, BinaryOp, MatchOp, UnaryOp};
use crate::text::Span;

/// A name as written, perhaps with variables in it: `up`, `$metric`, `job:$x:rate5m`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    /// Whether variables are part of it.
    pub(crate) variables: bool,
}

/// A string in quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Literal {
    /// Where it stands, with its quotes.
    pub(crate) span: Span,
    /// Whether something in it is escaped, so that the value is not what stands there.
    pub(crate) escapes: bool,
    /// Whether variables are in it.
    pub(crate) variables: bool,
}

/// The name of a label in a matcher or a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LabelName {
    /// Written without quotes.
    Bare(Word),
    /// Written in quotes, as names with other characters than letters, digits and `_` must be.
    Quoted(Literal),
}

impl LabelName {
    /// Where it stands, with its quotes.
    pub(crate) fn span(self) -> Span {
        match self {
            Self::Bare(word) => word.span,
            Self::Quoted(literal) => literal.span,
        }
    }

    /// Whether variables are part of it.
    pub(crate) fn has_variables(self) -> bool {
        match self {
            Self::Bare(word) => word.variables,
            Self::Quoted(literal) => literal.variables,
        }
    }
}

/// What stands between the braces of a selector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Matcher {
    /// `job="api"`.
    Label {
        /// From the name to the end of the value.
        span: Span,
        /// The label.
        name: LabelName,
        /// How it is compared.
        op: MatchOp,
        /// Where the operator stands.
        op_span: Span,
        /// What it is compared with.
        value: MatchValue,
    },
    /// A metric name in quotes.
    Name(Literal),
    /// A variable that holds whole matchers.
    Variable(Word),
}

/// The right side of a label matcher.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MatchValue {
    /// A string.
    Literal(Literal),
    /// A variable that brings its own quotes.
    Variable(Word),
    /// Nothing that could be read.
    Missing,
}

/// What follows a selector or subquery: `offset 5m`, `@ end()`, `anchored`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Modifier {
    /// From the keyword to the end.
    pub(crate) span: Span,
    /// What it does.
    pub(crate) kind: ModifierKind,
}

/// What a modifier does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ModifierKind {
    /// `offset` with a duration.
    Offset(ExprId),
    /// `@` with a time stamp: a number, or a variable.
    At(ExprId),
    /// `@ start()`.
    AtStart,
    /// `@ end()`.
    AtEnd,
    /// `anchored`.
    Anchored,
    /// `smoothed`.
    Smoothed,
    /// A variable that holds a modifier.
    Variable,
}

/// A number or duration literal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    /// The value; seconds if it is a duration. A sign before the literal belongs to it.
    pub(crate) value: f64,
    /// Whether it is written as a duration.
    pub(crate) duration: bool,
}

/// `up{job="api"} offset 5m`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Selector {
    /// The metric name before the braces.
    pub(crate) name: Option<Word>,
    /// Where the braces stand, with what is in them.
    pub(crate) braces: Option<Span>,
    /// What stands in them, in order.
    pub(crate) matchers: List<Matcher>,
    /// What follows, in order.
    pub(crate) modifiers: List<Modifier>,
}

/// `up[5m]`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RangeSelector {
    /// What the range is of: a selector or a variable, unless there is an error.
    pub(crate) selector: ExprId,
    /// The duration.
    pub(crate) range: ExprId,
    /// What follows the brackets, in order.
    pub(crate) modifiers: List<Modifier>,
}

/// `expr[1h:5m]`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subquery {
    /// What is evaluated.
    pub(crate) expr: ExprId,
    /// How far back.
    pub(crate) range: ExprId,
    /// How often; the default evaluation interval without it.
    pub(crate) step: Option<ExprId>,
    /// What follows the brackets, in order.
    pub(crate) modifiers: List<Modifier>,
}

/// `rate(up[5m])`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call {
    /// The name as written.
    pub(crate) name: Word,
    /// The function, if it is a known one of Prometheus.
    pub(crate) function: Option<&'static Function>,
    /// The arguments, in order.
    pub(crate) args: List<ExprId>,
}

/// `sum by (job) (up)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Aggregate {
    /// The name of the operator as written.
    pub(crate) name: Word,
    /// The operator; none if a variable names it.
    pub(crate) op: Option<AggregateOp>,
    /// Which labels are kept.
    pub(crate) grouping: Option<Grouping>,
    /// The arguments, in order: the parameter, if the operator has one, and the operand.
    pub(crate) args: List<ExprId>,
}

/// `by (job)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Grouping {
    /// From the keyword to the closing parenthesis.
    pub(crate) span: Span,
    /// What the list means.
    pub(crate) kind: GroupingKind,
    /// The labels, in order.
    pub(crate) labels: List<LabelName>,
    /// Whether it stands behind the arguments.
    pub(crate) trailing: bool,
}

/// What the labels of a grouping mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupingKind {
    /// They are kept.
    By,
    /// All others are kept.
    Without,
    /// A variable says so, or stands for all of it.
    Variable,
}

/// `a + on (job) b`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binary {
    /// The operator.
    pub(crate) op: BinaryOp,
    /// Where the operator stands.
    pub(crate) op_span: Span,
    /// The left side.
    pub(crate) left: ExprId,
    /// The right side.
    pub(crate) right: ExprId,
    /// What stands between the operator and the right side.
    pub(crate) matching: Option<MatchingId>,
}

/// What stands between a binary operator and its right side.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Matching {
    /// Where `bool` stands.
    pub(crate) bool_span: Option<Span>,
    /// A variable that stands for a part of the matching.
    pub(crate) variable: Option<Span>,
    /// `on (…)` or `ignoring (…)`.
    pub(crate) on: Option<On>,
    /// `group_left (…)` or `group_right (…)`.
    pub(crate) group: Option<GroupSide>,
    /// `fill (…)`, `fill_left (…)` and `fill_right (…)`, at most one for each side.
    pub(crate) fills: [Option<Fill>; 2],
}

/// `on (job)` or `ignoring (job)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct On {
    /// From the keyword to the closing parenthesis.
    pub(crate) span: Span,
    /// Whether it is `ignoring`.
    pub(crate) ignoring: bool,
    /// The labels, in order.
    pub(crate) labels: List<LabelName>,
}

/// `group_left (name)` or `group_right (name)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GroupSide {
    /// From the keyword to the closing parenthesis, if there is one.
    pub(crate) span: Span,
    /// Whether the left side is the one with many series.
    pub(crate) left: bool,
    /// The labels to take over from the other side, in order.
    pub(crate) labels: List<LabelName>,
}

/// `fill (0)`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fill {
    /// From the keyword to the closing parenthesis.
    pub(crate) span: Span,
    /// Which side is filled.
    pub(crate) side: FillSide,
    /// The value: a number, or a variable.
    pub(crate) value: ExprId,
}

/// Which side of a binary expression a fill value stands in for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FillSide {
    /// `fill`.
    Both,
    /// `fill_left`.
    Left,
    /// `fill_right`.
    Right,
}

/// What an expression is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Expr {
    /// A number or a duration.
    Number(Number),
    /// A string.
    String(Literal),
    /// A word with variables that stands for a whole expression, or for a duration.
    Variable {
        /// The word.
        word: Word,
        /// What follows, in order.
        modifiers: List<Modifier>,
    },
    /// A vector selector.
    Selector(Selector),
    /// A range vector selector.
    Range(RangeSelector),
    /// A subquery.
    Subquery(Subquery),
    /// A function call. In durations: `step`, `range`, `min_of` and `max_of`.
    Call(Call),
    /// An aggregation.
    Aggregate(Aggregate),
    /// A binary expression.
    Binary(Binary),
    /// A unary expression; a sign before a literal belongs to the literal instead.
    Unary(UnaryOp, ExprId),
    /// An expression in parentheses.
    Paren(ExprId),
    /// Nothing where an expression should stand. There is a syntax error then.
    Missing,
}
