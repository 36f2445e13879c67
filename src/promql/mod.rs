//! PromQL: queries with the variables of dashboards in them.
//!
//! [`parse`] reads a query, never fails, and returns a tree with a span on every node beside the
//! problems: several of them, because the parser resumes behind a mistake. What a variable holds is
//! not known, so where one stands everything is accepted that some value could make valid, and
//! types become sets ([`Types`]).
//!
//! The reference is the parser of Prometheus 3.14: what it refuses without variables is refused
//! here, what it accepts is accepted. Optional syntax is always parsed; [`Parsed::uses`] says where
//! it stands.

pub(crate) mod ast;
mod check;
mod dialect;
mod features;
mod functions;
pub(crate) mod labels;
mod lexer;
mod literal;
mod names;
mod parser;
mod print;
mod problem;
pub(crate) mod regexp;
pub(crate) mod selected;
mod token;
mod types;

pub(crate) use ast::Ast;
pub(crate) use dialect::Dialect;
pub(crate) use features::{Feature, Features, Use};
pub(crate) use functions::{Function, removed};
pub(crate) use names::{AggregateOp, BinaryOp, MatchOp, UnaryOp};
pub(crate) use print::{pretty, print};
pub(crate) use problem::{Problem, ProblemKind};
pub(crate) use types::Types;

/// What a query is read with.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Options<'o> {
    /// Functions that some other server than Prometheus has. Their arguments are not checked.
    pub(crate) functions: &'o [String],
}

/// A query that was read.
#[derive(Debug)]
pub(crate) struct Parsed<'q> {
    /// The tree, with holes where there are problems.
    pub(crate) ast: Ast<'q>,
    /// What is wrong, in the order of the text.
    pub(crate) problems: Vec<Problem>,
    /// Where optional syntax stands, in the order of the text.
    pub(crate) uses: Vec<Use>,
}

/// What a duration such as `1h30m` stands for, in seconds; none if it is malformed.
pub(crate) fn duration(text: &str) -> Option<f64> {
    literal::duration(text).ok()
}

/// Seconds as a duration in canonical text, such as `1h30m`.
pub(crate) fn duration_text(seconds: f64) -> String {
    print::duration(seconds)
}

/// Reads a query. Takes time linear in its length, and no stack for its depth.
pub(crate) fn parse<'q>(text: &'q str, options: &Options<'_>) -> Parsed<'q> {
    parser::parse(text, options)
}
