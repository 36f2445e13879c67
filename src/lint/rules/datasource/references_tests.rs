//! Who finds which datasource: in the dashboard, in its project, globally.

use crate::lint::Completeness;
use crate::lint::testing::{found, found_in};
use crate::model::ResourceKind;

const UNKNOWN: &str = "unknown-datasource";
const KIND: &str = "datasource-of-another-kind";
const NO_DEFAULT: &str = "no-default-datasource";
const VARIABLE: &str = "datasource-variable-kind-mismatch";
const UNUSED: &str = "unused-datasource";

/// A dashboard of project `p` whose only query has this selector in line 10, after column 15.
fn dashboard(fields: &str, selector: &str) -> String {
    let selector = if selector.is_empty() {
        String::new()
    } else {
        format!("datasource: {selector}, ")
    };
    format!(
        "kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  {fields}\n  panels:\n    a:\n      \
         kind: Panel\n      spec:\n        queries: [{{kind: TimeSeriesQuery, spec: {{plugin: {{kind: \
         PrometheusTimeSeriesQuery, spec:\n          {{{selector}query: up}}}}}}}}]\n"
    )
}

fn named(name: &str) -> String {
    dashboard(
        "display: {}",
        &format!("{{kind: PrometheusDatasource, name: {name}}}"),
    )
}

/// A datasource of project `p`, or a global one.
fn datasource(kind: &str, name: &str, plugin: &str, default: &str) -> String {
    let project = if kind == "Datasource" {
        ", project: p"
    } else {
        ""
    };
    format!(
        "kind: {kind}\nmetadata: {{name: {name}{project}}}\nspec: {{default: {default}, plugin: {{kind: \
         {plugin}, spec: {{}}}}}}\n"
    )
}

fn prometheus(kind: &str, name: &str) -> String {
    datasource(kind, name, "PrometheusDatasource", "false")
}

fn loki(kind: &str, name: &str) -> String {
    datasource(kind, name, "LokiDatasource", "false")
}

#[track_caller]
fn check(rule: &str, files: &[&str], expected: &[&str]) {
    assert_eq!(found(rule, files), expected, "{rule} in {files:#?}");
}

#[test]
fn unknown_names_are_errors_where_the_datasources_are_known() {
    let asks = named("a");
    let missing = "0.yaml:10:59 there is no datasource `a`";
    check(UNKNOWN, &[&asks], &[]);
    check(
        UNKNOWN,
        &[&asks, &prometheus("Datasource", "b")],
        &[missing],
    );
    // The project may have others on the server.
    check(UNKNOWN, &[&asks, &prometheus("GlobalDatasource", "b")], &[]);
    // The metrics of a project that has only its own logs are elsewhere.
    check(UNKNOWN, &[&asks, &loki("Datasource", "b")], &[]);
    check(
        UNKNOWN,
        &[
            &asks,
            &loki("Datasource", "b"),
            &loki("GlobalDatasource", "b"),
        ],
        &[missing],
    );
    let elsewhere = prometheus("Datasource", "a").replace("project: p", "project: q");
    check(UNKNOWN, &[&asks, &elsewhere], &[]);
    check(
        UNKNOWN,
        &[&asks, &elsewhere, &prometheus("Datasource", "b")],
        &[missing],
    );
    for known in [
        prometheus("Datasource", "A"),
        prometheus("GlobalDatasource", "a"),
    ] {
        check(
            UNKNOWN,
            &[&asks, &known, &prometheus("Datasource", "b")],
            &[],
        );
    }
    let own = "datasources: {a: {plugin: {kind: PrometheusDatasource}}}";
    let own = dashboard(own, "{kind: PrometheusDatasource, name: a}");
    check(UNKNOWN, &[&own, &prometheus("Datasource", "b")], &[]);
    let declared = Completeness {
        kinds: [ResourceKind::Datasource].into_iter().collect(),
    };
    let missing = ["10:59 there is no datasource `a`"];
    assert_eq!(found_in(UNKNOWN, &[&asks], &declared), missing);
    // Without a project on record, it may be meant for any.
    let anywhere = asks.replace(", project: p", "");
    check(UNKNOWN, &[&anywhere, &prometheus("Datasource", "b")], &[]);
    check(
        UNKNOWN,
        &[&anywhere, &elsewhere, &prometheus("GlobalDatasource", "b")],
        &[],
    );
}

