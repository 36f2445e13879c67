//! What the documentation of the rules on the text of queries does not show: comments in scalars of
//! all styles, leftovers of Grafana, strings of functions, parentheses.

use crate::config::PromqlSettings;
use crate::lint::testing::{fixed, found, found_for};
use crate::promql::{Dialect, Feature, Features};

/// The part of a dashboard before a query, with variables `job` and `1a`.
const BEFORE: &str = "kind: Dashboard
metadata: {name: d}
spec:
  variables:
    - {kind: TextVariable, spec: {name: job, value: a}}
    - {kind: TextVariable, spec: {name: 1a, value: a}}
  panels:
    p:
      kind: Panel
      spec:
        queries:
          - kind: TimeSeriesQuery
            spec:
              plugin:
                kind: PrometheusTimeSeriesQuery
                spec:
                  seriesNameFormat: '[[job]] [[a]]'
                  query:";

/// Checks what a rule finds in a query; positions count in the query.
#[track_caller]
pub(super) fn check(rule: &str, query: &str, expected: &[&str]) {
    let found = found(rule, &[&dashboard(query)]);
    let found: Vec<String> = found.iter().map(|found| in_query(found)).collect();
    assert_eq!(found, expected, "{rule} in {query:.200}");
}

/// Checks what becomes of a query by the fixes of a rule.
#[track_caller]
pub(super) fn check_fix(rule: &str, query: &str, expected: &str) {
    let fixed = fixed(rule, &dashboard(query));
    assert_eq!(fixed, dashboard(expected), "{rule} in {query}");
}

/// A dashboard with a query whose lines are kept.
pub(super) fn dashboard(query: &str) -> String {
    let before = BEFORE.replace("[[job]]", "a");
    let query = query.replace('\n', "\n                    ");
    format!("{before} |-\n                    {query}\n")
}

fn in_query(found: &str) -> String {
    let mut parts = found.splitn(3, [':', ' ']);
    let mut number = || parts.next().unwrap().parse::<usize>().unwrap();
    let first = BEFORE.lines().count();
    let (line, column) = (number() - first, number() - 20);
    format!("{line}:{column} {}", parts.next().unwrap())
}

/// Checks what a rule finds in a query as a scalar is written, and what the fixes make of it.
#[track_caller]
fn check_scalar(rule: &str, scalar: &str, expected: &[&str], mended: &str) {
    let indented = |scalar: &str| {
        let text = scalar.replace('\n', "\n                    ");
        format!("{BEFORE} {text}\n").replace("                    \n", "\n")
    };
    let text = indented(scalar);
    assert_eq!(found(rule, &[&text]), expected, "{rule} in {scalar}");
    assert_eq!(fixed(rule, &text), indented(mended), "{rule} in {scalar}");
}

#[test]
fn comments_end_where_the_line_of_the_query_ends() {
    let rule = "comment-swallows-query";
    let fine = |scalar: &str| check_scalar(rule, scalar, &[], scalar);
    fine("|\nup # a\n+ down");
    fine(">\n# all\ntargets there are\n\nup");
    fine(">\n# a\n# b\n\nup");
    fine(">\n# a\n\nup");
    fine(">-\nup\n# a");
    fine("\"up # a\\n+ down\"");
    fine("\"up # a\n\n+ down\"");
    fine(">\nup{a=\"# b\nc\"}");
}

#[test]
fn comments_swallow_folded_lines() {
    let rule = "comment-swallows-query";
    check_scalar(
        rule,
        ">-\nup # a\n+ down\n- # b\nx",
        &["19:24 the comment swallows `+ down - # b x`"],
        ">-\nup # a\n\n+ down\n- # b\n\nx",
    );
    check_scalar(
        rule,
        ">\nsum( # a\nup)",
        &["19:26 the comment swallows `up)`"],
        ">\nsum( # a\n\nup)",
    );
    check_scalar(
        rule,
        "\"# a\nup\"",
        &["18:27 the comment swallows `up`"],
        "\"# a\\nup\"",
    );
    check_scalar(
        rule,
        "\"up # a\\\n+ down\"",
        &["18:30 the comment swallows `+ down`"],
        "\"up # a\\\n\\n+ down\"",
    );
    check_scalar(
        rule,
        "up# a\n+ down{b=\"c\"}",
        &["18:28 the comment swallows `+ down{b=\"c\"}`"],
        "\"up# a\\n+ down{b=\\\"c\\\"}\"",
    );
    check_scalar(rule, ">-\nup # é\n or down", &[], ">-\nup # é\n or down");
    check_scalar(
        rule,
        ">\n# a\n# b\nup",
        &["19:21 the comment swallows `# b up`"],
        ">\n# a\n\n# b\n\nup",
    );
}

