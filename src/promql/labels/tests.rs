//! Tables of queries with what is known of the labels of their results.

use super::{Labels, Presence, Sides, analyse};
use crate::promql::ast::{Ast, Expr, ExprId};
use crate::promql::{Options, parse};

fn root<'q>(ast: &Ast<'q>) -> ExprId {
    ast.root().expect("the query has an expression")
}

/// Checks the presence of labels in results: pairs of a query and `label:presence` words, where
/// `*` stands for all labels that the query does not mention.
#[track_caller]
fn check(table: &[(&str, &str)]) {
    for (query, expected) in table {
        let parsed = parse(query, &Options::default());
        let labels = analyse(&parsed.ast);
        let known = labels.get(root(&parsed.ast));
        let found: Vec<String> = expected
            .split_whitespace()
            .map(|word| {
                let (label, _) = word.split_once(':').expect("a word is `label:presence`");
                let asked = if label == "*" {
                    "some_other_label"
                } else {
                    label
                };
                let presence = match known.of(asked) {
                    Presence::Surely => "surely",
                    Presence::Maybe => "maybe",
                    Presence::Never => "never",
                };
                format!("{label}:{presence}")
            })
            .collect();
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(found, expected, "{query}");
    }
}

#[test]
fn selectors() {
    check(&[
        ("up", "__name__:surely job:maybe *:maybe"),
        (r#"{job="a"}"#, "__name__:surely job:surely *:maybe"),
        (
            r#"up{job="a", pod="", zone!=""}"#,
            "job:surely pod:never zone:surely",
        ),
        (r#"up{job!="a"}"#, "job:maybe"),
        (r#"up{job=~".+"}"#, "job:surely"),
        (r#"up{job=~".*"}"#, "job:maybe"),
        (r#"up{job=~"a|b"}"#, "job:surely"),
        (r#"up{job=~"a|"}"#, "job:maybe"),
        (r#"up{job=~"5.."}"#, "job:surely"),
        (r#"up{job=~""}"#, "job:never"),
        (r#"up{job!~""}"#, "job:surely"),
        (r#"up{job!~"a|"}"#, "job:surely"),
        (r#"up{job!~"a"}"#, "job:maybe"),
        (r#"up{job!~".+"}"#, "job:never"),
        (r#"up{job=~"("}"#, "job:maybe"),
        (
            r#"{"up", "http.method"="GET"}"#,
            "__name__:surely http.method:surely",
        ),
        (r#"{"up", "\x6aob"="a"}"#, "job:surely"),
        (r#"{__name__="", job="a"}"#, "__name__:never job:surely"),
        // Both facts about `pod` cannot be true, so there is no series.
        (r#"up{pod="", pod="a"}"#, "pod:maybe"),
        (r#"up{job="a"} offset 5m"#, "job:surely"),
        (r#"up{job="a"}[5m]"#, "job:surely __name__:surely"),
        (r#"(((up{job="a"})))"#, "job:surely __name__:surely"),
    ]);
}

#[test]
fn variables_in_selectors() {
    check(&[
        (r#"up{job="$job"}"#, "job:maybe __name__:surely"),
        (r#"up{job=~"$job"}"#, "job:maybe"),
        (r#"up{job!="$job"}"#, "job:maybe"),
        (
            r#"up{$label="a", zone="b"}"#,
            "label:maybe zone:surely *:maybe",
        ),
        (r#"up{$matchers, zone="b"}"#, "zone:surely *:maybe"),
        (r#"up{job=$job}"#, "job:maybe"),
        ("$metric", "__name__:maybe *:maybe"),
    ]);
}

#[test]
fn functions() {
    check(&[
        (
            r#"rate(up{job="a"}[5m])"#,
            "__name__:never job:surely *:maybe",
        ),
        (
            r#"last_over_time(up{job="a"}[5m])"#,
            "__name__:surely job:surely",
        ),
        ("sort_desc(up)", "__name__:surely"),
        ("abs(up)", "__name__:never *:maybe"),
        ("-up", "__name__:never *:maybe"),
        ("+up", "__name__:surely"),
        (
            r#"max_over_time(rate(up{job="a"}[5m])[1h:1m])"#,
            "__name__:never job:surely",
        ),
        ("time()", "__name__:never *:never"),
        ("scalar(up)", "*:never"),
        ("vector(1)", "__name__:never *:never"),
        ("hour()", "*:never"),
        (r#"hour(up{job="a"})"#, "__name__:never job:surely *:maybe"),
        (
            "histogram_quantile(0.9, x)",
            "le:never __name__:never *:maybe",
        ),
        (
            "histogram_quantile(0.9, sum by (le, job) (x))",
            "le:never job:maybe *:never",
        ),
        (r#"histogram_fraction(0, 1, x{le="1"})"#, "le:never"),
        (
            r#"histogram_quantiles(x, "q", 0.5, 0.9)"#,
            "q:surely le:never *:maybe",
        ),
        (
            r#"histogram_quantiles(x, "$q", 0.5, 0.9)"#,
            "q:maybe *:maybe",
        ),
        ("histogram_count(x)", "__name__:never"),
        ("unknown(sum(up))", "*:maybe __name__:maybe"),
        ("$f(sum(up))", "*:maybe"),
        (r#"rate(up{__type__="counter"}[5m])"#, "__type__:maybe"),
        ("info(sum by (job) (x))", "job:maybe *:maybe __name__:never"),
        (r#"info(x{job="a"})"#, "job:surely *:maybe __name__:surely"),
        (
            r#"info(sum by (job) (x), {version=~".+"})"#,
            "job:maybe version:maybe *:never",
        ),
        (r#"info(sum by (job) (x), {__name__="y_info"})"#, "*:maybe"),
        (r#"info(sum by (job) (x), {$m})"#, "*:maybe"),
    ]);
}

#[test]
fn absent() {
    check(&[
        (
            r#"absent(up{job="a", pod=~"b", zone!=""})"#,
            "__name__:never job:surely pod:never zone:never *:never",
        ),
        (r#"absent_over_time(up{job="a"}[5m])"#, "job:surely *:never"),
        (r#"absent((up{job="a"}))"#, "job:surely *:never"),
        (r#"absent(up{job="a", job="b"})"#, "job:never"),
        (r#"absent(up{job=~"a", job="b"})"#, "job:surely"),
        (r#"absent(up{job="b", job=~"a"})"#, "job:never"),
        (r#"absent(up{job=""})"#, "job:never"),
        (r#"absent(up{job="$job"})"#, "job:maybe *:never"),
        (
            r#"absent(up{job="$job", zone="a"})"#,
            "job:maybe zone:surely",
        ),
        (r#"absent(up{$m, zone="a"})"#, "zone:maybe *:maybe"),
        (r#"absent(up{$x="b", zone="a"})"#, "zone:maybe *:maybe"),
        (r#"absent(sum(up{job="a"}))"#, "job:never *:never"),
        (
            r#"absent_over_time(sum(up{job="a"})[5m:])"#,
            "job:never *:never",
        ),
        ("absent($x)", "*:maybe"),
    ]);
}

#[test]
fn label_functions() {
    check(&[
        // A constant where the pattern matches everything.
        (
            r#"label_replace(sum(x), "a", "b", "", ".*")"#,
            "a:surely *:never",
        ),
        (
            r#"label_replace(sum(x), "a", "b", "", "")"#,
            "a:surely *:never",
        ),
        (
            r#"label_replace(sum(x), "a", "b", "job", "(.*)")"#,
            "a:surely",
        ),
        (
            r#"label_replace(x, "a", "b", "job", "c")"#,
            "a:maybe __name__:surely *:maybe",
        ),
        (
            r#"label_replace(x{a="c"}, "a", "b", "job", "c")"#,
            "a:surely",
        ),
        // An empty replacement drops the label.
        (r#"label_replace(x{a="c"}, "a", "", "", "")"#, "a:never"),
        (r#"label_replace(x{a="c"}, "a", "", "job", "c")"#, "a:maybe"),
        (r#"label_replace(sum(x), "a", "", "job", "c")"#, "a:never"),
        // A copy is there where the source is.
        (
            r#"label_replace(x{job="c"}, "a", "$1", "job", "(.*)")"#,
            "a:surely job:surely",
        ),
        (r#"label_replace(x, "a", "$1", "job", "(.*)")"#, "a:maybe"),
        (
            r#"label_replace(sum by (b) (x), "a", "$1", "job", "(.*)")"#,
            "a:never b:maybe",
        ),
        (
            r#"label_replace(x{job="c"}, "a", "$1", "job", "(.+)")"#,
            "a:surely",
        ),
        (
            r#"label_replace(x{a="c"}, "a", "$1", "job", "(.+)")"#,
            "a:surely",
        ),
        (
            r#"label_replace(x{a="c"}, "a", "$1", "job", "(.*)")"#,
            "a:maybe",
        ),
        (
            r#"label_replace(x{a="c"}, "a", "$1", "job", "(.*):.*")"#,
            "a:maybe",
        ),
        (
            r#"label_replace(x{a="c"}, "a", "${1}:$2", "job", "(.*):(.*)")"#,
            "a:surely",
        ),
        (r#"label_replace(sum(x), "a", "b", "job", "c")"#, "a:never"),
        // Prometheus may remove the name late.
        (
            r#"label_replace(rate(x[5m]), "a", "$1", "__name__", "(.*)")"#,
            "a:maybe __name__:never",
        ),
        (
            r#"label_replace(rate(x[5m]), "__name__", "b", "", "")"#,
            "__name__:surely",
        ),
        // Variables.
        (
            r#"label_replace(sum(x), "$a", "b", "", "")"#,
            "a:maybe *:maybe",
        ),
        (
            r#"label_replace(sum(x), "a", "$b", "", "")"#,
            "a:maybe *:never",
        ),
        (
            r#"label_replace(sum(x), "a", "b", "$c", "d")"#,
            "a:maybe *:never",
        ),
        (
            r#"label_replace(sum(x), "a", "b", "c", "$d")"#,
            "a:maybe *:never",
        ),
        (r#"label_join(x{b="1"}, "a", "", "b")"#, "a:surely"),
        (r#"label_join(x, "a", "-", "b", "c")"#, "a:surely"),
        (r#"label_join(x, "a", "", "b", "c")"#, "a:maybe"),
        (r#"label_join(sum(x), "a", "", "b", "c")"#, "a:never"),
        (
            r#"label_join(sum(x), "a", "$s", "b", "c")"#,
            "a:maybe *:never",
        ),
        (r#"label_join(x{a="1"}, "a", "-")"#, "a:never"),
        (r#"label_join(sum(x), "a", "-", "b")"#, "a:never"),
        (r#"label_join(sum(x), "$a", "-", "b")"#, "a:maybe *:maybe"),
    ]);
}

#[test]
fn aggregations() {
    check(&[
        (r#"sum(up{job="a"})"#, "job:never __name__:never *:never"),
        (
            r#"sum by (job, pod) (up{job="a"})"#,
            "job:surely pod:maybe *:never __name__:never",
        ),
        (r#"sum by (job) (sum by (pod) (up))"#, "job:never pod:never"),
        ("sum by () (up)", "*:never"),
        ("sum(up) by (job)", "job:maybe *:never"),
        (
            r#"sum by ("http.method") (up)"#,
            "http.method:maybe *:never",
        ),
        ("sum by (__name__) (up)", "__name__:surely *:never"),
        (
            r#"sum without (job) (up{job="a", pod="b"})"#,
            "job:never pod:surely __name__:never *:maybe",
        ),
        ("sum without () (up)", "__name__:never *:maybe"),
        (
            r#"topk by (job) (5, up{pod="b"})"#,
            "__name__:surely pod:surely *:maybe",
        ),
        (
            r#"limit_ratio(0.5, up{pod="b"})"#,
            "__name__:surely pod:surely *:maybe",
        ),
        (r#"quantile(0.5, up{pod="b"})"#, "pod:never *:never"),
        (
            r#"quantile by (pod) (0.5, up{pod="b"})"#,
            "pod:surely *:never",
        ),
        (
            r#"count_values("v", up{job="a"})"#,
            "v:surely job:never *:never",
        ),
        (
            r#"count_values by (job) ("v", up{job="a"})"#,
            "v:surely job:surely *:never",
        ),
        (
            r#"count_values without (job) ("v", up)"#,
            "v:surely job:never *:maybe",
        ),
        (r#"count_values without (v) ("v", up)"#, "v:never *:maybe"),
        (r#"count_values("$v", up)"#, "*:maybe"),
        // Variables.
        (
            r#"sum by ($l, job) (up{job="a", pod="b"})"#,
            "job:surely pod:maybe *:maybe",
        ),
        ("sum by ($l) (sum by (job) (up))", "job:maybe *:never"),
        (
            r#"sum without ($l, job) (up{pod="b"})"#,
            "job:never pod:maybe __name__:never *:maybe",
        ),
        ("$agg by (job) (up)", "job:maybe *:maybe"),
        ("sum $by (job) (sum by (job) (up))", "job:maybe *:never"),
    ]);
}

#[test]
fn arithmetic_with_numbers() {
    check(&[
        (r#"up{job="a"} * 5"#, "job:surely __name__:never *:maybe"),
        (r#"5 * up{job="a"}"#, "job:surely __name__:never *:maybe"),
        (r#"up{job="a"} > 5"#, "job:surely __name__:surely"),
        (r#"5 < up{job="a"}"#, "job:surely __name__:surely"),
        (r#"up{job="a"} > bool 5"#, "job:surely __name__:never"),
        (
            r#"up{job="a"} > scalar(sum(x))"#,
            "job:surely __name__:surely",
        ),
        ("1 + 2", "*:never"),
        (
            r#"up{job="a"} * $factor"#,
            "job:surely __name__:never *:maybe",
        ),
        ("sum by (job) (up) / $factor", "job:maybe *:never"),
        ("sum by (job) (up) $op 5", "job:maybe *:never"),
        (r#"up{job="a"} $op 5"#, "job:surely __name__:maybe"),
    ]);
}

#[test]
fn joins() {
    check(&[
        // Without a list, the label sets are the same.
        (
            r#"a{x="1"} / b{y="2"}"#,
            "x:surely y:surely __name__:never *:maybe",
        ),
        ("a / sum by (x) (b)", "x:maybe *:never"),
        (r#"a{x="1"} / sum(b)"#, "x:maybe"),
        (r#"a{x="1"} > b"#, "x:surely __name__:surely"),
        (r#"a{x="1"} > bool b"#, "x:surely __name__:never"),
        // One to one keeps the labels that are matched on.
        (
            r#"a{x="1"} / on (x, y) b{y="2"}"#,
            "x:surely y:surely __name__:never *:never",
        ),
        (
            r#"a{x="1", z="1"} > on (x) b"#,
            "x:surely z:never __name__:never *:never",
        ),
        ("a / on () b", "*:never"),
        ("a / on (x) sum by (y) (b)", "x:never"),
        (
            r#"a{x="1"} / ignoring (x) b{z="2"}"#,
            "x:never z:surely __name__:never *:maybe",
        ),
        ("a > ignoring (x) b", "x:never __name__:surely *:maybe"),
        ("a > ignoring (__name__) b", "__name__:never"),
        ("a > on (__name__) b", "__name__:surely *:never"),
        // The side with many series keeps its labels.
        (
            r#"a{x="1", y="2"} * on (x) group_left (z) b{z="3"}"#,
            "x:surely y:surely z:surely __name__:never *:maybe",
        ),
        (
            r#"a{z="3"} * on (x) group_left (z) sum by (x) (b)"#,
            "z:never x:maybe *:maybe",
        ),
        (
            r#"sum by (x, z) (a{z="3"}) * on (x) group_right (z) b{y="2"}"#,
            "z:surely y:surely *:maybe",
        ),
        (
            r#"a{y="2"} * ignoring (y) group_left sum by (x) (b)"#,
            "y:surely x:maybe *:never",
        ),
        (
            r#"a{y="2"} > on (x) group_left b"#,
            "y:surely __name__:surely",
        ),
        (r#"a * on (x) group_left (__name__) b"#, "__name__:surely"),
        // Fill values stand in for series without partner.
        (r#"a{x="1"} + on (x) fill (0) b"#, "x:maybe *:never"),
        (r#"a{x="1"} + on (x) fill (0) b{x="1"}"#, "x:surely *:never"),
        (
            r#"a{y="1"} + on (x) group_left fill (0) b{y="1"}"#,
            "y:maybe",
        ),
        (
            "sum by (x) (a) + fill (0) sum by (x, y) (b)",
            "x:maybe y:maybe *:never",
        ),
    ]);
}

#[test]
fn set_operators() {
    check(&[
        (
            r#"a{x="1"} and b{y="2"}"#,
            "x:surely y:surely __name__:surely *:maybe",
        ),
        (
            r#"a{x="1"} and on (y) b{y="2", z="3"}"#,
            "x:surely y:surely z:maybe __name__:surely",
        ),
        ("a and sum by (x) (b)", "x:maybe __name__:surely *:never"),
        ("a and on (x) sum by (x) (b)", "*:maybe"),
        (
            r#"a{x="1"} unless b{y="2"}"#,
            "x:surely y:maybe __name__:surely",
        ),
        (
            r#"a{x="1", y="2"} or b{x="1"}"#,
            "x:surely y:maybe __name__:surely *:maybe",
        ),
        (
            "sum by (x) (a) or sum by (y) (b)",
            "x:maybe y:maybe *:never",
        ),
        (
            "sum by (x) (a) or vector(0)",
            "x:maybe *:never __name__:never",
        ),
        (r#"a{x="1"} or on (x) vector(0)"#, "x:maybe"),
    ]);
}

#[test]
fn variables_in_joins() {
    check(&[
        (r#"a{x="1"} $op b{x="1"}"#, "x:maybe *:maybe"),
        (
            "sum by (x) (a) $op sum by (y) (b)",
            "x:maybe y:maybe *:never",
        ),
        (
            r#"a{x="1", y="2"} / on ($l, x) b"#,
            "x:surely y:maybe *:maybe __name__:never",
        ),
        (
            r#"a{x="1", y="2"} / ignoring ($l, x) b"#,
            "x:never y:maybe *:maybe",
        ),
        ("a / on ($l) sum by (x) (b)", "x:maybe *:maybe"),
        (
            r#"a{x="1"} * on (x) group_left ($l) b{y="2"}"#,
            "x:surely y:maybe *:maybe __name__:maybe",
        ),
        (r#"$a / sum by (x) (b)"#, "x:maybe *:never"),
        (r#"$a + $b"#, "x:maybe *:maybe"),
    ]);
}

#[test]
fn mistakes() {
    check(&[
        ("sum by (job) (", "job:maybe *:never"),
        ("rate()", "*:maybe"),
        ("sum(up) +", "*:maybe"),
        ("up up", "*:maybe"),
        ("topk(5)", "*:maybe"),
        ("label_replace(up)", "*:maybe"),
    ]);
}

/// Checks joins: pairs of a query whose outermost expression is one, and the mismatch.
#[track_caller]
fn check_joins(table: &[(&str, &str)]) {
    for (query, expected) in table {
        let parsed = parse(query, &Options::default());
        let labels = analyse(&parsed.ast);
        let found = match labels.matches_possible(&parsed.ast, root(&parsed.ast)) {
            Ok(()) => "ok".to_owned(),
            Err(mismatch) => {
                let side = match mismatch.lacking {
                    Sides::Left => "left",
                    Sides::Right => "right",
                    Sides::Both => "both",
                };
                let how = if mismatch.impossible {
                    "impossible"
                } else {
                    "partly"
                };
                format!("{} {side} {how}", mismatch.label)
            }
        };
        assert_eq!(found, *expected, "{query}");
    }
}

#[test]
fn mismatches() {
    check_joins(&[
        ("a / b", "ok"),
        ("a / sum by (x) (b)", "ok"),
        (r#"a{x="1"} / sum(b)"#, "x right impossible"),
        (r#"vector(1) * a{x="1"}"#, "x left impossible"),
        (r#"a{x="1"} and sum(b)"#, "x right impossible"),
        (r#"a{x="1"} unless sum(b)"#, "x right impossible"),
        (r#"a{x="1"} or sum(b)"#, "ok"),
        (r#"a{x="1"} / on () sum(b)"#, "ok"),
        (r#"a{x="1"} / ignoring (x) sum(b)"#, "ok"),
        (
            r#"a{x="1", y="1"} / ignoring (x) sum(b)"#,
            "y right impossible",
        ),
        (r#"a{x="1"} / on (x) sum(b)"#, "x right impossible"),
        ("a / on (x) sum(b)", "x right partly"),
        ("sum(a) / on (x) b", "x left partly"),
        ("sum(a) / on (x) sum(b)", "x both partly"),
        (r#"a{y="1"} * on (x) group_left sum by (x) (b)"#, "ok"),
        (
            r#"a{y="1"} * on (x) group_left sum by (y) (b)"#,
            "x right partly",
        ),
        // Numbers have no series that could fail to match.
        (r#"a{x="1"} * 5"#, "ok"),
        (r#"a{x="1"} > scalar(sum(b))"#, "ok"),
        // Names are never compared, unless `on` says so; who removes them late still has them.
        ("a / rate(b[5m])", "ok"),
        ("a / on (__name__) rate(b[5m])", "ok"),
        // Variables.
        (r#"a{x="$x"} / sum(b)"#, "ok"),
        (r#"a{x="1"} / on ($l) sum(b)"#, "ok"),
        (r#"a{x="1"} / on ($l, x) sum(b)"#, "x right impossible"),
        (r#"a{x="1"} / ignoring ($l) sum(b)"#, "ok"),
        (r#"a{x="1"} $op sum(b)"#, "ok"),
        (r#"a{x="1"} / sum by ($l) (b)"#, "ok"),
        (r#"a{x="1"} / $b"#, "ok"),
        ("up", "ok"),
    ]);
}

#[test]
fn a_mistake_is_found_once() {
    check_joins(&[(r#"(a{x="1"} / sum(b)) / sum(c)"#, "ok")]);
}

/// Checks reasons: a query, a label, and the place of the reason with its words.
#[track_caller]
fn check_reasons(table: &[(&str, &str, &str, &str)]) {
    for (query, label, place, words) in table {
        let parsed = parse(query, &Options::default());
        let ast = &parsed.ast;
        let labels = analyse(ast);
        let reason = labels.why(ast, root(ast), label);
        let found = reason.map(|reason| (ast.slice(reason.span), reason.words(ast)));
        let found = found.unwrap_or_default();
        assert_eq!(
            (found.0, found.1.as_str()),
            (*place, *words),
            "{query}: {label}"
        );
    }
}

#[test]
fn reasons() {
    check_reasons(&[
        ("up", "x", "", ""),
        ("sum by (x) (up)", "x", "", ""),
        (
            r#"-up{y="1", x=""}"#,
            "x",
            r#"x="""#,
            "this matcher excludes every series that has it",
        ),
        (
            "sum by (y) (up)",
            "x",
            "by (y)",
            "`sum` keeps only these labels",
        ),
        (
            "sum by (x) (sum by (y) (up))",
            "x",
            "by (y)",
            "`sum` keeps only these labels",
        ),
        (
            "abs(sum without (x) (up))",
            "x",
            "without (x)",
            "`sum` drops these labels and the metric name",
        ),
        (
            "sum without (x) (up)",
            "__name__",
            "without (x)",
            "`sum` drops these labels and the metric name",
        ),
        (
            "(avg(up)) * 5",
            "x",
            "avg",
            "`avg` without `by` drops all labels",
        ),
        (
            "absent(sum(up))",
            "x",
            "absent",
            "`absent` has only labels with an `=` matcher",
        ),
        (
            "sum by (x) (vector(1))",
            "x",
            "vector",
            "`vector` returns series without it",
        ),
        (
            "rate(up[5m])",
            "__name__",
            "rate",
            "`rate` returns series without it",
        ),
        ("sort(-up)", "__name__", "-", "`-` drops the metric name"),
        ("a / b", "__name__", "/", "`/` drops the metric name"),
        (
            "a / on (y) b",
            "x",
            "on (y)",
            "the join keeps only these labels",
        ),
        (
            "a > on (y) b",
            "__name__",
            "on (y)",
            "the join keeps only these labels",
        ),
        (
            "a / ignoring (x) b",
            "x",
            "ignoring (x)",
            "the join drops these labels",
        ),
        (
            "a / sum(b)",
            "x",
            "sum",
            "`sum` without `by` drops all labels",
        ),
        (
            "a * on (y) group_left (x) sum by (y) (b)",
            "x",
            "by (y)",
            "`sum` keeps only these labels",
        ),
        (
            r#"label_replace(up, "x", "", "", "")"#,
            "x",
            "label_replace",
            "`label_replace` returns series without it",
        ),
        ("5", "x", "5", "this has no such label"),
    ]);
}

#[test]
fn all_labels_of_a_result() {
    let all = |query| {
        let parsed = parse(query, &Options::default());
        let labels = analyse(&parsed.ast);
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

/// More names than bits: what has none is treated as a name with a variable in it is.
#[test]
fn many_names() {
    let names: Vec<String> = (0..20_000).map(|index| format!("label_{index}")).collect();
    let list = names.join(", ");
    let matchers = names
        .iter()
        .map(|name| format!("{name}=\"1\""))
        .collect::<Vec<_>>();
    let matchers = matchers.join(", ");
    check(&[
        (
            &format!("sum by ({list}) (up)"),
            "label_5:maybe label_19999:maybe *:maybe",
        ),
        (
            &format!("sum by (x, {list}) (sum by (y) (up))"),
            "x:never y:maybe label_5:never label_19999:never *:never",
        ),
        (
            &format!("sum without ({list}) (up)"),
            "label_5:never label_19999:maybe *:maybe",
        ),
        (
            &format!("up{{{matchers}}}"),
            "label_5:surely label_19999:maybe *:maybe",
        ),
        (
            &format!("absent(up{{{matchers}}})"),
            "label_5:maybe label_19999:maybe *:maybe",
        ),
        (
            &format!("sum(a) * on ({list}) b"),
            "label_5:never label_19999:never *:never",
        ),
        (
            &format!("a / ignoring ({list}) b"),
            "label_5:never label_19999:maybe *:maybe",
        ),
        (
            &format!(r#"label_replace(sum by ({list}) (up), "x", "y", "", "")"#),
            "x:maybe label_5:maybe *:maybe",
        ),
    ]);
}

#[test]
fn deep_queries() {
    let chain = format!("sum by (x) (a{{y=\"1\"}}){}", " + b".repeat(50_000));
    let nested = format!(
        "{}sum by (y) (up){}",
        "sum by (x) (".repeat(50),
        ")".repeat(50)
    );
    check(&[
        (&chain, "x:maybe y:never *:never"),
        (&nested, "x:never y:never *:never"),
    ]);
    let parsed = parse(&chain, &Options::default());
    let labels = analyse(&parsed.ast);
    // Every operator asks for a reason: still linear.
    let reasons = parsed.ast.ids().filter(|&id| {
        matches!(parsed.ast.expr(id), Expr::Binary(_)) && labels.why(&parsed.ast, id, "y").is_some()
    });
    assert_eq!(reasons.count(), 50_000);
}

/// Prints what the analysis costs. Run it with optimizations:
/// `cargo test --release --lib labels::tests::timing -- --ignored --nocapture`.
#[test]
#[ignore = "prints timings"]
#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn timing() {
    let queries = [
        "up",
        r#"sum by (handler) (rate(http_requests_total{job="$job", code=~"5.."}[$__rate_interval]))"#,
        r#"histogram_quantile(0.99, sum by (le, job) (rate(x_bucket{job=~"$job"}[5m])))"#,
        r#"sum by (pod) (rate(a{x!="", c="d"}[5m])) / on (pod) group_left (node) max by (pod, node) (b{x=~".+"})"#,
        r#"label_replace(topk(5, sum by (instance) (a{job="x"} unless b)), "host", "$1", "instance", "([^:]+):.*") or vector(0)"#,
    ];
    for query in queries {
        let parsed = parse(query, &Options::default());
        let runs = 100_000;
        let start = std::time::Instant::now();
        let mut seen = 0;
        for _ in 0..runs {
            let labels: Labels<'_> = analyse(std::hint::black_box(&parsed.ast));
            seen += labels.sets.len();
        }
        let each = start.elapsed() / runs;
        println!("{each:?} for {} expressions: {query}", seen / runs as usize);
    }
}
