//! What a Prometheus server knows of metrics: the answer of `/api/v1/metadata`, with or without
//! what stands around `data`.

use super::Metrics;
use crate::doc::{self, NodeRef};
use crate::text::{FileId, SourceFile};

/// Reads an answer; none if it is something else.
pub(super) fn read(text: &str) -> Option<Metrics> {
    let source = SourceFile::new(FileId(0), "metadata.json", text);
    let parsed = doc::parse(&source);
    let document = &parsed.first()?.document;
    let root = document.root().filter(|root| root.is_mapping())?;
    let data = root.get("data").unwrap_or(root);
    let mut metrics = Metrics::default();
    for entry in data.entries().filter(|entry| entry.value.is_sequence()) {
        // Several programs may describe a metric in different ways; the first one counts.
        let Some(first) = entry.value.items().next() else {
            continue;
        };
        let text = |key| first.get(key).and_then(NodeRef::text).unwrap_or_default();
        let Some(metric) = metrics.entry(entry.key.text()) else {
            continue;
        };
        metric.set_kind(text("type"));
        metric.set_help(text("help"));
        text("unit").clone_into(&mut metric.unit);
    }
    Some(metrics)
}
