//! What the documentation of these rules does not show: other readers, aliases, odd values, and who
//! stays silent.

use super::grafana::{counterpart, tables, word};
use super::{grafana_options, grafana_values};
use crate::lint::testing::found;

/// Checks what a rule finds in one file.
#[track_caller]
fn check(rule: &str, text: &str, expected: &[&str]) {
    assert_eq!(found(rule, &[text]), expected, "{rule} in\n{text}");
}

/// A dashboard whose spec follows from line 4 on.
fn dashboard(spec: &str) -> String {
    format!("kind: Dashboard\nmetadata: {{ name: d }}\nspec:\n{spec}")
}

#[test]
fn booleans_are_read_as_servers_do() {
    let variable = |flags: &str| {
        dashboard(&format!(
            "  variables:\n    - kind: ListVariable\n      spec: {{ name: v, {flags}, customAllValue: x }}\n"
        ))
    };
    for yes in ["true", "yes", "on", "y", "True"] {
        check(
            "all-value-not-allowed",
            &variable(&format!("allowAllValue: {yes}")),
            &[],
        );
    }
    for no in ["false", "no", "'n'"] {
        let found = found(
            "all-value-not-allowed",
            &[&variable(&format!("allowAllValue: {no}"))],
        );
        assert_eq!(found.len(), 1, "{no}: {found:?}");
    }
    check(
        "all-value-not-allowed",
        &variable("allowAllValue: true").replace(": x ", ": '' "),
        &[],
    );
    for nothing in ["null", "~"] {
        check(
            "all-value-not-allowed",
            &variable("sort: none").replace(": x ", &format!(": {nothing} ")),
            &[],
        );
    }
}

#[test]
fn what_the_server_sets_is_said_once_a_resource() {
    let exported = "kind: Project\nmetadata:\n  name: a\n  updatedAt: x\n  version: 3\nspec: {}\n";
    check(
        "server-managed-field",
        &format!("{exported}---\n{exported}"),
        &[
            "4:3 `updatedAt` and `version` are set by the server",
            "11:3 `updatedAt` and `version` are set by the server",
        ],
    );
}

#[test]
fn lists_of_one_default_and_aliases_of_lists() {
    let two = "  variables:\n    - kind: ListVariable\n      spec: { name: v, defaultValue: &d [a, b] }\n    \
               - kind: ListVariable\n      spec: { name: w, defaultValue: *d }\n    \
               - kind: ListVariable\n      spec: { name: x, defaultValue: [a] }\n";
    check(
        "default-list-not-allowed",
        &dashboard(two),
        &[
            "6:41 2 default values, and `allowMultiple` is not true",
            "8:38 2 default values, and `allowMultiple` is not true",
        ],
    );
}

#[test]
fn names_repeat_within_their_own_list_only() {
    let text = "  variables:\n    - &v { kind: TextVariable, spec: { name: a, value: x } }\n    \
                - *v\n    - { kind: TextVariable, spec: { name: A, value: x } }\n    - 5\n    - { spec: { name: [] } }\n";
    check(
        "duplicate-name",
        &dashboard(text),
        &["6:7 another variable has the name `a`"],
    );
    let folder = "kind: Folder\nmetadata: { name: f }\nspec:\n  items:\n    \
                  - { kind: Folder, name: x, items: [{ kind: dashboard, name: a }] }\n    \
                  - { kind: Folder, name: x }\n    - { kind: Dashboard, name: a }\n    - { kind: Dashboard, name: A }\n";
    check(
        "duplicate-name",
        folder,
        &["7:32 the dashboard `a` stands in this folder twice"],
    );
}

#[test]
fn defaults_of_other_kinds_do_not_matter() {
    let text = "  datasources:\n    a: { default: true, plugin: { kind: P } }\n    b: { default: true, plugin: { kind: Q } }\n    \
                c: { default: false, plugin: { kind: P } }\n    d: { default: yes, plugin: { kind: P } }\n";
    check(
        "duplicate-default",
        &dashboard(text),
        &["8:19 another `P` of this dashboard is the default"],
    );
}

#[test]
fn nulls_are_found_in_every_notation() {
    let text = "  variables:\n    - kind: ListVariable\n      spec:\n        name: v\n        plugin:\n          kind: K\n          \
                spec:\n            a: ~\n            b:\n            c: [1, { d: null }, 'null', !!str null]\n";
    check(
        "null-in-plugin-spec",
        &dashboard(text),
        &[
            "11:16 `a` is null, and servers crash on that",
            "12:13 `b` is null, and servers crash on that",
            "13:25 `d` is null, and servers crash on that",
        ],
    );
}

