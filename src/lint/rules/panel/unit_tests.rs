//! What queries count, and what panels say about it.

use super::measure::measure;
use crate::lint::testing::{fixed, found};
use crate::promql::{Options, parse};

/// Checks the unit that some queries give; none if it is not known.
#[track_caller]
fn check(unit: &str, queries: &[&str]) {
    for query in queries {
        let parsed = parse(query, &Options { functions: &[] });
        assert!(parsed.problems.is_empty(), "{query}: {:?}", parsed.problems);
        let found = measure(&parsed.ast).unwrap_or_default();
        assert_eq!(found, unit, "{query}");
    }
}

#[test]
fn names_and_calculations_say_what_is_counted() {
    check(
        "seconds",
        &[
            "x_seconds",
            "{__name__='x_seconds'}",
            "max by (a) (x_seconds) > 5",
            "-(x_seconds)",
            "x_seconds or vector(0)",
            "time() - x_timestamp_seconds",
            "time() - max(process_start_time_seconds)",
            "increase(x_seconds_total[1h])",
            "rate(x_seconds_sum[5m]) / rate(x_seconds_count[5m])",
            "sum(rate(x_seconds_sum[5m])) / sum(rate(x_seconds_count[5m]))",
            "histogram_quantile(0.9, sum by (le) (rate(x_seconds_bucket[5m])))",
            "histogram_quantile(0.9, sum(rate(x_seconds[5m])))",
            "label_replace(x_seconds, 'a', '$1', 'b', '(.*)')",
            "max_over_time(x_seconds[1h:1m])",
            "quantile_over_time(0.9, x_seconds[1h])",
            "x_milliseconds / 1000",
        ],
    );
    check("milliseconds", &["1000 * x_seconds", "x_milliseconds"]);
    check(
        "bytes",
        &[
            "sum(x_bytes)",
            "x_bytes - y_bytes",
            "topk(5, x_bytes)",
            "x_bytes unless y",
        ],
    );
    check(
        "bytes/sec",
        &[
            "sum(rate(x_bytes_total[5m]))",
            "irate(x_bytes[5m]) + rate(y_bytes[5m])",
        ],
    );
    check("bits/sec", &["8 * sum(rate(x_bytes_total[5m]))"]);
    check("bits", &["x_bytes * 8"]);
    check("celsius", &["avg(node_hwmon_temp_celsius)"]);
    check(
        "percent-decimal",
        &[
            "x_ratio",
            "1 - x_ratio",
            "x_bytes / y_bytes",
            "1 - sum(x_bytes) / sum(y_bytes)",
            "sum(rate(x_bytes_total[5m])) / sum(rate(y_bytes_total[5m]))",
        ],
    );
    check(
        "percent",
        &[
            "100 * x_bytes / y_bytes",
            "100 - x_ratio * 100",
            "100 * (1 - x_ratio)",
        ],
    );
    check("requests/sec", &["sum(rate(http_requests_total[5m]))"]);
}

#[test]
fn doubt_is_no_unit() {
    check(
        "",
        &[
            "up",
            "5",
            "time()",
            "job:x_seconds:rate5m",
            "$x",
            "x_seconds * $factor",
            "x_$unit",
            "x_seconds / 60",
            "x_bytes / 1024",
            "x_bytes * y",
            "rate(x_seconds_total[5m])",
            "rate(x_total[5m]) / rate(y_total[5m])",
            "x_timestamp_seconds",
            "x_time_seconds * 1000",
            "x_seconds > bool 5",
            "sum(x_ratio)",
            "count(x_seconds)",
            "count_values('a', x_seconds)",
            "x_seconds or y",
            "x_seconds + y_bytes",
            "x_seconds ^ 2",
            "absent(x_seconds)",
            "rate(x_bytes_bucket[5m])",
            "x_seconds_bucket / x_seconds_count",
        ],
    );
}

