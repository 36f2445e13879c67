//! The rules on rates, quantiles and comparisons: what they leave alone, and what the
//! documentation does not show.

use crate::config::PromqlSettings;
use crate::lint::testing::{found, found_for};
use crate::promql::Dialect;

/// A dashboard with a panel of a kind that shows a query, which stands in line 12 from column 22 on.
fn dashboard(kind: &str, query: &str, options: &str) -> String {
    format!(
        "kind: Dashboard
metadata: {{ name: d, project: p }}
spec:
  panels:
    a:
      kind: Panel
      spec:
        plugin: {{ kind: {kind}, spec: {{}} }}
        queries:
          - kind: TimeSeriesQuery
            spec: {{ plugin: {{ kind: PrometheusTimeSeriesQuery, spec: {{
              query:  {query:?},
              {options}
            }} }} }}
  datasources:
    fast: {{ plugin: {{ kind: PrometheusDatasource, spec: {{ scrapeInterval: 5s }} }} }}
    slow: {{ default: true, plugin: {{ kind: PrometheusDatasource, spec: {{ scrapeInterval: 2m }} }} }}
    none: {{ plugin: {{ kind: PrometheusDatasource, spec: {{}} }} }}
"
    )
}

/// Checks that a rule finds something at each `⟦` of some queries and nowhere else. The queries
/// hold no characters that JSON escapes.
#[track_caller]
fn check_in(kind: &str, options: &str, rule: &str, queries: &[&str]) {
    for query in queries {
        let parts: Vec<&str> = query.split('⟦').collect();
        let starts: Vec<usize> = parts[..parts.len() - 1]
            .iter()
            .scan(24, |column, part| {
                *column += part.len();
                Some(*column)
            })
            .collect();
        let text = dashboard(kind, &parts.concat(), options);
        let shown = found(rule, &[&text]);
        let column = |line: &String| {
            let (place, _) = line.split_once(' ')?;
            place.strip_prefix("12:")?.parse().ok()
        };
        let columns: Option<Vec<usize>> = shown.iter().map(column).collect();
        assert_eq!(columns, Some(starts), "{rule} in {query}: {shown:#?}");
    }
}

#[track_caller]
fn check(rule: &str, queries: &[&str]) {
    check_in("TimeSeriesChart", "datasource: $ds", rule, queries);
}

#[test]
fn counters_may_be_used_raw_where_growth_does_not_matter() {
    let rule = "counter-without-rate";
    check(
        rule,
        &[
            "⟦x_total",
            "x_count + x_sum",
            "job:x_total:rate5m + job:x_total",
            "cnpg_backends_total + cortex_ring_tokens_total + loki_ring_tokens_total",
            "minio_cluster_nodes_online_total + minio_bucket_usage_object_total + ceph_pg_total",
            "⟦minio_s3_requests_total + ⟦ceph_pg_x_total + ⟦ring_tokens_total",
            "⟦x_seconds_count",
            "{__name__='⟦x_total'}",
            "{'⟦x_total'}",
            "{__name__=~'x_total'} + $x_total + x_${y}_total",
            "rate(x_total[5m]) + increase(x_total[5m]) + irate(x_total[5m:1m])",
            "resets(x_total[5m]) + changes(x_total[5m]) + max_over_time(x_total[5m])",
            "last_over_time(x_total[5m]) + timestamp(x_total) + absent(x_total)",
            "count(x_total) by (job) + group(x_total) + count(sum by (job) (x_total))",
            "topk(5, sum by (job) (-(⟦x_total + label_replace(⟦y_total, 'a', '$1', 'b', '.*'))))",
            "x_seconds_sum / x_seconds_count",
            "sum(started_total) - sum(handled_total) + sum(started_total)/sum(handled_total)",
            "100 * hits_total / (hits_total + misses_total)",
            "⟦x_total - 100",
            "rate(x_total[5m]) / ⟦x_total",
            "sum(rate(x_seconds_sum[5m])) / (sum(⟦x_seconds_count) > 0)",
            "up and x_total",
            "up unless on (job) (x_total > 5)",
            "up or ⟦x_total",
            "⟦x_total > 5",
            "⟦x_total > y_total",
            "5 < ⟦x_total",
            "x_total > bool 5",
            "delta(⟦x_total[5m]) + avg_over_time(⟦x_total[1h:5m])",
            "histogram_quantile(0.9, sum by (le) (⟦x_bucket))",
            "histogram_quantile(0.9, rate(x_bucket[5m]))",
            "unknown + ⟦x_total offset 5m",
        ],
    );
    let totals = [
        "sum(x_total)",
        "⟦x_total / rate(y_total[5m])",
        "delta(⟦x_total[5m])",
        "histogram_quantile(0.9, ⟦x_bucket)",
        "1 - x_total",
    ];
    check_in("StatChart", "", rule, &totals);
    check_in("TimeSeriesChart", "instant: true", rule, &totals);
    check_in("GaugeChart", "instant: true", rule, &["avg(⟦x_total)"]);
}

