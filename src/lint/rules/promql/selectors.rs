//! The selectors of a query as rules about metrics and labels see them.

use std::borrow::Cow;

use crate::promql::ast::{Ast, Expr, ExprId, Matcher};
use crate::promql::selected::{Metric, metric};
use crate::text::Span;

/// A selector of series.
pub(super) struct Selected<'a> {
    /// The expression.
    pub(super) id: ExprId,
    /// The metric, if it asks for exactly one.
    pub(super) metric: Option<Metric<'a>>,
    /// What stands for it in a message: the name, else the braces.
    pub(super) head: Span,
    /// What stands in the braces.
    pub(super) matchers: &'a [Matcher],
    ast: &'a Ast<'a>,
}

impl Selected<'_> {
    /// The labels that are matched, as far as their names are known.
    pub(super) fn labels(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.matchers.iter().filter_map(|matcher| match matcher {
            Matcher::Label { name, .. } => name.known(self.ast.text()),
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
        let metric = metric(ast, selector);
        let named = metric.as_ref().map(|metric| metric.span);
        let named = named.or(selector.name.map(|word| word.span));
        Some(Selected {
            id,
            metric,
            head: named.or(selector.braces).unwrap_or(ast.span(id)),
            matchers: ast.list(selector.matchers),
            ast,
        })
    })
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
            "info(up{cluster='a'}, {version=~'.+'})",
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
            "info(up, {__name__='gone'})",
            &["the metric `gone` is forbidden"],
        );
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
