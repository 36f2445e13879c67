//! Dashboards of real size, made up the same way every time.
//!
//! The proportions are those of published dashboards: 41 kB of block YAML, 14 panels and 26
//! queries each, most of them several lines of PromQL with variables.

use std::fmt::Write as _;

/// The variables of every dashboard.
const VARIABLES: [&str; 5] = ["cluster", "namespace", "workload", "pod", "type"];

/// Expressions with the parts that queries usually have.
const QUERIES: [&str; 4] = [
    "sum by (pod) (\n    node_namespace_pod_container:container_cpu_usage_seconds_total:sum_rate5m{cluster=\"$cluster\",namespace=\"$namespace\"}\n  * on (namespace, pod) group_left (workload, workload_type)\n    namespace_workload_pod:kube_pod_owner:relabel{cluster=\"$cluster\",namespace=\"$namespace\",workload=\"$workload\",workload_type=~\"$type\"}\n)",
    "sum(rate(container_network_receive_bytes_total{cluster=\"$cluster\",namespace=~\"$namespace\",pod=~\"$pod\"}[$__rate_interval])) by (pod)",
    "histogram_quantile(\n  0.99,\n  sum by (le, route) (rate(http_request_duration_seconds_bucket{cluster=\"$cluster\",namespace=\"$namespace\",code!~\"5..\"}[$__rate_interval]))\n)",
    "sum(kube_pod_container_resource_requests{cluster=\"$cluster\",namespace=\"$namespace\",resource=\"memory\"})\n  /\nsum(kube_node_status_allocatable{cluster=\"$cluster\",resource=\"memory\"})",
];

/// The legend of each of them.
const LEGENDS: [&str; 4] = ["{{pod}}", "{{pod}}", "{{route}}", "used"];

/// The YAML text of dashboard number `index`; `panels` decides its size, about 2.7 kB a panel.
pub(crate) fn dashboard(index: usize, panels: usize) -> String {
    let mut out = String::with_capacity(panels * 3000);
    let _ = writeln!(
        out,
        "kind: Dashboard\nmetadata:\n    name: dashboard-{index}\n    project: project-{}\nspec:\n    display:\n        \
         name: Workload / Resources {index}\n    variables:",
        index % 20
    );
    for name in VARIABLES {
        variable(&mut out, name);
    }
    out.push_str("    panels:\n");
    for panel in 0..panels {
        write_panel(&mut out, index, panel);
    }
    out.push_str("    layouts:\n");
    for panel in 0..panels {
        let _ = writeln!(
            out,
            "        - kind: Grid\n          spec:\n            display:\n                title: Group {panel}\n            \
             items:\n                - x: 0\n                  \"y\": 0\n                  width: 24\n                  \
             height: 8\n                  content:\n                    $ref: '#/spec/panels/{panel}_0'"
        );
    }
    out.push_str("    duration: 1h\n    refreshInterval: 30s\n");
    out
}

fn variable(out: &mut String, name: &str) {
    let _ = writeln!(
        out,
        "        - kind: ListVariable\n          spec:\n            display:\n                name: {name}\n                \
         hidden: false\n            allowAllValue: false\n            allowMultiple: false\n            plugin:\n                \
         kind: PrometheusLabelValuesVariable\n                spec:\n                    datasource:\n                        \
         kind: PrometheusDatasource\n                        name: prometheus\n                    labelName: {name}\n                    \
         matchers:\n                        - up{{job=\"kubelet\"}}\n            name: {name}"
    );
}

fn write_panel(out: &mut String, index: usize, panel: usize) {
    let _ = writeln!(
        out,
        "        \"{panel}_0\":\n            kind: Panel\n            spec:\n                display:\n                    \
         name: CPU Usage {panel}\n                    description: Shows the CPU usage of all pods of the workload, summed up.\n                \
         plugin:\n                    kind: TimeSeriesChart\n                    spec:\n                        legend:\n                            \
         position: bottom\n                            mode: table\n                            values:\n                                \
         - last-number\n                                - max\n                        yAxis:\n                            \
         format:\n                                unit: decimal\n                                shortValues: true\n                        \
         visual:\n                            display: line\n                            lineWidth: 0.25\n                            \
         areaOpacity: 0.5\n                            palette:\n                                mode: auto\n                queries:"
    );
    for query in 0..2 {
        let text = QUERIES[(index + panel + query) % QUERIES.len()];
        out.push_str(
            "                    - kind: TimeSeriesQuery\n                      spec:\n                        plugin:\n                            \
             kind: PrometheusTimeSeriesQuery\n                            spec:\n                                datasource:\n                                    \
             kind: PrometheusDatasource\n                                    name: prometheus\n                                query: |-\n",
        );
        for line in text.lines() {
            let _ = writeln!(out, "                                    {line}");
        }
        let legend = LEGENDS[(index + panel + query) % LEGENDS.len()];
        let _ = writeln!(
            out,
            "                                seriesNameFormat: '{legend}'"
        );
    }
}
