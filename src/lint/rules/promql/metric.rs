//! Metric names: which one a selector reads, and what the conventions of Prometheus say about it.
//!
//! Only names that leave no reasonable doubt are classified; for all others both answers are no.
//! Names with a colon are results of recording rules and may be anything.

use crate::promql::ast::{Ast, Expr, ExprId};
use crate::promql::selected::{Metric, metric};

/// The metric that an expression selects, if it is nothing but a selector. None if variables
/// decide.
pub(super) fn selected<'q>(ast: &Ast<'q>, id: ExprId) -> Option<Metric<'q>> {
    match ast.expr(ast.unparen(id)) {
        Expr::Selector(selector) => metric(ast, selector),
        _ => None,
    }
}

/// Gauges that well-known programs named like counters: what there is, not what happened. A `*`
/// stands for the rest of a name, or for its start.
const GAUGES_LIKE_COUNTERS: [&str; 20] = [
    "*_ring_tokens_total",
    "ceph_pg_total",
    "cnpg_backends_*",
    "container_fs_inodes_total",
    "elasticsearch_indices_docs_total",
    "etcd_debugging_mvcc_keys_total",
    "etcd_debugging_mvcc_slow_watcher_total",
    "etcd_debugging_mvcc_watcher_total",
    "harbor_project_*",
    "hikaricp_connections_total",
    "minio_bucket_objects_*",
    "minio_bucket_usage_*",
    "minio_cluster_bucket_*",
    "minio_cluster_disk_*",
    "minio_cluster_drive_*",
    "minio_cluster_nodes_*",
    "minio_cluster_usage_*",
    "minio_node_drive_*",
    "velero_backup_total",
    "velero_restore_total",
];

fn is_gauge_like_counter(name: &str) -> bool {
    GAUGES_LIKE_COUNTERS
        .iter()
        .any(|known| match known.split_once('*') {
            Some((start, end)) => name.starts_with(start) && name.ends_with(end),
            None => name == *known,
        })
}

/// Whether a metric is a counter by its name. `_sum` and `_count` alone say little, many gauges
/// are called so; behind a unit of time they belong to a histogram or summary.
pub(super) fn is_counter(name: &str) -> bool {
    if name.contains(':') {
        return false;
    }
    let base = name.strip_suffix("_sum").or(name.strip_suffix("_count"));
    let is_timing = |base: &str| base.ends_with("_seconds") || base.ends_with("_milliseconds");
    let is_total = name.ends_with("_total") && !is_gauge_like_counter(name);
    is_total || name.ends_with("_bucket") || base.is_some_and(is_timing)
}

/// Ends of the names of gauges. Time stamps are gauges too, but their rate says how far something
/// lags behind.
const GAUGE_ENDS: [&str; 16] = [
    "_amperes",
    "_capacity",
    "_celsius",
    "_depth",
    "_hertz",
    "_in_flight",
    "_in_progress",
    "_inflight",
    "_info",
    "_percent",
    "_percentage",
    "_queue_length",
    "_ratio",
    "_temperature",
    "_utilization",
    "_volts",
];

/// Words of names that end in `_bytes` and speak about how much there is, not how much flowed.
const STORED: [&str; 13] = [
    "avail",
    "available",
    "capacity",
    "free",
    "heap",
    "inuse",
    "memory",
    "memstats",
    "resident",
    "rss",
    "usage",
    "used",
    "virtual",
];

/// Well-known gauges whose names do not say so.
const GAUGES: [&str; 14] = [
    "go_goroutines",
    "go_threads",
    "kubelet_node_config_error",
    "kubelet_running_containers",
    "kubelet_running_pods",
    "node_disk_io_now",
    "node_filesystem_size_bytes",
    "node_load1",
    "node_load15",
    "node_load5",
    "node_procs_blocked",
    "node_procs_running",
    "process_open_fds",
    "up",
];

/// Whether a metric is a gauge by its name.
pub(super) fn is_gauge(name: &str) -> bool {
    let is_stored = |base: &str| base.split('_').any(|word| STORED.contains(&word));
    !name.contains(':')
        && (GAUGES.contains(&name)
            || GAUGE_ENDS.iter().any(|end| name.ends_with(end))
            || name.strip_suffix("_bytes").is_some_and(is_stored))
}