#[test]
fn what_a_comment_swallows_is_not_called_empty() {
    check_scalar("empty-query", ">\n# a\nup", &[], ">\n# a\nup");
}

#[test]
fn leftovers_of_grafana_are_found_in_any_query() {
    let rule = "grafana-variable-syntax";
    let only = |text: &str| format!("only Grafana replaces `{text}`; Perses leaves it as it is");
    let one = |place: &str, text: &str| format!("{place} {}", only(text));
    check(
        rule,
        "up{a=\"[[job]]-x\"} # [[job]]",
        &[&one("1:7", "[[job]]")],
    );
    check(rule, "up{a=\"[[b]]-x\"}", &[]);
    check(rule, "up{a=\"\\\"[[b]]-x\"} + '[[b]]x", &[]);
    check(rule, "# it's\nsum([[b]])", &[&one("2:5", "[[b]]")]);
    check(rule, "rate(x[[[b]]])", &[&one("1:8", "[[b]]")]);
    check(rule, "up{a='x'} + [[b:csv]]", &[&one("1:13", "[[b:csv]]")]);
    check(rule, "up[[5]] + up[[5m]]", &[]);
    check(rule, "up{a=\"[[b]]\"}", &[&one("1:7", "[[b]]")]);
    check(rule, "rate(up[[[job]]])", &[&one("1:9", "[[job]]")]);
    check(rule, "up{a=~\"[[:alpha:]]+\"}", &[]);
    check(
        rule,
        "up and $__conditionalAll",
        &[&one("1:8", "$__conditionalAll")],
    );
    check_fix(rule, "rate(up[[[job]]])", "rate(up[$job])");
    check_fix(rule, "up{a=\"[[job:csv]]_x\"}", "up{a=\"${job:csv}_x\"}");
    check_fix(rule, "up{a=\"${__from:date}\"}", "up{a=\"${__from:date}\"}");
}

#[test]
fn legends_have_leftovers_as_well() {
    let rule = "grafana-variable-syntax";
    let message = "only Grafana replaces `[[job]]`; Perses leaves it as it is";
    let text = format!("{BEFORE} up{{\n");
    assert_eq!(found(rule, &[&text]), [format!("17:38 {message}")]);
    assert!(fixed(rule, &text).contains("'$job [[a]]'"));
}

#[test]
fn titles_and_texts_have_leftovers_as_well() {
    let rule = "grafana-variable-syntax";
    let before = BEFORE.split("  panels:").next().unwrap();
    let text = |name: &str, url: &str, text: &str| {
        format!(
            "{before}  panels: {{p: {{kind: Panel, spec: {{display: {{name: '{name}'}}, links: [{{url: '{url}'}}], \
             plugin: {{kind: Markdown, spec: {{text: '{text}'}}}}}}}}}}\n"
        )
    };
    let plain = text("a [[b]] [a](/b)", "/a?b=[[b]]", "[[TODO]] ${a.text}");
    assert_eq!(found(rule, &[&plain]), [""; 0]);
    let left = text("a [[job]]", "/a?b=[[job:csv]]", "see [[job]]b");
    assert_eq!(found(rule, &[&left]).len(), 3);
    let mended = text("a $job", "/a?b=${job:csv}", "see ${job}b");
    assert_eq!(fixed(rule, &left), mended);
}

/// Checks what the rules on legends find in the legend of a query, without positions, and what
/// their fixes make of it.
#[track_caller]
fn check_legend(query: &str, legend: &str, expected: &[&str], mended: &str) {
    let text = |legend: &str| {
        let before = BEFORE.replace("[[job]] [[a]]", legend);
        format!("{before} {query}\n")
    };
    let rules = ["legend-label-dropped", "legend-variable-instead-of-label"];
    let found = rules.map(|rule| found(rule, &[&text(legend)])).concat();
    let messages = found.iter().map(|found| found.split_once(' ').unwrap().1);
    assert_eq!(
        messages.collect::<Vec<_>>(),
        expected,
        "{legend} of {query}"
    );
    let fixed = fixed(rules[1], &text(legend));
    assert_eq!(fixed, text(mended), "{legend} of {query}");
}

