//! Tables of queries with what is known of the labels of their results.

mod calls;
mod hostile;
mod joins;
mod reasons;

use super::{Presence, analyse};
use crate::promql::ast::{Ast, ExprId};
use crate::promql::{Dialect, Options, parse};

fn root(ast: &Ast<'_>) -> ExprId {
    ast.root().expect("the query has an expression")
}

/// The rows of a table: fields with ` => ` between them. Rows that start with `#` are comments.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().map(str::trim);
    let rows = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| row.split(" => ").collect())
}

/// Checks the presence of labels in results: rows of a query and `label:presence` words, where
/// `*` stands for all labels that the query does not mention.
#[track_caller]
fn check(table: &str) {
    for row in rows(table) {
        let [query, expected] = row[..] else {
            panic!("two fields: {row:?}");
        };
        let parsed = parse(query, &Options::default());
        let labels = analyse(&parsed.ast, Dialect::Prometheus);
        let known = labels.get(root(&parsed.ast));
        let found = expected.split_whitespace().map(|word| {
            let (label, _) = word.split_once(':').expect("`label:presence`");
            let asked = if label == "*" { "some_other" } else { label };
            let presence = match known.of(asked) {
                Presence::Surely => "surely",
                Presence::Maybe => "maybe",
                Presence::Never => "never",
            };
            format!("{label}:{presence}")
        });
        assert_eq!(found.collect::<Vec<_>>().join(" "), expected, "{query}");
    }
}

#[test]
fn selectors() {
    check(
        r#"
        up => __name__:surely job:maybe *:maybe
        {job="a"} => __name__:surely job:surely *:maybe
        up{job="a", pod="", zone!=""} => job:surely pod:never zone:surely
        up{job!="a"} => job:maybe
        up{job=~".+"} => job:surely
        up{job=~".*"} => job:maybe
        up{job=~"a|b"} => job:surely
        up{job=~"a|"} => job:maybe
        up{job=~"5.."} => job:surely
        up{job=~""} => job:never
        up{job!~""} => job:surely
        up{job!~"a|"} => job:surely
        up{job!~"a"} => job:maybe
        up{job!~".+"} => job:never
        up{job=~"("} => job:maybe
        {"up", "http.method"="GET"} => __name__:surely http.method:surely
        {"up", "\x6aob"="a"} => job:surely
        {__name__="", job="a"} => __name__:never job:surely
        # Both facts about `pod` cannot be true, so there is no series.
        up{pod="", pod="a"} => pod:maybe
        up{job="a"} offset 5m => job:surely
        up{job="a"}[5m] => job:surely __name__:surely
        (((up{job="a"}))) => job:surely __name__:surely
        "#,
    );
}

#[test]
fn variables_in_selectors() {
    check(
        r#"
        up{job="$job"} => job:maybe __name__:surely
        up{job=~"$job"} => job:maybe
        up{job!="$job"} => job:maybe
        up{$label="a", zone="b"} => label:maybe zone:surely *:maybe
        up{$matchers, zone="b"} => zone:surely *:maybe
        up{job=$job} => job:maybe
        $metric => __name__:maybe *:maybe
        "#,
    );
}

#[test]
fn aggregations() {
    check(
        r#"
        sum(up{job="a"}) => job:never __name__:never *:never
        sum by (job, pod) (up{job="a"}) => job:surely pod:maybe *:never __name__:never
        sum by (job) (sum by (pod) (up)) => job:never pod:never
        sum by () (up) => *:never
        sum(up) by (job) => job:maybe *:never
        sum by ("http.method") (up) => http.method:maybe *:never
        sum by (__name__) (up) => __name__:surely *:never
        sum without (job) (up{job="a", pod="b"}) => job:never pod:surely __name__:never *:maybe
        sum without () (up) => __name__:never *:maybe
        topk by (job) (5, up{pod="b"}) => __name__:surely pod:surely *:maybe
        limit_ratio(0.5, up{pod="b"}) => __name__:surely pod:surely *:maybe
        quantile(0.5, up{pod="b"}) => pod:never *:never
        quantile by (pod) (0.5, up{pod="b"}) => pod:surely *:never
        count_values("v", up{job="a"}) => v:surely job:never *:never
        count_values by (job) ("v", up{job="a"}) => v:surely job:surely *:never
        count_values without (job) ("v", up) => v:surely job:never *:maybe
        count_values without (v) ("v", up) => v:never *:maybe
        count_values("$v", up) => *:maybe
        # Variables.
        sum by ($l, job) (up{job="a", pod="b"}) => job:surely pod:maybe *:maybe
        sum by ($l) (sum by (job) (up)) => job:maybe *:never
        sum without ($l, job) (up{pod="b"}) => job:never pod:maybe __name__:never *:maybe
        $agg by (job) (up) => job:maybe *:maybe
        sum $by (job) (sum by (job) (up)) => job:maybe *:never
        "#,
    );
}

#[test]
fn mistakes() {
    check(
        r"
        sum by (job) ( => job:maybe *:never
        rate() => *:maybe
        sum(up) + => *:never
        up + => *:maybe
        up up => *:maybe
        topk(5) => *:maybe
        label_replace(up) => *:maybe
        ",
    );
}

#[test]
fn all_labels_of_a_result() {
    let all = |query| {
        let parsed = parse(query, &Options::default());
        let labels = analyse(&parsed.ast, Dialect::Prometheus);
        labels
            .all_of(root(&parsed.ast))
            .map(|names| names.join(" "))
    };
    assert_eq!(all("up"), None);
    assert_eq!(all("sum without (x) (up)"), None);
    assert_eq!(all("sum by ($x) (up)"), None);
    assert_eq!(all("sum by (b, a) (up)").as_deref(), Some("b a"));
    assert_eq!(
        all(r#"count_values by (a) ("v", up{c="1"})"#).as_deref(),
        Some("v a")
    );
    assert_eq!(all("sum(up)").as_deref(), Some(""));
}

#[test]
fn variables_that_may_bring_an_operator() {
    check(
        r#"
        up{job="a"} $rest => job:maybe __name__:maybe *:maybe
        rate(up{job="a"}[5m] $rest) => job:maybe *:maybe
        "#,
    );
}

#[test]
fn functions_that_keep_the_name_in_metricsql() {
    for (query, in_prometheus, in_metricsql) in [
        ("max_over_time(up[5m])", Presence::Never, Presence::Surely),
        ("round(up)", Presence::Never, Presence::Surely),
        ("last_over_time(up[5m])", Presence::Surely, Presence::Surely),
        ("rate(up[5m])", Presence::Never, Presence::Never),
        (
            "sum(max_over_time(up[5m]))",
            Presence::Never,
            Presence::Never,
        ),
    ] {
        let parsed = parse(query, &Options::default());
        let of = |dialect| {
            let labels = analyse(&parsed.ast, dialect);
            labels.get(root(&parsed.ast)).of("__name__")
        };
        let found = (of(Dialect::Prometheus), of(Dialect::MetricsQl));
        assert_eq!(found, (in_prometheus, in_metricsql), "{query}");
    }
}