/// Checks how often a rule speaks about a panel with a query.
#[track_caller]
fn spoken(rule: &str, kind: &str, options: &str, queries: &[&str], count: usize) {
    let query = |query: &&str| {
        format!(
            "{{ kind: TimeSeriesQuery, spec: {{ plugin: {{ kind: PrometheusTimeSeriesQuery, spec: {{ \
             query: {query:?} }} }} }} }}"
        )
    };
    let queries: Vec<String> = queries.iter().map(query).collect();
    let text = format!(
        "kind: Dashboard\nmetadata: {{ name: d }}\nspec:\n  panels:\n    a:\n      kind: Panel\n      \
         spec:\n        plugin: {{ kind: {kind}, spec: {options} }}\n        queries: [{}]",
        queries.join(", ")
    );
    let shown = found(rule, &[&text]);
    assert_eq!(shown.len(), count, "{rule} in {text}: {shown:?}");
}

#[test]
fn units_are_compared_with_what_all_queries_give() {
    let rule = "unit-metric-mismatch";
    let unit = |unit: &str| format!("{{ format: {{ unit: {unit} }} }}");
    let check = |said: &str, queries: &[&str], count: usize| {
        spoken(rule, "StatChart", &unit(said), queries, count);
    };
    check("seconds", &["x_seconds"], 0);
    check("decimal", &["x_seconds"], 0);
    check("datetime-iso", &["x_seconds"], 0);
    check("milliseconds", &["x_seconds"], 1);
    check("decbytes", &["x_bytes"], 0);
    check("bits", &["x_bytes"], 1);
    check("percent", &["x_ratio"], 1);
    check("percent-decimal", &["100 * x_ratio"], 1);
    check("percent", &["sum(rate(x_requests_total[5m]))"], 1);
    check("counts/sec", &["sum(rate(x_requests_total[5m]))"], 0);
    check("milliseconds", &["x_seconds", "y_seconds"], 1);
    check("milliseconds", &["x_seconds", "y"], 0);
    check("milliseconds", &["x_seconds", "y_seconds +"], 0);
    check("milliseconds", &[], 0);
    let mapped = "{ format: { unit: milliseconds }, mappings: [] }";
    spoken(rule, "StatChart", mapped, &["x_seconds"], 0);
    let shares = "{ format: { unit: percent }, mode: percentage }";
    spoken(rule, "BarChart", shares, &["x_seconds"], 0);
    spoken(rule, "OurOwnChart", &unit("bits"), &["x_seconds"], 0);
}

#[test]
fn panels_lack_a_unit_where_it_is_known() {
    let rule = "missing-unit";
    let check = |kind: &str, options: &str, count| spoken(rule, kind, options, &["x_ratio"], count);
    check("TimeSeriesChart", "{}", 1);
    check(
        "TimeSeriesChart",
        "{ yAxis: { format: { shortValues: true } } }",
        1,
    );
    check("TimeSeriesChart", "{ querySettings: [] }", 0);
    check("StatChart", "{}", 1);
    check("StatChart", "{ metricLabel: a }", 0);
    check("GaugeChart", "{}", 0);
    check("Table", "{}", 0);
    spoken(rule, "StatChart", "{}", &["x"], 0);
}

#[test]
fn a_missing_unit_is_added_where_it_belongs() {
    let text = |plugin: &str| {
        format!(
            "kind: Dashboard\nmetadata: {{ name: d }}\nspec:\n  panels:\n    a:\n      kind: Panel\n      \
             spec:\n        queries: [{{ kind: TimeSeriesQuery, spec: {{ plugin: {{ kind: \
             PrometheusTimeSeriesQuery, spec: {{ query: x_bytes }} }} }} }}]\n        plugin:{plugin}\n"
        )
    };
    let chart = "\n          kind: TimeSeriesChart";
    for (before, after) in [
        (
            " { kind: StatChart, spec: {} }".to_owned(),
            " { kind: StatChart, spec: {format: {unit: bytes}} }".to_owned(),
        ),
        (
            format!("{chart}\n          spec:\n            yAxis:\n              min: 0"),
            format!(
                "{chart}\n          spec:\n            yAxis:\n              min: 0\n              \
                 format:\n                unit: bytes"
            ),
        ),
        (
            chart.to_owned(),
            format!(
                "{chart}\n          spec:\n            yAxis:\n              format:\n                \
                 unit: bytes"
            ),
        ),
    ] {
        assert_eq!(fixed("missing-unit", &text(&before)), text(&after));
    }
}