#[test]
fn one_null_is_one_finding() {
    let text = "  variables:\n    - kind: ListVariable\n      spec:\n        name: v\n        plugin:\n          kind: \
                PrometheusLabelNamesVariable\n          spec: { matchers: ~ }\n";
    let text = dashboard(text);
    check("wrong-type", &text, &[]);
    check(
        "null-in-plugin-spec",
        &text,
        &["10:29 `matchers` is null, and servers crash on that"],
    );
    let resource = "kind: Variable\nmetadata: { name: v }\nspec:\n  kind: ListVariable\n  spec: { plugin: { kind: \
                    PrometheusLabelNamesVariable, spec: { matchers: ~ } } }\n";
    check(
        "wrong-type",
        resource,
        &["5:75 `matchers` must be a list, not null"],
    );
}

#[test]
fn plugins_take_keys_only_as_they_are_spelt() {
    let text = r#"{"kind": "Datasource", "metadata": {"name": "d"}, "spec": {"plugin": {
        "kind": "PrometheusDatasource", "spec": {"DirectUrl": "http://prometheus:9090"}}}}"#;
    check("wrong-case", text, &[]);
    check(
        "unknown-field",
        text,
        &["2:50 the field `DirectUrl` is unknown here"],
    );
    check("missing-field", text, &[]);
}

#[test]
fn dates_in_options_change() {
    let text = "kind: Variable\nmetadata: { name: v }\nspec:\n  kind: ListVariable\n  spec:\n    plugin:\n      kind: \
                PrometheusLabelValuesVariable\n      spec: { labelName: 2024-01-01 }\n";
    check(
        "yaml-type-surprise",
        text,
        &["8:26 `2024-01-01` becomes the text of a point in time here"],
    );
}

#[test]
fn panels_that_need_no_title() {
    let panel = |spec: &str| {
        dashboard(&format!(
            "  panels:\n    p: {{ kind: Panel, spec: {spec} }}\n"
        ))
    };
    let silent = [
        "{ plugin: { kind: Markdown } }",
        "{ display: { name: x } }",
        "{ display: { hideHeader: true } }",
        "{ display: { title: x } }",
        "{ dispaly: { name: x } }",
        "{ display: [] }",
        "5",
    ];
    for spec in silent {
        check("missing-display", &panel(spec), &[]);
    }
    for spec in [
        "{}",
        "{ display: {} }",
        "{ display: { name: '' } }",
        "{ display: null }",
    ] {
        let found = found("missing-display", &[&panel(spec)]);
        assert_eq!(found.len(), 1, "{spec}: {found:?}");
    }
}

#[test]
fn schemes_are_recognised_as_browsers_do() {
    let links = |url: &str| dashboard(&format!("  links:\n    - url: {url}\n"));
    for url in [
        "javascript:a",
        "' JavaScript:a'",
        "\"java\\tscript:a\"",
        "data:text/html,a",
    ] {
        let found = found("unsafe-link", &[&links(url)]);
        assert_eq!(found.len(), 1, "{url}: {found:?}");
    }
    for url in [
        "https://a/?javascript:x",
        "/javascript",
        "$base:javascript:",
        "5",
        "[]",
    ] {
        check("unsafe-link", &links(url), &[]);
    }
}

#[test]
fn credentials_of_custom_resources() {
    let datasource = |client: &str| {
        format!(
            "apiVersion: perses.dev/v1alpha2\nkind: PersesDatasource\nmetadata: {{ name: d }}\nspec:\n  \
             config: {{}}\n  client:\n{client}"
        )
    };
    let off = "    oauth: { type: file }\n    kubernetesAuth: { enable: false }\n";
    check("conflicting-credentials", &datasource(off), &[]);
    let on = off.replace("false", "yes");
    check(
        "conflicting-credentials",
        &datasource(&on),
        &["8:5 `kubernetesAuth` beside `oauth`"],
    );
    let cert = "    tls: { caCert: { type: configmap, namespace: '' } }\n";
    check(
        "incomplete-credentials",
        &datasource(cert),
        &[
            "7:12 `caCert` names no `name`",
            "7:12 `caCert` names no `namespace`",
        ],
    );
}

