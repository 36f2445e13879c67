//! Utilisation, saturation and errors of hosts, as node exporter shows them.

use super::{CHART, Group, ORANGE, RED, Shown, Template};

/// From when on little is left.
const FULL: &[(&str, &str)] = &[("0.8", ORANGE), ("0.95", RED)];

pub(super) const TEMPLATE: Template = Template {
    name: "host-use",
    summary: "utilisation, saturation and errors of hosts with node exporter",
    description: "What the hosts have, how much of it is used, what waits for it, and what fails",
    tags: &["use", "hosts"],
    labels: &["job", "instance"],
    metric: "node_uname_info",
    extras: &[],
    groups: &[
        Group {
            title: "CPU",
            panels: &[
                Shown {
                    title: "CPU utilisation",
                    description: "Share of the time in which the processors work",
                    unit: "percent-decimal",
                    max: "1",
                    steps: FULL,
                    queries: &[(
                        "1 - avg by (instance) (rate(node_cpu_seconds_total{SELECT, mode=\"idle\"}[$__rate_interval]))",
                        "{{instance}}",
                    )],
                    ..CHART
                },
                Shown {
                    title: "CPU saturation",
                    description: "Processes that run or wait, for each processor",
                    unit: "decimal",
                    steps: &[("1", ORANGE), ("2", RED)],
                    queries: &[(
                        "\
sum by (instance) (node_load1{SELECT})
  /
count by (instance) (node_cpu_seconds_total{SELECT, mode=\"idle\"})",
                        "{{instance}}",
                    )],
                    ..CHART
                },
            ],
        },
        Group {
            title: "Memory",
            panels: &[
                Shown {
                    title: "Memory utilisation",
                    description: "Share of the memory that is not available to programs",
                    unit: "percent-decimal",
                    max: "1",
                    steps: FULL,
                    queries: &[(
                        "\
1
  -
sum by (instance) (node_memory_MemAvailable_bytes{SELECT})
  /
sum by (instance) (node_memory_MemTotal_bytes{SELECT})",
                        "{{instance}}",
                    )],
                    ..CHART
                },
                Shown {
                    title: "Memory saturation",
                    description: "Pages that had to be read from a disk",
                    unit: "counts/sec",
                    queries: &[(
                        "sum by (instance) (rate(node_vmstat_pgmajfault{SELECT}[$__rate_interval]))",
                        "{{instance}}",
                    )],
                    ..CHART
                },
            ],
        },
        Group {
            title: "Disks",
            panels: &[
                Shown {
                    title: "Disk utilisation",
                    description: "Share of the time in which a disk works",
                    unit: "percent-decimal",
                    max: "1",
                    steps: FULL,
                    queries: &[(
                        "sum by (instance, device) (rate(node_disk_io_time_seconds_total{SELECT}[$__rate_interval]))",
                        "{{instance}} {{device}}",
                    )],
                    ..CHART
                },
                Shown {
                    title: "Disk saturation",
                    description: "Requests that a disk works on or that wait for it",
                    unit: "decimal",
                    queries: &[(
                        "sum by (instance, device) (rate(node_disk_io_time_weighted_seconds_total{SELECT}[$__rate_interval]))",
                        "{{instance}} {{device}}",
                    )],
                    ..CHART
                },
                Shown {
                    title: "File systems",
                    description: "Share of a file system that is full",
                    unit: "percent-decimal",
                    max: "1",
                    steps: FULL,
                    queries: &[(
                        "\
1
  -
sum by (instance, mountpoint) (node_filesystem_avail_bytes{SELECT, fstype!~\"tmpfs|ramfs|overlay|squashfs\"})
  /
sum by (instance, mountpoint) (node_filesystem_size_bytes{SELECT, fstype!~\"tmpfs|ramfs|overlay|squashfs\"})",
                        "{{instance}} {{mountpoint}}",
                    )],
                    size: (24, 8),
                    ..CHART
                },
            ],
        },
        Group {
            title: "Network",
            panels: &[
                Shown {
                    title: "Network traffic",
                    description: "What goes in and out",
                    unit: "bytes/sec",
                    queries: &[
                        (
                            "sum by (instance) (rate(node_network_receive_bytes_total{SELECT, device!=\"lo\"}[$__rate_interval]))",
                            "{{instance}} in",
                        ),
                        (
                            "sum by (instance) (rate(node_network_transmit_bytes_total{SELECT, device!=\"lo\"}[$__rate_interval]))",
                            "{{instance}} out",
                        ),
                    ],
                    ..CHART
                },
                Shown {
                    title: "Network errors",
                    description: "Packets that were lost, for want of room or as damaged",
                    unit: "packets/sec",
                    queries: &[
                        (
                            "sum by (instance, device) (rate(node_network_receive_drop_total{SELECT, device!=\"lo\"}[$__rate_interval]))",
                            "{{instance}} {{device}} in dropped",
                        ),
                        (
                            "sum by (instance, device) (rate(node_network_transmit_drop_total{SELECT, device!=\"lo\"}[$__rate_interval]))",
                            "{{instance}} {{device}} out dropped",
                        ),
                        (
                            "sum by (instance, device) (rate(node_network_receive_errs_total{SELECT, device!=\"lo\"}[$__rate_interval]))",
                            "{{instance}} {{device}} in damaged",
                        ),
                        (
                            "sum by (instance, device) (rate(node_network_transmit_errs_total{SELECT, device!=\"lo\"}[$__rate_interval]))",
                            "{{instance}} {{device}} out damaged",
                        ),
                    ],
                    ..CHART
                },
            ],
        },
    ],
};
