//! Label matchers that no variable has a say in, and the ways to mend them.
//!
//! What values they let pass is the matter of `values`.

use std::borrow::Cow;

use crate::finding::Safety;
use crate::lint::query::Query;
use crate::promql::MatchOp;
use crate::promql::ast::{Ast, Expr, ExprId, LabelName, Literal, MatchValue, Matcher, Selector};
use crate::promql::selected::is_argument_of_info;
use crate::text::{Edit, Span};

/// A matcher whose label, operator and value are written out.
pub(super) struct Known<'q> {
    /// The position among the matchers of the selector.
    pub(super) index: usize,
    /// From the label to the end of the value.
    pub(super) span: Span,
    /// The label as it is written.
    pub(super) name: LabelName,
    /// The label.
    pub(super) label: Cow<'q, str>,
    /// How it is compared.
    pub(super) op: MatchOp,
    /// The string it is compared with.
    pub(super) literal: Literal,
    /// The value of that string.
    pub(super) value: Cow<'q, str>,
    op_span: Span,
}

impl Known<'_> {
    /// The operator and the string.
    pub(super) fn comparison(&self) -> Span {
        self.op_span.cover(self.literal.span)
    }

    /// Whether the value is a regular expression.
    pub(super) fn is_pattern(&self) -> bool {
        matches!(self.op, MatchOp::Re | MatchOp::NotRe)
    }
}

/// A selector with its known matchers.
pub(super) struct Selection<'q> {
    /// The expression.
    pub(super) id: ExprId,
    /// What it is.
    pub(super) selector: Selector,
    /// The matchers that no variable has a say in, in order.
    pub(super) known: Vec<Known<'q>>,
}

/// The edits that compare a label with the empty text, in place of what it is compared with.
pub(super) fn with_empty_text(
    query: &Query<'_>,
    matcher: &Known<'_>,
    op: &str,
) -> Option<Vec<Edit>> {
    let quotes = in_quotes_of(query.ast(), matcher.literal, "").unwrap_or_default();
    query.replace(matcher.comparison(), &format!("{op}{quotes}"))
}

/// The selectors of a query that select series.
pub(super) fn selections<'q>(ast: &Ast<'q>) -> impl Iterator<Item = Selection<'q>> {
    selectors(ast).map(|(id, selector)| {
        let matchers = ast.list(selector.matchers).iter().enumerate();
        let known = matchers.filter_map(|(index, matcher)| known(ast, index, matcher));
        let known = known.collect();
        Selection {
            id,
            selector,
            known,
        }
    })
}

/// The selectors of a query that select series. The second argument of `info` selects labels.
pub(super) fn selectors(ast: &Ast<'_>) -> impl Iterator<Item = (ExprId, Selector)> {
    ast.ids().filter_map(|id| match ast.expr(id) {
        Expr::Selector(selector) if !is_argument_of_info(ast, id) => Some((id, *selector)),
        _ => None,
    })
}

fn known<'q>(ast: &Ast<'q>, index: usize, matcher: &Matcher) -> Option<Known<'q>> {
    let Matcher::Label {
        span,
        name,
        op,
        op_span,
        value: MatchValue::Literal(literal),
    } = *matcher
    else {
        return None;
    };
    if op == MatchOp::Variable {
        return None;
    }
    Some(Known {
        index,
        span,
        name,
        label: name.known(ast.text())?,
        op,
        literal,
        value: literal.known(ast.text())?,
        op_span,
    })
}

/// A string with the same quotes as another one; none if it would need escapes.
pub(super) fn in_quotes_of(ast: &Ast<'_>, literal: Literal, value: &str) -> Option<String> {
    let quote = ast.slice(literal.span).chars().next()?;
    let is_plain = |c: char| !c.is_control() && !matches!(c, '\\' | '"' | '\'' | '`' | '$');
    value
        .chars()
        .all(is_plain)
        .then(|| format!("{quote}{value}{quote}"))
}

/// Whether a matcher can be written in another way, or left out, without any change. `absent` makes
/// labels of the matchers of its argument.
pub(super) fn safety(ast: &Ast<'_>, selector: ExprId) -> Safety {
    let mut at = selector;
    while let Some(parent) = ast.parent(at) {
        match ast.expr(parent) {
            // Of these, no two selectors have any in common.
            Expr::Paren(_) | Expr::Range(_) => at = parent,
            Expr::Call(call) => {
                let name = call.function.map(|function| function.name);
                let tells = matches!(name, Some("absent" | "absent_over_time"));
                return if tells { Safety::Unsafe } else { Safety::Safe };
            }
            _ => break,
        }
    }
    Safety::Safe
}

/// The edits that remove a matcher with its comma, and the braces with the last one. None where a
/// comment would go as well, and where nothing would be left of the selector.
pub(super) fn removal(
    query: &Query<'_>,
    selection: &Selection<'_>,
    index: usize,
) -> Option<Vec<Edit>> {
    let ast = query.ast();
    let matchers = ast.list(selection.selector.matchers);
    let this = span_of(matchers.get(index)?);
    let removed = if let Some(next) = matchers.get(index + 1) {
        (this.start, span_of(next).start)
    } else if let Some(before) = index.checked_sub(1) {
        (span_of(&matchers[before]).end, this.end)
    } else {
        (
            selection.selector.name?.span.end,
            selection.selector.braces?.end,
        )
    };
    let removed = Span::new(removed.0 as usize, removed.1 as usize);
    let is_touched = |comment: &Span| comment.start < removed.end && removed.start < comment.end;
    if ast.comments().iter().any(is_touched) {
        return None;
    }
    query.replace(removed, "")
}

fn span_of(matcher: &Matcher) -> Span {
    match matcher {
        Matcher::Label { span, .. } => *span,
        Matcher::Name(literal) => literal.span,
        Matcher::Variable(word) => word.span,
    }
}

#[cfg(test)]
mod tests {
    use super::{safety, selectors};
    use crate::finding::Safety;
    use crate::promql::{Options, parse};

    #[test]
    fn matchers_of_the_argument_of_absent_are_told() {
        for (query, expected) in [
            ("rate(up[5m])", Safety::Safe),
            ("absent(up)", Safety::Unsafe),
            ("absent_over_time((up)[5m:])", Safety::Safe),
            ("absent_over_time(up[5m])", Safety::Unsafe),
            ("absent(((up)))", Safety::Unsafe),
            ("absent(sum(up))", Safety::Safe),
            ("1 - up", Safety::Safe),
        ] {
            let ast = parse(query, &Options::default()).ast;
            let found: Vec<_> = selectors(&ast).map(|(id, _)| safety(&ast, id)).collect();
            assert_eq!(found, [expected], "{query}");
        }
    }
}