#[test]
fn only_what_is_a_gauge_by_its_name_has_no_rate() {
    check(
        "rate-of-gauge",
        &[
            "⟦rate(go_memstats_heap_alloc_bytes[5m])",
            "⟦increase(workqueue_depth[5m]) + ⟦irate(x_ratio[1h:5m])",
            "rate(temp_bytes[5m]) + rate(network_receive_bytes[5m]) + rate(node_time_seconds[5m])",
            "rate(queries_limit[5m]) + rate(memory_bytes_total[5m]) + rate(job:x:ratio[5m])",
            "deriv(x_ratio[5m]) + delta(x_celsius[5m]) + rate(x_timestamp_seconds[5m]) + rate($x[5m]) + rate($x_ratio[5m])",
            "histogram_quantile(0.9, sum(rate(memory_used_bytes[5m])))",
            "sum(⟦rate(memory_used_bytes[5m]))",
        ],
    );
}

#[test]
fn only_aggregations_that_merge_hide_restarts() {
    check(
        "rate-of-aggregation",
        &[
            "⟦rate(sum(x)[5m:])",
            "⟦increase((label_replace(avg by (job) (x), 'a', '', 'b', '') * 8)[5m:1m])",
            "⟦irate((8 * max(x))[5m:])",
            "rate(topk(5, x)[5m:]) + rate((x + sum(y))[5m:]) + rate(x[5m:])",
            "deriv(sum(x)[5m:]) + max_over_time(sum(rate(x[5m]))[1h:])",
            "rate($aggregation(x)[5m:1m])",
        ],
    );
}

#[test]
fn fixed_ranges_are_left_alone_where_they_may_be_meant() {
    let rule = "hard-coded-range";
    let fixed = "rate(x[⟦5m]) + rate(y[5m])";
    check(
        rule,
        &[
            fixed,
            "rate(x[⟦59m])",
            "rate(x[1h])",
            "rate(x[⟦300])",
            "irate(x[1m])",
            "increase(x[5m]) + delta(x[5m]) + max_over_time(x[5m])",
            "rate(x[5m]) / rate(x[30m])",
            "rate(x[5m]) / max_over_time(x[10m])",
            "rate(x[⟦5m]) / rate(y[$__rate_interval])",
            "rate(x[$interval]) + rate(x[${n}m]) + rate(x[$__range])",
            "max_over_time(rate(x[5m])[1h:1m])",
        ],
    );
    let unmarked = fixed.replace('⟦', "");
    check_in("StatChart", "", rule, &[&unmarked]);
    check_in("TimeSeriesChart", "instant: true", rule, &[&unmarked]);
    let legend = "seriesNameFormat: '{{job}} (5m)'";
    check_in("TimeSeriesChart", legend, rule, &[&unmarked]);
}

#[test]
fn the_interval_may_be_a_range_if_the_step_leaves_room() {
    let rule = "rate-interval-misuse";
    check(
        rule,
        &[
            "rate(x[⟦$__interval]) + deriv(x[⟦${__interval}])",
            "rate(x[$__rate_interval]) + rate(x[$__interval_ms]) + rate(x[$interval])",
            "max_over_time(x[$__interval]) + rate(x[$__interval:1s])",
        ],
    );
    let named = |name: &str| format!("datasource: {{ kind: PrometheusDatasource, name: {name} }}");
    let cases = [
        ("minStep: 3m".to_owned(), "rate(x[⟦$__interval])"),
        ("minStep: 4m".to_owned(), "rate(x[$__interval])"),
        ("minStep: $step".to_owned(), "rate(x[$__interval])"),
        (named("fast") + ", minStep: 5s", "rate(x[⟦$__interval])"),
        (named("fast") + ", minStep: 10s", "rate(x[$__interval])"),
        (named("none") + ", minStep: 1m", "rate(x[⟦$__interval])"),
        (named("none") + ", minStep: 2m", "rate(x[$__interval])"),
    ];
    for (options, query) in cases {
        check_in("TimeSeriesChart", &options, rule, &[query]);
    }
}

