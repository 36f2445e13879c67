//! How fast a service uses up the errors that its objective allows, over several windows.
//!
//! The windows and the thresholds are those of the multi-window alerts of Google's SRE workbook,
//! for an objective over 30 days.

use super::{CHART, Extra, Group, ORANGE, RED, STAT, Shown, Template};

/// The burn rate over a window, which is compared with the objective.
macro_rules! burn {
    ($window:literal) => {
        concat!(
            "(\n  sum(rate(http_requests_total{SELECT, code=~\"5..\"}[",
            $window,
            "]))\n    /\n  sum(rate(http_requests_total{SELECT}[",
            $window,
            "]))\n)\n  /\n(1 - $objective)",
        )
    };
}

pub(super) const TEMPLATE: Template = Template {
    name: "slo-burn-rate",
    summary: "how fast an HTTP service uses up its error budget",
    description: "Whether the service keeps its objective, and how fast it uses up the errors that it may make",
    tags: &["slo"],
    labels: &["job"],
    metric: "http_requests_total",
    extras: &[Extra::Text("objective", "Objective", "0.999")],
    groups: &[
        Group {
            title: "Objective",
            panels: &[
                Shown {
                    title: "Availability over 30 days",
                    description: "Share of the requests that were answered",
                    unit: "percent-decimal",
                    queries: &[(
                        "\
1
  -
sum(rate(http_requests_total{SELECT, code=~\"5..\"}[30d]))
  /
sum(rate(http_requests_total{SELECT}[30d]))",
                        "availability",
                    )],
                    size: (12, 5),
                    ..STAT
                },
                Shown {
                    title: "Error budget left",
                    description: "Share of the errors of 30 days that the service may still make; below 0 it breaks its objective",
                    unit: "percent-decimal",
                    queries: &[(concat!("1\n  -\n", burn!("30d")), "left")],
                    size: (12, 5),
                    ..STAT
                },
            ],
        },
        Group {
            title: "Burn rate",
            panels: &[
                Shown {
                    title: "Fast burn",
                    description: "At 14.4, two hundredths of the budget of 30 days are gone in an hour: somebody should be woken",
                    unit: "decimal",
                    steps: &[("6", ORANGE), ("14.4", RED)],
                    queries: &[(burn!("$__rate_interval"), "now"), (burn!("1h"), "1 hour")],
                    ..CHART
                },
                Shown {
                    title: "Slow burn",
                    description: "At 1, the budget is gone after exactly 30 days: somebody should look at it in the next days",
                    unit: "decimal",
                    steps: &[("1", ORANGE), ("3", RED)],
                    queries: &[(burn!("6h"), "6 hours"), (burn!("3d"), "3 days")],
                    ..CHART
                },
            ],
        },
        Group {
            title: "Where from",
            panels: &[
                Shown {
                    title: "Errors by status",
                    description: "Requests that count against the objective",
                    unit: "requests/sec",
                    queries: &[(
                        "sum by (code) (rate(http_requests_total{SELECT, code=~\"5..\"}[$__rate_interval]))",
                        "{{code}}",
                    )],
                    ..CHART
                },
                Shown {
                    title: "Requests by status",
                    description: "All requests, which say how much a share means",
                    unit: "requests/sec",
                    queries: &[(
                        "sum by (code) (rate(http_requests_total{SELECT}[$__rate_interval]))",
                        "{{code}}",
                    )],
                    ..CHART
                },
            ],
        },
    ],
};
