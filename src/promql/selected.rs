//! What selectors and labels are called, as far as no variable has a say in it.

use std::borrow::Cow;

use super::ast::{Ast, Expr, ExprId, LabelName, Literal, MatchValue, Matcher, Selector};
use super::names::MatchOp;
use crate::text::Span;

/// The label that holds the name of the metric.
pub(crate) const METRIC_NAME: &str = "__name__";

impl Literal {
    /// The value in the text of the query; none if variables are in it, or if it is not UTF-8 and
    /// so not known exactly.
    pub(crate) fn known(self, text: &str) -> Option<Cow<'_, str>> {
        let is_text = || std::str::from_utf8(&self.bytes(text)).is_ok();
        (!self.variables && (!self.escapes || is_text())).then(|| self.value(text))
    }
}

impl LabelName {
    /// The name without its quotes; none if variables are in it.
    pub(crate) fn known(self, text: &str) -> Option<Cow<'_, str>> {
        match self {
            Self::Bare(word) => (!word.variables).then(|| Cow::Borrowed(word.span.of(text))),
            Self::Quoted(literal) => literal.known(text),
        }
    }
}

/// The name of a metric where it stands in a query.
#[derive(Debug, Clone)]
pub(crate) struct Metric<'q> {
    /// The name.
    pub(crate) name: Cow<'q, str>,
    /// Where it stands, without quotes.
    pub(crate) span: Span,
    /// Whether it stands in front of the braces.
    pub(crate) bare: bool,
}

/// The metric of a selector: `up`, `{"up"}` or `{__name__="up"}`. None if it names none, several,
/// or one that only a variable knows.
pub(crate) fn metric<'q>(ast: &Ast<'q>, selector: &Selector) -> Option<Metric<'q>> {
    let text = ast.text();
    if let Some(word) = selector.name {
        return (!word.variables).then(|| Metric {
            name: Cow::Borrowed(ast.slice(word.span)),
            span: word.span,
            bare: true,
        });
    }
    let mut matchers = ast.list(selector.matchers).iter();
    let literal = matchers.find_map(|matcher| match *matcher {
        Matcher::Name(literal) => Some(literal),
        Matcher::Label {
            name,
            op: MatchOp::Eq,
            value: MatchValue::Literal(literal),
            ..
        } if name.known(text).as_deref() == Some(METRIC_NAME) => Some(literal),
        _ => None,
    })?;
    let name = literal.known(text)?;
    let span = literal.source(text, Span::new(0, name.len()));
    Some(Metric {
        name,
        span,
        bare: false,
    })
}

/// Whether a selector is the second argument of `info`, which selects labels and no series.
pub(crate) fn is_argument_of_info(ast: &Ast<'_>, id: ExprId) -> bool {
    let Some(Expr::Call(call)) = ast.parent(id).map(|parent| ast.expr(parent)) else {
        return false;
    };
    let is_info = call
        .function
        .is_some_and(|function| function.name == "info");
    is_info && ast.list(call.args).get(1) == Some(&id)
}
