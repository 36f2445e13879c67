//! PromQL as dashboards have it, made up the same way every time.
//!
//! The proportions are those of published dashboards: about 200 bytes, a rate in most, several
//! matchers with variables, ranges that are variables, joins, quantiles of histograms.

use std::collections::HashSet;

/// Words that take the place of `@name` in a template.
const WORDS: &[(&str, &[&str])] = &[
    (
        "@counter",
        &[
            "http_requests_total",
            "grpc_server_handled_total",
            "container_cpu_usage_seconds_total",
            "node_network_receive_bytes_total",
            "kafka_consumer_fetched_records_total",
            "queue_messages_published_total",
            "cache_evictions_total",
        ],
    ),
    (
        "@gauge",
        &[
            "node_memory_MemAvailable_bytes",
            "container_memory_working_set_bytes",
            "kube_pod_container_resource_requests",
            "process_open_fds",
            "queue_depth",
        ],
    ),
    (
        "@histogram",
        &[
            "http_request_duration_seconds_bucket",
            "grpc_server_handling_seconds_bucket",
            "storage_operation_duration_seconds_bucket",
            "rpc_latency_seconds_bucket",
            "scheduler_e2e_duration_seconds_bucket",
        ],
    ),
    (
        "@info",
        &[
            "kube_pod_info",
            "node_uname_info",
            "kube_pod_labels",
            "machine_info",
        ],
    ),
    (
        "@matchers",
        &[
            r#"cluster="$cluster",namespace="$namespace",pod=~"$pod""#,
            r#"cluster=~"$cluster",job="$job",instance=~"${instance:regex}""#,
            r#"namespace=~"$namespace",container!="",container!="POD""#,
            r#"cluster="$cluster",job=~".*(gateway|frontend)",route!~"/(healthz|metrics)""#,
            r#"environment="production",service="$service",code=~"5..""#,
            r#"job="$job",device!~"lo|veth.*",instance="$instance""#,
        ],
    ),
    (
        "@labels",
        &[
            "pod",
            "namespace, pod",
            "cluster, job",
            "instance",
            "service, route, code",
        ],
    ),
    ("@range", &["$__rate_interval", "5m", "${window}", "1h"]),
    ("@quantile", &["0.99", "0.95", "0.5", "$quantile"]),
    ("@aggregation", &["sum", "avg", "max", "count"]),
];

/// Queries with gaps.
const TEMPLATES: &[&str] = &[
    "sum by (@labels) (rate(@counter{@matchers}[@range]))",
    "histogram_quantile(\n  @quantile,\n  sum by (le, @labels) (\n    rate(@histogram{@matchers}[@range])\n  )\n)",
    "@aggregation by (@labels) (\n  @gauge{@matchers}\n)\n/ on (@labels) group_left ()\n@aggregation by (@labels) (@gauge{cluster=\"$cluster\",resource=\"memory\",unit=\"byte\"}) * 100",
    "label_replace(\n  sum(increase(@counter{@matchers}[@range])) by (@labels),\n  \"short\", \"$1\", \"pod\", \"(.*)-[0-9a-f]+-[0-9a-z]{5}\"\n)",
    "topk(10, sum by (@labels) (irate(@counter{@matchers}[@range]))) > 0",
    "sum(rate(@counter{@matchers,code=~\"5..\"}[@range])) by (@labels)\n  /\nsum(rate(@counter{@matchers}[@range])) by (@labels)",
    "1 - (\n  avg by (@labels) (@gauge{@matchers})\n  /\n  avg by (@labels) (avg_over_time(@gauge{@matchers}[@range] offset 1d))\n)",
    "max_over_time(\n  sum by (@labels) (rate(@counter{@matchers}[@range]))[1h:1m]\n) or vector(0)",
    "@gauge{@matchers} * on (pod, namespace) group_left (node, host_ip) max by (pod, namespace, node, host_ip) (@info{cluster=\"$cluster\",node!=\"\"})",
    "(\n  sum by (@labels) (@gauge{@matchers}) > bool 0.8\n)\nunless on (@labels)\n(absent(@info{@matchers}) == 1) # nothing runs there",
    "clamp_max(\n  predict_linear(@gauge{@matchers}[@range], 4 * 3600) / 1024 ^ 3,\n  100\n) and on (instance) (time() - @gauge{@matchers} < 86400)",
];

/// What stands for the variables where a parser does not know any.
const VALUES: &[(&str, &str)] = &[
    ("$__rate_interval", "4m"),
    ("${window}", "10m"),
    ("$quantile", "0.9"),
    ("${instance:regex}", "node-(1|2)"),
    ("$cluster", "eu-west"),
    ("$namespace", "shop"),
    ("$pod", "cart-.+"),
    ("$job", "gateway"),
    ("$service", "checkout"),
    ("$instance", "node-1:9100"),
];

/// That many distinct queries.
pub(crate) fn with_variables(count: usize) -> Vec<String> {
    let mut seen = HashSet::new();
    let distinct = (0..).map(query).filter(|text| seen.insert(text.clone()));
    distinct.take(count).collect()
}

/// The same queries with values in place of the variables.
pub(crate) fn without_variables(queries: &[String]) -> Vec<String> {
    let value = |query: &String| {
        VALUES
            .iter()
            .fold(query.clone(), |query, (variable, value)| {
                query.replace(variable, value)
            })
    };
    queries.iter().map(value).collect()
}

/// The query that follows from a number.
fn query(number: u64) -> String {
    // Knuth's generator: the upper bits are as good as chosen by chance.
    let mut state = number;
    let mut choose = |count: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits fit") % count
    };
    let mut text = TEMPLATES[choose(TEMPLATES.len())].to_owned();
    while let Some(at) = text.find('@') {
        let (name, words) = WORDS
            .iter()
            .find(|(name, _)| text[at..].starts_with(name))
            .expect("there are words for every gap");
        text.replace_range(at..at + name.len(), words[choose(words.len())]);
    }
    text
}