#[test]
fn labels_of_legends_are_found_once() {
    let slip = |shown: &str| format!("`{shown}` does not show the label `pod`");
    let query = "sum by (pod) (up)";
    check_legend(query, "{{.pod}}", &[&slip("{{.pod}}")], "{{pod}}");
    check_legend(
        query,
        "{{$labels.pod}}",
        &[&slip("{{$labels.pod}}")],
        "{{pod}}",
    );
    check_legend(query, "a %{pod}", &[&slip("%{pod}")], "a {{pod}}");
    check_legend(query, "5%{pod}", &[&slip("{pod}")], "5%{{pod}}");
    let dropped = "the query's result has no label `.job`";
    check_legend(query, "{{.job}}", &[dropped], "{{.job}}");
}

#[test]
fn names_of_metrics_are_kept_by_more_functions_in_metricsql() {
    let rule = "legend-label-dropped";
    let before = BEFORE.replace("[[job]] [[a]]", "{{__name__}}");
    let found = |query: &str, dialect| {
        let settings = PromqlSettings {
            dialect,
            ..PromqlSettings::default()
        };
        found_for(rule, &format!("{before} {query}\n"), &settings).len()
    };
    assert_eq!(found("max_over_time(up[5m])", Dialect::Prometheus), 1);
    assert_eq!(found("max_over_time(up[5m])", Dialect::MetricsQl), 0);
    assert_eq!(found("rate(up[5m])", Dialect::MetricsQl), 1);
}

#[test]
fn replacements_refer_to_groups_that_there_are() {
    let rule = "label-replace-invalid";
    for query in [
        r#"label_replace(up, "a", "$1", "b", "(.*)")"#,
        r#"label_replace(up, ("a"), "$0 $$1 $2", "b", "$job(.*)")"#,
        r#"label_replace(up, "a", "x", "", "")"#,
        r#"label_replace(up, "$job", "$job ${name}", "b", "(?P<name>.*)")"#,
        r#"label_replace(up, "a", "$1a", "b", "x")"#,
        r#"label_replace(up, "a", "$1x", "b", "(?P<1x>.)")"#,
        r#"label_join(up, "a", "", "b")"#,
    ] {
        check(rule, query, &[]);
    }
    check(
        rule,
        r#"label_replace(up, "", "$1${2}\t$3", "b", "(?:a)(b)")"#,
        &[
            "1:19 the destination label has no name",
            "1:26 the pattern has only 1 group, so `${2}` is always empty",
            "1:32 the pattern has only 1 group, so `$3` is always empty",
        ],
    );
    check(
        rule,
        r#"label_replace(up, "\xff", "$1_a", "b", "a")"#,
        &[
            "1:19 the name of the destination label is not UTF-8",
            "1:28 `$1_a` means a group called `1_a`, which there is not",
        ],
    );
    check(
        rule,
        r#"label_join(up, "a", "", "b", "")"#,
        &["1:30 the source label has no name"],
    );
    check_fix(
        rule,
        r#"label_replace(up, "a", "$1_a", "b", "(.*)")"#,
        r#"label_replace(up, "a", "${1}_a", "b", "(.*)")"#,
    );
}

#[test]
fn parentheses_go_where_nothing_changes() {
    let rule = "redundant-parentheses";
    check_fix(rule, "(up)", "up");
    check_fix(rule, "((( up )))", "up");
    check_fix(rule, "sum((a + b))", "sum(a + b)");
    check_fix(rule, "a and(b)or c", "a and b or c");
    check_fix(rule, "a * ((b + c))", "a * (b + c)");
    check_fix(rule, "((a)) / (2)", "a / 2");
    check_fix(rule, "-(a)", "-a");
    check_fix(rule, "-(1) ^ 2", "-1 ^ 2");
    check_fix(rule, "(\n  (a\n  + b)\n)", "a\n  + b");
    check_fix(rule, "($job)", "$job");
    for query in [
        "a * (b + c)",
        "(a * b) + c",
        "1 - (-1)",
        "-(1)",
        "a * ($job)",
        "a $job (b)",
        "(a offset 5m) - b",
        "(a)[5m:]",
        "(sum(a) by (b)) / c",
        "sum by (a) (b)",
        "a[(5m)]",
    ] {
        check(rule, query, &[]);
    }
    check(
        rule,
        "( # a\nup)",
        &["1:1 these parentheses change nothing"],
    );
    check_fix(rule, "( # a\nup)", "( # a\nup)");
    let deep = format!("{}up{}", "(".repeat(50_000), ")".repeat(50_000));
    check(
        rule,
        &deep,
        &["1:1 50000 pairs of parentheses change nothing"],
    );
}

#[test]
fn what_is_left_without_parentheses_stays_text() {
    let rule = "redundant-parentheses";
    check_scalar(
        rule,
        "(1)",
        &["18:26 these parentheses change nothing"],
        "\"1\"",
    );
}

