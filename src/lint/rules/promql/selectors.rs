//! The selectors of a query as rules about metrics and labels see them.

use std::borrow::Cow;

use super::label_name;
use crate::promql::MatchOp;
use crate::promql::ast::{Ast, Expr, MatchValue, Matcher};
use crate::text::Span;

/// A selector of series.
pub(super) struct Selected<'a> {
    /// The name of the metric.
    pub(super) name: Name<'a>,
    /// What stands for it in a message: the name, else the braces.
    pub(super) head: Span,
    /// What stands in the braces.
    pub(super) matchers: &'a [Matcher],
    ast: &'a Ast<'a>,
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

impl Selected<'_> {
    /// The labels that are matched, as far as their names are known.
    pub(super) fn labels(&self) -> impl Iterator<Item = String> {
        self.matchers.iter().filter_map(|matcher| match matcher {
            Matcher::Label { name, .. } => label_name(self.ast, *name),
            Matcher::Name(_) | Matcher::Variable(_) => None,
        })
    }
}

/// All selectors of a query.
pub(super) fn selectors<'a>(ast: &'a Ast<'a>) -> impl Iterator<Item = Selected<'a>> {
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
        let name = bare.unwrap_or_else(|| in_braces(matchers, ast));
        let head = match (&name, selector.name) {
            (Name::Known { span, .. }, _) => *span,
            (Name::Unknown, Some(word)) => word.span,
            (Name::Unknown, None) => selector.braces.unwrap_or(ast.span(id)),
        };
        Some(Selected {
            name,
            head,
            matchers,
            ast,
        })
    })
}

/// The name that stands among the matchers: `{"up"}` or `{__name__="up"}`.
fn in_braces<'a>(matchers: &[Matcher], ast: &'a Ast<'_>) -> Name<'a> {
    let text = ast.text();
    let literal = matchers.iter().find_map(|matcher| match matcher {
        Matcher::Name(literal) => Some(*literal),
        Matcher::Label {
            name,
            op: MatchOp::Eq,
            value: MatchValue::Literal(literal),
            ..
        } if label_name(ast, *name).as_deref() == Some("__name__") => Some(*literal),
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

#[cfg(test)]
mod tests {
    use crate::lint::testing::found_with;

    /// What a rule with options finds in a query of a variable, without positions.
    #[track_caller]
    fn check(rule: &str, options: &str, query: &str, expected: &[&str]) {
        let text = format!(
            "kind: GlobalVariable\nmetadata: {{name: v}}\nspec:\n  kind: ListVariable\n  spec:\n    \
             name: v\n    plugin:\n      kind: PrometheusPromQLVariable\n      spec:\n        \
             labelName: pod\n        expr: |-\n          {query}\n"
        );
        let found = found_with(rule, options, &[&text]);
        let messages = found.iter().map(|found| found.split_once(' ').unwrap().1);
        assert_eq!(messages.collect::<Vec<_>>(), expected, "{query}");
    }

    #[test]
    fn every_selector_needs_its_matchers() {
        let check = |query: &str, expected: &[&str]| {
            check(
                "required-matchers",
                "{labels: [cluster, pod]}",
                query,
                expected,
            );
        };
        check("up", &["`up` has no matcher on `cluster`"]);
        check("{job='a'}", &["the selector has no matcher on `cluster`"]);
        check("{'up'}", &["`up` has no matcher on `cluster`"]);
        check("{__name__='up'}", &["`up` has no matcher on `cluster`"]);
        check(
            "$metric{job='a'}",
            &["the selector has no matcher on `cluster`"],
        );
        for silent in [
            "vector(1)",
            "$query",
            "up{cluster='a'}",
            "up{'cluster'=~'.*'}",
            "up{$matchers}",
            "up{$label='a'}",
            "rate(up{cluster='$cluster'}[5m])",
        ] {
            check(silent, &[]);
        }
        super::tests::check("required-matchers", "{}", "up", &[]);
    }

    #[test]
    fn forbidden_metrics_are_found_wherever_they_are_named() {
        let check = |query: &str, expected: &[&str]| {
            let options = "{metrics: {'node_*': too many, node_cpu: cpu, gone: '', '*x*': '1 a'}}";
            check("forbidden-metrics", options, query, expected);
        };
        check(
            "node_cpu",
            &["the metric `node_cpu` is forbidden: use `cpu`"],
        );
        check(
            "{'node_cpu'}",
            &["the metric `node_cpu` is forbidden: use `cpu`"],
        );
        check("{__name__='gone'}", &["the metric `gone` is forbidden"]);
        check(
            "rate(node_load[5m]) + axb",
            &[
                "the metric `node_load` is forbidden: too many",
                "the metric `axb` is forbidden: 1 a",
            ],
        );
        for silent in [
            "up",
            "node",
            "$x",
            "node_$x",
            "{__name__=~'gone'}",
            "{__name__!='gone'}",
        ] {
            check(silent, &[]);
        }
    }
}
