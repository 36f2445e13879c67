//! The selectors of a query as rules about metrics and labels see them.

use std::borrow::Cow;

use crate::promql::MatchOp;
use crate::promql::ast::{Ast, Expr, LabelName, MatchValue, Matcher};
use crate::text::Span;

/// A selector of series.
pub(super) struct Selected<'a> {
    /// The name of the metric.
    pub(super) name: Name<'a>,
    /// What stands for it in a message: the name, else the braces.
    pub(super) head: Span,
    /// What stands in the braces.
    pub(super) matchers: &'a [Matcher],
    text: &'a str,
}

/// The name of the metric that a selector asks for.
pub(super) enum Name<'a> {
    /// Exactly one.
    Known {
        /// The name.
        name: Cow<'a, str>,
        /// Where it stands, without quotes.
        span: Span,
        /// Whether it stands in front of the braces.
        bare: bool,
    },
    /// Several, or one that only a variable knows.
    Unknown,
}

impl<'a> Selected<'a> {
    /// The labels that are matched, as far as their names are known.
    pub(super) fn labels(&self) -> impl Iterator<Item = Cow<'a, str>> {
        let text = self.text;
        self.matchers
            .iter()
            .filter_map(move |matcher| match matcher {
                Matcher::Label { name, .. } if !name.has_variables() => Some(label(*name, text)),
                _ => None,
            })
    }
}

fn label(name: LabelName, text: &str) -> Cow<'_, str> {
    match name {
        LabelName::Bare(word) => Cow::Borrowed(word.span.of(text)),
        LabelName::Quoted(literal) => literal.value(text),
    }
}

/// All selectors of a query.
pub(super) fn selectors<'a>(ast: &'a Ast<'_>) -> impl Iterator<Item = Selected<'a>> {
    let text = ast.text();
    ast.ids().filter_map(move |id| {
        let Expr::Selector(selector) = ast.expr(id) else {
            return None;
        };
        let matchers = ast.list(selector.matchers);
        let bare = selector.name.map(|word| {
            if word.variables {
                return Name::Unknown;
            }
            let (name, span) = (Cow::Borrowed(ast.slice(word.span)), word.span);
            Name::Known {
                name,
                span,
                bare: true,
            }
        });
        let name = bare.unwrap_or_else(|| in_braces(matchers, text));
        let head = match (&name, selector.name) {
            (Name::Known { span, .. }, _) => *span,
            (Name::Unknown, Some(word)) => word.span,
            (Name::Unknown, None) => selector.braces.unwrap_or(ast.span(id)),
        };
        Some(Selected {
            name,
            head,
            matchers,
            text,
        })
    })
}

/// The name that stands among the matchers: `{"up"}` or `{__name__="up"}`.
fn in_braces<'a>(matchers: &[Matcher], text: &'a str) -> Name<'a> {
    let literal = matchers.iter().find_map(|matcher| match matcher {
        Matcher::Name(literal) => Some(*literal),
        Matcher::Label {
            name,
            op: MatchOp::Eq,
            value: MatchValue::Literal(literal),
            ..
        } if !name.has_variables() && label(*name, text) == "__name__" => Some(*literal),
        _ => None,
    });
    match literal.filter(|literal| !literal.variables) {
        Some(literal) => {
            let name = literal.value(text);
            let span = literal.source(text, Span::new(0, name.len()));
            Name::Known {
                name,
                span,
                bare: false,
            }
        }
        None => Name::Unknown,
    }
}
