//! Some labels have a value for each pod, request or user: a list of all of them is of no use.

use crate::lint::rules::prelude::*;

rule! {
    summary: "a list of all values of a label that has very many",
    group: Performance,
    level: Info,
    fix: Never,
    server: false,
    on: Resource,
}

/// Labels with a value for each of the things that come and go. Sorted.
const LABELS: [&str; 19] = [
    "container_id",
    "exported_pod",
    "id",
    "ip",
    "path",
    "pod",
    "pod_ip",
    "pod_name",
    "pod_uid",
    "request_id",
    "session_id",
    "span_id",
    "trace_id",
    "uid",
    "uri",
    "url",
    "user_agent",
    "user_id",
    "uuid",
];

fn check(cx: &mut Context<'_>, resource: &Resource<'_>) {
    for variable in resource.variables() {
        let Some(spec) = variable.plugin("PrometheusLabelValuesVariable") else {
            continue;
        };
        let Some(label) = spec.get("labelName") else { continue };
        let name = label.text().unwrap_or_default();
        let matchers = spec.get("matchers").map_or(0, NodeRef::len);
        if matchers == 0 && LABELS.binary_search(&name).is_ok() {
            cx.report(
                label.document().place(label.target()),
                format!("every `{name}` of every series is listed"),
            )
            .help(
                "Add `matchers`, best with a metric and the variables that narrow it down: \
                 `up{namespace=\"$namespace\"}`.",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn labels_are_sorted() {
        assert!(super::LABELS.is_sorted());
    }
}