#[test]
fn ranges_have_to_hold_two_scrapes_of_the_datasource() {
    let rule = "range-below-two-scrapes";
    check(
        rule,
        &[
            "rate(x[⟦15s])",
            "rate(x[20s]) + rate(x[$x]) + max_over_time(x[1s]) + rate(x[10s:1s])",
            "rate(x[1s] anchored) + increase(x[1s] smoothed)",
            "delta(x[⟦1s]) + predict_linear(x[⟦1ms], 5)",
        ],
    );
    let cases = [
        ("", "rate(x[⟦3m]) + rate(x[4m])"),
        (
            "datasource: { kind: PrometheusDatasource }",
            "rate(x[⟦3m]) + rate(x[4m])",
        ),
        (
            "datasource: { kind: PrometheusDatasource, name: fast }",
            "rate(x[10s]) + rate(x[⟦9s])",
        ),
        (
            "datasource: { kind: PrometheusDatasource, name: none }",
            "rate(x[20s]) + rate(x[⟦15s])",
        ),
        (
            "datasource: { kind: PrometheusDatasource, name: other }",
            "rate(x[20s]) + rate(x[⟦15s])",
        ),
    ];
    for (options, query) in cases {
        check_in("TimeSeriesChart", options, rule, &[query]);
    }
}

#[test]
fn subqueries_are_judged_by_what_is_written_out() {
    check(
        "subquery-resolution",
        &[
            "max_over_time(x[1h:1m])",
            "max_over_time(x⟦[1h:] offset 5m)",
            "max_over_time(x⟦[$__range:])",
            "max_over_time(x[$__range:1m]) + max_over_time(x[1h:$__interval])",
            "max_over_time(x[1m:⟦2m]) + max_over_time(x[1m:1m])",
            "max_over_time(x[7d:1m]) + max_over_time(x[8d:⟦1m])",
            "max_over_time(max_over_time(x[1h:1m])⟦[1d:1h])",
            "max_over_time(max_over_time(max_over_time(x[1h:1m])⟦[1d:1h])⟦[1d:1h])",
            "max_over_time(sum(x)[1h:1m]) + max_over_time(sum(x)[1h:1m])",
        ],
    );
}

#[test]
fn quantiles_need_buckets_with_le() {
    check(
        "missing-by-le",
        &[
            "histogram_quantile(0.9, ⟦sum(rate(x_bucket[5m])))",
            "histogram_quantile($q, sum(rate(x_bucket[5m])) ⟦by (job))",
            "histogram_quantile(0.9, sum ⟦without (le) (rate(x_bucket[5m])))",
            "histogram_quantile(0.9, sum by (le) (sum ⟦by (a) (rate(x_bucket[5m]))))",
            "histogram_fraction(0, 1, ⟦sum(rate(x_bucket[5m])))",
            "histogram_quantile(0.9, sum by (le, job) (rate(x_bucket[5m])))",
            "histogram_quantile(0.9, sum by ($labels) (rate(x_bucket[5m])))",
            "histogram_quantile(0.9, sum without (job) (rate(x_bucket[5m])))",
            "histogram_quantile(0.9, sum(rate(x[5m]))) + histogram_quantile(0.9, sum(rate($x[5m])))",
            "histogram_quantile(0.9, ⟦sum(rate(x_bucket[5m]))) + histogram_quantile(0.9, sum(rate(x_bucket[5m])) ⟦by (vmrange))",
            "histogram_quantile(0.9, label_replace(sum by (vmrange) (x_bucket), 'le', '$1', 'vmrange', '.*'))",
        ],
    );
}

