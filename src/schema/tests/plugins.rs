//! The options of plugins are checked where the plugin is known, and left alone elsewhere.

use super::{DASHBOARD, check_problems, problems, sites};
use crate::doc::Reading;
use crate::schema::{Catalog, Family, Language, RefKind, SiteKind, Slot};

/// A dashboard with one query, whose plugin follows in flow style.
fn query(plugin: &str) -> String {
    format!(
        "{DASHBOARD}  panels:\n    a:\n      kind: Panel\n      spec:\n        plugin: {{kind: TimeSeriesTable}}\n        \
         queries:\n          - kind: TimeSeriesQuery\n            spec: {{plugin: {plugin}}}\n"
    )
}

/// Checks what is wrong with the options of a Prometheus query.
#[track_caller]
fn check_query(options: &str, expected: &str) {
    let text = query(&format!(
        "{{kind: PrometheusTimeSeriesQuery, spec: {options}}}"
    ));
    let prefix = "/spec/panels/a/spec/queries/0/spec/plugin";
    let found = problems("Dashboard", &text, Reading::Core).replace(prefix, "");
    assert_eq!(found.trim_end(), expected, "{options}");
}

#[test]
fn options_are_read_without_a_known_type() {
    check_query("{query: yes, seriesNameFormat: no}", "");
    check_query(
        "{query: 1}",
        r#"/spec/query: WrongType { expected: [String], actual: "the number `1`" }"#,
    );
    check_query(
        "{query: up, instant: yes}",
        r#"/spec/instant: WrongType { expected: [Boolean], actual: "a string" }"#,
    );
    check_query(
        "{query: up, seriesNameFormat: 2024-01-01}",
        r#"/spec/seriesNameFormat: TypeSurprise { expected: String, seen: "a date", clear: "\"2024-01-01\"" }"#,
    );
    check_query(
        "{query: up, resolution: ~}",
        r#"/spec/resolution: WrongType { expected: [Number], actual: "null" }"#,
    );
}

#[test]
fn options_of_custom_resources_are_read_as_the_rest() {
    let resource = |options: &str| {
        format!(
            "apiVersion: perses.dev/v1alpha2\nkind: PersesDashboard\nmetadata: {{name: a}}\nspec:\n  config:\n    \
             duration: 1h\n    layouts: []\n    panels:\n      a: {{kind: Panel, spec: {{plugin: {{kind: TimeSeriesTable, spec: {{}}}}, \
             queries: [{{kind: TimeSeriesQuery, spec: {{plugin: {{kind: PrometheusTimeSeriesQuery, spec: {options}}}}}}}]}}}}\n"
        )
    };
    let fine = "{query: up, instant: True, seriesNameFormat: 2024-01-01}";
    check_problems("PersesDashboard", &resource(fine), Reading::Kubernetes, "");
    let found = problems(
        "PersesDashboard",
        &resource("{query: yes}"),
        Reading::Kubernetes,
    );
    assert!(found.contains("the boolean `yes`"), "{found}");
}

#[test]
fn the_same_mistakes_are_found_as_outside() {
    check_query(
        "{qeury: up}",
        r#"key /spec/qeury: UnknownField { key: "qeury", free: ["datasource", "query", "seriesNameFormat", "minStep", "resolution", "instant"] }"#,
    );
    check_query(
        "{query: ''}",
        r#"/spec/query: OutOfBounds { detail: "is empty" }"#,
    );
    for fine in ["$ds", "{kind: PrometheusDatasource}", "{kind: x, name: y}"] {
        check_query(&format!("{{query: up, datasource: {fine}}}"), "");
    }
    check_query(
        "{query: up, datasource: {name: x}}",
        r#"/spec/datasource: MissingField { field: "kind", description: Some("Kind of the datasource plugin, for example `PrometheusDatasource`.") }"#,
    );
    check_query(
        "{query: up, datasource: []}",
        r#"/spec/datasource: WrongType { expected: [String, Object], actual: "a list" }"#,
    );
    check_query(
        "{query: up, datasource: prom}",
        r#"/spec/datasource: Malformed { format: "variable-reference", detail: "text where a variable must stand", hint: Some("Write `$name`, or a mapping with `kind` and `name`."), range: Some(0..4) }"#,
    );
    check_query(
        "[]",
        r#"/spec: WrongType { expected: [Object], actual: "a list" }"#,
    );
}