#[test]
fn experimental_syntax_is_fine_where_it_is_switched_on() {
    let rule = "experimental-function";
    let query = dashboard("limitk(1, up) + fill(0) rate(up[5m + 5m])");
    let found = |features: Features| {
        let settings = PromqlSettings {
            features,
            ..PromqlSettings::default()
        };
        found_for(rule, &query, &settings).len()
    };
    assert_eq!(found(Features::ALL), 0);
    let functions = Features::DEFAULT.with(Feature::ExperimentalFunctions);
    let (none, some) = (found(Features::NONE), found(functions));
    assert!(none > some, "{none} {some}");
}

#[test]
fn hostile_queries_take_linear_time() {
    let many = |text: &str| text.repeat(20_000);
    for (rule, query, most) in [
        (
            "redundant-parentheses",
            format!("{}a", many("(a)+")),
            20_000,
        ),
        (
            "regex-without-metacharacter",
            format!("up{{{}}}", many("a=~\"x\",")),
            20_000,
        ),
        (
            "comment-swallows-query",
            format!("{}a", many("a+ # b\n")),
            0,
        ),
        (
            "grafana-variable-syntax",
            format!("up{{a=\"{}\"}}", many("[[job]]")),
            20_000,
        ),
        (
            "grafana-variable-syntax",
            format!("{}up", many("[[job]] + '[[' + ")),
            20_000,
        ),
        (
            "division-of-zero",
            format!("{}a", many("a != 0 / a + ")),
            20_000,
        ),
        ("division-of-zero", format!("a == 0{}", many(" / a / 0")), 1),
        ("grafana-variable-syntax", many("{{{"), 0),
        (
            "grafana-variable-syntax",
            format!("up{{a=\"{}", many("{{")),
            0,
        ),
    ] {
        let found = found(rule, &[&dashboard(&query)]);
        assert_eq!(found.len(), most, "{rule}");
    }
    let rule = "comment-swallows-query";
    let line = "\n                    ";
    let folded = format!(
        "{BEFORE} >{}{line}a\n",
        format!("{line}a+ # b{line}c+\n").repeat(5_000)
    );
    assert_eq!(found(rule, &[&folded]).len(), 5_000);
    let long = format!(
        "{BEFORE} >{line}a # b{}\n",
        format!("{line}+ c").repeat(20_000)
    );
    assert_eq!(found(rule, &[&long]).len(), 1);
}

#[test]
fn hostile_legends_take_linear_time() {
    for (rule, legend, most) in [
        ("legend-label-dropped", "{{a}} ", 20_000),
        ("legend-variable-instead-of-label", "{job} ", 20_000),
        ("legend-variable-instead-of-label", "{{.job}} ", 20_000),
        ("legend-variable-instead-of-label", "{{", 0),
        ("grafana-variable-syntax", "[[job]]", 20_000),
    ] {
        let before = BEFORE.replace("[[job]] [[a]]", &legend.repeat(20_000));
        let found = found(rule, &[&format!("{before} sum by (job) (up)\n")]);
        assert_eq!(found.len(), most, "{rule}: {legend}");
    }
}

#[test]
fn aliases_show_a_query_in_several_panels() {
    let panels = |lines: &str| {
        format!("kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  panels:\n{lines}")
    };
    let query = |text: &str| {
        format!(
            "{{kind: TimeSeriesQuery, spec: {{plugin: {{kind: PrometheusTimeSeriesQuery, spec: {{query: \
             {text}}}}}}}}}"
        )
    };
    let (up, down) = (query("up"), query("down"));
    let count = |lines: &str| found("duplicate-query", &[&panels(lines)]).len();
    let panel = |key: &str, queries: &str| {
        format!("    {key}\n      kind: Panel\n      spec: {{queries: [{queries}]}}\n")
    };
    let first = panel("a: &a", &format!("&q {up}"));
    assert_eq!(count(&(first.clone() + &panel("b:", "*q"))), 0);
    assert_eq!(count(&(first.clone() + "    b: *a\n")), 0);
    assert_eq!(count(&(first.clone() + "    b: {<<: *a}\n")), 0);
    assert_eq!(count(&panel("a:", &format!("&q {up}, *q"))), 0);
    // The second panel has two queries, one of them from the first panel.
    let both = first.clone() + "    b: *a\n" + &panel("c:", &format!("{down}, *q, {up}"));
    assert_eq!(count(&both), 1);
    let text = "&t up";
    let same = format!("{}, {}", query(text), query("*t"));
    assert_eq!(count(&panel("a:", &same)), 1);
}