#[test]
fn one_mistake_is_one_finding() {
    let kind = "  layouts:\n    - { knd: Grid, spec: {} }\n";
    check(
        "unknown-field",
        &dashboard(kind),
        &["5:9 the field `knd` is unknown here"],
    );
    check("missing-field", &dashboard(kind), &[]);
    check(
        "missing-field",
        "kind: Project\nmetadata: { nmae: a }\n",
        &[],
    );
    check("yaml-type-surprise", &dashboard("  duration: 60\n"), &[]);
    check("wrong-case", "kind: PROJECT\nmetadata: { name: a }\n", &[]);
}

#[test]
fn the_same_habit_means_something_else_in_another_place() {
    let check = |key: &str, known: &[&str], expected: Option<&str>| {
        let path = counterpart(key, |name| known.contains(&name));
        assert_eq!(
            path,
            expected.map(|path| format!("Perses calls it `{path}`.")),
            "{key}"
        );
    };
    check("title", &["name", "description"], Some("name"));
    check("title", &["display", "plugin"], Some("display.name"));
    check("title", &["display", "items"], Some("display.title"));
    check("w", &["width", "x"], Some("width"));
    check("w", &["queries"], None);
    check("nonsense", &["name"], None);
    let option = |known: &'static str| grafana_options::counterpart("calcs", |name| name == known);
    let expected = Some("Perses calls it `calculation`.".to_owned());
    assert_eq!(option("calculation"), expected);
    assert_eq!(option("name"), None);
    let format = grafana_options::counterpart("unit", |name| name == "format");
    assert_eq!(format.as_deref(), Some("Perses calls it `format.unit`."));
}

#[test]
fn words_of_grafana_and_names_of_plugins() {
    let queries = ["TimeSeriesQuery", "LogQuery"];
    assert_eq!(word("PromQuery", &queries), Some("TimeSeriesQuery"));
    assert_eq!(word("LokiLogQuery", &queries), Some("LogQuery"));
    assert_eq!(word("row", &["Grid", "Tabs"]), Some("Grid"));
    assert_eq!(word("row", &queries), None);
    assert_eq!(word("Query", &queries), None);
}

#[test]
fn plugins_say_what_they_are() {
    let panel = |kind: &str, more: &str| {
        dashboard(&format!(
            "  panels:\n    p: {{ kind: Panel, spec: {{ plugin: {{ kind: {kind}{more} }} }} }}\n"
        ))
    };
    let none = "5:47 Perses has no panel plugin";
    check(
        "unknown-plugin",
        &panel("timeserieschart", ""),
        &[&format!("{none} `timeserieschart`")],
    );
    check("unknown-plugin", &panel("TempoTraceQuery", ""), &[]);
    check("unknown-plugin", &panel("''", ""), &[]);
    let elsewhere = ", metadata: { registry: example.org }";
    check("unknown-plugin", &panel("Mine", elsewhere), &[]);
    check(
        "wrong-plugin-slot",
        &panel("PrometheusPromQLAnnotation", ""),
        &["5:47 `PrometheusPromQLAnnotation` is an annotation, not a panel"],
    );
    let width = |width: &str| {
        panel(
            "Table",
            &format!(", spec: {{ defaultColumnWidth: {width} }}"),
        )
    };
    check(
        "unknown-value",
        &width("wide"),
        &["5:82 `defaultColumnWidth` must be `auto` or a number, not `wide`"],
    );
    check(
        "wrong-type",
        &width("true"),
        &["5:82 `defaultColumnWidth` must be a string or a number, not the boolean `true`"],
    );
}

#[test]
fn values_of_grafana() {
    let units = ["bits/sec", "bytes/sec", "seconds"];
    assert_eq!(grafana_values::word("Bps", &units), Some("bytes/sec"));
    assert_eq!(grafana_values::word("bps", &units), Some("bits/sec"));
    assert_eq!(grafana_values::word("bps", &["last"]), None);
    assert_eq!(
        grafana_values::plugin("timeseries"),
        Some("TimeSeriesChart")
    );
    assert_eq!(grafana_values::color("red"), Some("#f2495c"));
    assert_eq!(grafana_values::color("semi-dark-red"), Some("#e02f44"));
    assert_eq!(grafana_values::color("darkred"), None);
}

#[test]
fn habits_are_sorted() {
    let options = [grafana_options::keys()];
    let tables = tables().into_iter().chain(grafana_values::tables());
    for table in tables.chain(options) {
        assert!(table.is_sorted(), "{table:?}");
    }
}