#[test]
fn victoriametrics_takes_more() {
    let found = |rule: &str, query: &str, dialect| {
        let settings = PromqlSettings {
            dialect,
            ..PromqlSettings::default()
        };
        found_for(rule, &dashboard("TimeSeriesChart", query, ""), &settings).len()
    };
    for (rule, query, in_metricsql) in [
        ("promql-type", "x[5m]", 0),
        (
            "missing-by-le",
            "histogram_quantile(0.9, sum(x_bucket) by (vmrange))",
            0,
        ),
        (
            "missing-by-le",
            "histogram_quantile(0.9, sum(x_bucket) by (job))",
            1,
        ),
    ] {
        assert_eq!(found(rule, query, Dialect::Prometheus), 1, "{query}");
        assert_eq!(
            found(rule, query, Dialect::MetricsQl),
            in_metricsql,
            "{query}"
        );
    }
}

#[test]
fn quantiles_are_shares() {
    check(
        "quantile-out-of-range",
        &[
            "histogram_quantile(⟦95, x) + quantile(⟦1.2, x) + quantile_over_time(⟦-1, x[5m])",
            "histogram_quantile(0, x) + quantile(1, x) + histogram_quantile((0.5), x)",
            "histogram_quantile($q, x) + topk(95, x)",
            "histogram_quantile(⟦(90 + 5), x) + histogram_quantile(95 / 100, x)",
            "histogram_quantiles(x, 'q', 0.5, ⟦90, ⟦99)",
            "histogram_quantile(⟦NaN, x) + histogram_quantile(⟦Inf, x)",
        ],
    );
}

#[test]
fn quantiles_of_several_targets_have_no_mean() {
    check(
        "quantile-averaged",
        &[
            "⟦avg(x{quantile='0.9'}) + ⟦sum by (job) (rate(x{quantile=~'0.9|0.99'}[5m]))",
            "⟦avg by (quantile) (x{quantile='$quantile'} * 1000)",
            "⟦avg(histogram_quantile(0.9, x_bucket))",
            "⟦sum without (pod) (x{quantile='0.9'})",
            "max(x{quantile='0.9'}) + avg by (instance) (x{quantile='0.9'})",
            "avg(x{quantile='0.9', instance='$instance'}) + avg(x{quantile='0.9', $filter})",
            "avg(x{quantile!='0.9'}) + avg(x{quantile=''}) + avg(x{quantile=$q})",
            "avg by ($by) (x{quantile='0.9'}) + sum without (quantile) (x{quantile='0.9'})",
            "avg(max by (job) (x{quantile='0.9'})) + sum(count_over_time(x{quantile='0.9'}[5m]))",
            "⟦avg(topk(5, x{quantile='0.9'}))",
            "⟦avg(quantile by (pod) (0.9, x)) + ⟦avg(quantile_over_time(0.9, x[1h]))",
            "avg by (pod) (quantile by (pod) (0.9, x)) + avg(quantile_over_time(0.9, x{pod='a'}[1h]))",
        ],
    );
}

#[test]
fn only_constants_are_surely_zero() {
    check(
        "division-by-zero",
        &[
            "x / ⟦0 + x % ⟦0.0 + x / ⟦-0 + x / on () group_left () ⟦vector(0)",
            "x / ⟦((2 - 2)) + x / 1 + x / $zero + 0 / x + x / (y * 0) + x ^ 0",
            "0 / 0 + vector(1 / 0) + x / scalar(y)",
        ],
    );
}

#[test]
fn zeros_are_rarely_meant_to_be_divided() {
    check(
        "division-of-zero",
        &[
            "x != ⟦0 / scalar(y) or x > ⟦(0) / y * 100 or x == ⟦0.0 % y",
            "⟦0 / x + y - ⟦0 / x + y * 0 / x + (x > (⟦0 / y))",
            "(x != 0) / y + 0 / 0 + 1 / x + $zero / x + 0 * x + x != 0",
        ],
    );
}