#[test]
fn options_that_are_not_there_are_empty() {
    let missing = |text: &str| problems("Dashboard", &query(text), Reading::Core);
    let found = missing("{kind: PrometheusTimeSeriesQuery}");
    assert!(found.contains(r#"MissingField { field: "spec""#), "{found}");
    let found = missing("{kind: PrometheusTimeSeriesQuery, spec: null}");
    assert!(
        found.contains(r#"WrongType { expected: [Object], actual: "null" }"#),
        "{found}"
    );
    let found = missing("{kind: PrometheusTimeSeriesQuery, spec: {}}");
    assert!(
        found.contains(r#"MissingField { field: "query""#),
        "{found}"
    );
    assert_eq!(missing("{kind: AlertManagerAlertsQuery}"), "");
}

#[test]
fn plugins_of_others_are_open() {
    for plugin in [
        "{kind: PrometheusTimeSeriesQuery, metadata: {registry: example.org}, spec: {any: 1}}",
        "{kind: Markdown, metadata: {registry: example.org}, spec: {any: [1, ~]}}",
        "{kind: Unknown, metadata: {registry: example.org}}",
    ] {
        assert_eq!(
            problems("Dashboard", &query(plugin), Reading::Core),
            "",
            "{plugin}"
        );
    }
    let ours =
        "{kind: PrometheusTimeSeriesQuery, metadata: {registry: perses.dev}, spec: {any: 1}}";
    let found = problems("Dashboard", &query(ours), Reading::Core);
    assert!(found.contains("UnknownField"), "{found}");
}

#[test]
fn plugins_that_do_not_fit_are_noted_and_their_options_left_alone() {
    let found = |plugin: &str| problems("Dashboard", &query(plugin), Reading::Core);
    let prefix = "/spec/panels/a/spec/queries/0/spec/plugin";
    let unknown = found("{kind: Unknown, spec: {any: [1, ~]}}");
    let expected = format!("{prefix}/kind: UnknownPlugin {{ slot: Query, known: [\"Alert");
    assert!(unknown.starts_with(&expected), "{unknown}");
    assert_eq!(unknown.lines().count(), 1, "{unknown}");
    assert_eq!(
        found("{kind: PrometheusLabelNamesVariable, spec: {any: 1}}"),
        format!("{prefix}/kind: WrongSlot {{ slot: Query, fits: [Variable] }}\n")
    );
    for (nothing, problem) in [
        ("''", "OutOfBounds"),
        ("~", "WrongType"),
        ("[]", "WrongType"),
    ] {
        let found = found(&format!("{{kind: {nothing}, spec: {{any: 1}}}}"));
        assert!(found.contains(problem), "{nothing}: {found}");
        assert_eq!(found.lines().count(), 1, "{nothing}: {found}");
    }
}

#[test]
fn a_datasource_is_reached_one_way() {
    let datasource = |options: &str| {
        let spec = format!("{{plugin: {{kind: PrometheusDatasource, spec: {options}}}}}");
        problems(
            "Datasource",
            &format!("kind: Datasource\nmetadata: {{name: a, project: p}}\nspec: {spec}\n"),
            Reading::Core,
        )
    };
    let proxy = "proxy: {kind: HTTPProxy, spec: {url: http://prometheus:9090}}";
    assert_eq!(datasource(&format!("{{{proxy}}}")), "");
    assert_eq!(datasource("{directUrl: http://prometheus:9090}"), "");
    assert_eq!(
        datasource("{}"),
        "/spec/plugin/spec: MissingOneOf { fields: [\"directUrl\", \"proxy\"] }\n"
    );
    assert_eq!(
        datasource(&format!("{{{proxy}, directUrl: http://prometheus:9090}}")),
        "key /spec/plugin/spec/directUrl: Excluded { beside: \"proxy\" }\n"
    );
    let other = datasource("{directUrl: http://prometheus:9090, x: 1}");
    assert!(
        other.contains(r#"free: ["scrapeInterval", "queryParams"]"#),
        "{other}"
    );
    let misspelt = datasource("{directURL: http://prometheus:9090}");
    assert!(misspelt.starts_with("key /spec/plugin/spec/directURL: UnknownField"));
    assert_eq!(misspelt.lines().count(), 1, "{misspelt}");
}

#[test]
fn sites_in_options_stand_in_document_order() {
    let spec = "  variables:\n    - kind: ListVariable\n      spec:\n        name: v\n        plugin:\n          spec: {labelName: a, \
                matchers: ['up', 'b'], datasource: {name: d, kind: PrometheusDatasource}}\n          kind: \
                PrometheusLabelValuesVariable\n    - kind: ListVariable\n      spec: {name: w, plugin: {kind: Y, spec: {expr: x}}}\n";
    let plugin = "/spec/variables/0/spec/plugin";
    let language = SiteKind::Language;
    let expected = [
        (plugin.to_owned(), SiteKind::Plugin(Slot::Variable)),
        (
            format!("{plugin}/spec/labelName"),
            language(Language::Template),
        ),
        (
            format!("{plugin}/spec/matchers/0"),
            language(Language::PromQlSelector),
        ),
        (
            format!("{plugin}/spec/matchers/1"),
            language(Language::PromQlSelector),
        ),
        (
            format!("{plugin}/spec/datasource/name"),
            SiteKind::Reference(RefKind::Datasource),
        ),
        (
            "/spec/variables/1/spec/plugin".to_owned(),
            SiteKind::Plugin(Slot::Variable),
        ),
    ];
    let found = sites(&format!("{DASHBOARD}{spec}"));
    let shown = expected.map(|(pointer, kind)| format!("{pointer} {kind:?}"));
    assert_eq!(found[1..], shown);
}

#[test]
fn plugins_say_where_they_fit_and_what_they_ask() {
    let catalog = Catalog::new();
    let slots = |kind: &str| catalog.slots(kind).collect::<Vec<_>>();
    assert_eq!(slots("PrometheusTimeSeriesQuery"), [Slot::Query]);
    assert_eq!(slots("Dashboard"), []);
    let query = catalog.plugin(Slot::Query, "PrometheusTimeSeriesQuery");
    let query = query.expect("it is known");
    assert_eq!(query.query_type, Some("TimeSeriesQuery"));
    assert_eq!(query.datasource, Some("PrometheusDatasource"));
    let runs = |kind| {
        catalog
            .plugin(Slot::Query, kind)
            .and_then(|plugin| plugin.query_type)
    };
    let types: Vec<_> = catalog
        .kinds(Family::Plugin(Slot::Query))
        .filter_map(runs)
        .collect();
    assert_eq!(
        catalog.plugin(Slot::Panel, "PrometheusTimeSeriesQuery"),
        None
    );
    for slot in Slot::ALL {
        for kind in catalog.kinds(Family::Plugin(slot)) {
            let plugin = catalog.plugin(slot, kind).expect("it is listed");
            assert_eq!(plugin.query_type.is_some(), slot == Slot::Query, "{kind}");
            let mut shown = plugin.query_types().into_iter().flatten();
            assert_eq!(
                plugin.query_types().is_some(),
                slot == Slot::Panel,
                "{kind}"
            );
            assert!(shown.all(|shown| types.contains(&shown)), "{kind}");
            let known = |asked: &str| slots(asked) == [Slot::Datasource];
            assert!(plugin.datasource.is_none_or(known), "{kind}");
        }
    }
}
