//! Requests, errors and duration of a service that counts its HTTP requests as Prometheus' own
//! client libraries do.

use super::{CHART, Group, ORANGE, RED, STAT, Shown, Template};

/// Share of the requests that failed.
const ERRORS: &str = "\
sum(rate(http_requests_total{SELECT, code=~\"5..\"}[$__rate_interval]))
  /
sum(rate(http_requests_total{SELECT}[$__rate_interval]))";

pub(super) const TEMPLATE: Template = Template {
    name: "service-red",
    summary: "requests, errors and duration of an HTTP service",
    description: "How many requests the service gets, how many fail, and how long they take",
    tags: &["red"],
    labels: &["job", "instance"],
    metric: "http_requests_total",
    extras: &[],
    groups: &[
        Group {
            title: "Now",
            panels: &[
                Shown {
                    title: "Requests now",
                    description: "Requests that were answered",
                    unit: "requests/sec",
                    queries: &[(
                        "sum(rate(http_requests_total{SELECT}[$__rate_interval]))",
                        "requests",
                    )],
                    size: (8, 4),
                    ..STAT
                },
                Shown {
                    title: "Errors now",
                    description: "Share of the requests that the service could not answer",
                    unit: "percent-decimal",
                    steps: &[("0.01", ORANGE), ("0.05", RED)],
                    queries: &[(ERRORS, "errors")],
                    size: (8, 4),
                    ..STAT
                },
                Shown {
                    title: "Duration now",
                    description: "What all but the slowest hundredth of the requests stay below",
                    unit: "seconds",
                    steps: &[("0.5", ORANGE), ("1", RED)],
                    queries: &[(
                        "histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{SELECT}[$__rate_interval])))",
                        "p99",
                    )],
                    size: (8, 4),
                    ..STAT
                },
            ],
        },
        Group {
            title: "Requests",
            panels: &[
                Shown {
                    title: "Requests by status",
                    description: "Answered requests by status code",
                    unit: "requests/sec",
                    queries: &[(
                        "sum by (code) (rate(http_requests_total{SELECT}[$__rate_interval]))",
                        "{{code}}",
                    )],
                    ..CHART
                },
                Shown {
                    title: "Requests by instance",
                    description: "Whether the load is spread evenly",
                    unit: "requests/sec",
                    queries: &[(
                        "sum by (instance) (rate(http_requests_total{SELECT}[$__rate_interval]))",
                        "{{instance}}",
                    )],
                    ..CHART
                },
            ],
        },
        Group {
            title: "Errors",
            panels: &[
                Shown {
                    title: "Error share",
                    description: "Share of the requests that the service could not answer",
                    unit: "percent-decimal",
                    steps: &[("0.01", ORANGE), ("0.05", RED)],
                    queries: &[(ERRORS, "errors")],
                    ..CHART
                },
                Shown {
                    title: "Errors by status",
                    description: "Failed requests by status code, those of clients as well",
                    unit: "requests/sec",
                    queries: &[(
                        "sum by (code) (rate(http_requests_total{SELECT, code=~\"[45]..\"}[$__rate_interval]))",
                        "{{code}}",
                    )],
                    ..CHART
                },
            ],
        },
        Group {
            title: "Duration",
            panels: &[
                Shown {
                    title: "Duration quantiles",
                    description: "How long half, nine tenths and ninety-nine hundredths of the requests take at most",
                    unit: "seconds",
                    queries: &[
                        (
                            "histogram_quantile(0.5, sum by (le) (rate(http_request_duration_seconds_bucket{SELECT}[$__rate_interval])))",
                            "p50",
                        ),
                        (
                            "histogram_quantile(0.9, sum by (le) (rate(http_request_duration_seconds_bucket{SELECT}[$__rate_interval])))",
                            "p90",
                        ),
                        (
                            "histogram_quantile(0.99, sum by (le) (rate(http_request_duration_seconds_bucket{SELECT}[$__rate_interval])))",
                            "p99",
                        ),
                    ],
                    ..CHART
                },
                Shown {
                    title: "Slowest instances",
                    description: "What all but the slowest hundredth of the requests stay below, by instance",
                    unit: "seconds",
                    queries: &[(
                        "histogram_quantile(0.99, sum by (le, instance) (rate(http_request_duration_seconds_bucket{SELECT}[$__rate_interval])))",
                        "{{instance}}",
                    )],
                    ..CHART
                },
            ],
        },
    ],
};