#[test]
fn picked_series_are_not_seen_in_a_sum() {
    check(
        "topk-in-time-series",
        &[
            "⟦topk(5, x) + ⟦bottomk(5, sum(x)) + ⟦topk(1, ⟦topk by (job) (5, x))",
            "sum without (instance) (topk(1, x)) + max(-(topk(5, x)) * 2) + $op(topk(1, x))",
            "x and topk(5, x @ end())",
            "x * on (pod) group_left (job) topk by (pod) (1, y) + topk(1, z) * on (pod) group_right x",
            "⟦topk(5, x) * on (pod) group_left y",
        ],
    );
}

#[test]
fn comparisons_need_values_that_can_fulfil_them() {
    check(
        "impossible-comparison",
        &[
            "up ⟦> 1 or up{job='x'} ⟦== 2 or avg(up) ⟦> 1 or up * 100 > 95 or up == 0",
            "count(x) ⟦== 0 or count(x) ⟦< 1 or count(x) == 1 or (count(x) or vector(0)) == 0",
            "absent(x) ⟦== 0 or absent(x) == 1 or rate(x[5m]) ⟦< 0 or rate(x[5m]) == 0",
            "(x > bool 5) ⟦> 1 or (x > bool 5) == 1 or (x == 1) ⟦== 0 or (x > 5) ⟦< 3",
            "1 ⟦> bool 2",
            "1 ⟦< bool 2",
            "vector(1) ⟦== 1 or 5 ⟦< (x < 5)",
            "x ⟦== NaN or x != NaN or x ⟦> Inf or hour() ⟦> 24",
            "clamp_max(x, 1) ⟦> 2 or clamp_min(x, 1) > 2 or clamp(x, 0, $max) > 2 or clamp(x, 0, 1) ⟦< 0",
            "x > $limit or $x > 1 or up > $limit or x == x or x != x or sum(x) == 0",
            "x > 5 and x ⟦< 3 or (x < 3 and y > 1 and (x ⟦>= 3)) or (x > 1 and x < 5)",
            "5 < x and x ⟦< 3 or (x > 5 and 3 ⟦> x) or (x > 1 and 5 > x)",
            "x != 5 and x ⟦== 5 or (x == 5 and x ⟦!= 5) or (x != 5 and x == 4) or (x != 0 and x ⟦== -0)",
            "sum(up == 0) ⟦> 0 or sum(up == 1) ⟦== 0 or sum(up) > 5 or sum(-up) ⟦> 0",
            "x ^ 2 ⟦< 0 or x ^ 0.5 ⟦< 0 or x ^ 3 < 0 or up ^ y ⟦< 0 or x ^ y < 0",
            "x > 5 and on () x < 3 or (x > 5 and x offset 5m < 3) or (x > 5 or x < 3)",
            "x{a='b c'} > 5 and x{a='b  c'} < 3 or (rate(x[5m]) > 5 and rate( x[5m] ) < 3)",
            "x ⟦unless x or (x unless x offset 5m) or (x ⟦unless on (job) x)",
            "up > on (job) fill (5) y or 0 < up or 1 ⟦< up",
            "2 ⟦< up or sum(up) ⟦< 0 or abs(x) ⟦< 0 or (x - up) > 5 or (up - 1) ⟦> 0",
        ],
    );
}

/// Nested and chained, many times each: what is not linear would take minutes.
#[test]
fn hostile_queries_take_linear_time() {
    const MANY: usize = 3_000;
    let rules = [
        "counter-without-rate",
        "division-by-zero",
        "hard-coded-range",
        "impossible-comparison",
        "missing-by-le",
        "quantile-averaged",
        "quantile-out-of-range",
        "range-below-two-scrapes",
        "rate-interval-misuse",
        "rate-of-aggregation",
        "rate-of-gauge",
        "subquery-resolution",
    ];
    let nested = |open: &str, core: &str, close: &str| {
        format!("{}{core}{}", open.repeat(MANY), close.repeat(MANY))
    };
    let queries = [
        nested("(", "x_total{quantile='1'}", " > 5 and x < 3)"),
        nested("rate(sum(", "x_ratio", ")[5s:1m])"),
        nested("histogram_quantile(9, sum(", "x_bucket", "))"),
        nested("", "x_total", " / 0 + rate(x_ratio[$__interval])"),
    ];
    for query in &queries {
        let text = dashboard("TimeSeriesChart", query, "");
        for rule in rules {
            let _ = found(rule, &[&text]);
        }
    }
}
