//! Descriptions of metrics and the panels they become.

use std::fmt::Write as _;

use super::*;

/// The panels for a description: group, title, unit and queries, a line each.
#[track_caller]
fn check(text: &str, labels: &[&str], expected: &str) {
    let metrics = Metrics::read(text).unwrap();
    let proposal = propose(&metrics, labels, MAX_PANELS);
    let mut shown = String::new();
    for (group, panels) in &proposal.groups {
        for panel in panels {
            let unit = panel.unit.as_deref().unwrap_or_default();
            let _ = writeln!(shown, "{group}/{} [{unit}]", panel.title);
            for query in &panel.queries {
                let legend = query.legend.as_deref().unwrap_or("-");
                let _ = writeln!(shown, "  {legend} = {}", query.expression);
            }
        }
    }
    assert_eq!(shown, expected);
}

#[test]
fn each_type_is_asked_in_its_way() {
    check(
        "\
# HELP http_requests_total All requests.
# TYPE http_requests_total counter
http_requests_total{code=\"200\",method=\"get\",instance=\"a\"} 1027 1395066363000
http_requests_total{code=\"500\"} 3
# TYPE http_request_duration_seconds histogram
http_request_duration_seconds_bucket{le=\"0.05\"} 24054
http_request_duration_seconds_bucket{le=\"+Inf\"} 144320
http_request_duration_seconds_sum 53423
http_request_duration_seconds_count 144320
# TYPE rpc_duration_seconds summary
rpc_duration_seconds{quantile=\"0.99\"} 76656
rpc_duration_seconds_sum 1.7560473e+07
# TYPE process_start_time_seconds gauge
process_start_time_seconds 1.7e9
# TYPE go_info gauge
go_info{version=\"go1.25\"} 1
# TYPE queue_bytes gauge
queue_bytes 12
",
        &["job"],
        "\
Go/Go info [decimal]
  - = go_info{job=~\"$job\"}
Http/Http request duration seconds [seconds]
  p50 = histogram_quantile(0.5, sum by (le) (rate(http_request_duration_seconds_bucket{job=~\"$job\"}[$__rate_interval])))
  p90 = histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket{job=~\"$job\"}[$__rate_interval])))
  p99 = histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{job=~\"$job\"}[$__rate_interval])))
Http/Http requests [requests/sec]
  {{code}} {{method}} = sum by (code, method) (rate(http_requests_total{job=~\"$job\"}[$__rate_interval]))
Process/Age: Process start time seconds [seconds]
  - = time() - process_start_time_seconds{job=~\"$job\"}
Queue/Queue bytes [bytes]
  - = queue_bytes{job=~\"$job\"}
Rpc/Rpc duration seconds [seconds]
  {{quantile}} = max by (quantile) (rpc_duration_seconds{job=~\"$job\"})
",
    );
}

#[test]
fn other_ways_to_describe_metrics_are_read() {
    // OpenMetrics, where the name of a counter has no suffix.
    check(
        "# TYPE cpu_seconds counter\n# UNIT cpu_seconds seconds\ncpu_seconds_total 1\ncpu_seconds_created 1\n# EOF\n",
        &[],
        "Cpu/Cpu seconds [percent-decimal]\n  all = sum(rate(cpu_seconds_total[$__rate_interval]))\n",
    );
    // Without descriptions, names tell.
    check(
        "sent_bytes_total 1\nfill_ratio 0.5\n",
        &[],
        "Fill/Fill ratio [percent-decimal]\n  - = fill_ratio\nSent/Sent bytes [bytes/sec]\n  all = sum(rate(sent_bytes_total[$__rate_interval]))\n",
    );
    let json = "{\"status\": \"success\", \"data\": {\"up\": [{\"type\": \"gauge\", \"help\": \"\", \"unit\": \"\"}]}}";
    check(json, &[], "Up/Up [decimal]\n  - = up\n");
}

#[test]
fn hostile_descriptions_do_no_harm() {
    let fault = |text: &str| Metrics::read(text).unwrap_err();
    assert_eq!(fault(""), Fault::Nothing);
    assert_eq!(fault("<html><body>404</body></html>"), Fault::Nothing);
    assert_eq!(fault("{\"error\": 1, \"data\": []}"), Fault::Nothing);
    assert_eq!(fault("{"), Fault::Nothing);
    assert_eq!(fault(&" ".repeat(MAX_BYTES + 1)), Fault::TooLarge);
    // What would break out of a query is no name.
    assert_eq!(
        fault("up\"}) or vector(1) 1\n# TYPE a\"b gauge\n"),
        Fault::Nothing
    );
    let metrics =
        Metrics::read("a{b=\"\\\"}, evil=\\\"\", c=\"1\", 9=\"\"} 1\nb{ 1\nc{x=\"").unwrap();
    assert_eq!(metrics.by_name["a"].labels, ["b", "c"]);
    assert_eq!(metrics.by_name.len(), 3);

    let mut many = String::new();
    for number in 0..MAX_METRICS + 7 {
        let _ = writeln!(many, "m{number} 1");
    }
    let metrics = Metrics::read(&many).unwrap();
    assert_eq!(metrics.left_out, 7);
    let proposal = propose(&metrics, &[], 3);
    assert_eq!(proposal.left_out, MAX_METRICS + 7 - 3);
    let mut labels = String::new();
    for number in 0..99 {
        let _ = write!(labels, "l{number}=\"\",");
    }
    let metrics = Metrics::read(&format!(
        "m{{{labels}}} 1\n{} 1\n",
        "x".repeat(MAX_NAME + 1)
    ))
    .unwrap();
    assert_eq!(metrics.by_name["m"].labels.len(), MAX_LABELS);
    assert_eq!(metrics.by_name.len(), 1);
}