#[test]
fn variables_and_annotations_ask_datasources_too() {
    let selector = "spec: {datasource: {kind: PrometheusDatasource, name: a}";
    let variable = format!(
        "variables: [{{kind: ListVariable, spec: {{name: v, plugin: {{kind: \
         PrometheusLabelNamesVariable, {selector}}}}}}}}}]"
    );
    let annotation = format!(
        "annotations: [{{plugin: {{kind: PrometheusPromQLAnnotation, {selector}, expr: up}}}}}}]"
    );
    for (fields, column) in [(variable, 151), (annotation, 115)] {
        let text = dashboard(&fields, "$v");
        let found = found(UNKNOWN, &[&text, &prometheus("Datasource", "b")]);
        assert_eq!(
            found,
            [format!("0.yaml:4:{column} there is no datasource `a`")],
            "{text}"
        );
    }
    let resource = format!(
        "kind: Variable\nmetadata: {{name: v, project: p}}\nspec: {{kind: ListVariable, spec: {{plugin: \
         {{kind: PrometheusLabelNamesVariable, {selector}}}}}}}}}\n"
    );
    let files = [resource.as_str(), &prometheus("Datasource", "b")];
    check(
        UNKNOWN,
        &files,
        &["0.yaml:3:134 there is no datasource `a`"],
    );
}

#[test]
fn variables_are_not_replaced_in_names() {
    check(
        UNKNOWN,
        &[&named("$a")],
        &["10:59 `$a` is taken for the name of a datasource"],
    );
    check(UNKNOWN, &[&dashboard("display: {}", "$a")], &[]);
}

#[test]
fn a_datasource_has_the_name_and_the_kind() {
    let asks = named("a");
    let wrong = "0.yaml:10:59 datasource `a` is a `LokiDatasource`, not a `PrometheusDatasource`";
    check(KIND, &[&asks, &loki("Datasource", "a")], &[wrong]);
    check(KIND, &[&asks, &loki("GlobalDatasource", "A")], &[wrong]);
    check(UNKNOWN, &[&asks, &loki("GlobalDatasource", "A")], &[]);
    check(
        KIND,
        &[
            &asks,
            &loki("Datasource", "a"),
            &prometheus("GlobalDatasource", "a"),
        ],
        &[],
    );
    let own = "datasources: {a: {plugin: {kind: LokiDatasource}}}";
    let own = dashboard(own, "{kind: PrometheusDatasource, name: a}");
    check(
        KIND,
        &[&own],
        &["10:59 datasource `a` is a `LokiDatasource`, not a `PrometheusDatasource`"],
    );
    check(KIND, &[&own, &prometheus("Datasource", "a")], &[]);
    // Here the kind is what is wrong, which needs no other file to see.
    let other = dashboard("display: {}", "{kind: LokiDatasource, name: a}");
    check(KIND, &[&other, &prometheus("Datasource", "a")], &[]);
}

#[test]
fn who_names_none_needs_a_default() {
    let implicit = dashboard("display: {}", "");
    let written = dashboard("display: {}", "{kind: PrometheusDatasource}");
    let default = |kind: &str| datasource(kind, "b", "PrometheusDatasource", "true");
    for (asks, at) in [(implicit, "9:65"), (written, "10:31")] {
        let missing = format!("0.yaml:{at} no `PrometheusDatasource` is the default");
        check(NO_DEFAULT, &[&asks], &[]);
        let global = prometheus("GlobalDatasource", "b");
        check(NO_DEFAULT, &[&asks, &global], &[&missing]);
        // The default may be a global one that only the server has.
        check(NO_DEFAULT, &[&asks, &prometheus("Datasource", "b")], &[]);
        check(NO_DEFAULT, &[&asks, &loki("GlobalDatasource", "b")], &[]);
        let declared = Completeness {
            kinds: [ResourceKind::Datasource].into_iter().collect(),
        };
        let alone = missing.replace("0.yaml:", "");
        assert_eq!(found_in(NO_DEFAULT, &[&asks], &declared), [alone]);
        check(NO_DEFAULT, &[&asks, &loki("Datasource", "b")], &[]);
        for kind in ["Datasource", "GlobalDatasource"] {
            check(
                NO_DEFAULT,
                &[&asks, &prometheus("GlobalDatasource", "a"), &default(kind)],
                &[],
            );
        }
        let own = "datasources: {a: {default: true, plugin: {kind: PrometheusDatasource}}}";
        let own = asks.replace("display: {}", own);
        check(NO_DEFAULT, &[&own, &global], &[]);
        // What it says is wrong, but it may well be meant as the default.
        let broken = default("Datasource").replace("true", "'on'");
        check(NO_DEFAULT, &[&asks, &broken, &global], &[]);
    }
}

