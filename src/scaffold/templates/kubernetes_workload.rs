//! The pods of Kubernetes deployments, as cAdvisor and kube-state-metrics show them.
//!
//! The pods of a deployment are found by their names, because the series of cAdvisor do not say
//! to which deployment a pod belongs, and recording rules that do are not everywhere.

use super::{CHART, Extra, Group, ORANGE, RED, Shown, Template};

pub(super) const TEMPLATE: Template = Template {
    name: "kubernetes-workload",
    summary: "replicas, CPU, memory and network of Kubernetes deployments",
    description: "Whether the deployments run as they should, and what their pods use",
    tags: &["kubernetes"],
    labels: &["namespace"],
    metric: "kube_deployment_spec_replicas",
    extras: &[Extra::Label(
        "deployment",
        "Deployment",
        "deployment",
        "kube_deployment_spec_replicas{SELECT}",
    )],
    groups: &[
        Group {
            title: "Replicas",
            panels: &[
                Shown {
                    title: "Missing replicas",
                    description: "Pods that should be available and are not",
                    unit: "decimal",
                    steps: &[("1", RED)],
                    queries: &[(
                        "\
sum by (deployment) (kube_deployment_spec_replicas{SELECT, deployment=~\"$deployment\"})
  -
sum by (deployment) (kube_deployment_status_replicas_available{SELECT, deployment=~\"$deployment\"})",
                        "{{deployment}}",
                    )],
                    ..CHART
                },
                Shown {
                    title: "Restarts",
                    description: "How often containers were started again",
                    unit: "decimal",
                    steps: &[("1", ORANGE), ("5", RED)],
                    queries: &[(
                        "sum by (pod) (increase(kube_pod_container_status_restarts_total{SELECT, pod=~\"$deployment-.*\"}[$__rate_interval]))",
                        "{{pod}}",
                    )],
                    ..CHART
                },
            ],
        },
        Group {
            title: "CPU",
            panels: &[
                Shown {
                    title: "CPU usage",
                    description: "Processors that a pod keeps busy",
                    unit: "decimal",
                    queries: &[(
                        "sum by (pod) (rate(container_cpu_usage_seconds_total{SELECT, pod=~\"$deployment-.*\", container!=\"\"}[$__rate_interval]))",
                        "{{pod}}",
                    )],
                    ..CHART
                },
                Shown {
                    title: "CPU throttling",
                    description: "Share of the periods in which a pod had to wait because of its limit",
                    unit: "percent-decimal",
                    max: "1",
                    steps: &[("0.1", ORANGE), ("0.25", RED)],
                    queries: &[(
                        "\
sum by (pod) (rate(container_cpu_cfs_throttled_periods_total{SELECT, pod=~\"$deployment-.*\", container!=\"\"}[$__rate_interval]))
  /
sum by (pod) (rate(container_cpu_cfs_periods_total{SELECT, pod=~\"$deployment-.*\", container!=\"\"}[$__rate_interval]))",
                        "{{pod}}",
                    )],
                    ..CHART
                },
            ],
        },
        Group {
            title: "Memory",
            panels: &[
                Shown {
                    title: "Memory usage",
                    description: "Memory that cannot be taken from a pod",
                    unit: "bytes",
                    queries: &[(
                        "sum by (pod) (container_memory_working_set_bytes{SELECT, pod=~\"$deployment-.*\", container!=\"\"})",
                        "{{pod}}",
                    )],
                    ..CHART
                },
                Shown {
                    title: "Memory against limit",
                    description: "Share of its limit that a pod uses; at 100 % it is killed",
                    unit: "percent-decimal",
                    max: "1",
                    steps: &[("0.8", ORANGE), ("0.95", RED)],
                    queries: &[(
                        "\
sum by (pod) (container_memory_working_set_bytes{SELECT, pod=~\"$deployment-.*\", container!=\"\"})
  /
sum by (pod) (kube_pod_container_resource_limits{SELECT, pod=~\"$deployment-.*\", resource=\"memory\"})",
                        "{{pod}}",
                    )],
                    ..CHART
                },
            ],
        },
        Group {
            title: "Network",
            panels: &[Shown {
                title: "Network traffic",
                description: "What goes in and out of a pod",
                unit: "bytes/sec",
                queries: &[
                    (
                        "sum by (pod) (rate(container_network_receive_bytes_total{SELECT, pod=~\"$deployment-.*\"}[$__rate_interval]))",
                        "{{pod}} in",
                    ),
                    (
                        "sum by (pod) (rate(container_network_transmit_bytes_total{SELECT, pod=~\"$deployment-.*\"}[$__rate_interval]))",
                        "{{pod}} out",
                    ),
                ],
                size: (24, 8),
                ..CHART
            }],
        },
    ],
};