#[test]
fn variables_offer_what_queries_can_ask() {
    let list = |kind: &str| {
        format!(
            "variables: [{{kind: ListVariable, spec: {{name: v, plugin: {{kind: DatasourceVariable, \
             spec: {{datasourcePluginKind: {kind}}}}}}}}}]"
        )
    };
    let text = dashboard(&list("LokiDatasource"), "$v");
    let wrong = "`$v` offers each `LokiDatasource`, but this asks a `PrometheusDatasource`";
    check(VARIABLE, &[&text], &[&format!("10:24 {wrong}")]);
    check(
        VARIABLE,
        &[&text.replace("$v", "'${v}'")],
        &[&format!("10:24 {wrong}")],
    );
    check(
        VARIABLE,
        &[&dashboard(&list("PrometheusDatasource"), "$v")],
        &[],
    );
    let asks = dashboard("display: {}", "$v");
    let resource = |kind: &str| {
        format!(
            "kind: {kind}\nmetadata: {{name: v, project: p}}\nspec: {{kind: ListVariable, spec: {{plugin: \
             {{kind: DatasourceVariable, spec: {{datasourcePluginKind: LokiDatasource}}}}}}}}\n"
        )
    };
    for kind in ["Variable", "GlobalVariable"] {
        check(
            VARIABLE,
            &[&asks, &resource(kind)],
            &[&format!("0.yaml:10:24 {wrong}")],
        );
    }
    // The one of the dashboard hides the other.
    let hides = "variables: [{kind: TextVariable, spec: {name: v, value: a}}]";
    check(
        VARIABLE,
        &[&dashboard(hides, "$v"), &resource("Variable")],
        &[],
    );
}

#[test]
fn datasources_are_used_by_name_as_default_or_by_choice() {
    let own = "datasources: {a: {default: true, plugin: {kind: PrometheusDatasource}}, b: {plugin: \
               {kind: PrometheusDatasource}}}";
    let unused = |selector: &str, expected: &[&str]| {
        check(UNUSED, &[&dashboard(own, selector)], expected);
    };
    let [a, b] = [
        "4:17 nothing asks datasource `a`",
        "4:75 nothing asks datasource `b`",
    ];
    unused("{kind: PrometheusDatasource, name: b}", &[a]);
    unused("", &[b]);
    unused("{kind: PrometheusDatasource, name: c}", &[a, b]);
    unused("$v", &[]);
    let asks = named("a");
    let files = |kind: &str, name: &str| [asks.clone(), prometheus(kind, name)];
    let [dashboard, used] = files("Datasource", "A");
    check(UNUSED, &[&dashboard, &used], &[]);
    let [dashboard, other] = files("Datasource", "b");
    check(
        UNUSED,
        &[&dashboard, &other],
        &["1.yaml:2:18 nothing asks datasource `b`"],
    );
    check(UNUSED, &[&other], &[]);
    let [dashboard, global] = files("GlobalDatasource", "b");
    check(UNUSED, &[&dashboard, &global], &[]);
    let declared = Completeness {
        kinds: [ResourceKind::Dashboard].into_iter().collect(),
    };
    let found = found_in(UNUSED, &[&dashboard, &global], &declared);
    assert_eq!(found, ["1.yaml:2:18 nothing asks datasource `b`"]);
}

#[test]
fn hostile_dashboards_take_linear_time() {
    const MANY: usize = 3000;
    let many = |item: &dyn Fn(usize) -> String| (0..MANY).map(item).collect::<String>();
    let own = many(&|n| format!("    d{n}: {{plugin: {{kind: LokiDatasource}}}}\n"));
    let queries = many(&|n| {
        let selector = format!("{{kind: PrometheusDatasource, name: d{n}}}");
        format!(
            "        - {{kind: TimeSeriesQuery, spec: {{plugin: {{kind: PrometheusTimeSeriesQuery, spec: \
             {{datasource: {selector}, query: up}}}}}}}}\n"
        )
    });
    let text = format!(
        "kind: Dashboard\nmetadata: {{name: d, project: p}}\nspec:\n  datasources:\n{own}  panels:\n    \
         a:\n      kind: Panel\n      spec:\n        queries:\n{queries}"
    );
    assert_eq!(found(KIND, &[&text]).len(), MANY);
    let elsewhere = text.replace("name: d", "name: e");
    let known = prometheus("Datasource", "b");
    assert_eq!(found(UNKNOWN, &[&elsewhere, &known]).len(), MANY);
    assert_eq!(found(UNUSED, &[&elsewhere]).len(), MANY);
}
