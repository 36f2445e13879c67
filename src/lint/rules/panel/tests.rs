//! What the documentation of these rules does not show: plugins nobody knows, missing pieces, and
//! odd values.

use crate::lint::testing::found;

/// A dashboard with a panel of a kind whose other fields follow from line 9 on, from column 9.
fn dashboard(kind: &str, options: &str, rest: &str) -> String {
    let rest = rest.replace('\n', "\n        ");
    format!(
        "kind: Dashboard
metadata: {{ name: d, project: p }}
spec:
  panels:
    a:
      kind: Panel
      spec:
        plugin: {{ kind: {kind}, spec: {options} }}
        {rest}
"
    )
}

/// Checks what a rule finds in a panel.
#[track_caller]
fn check(rule: &str, kind: &str, rest: &str, expected: &[&str]) {
    let found = found(rule, &[&dashboard(kind, "{}", rest)]);
    assert_eq!(found, expected, "{rule} in {kind} with {rest}");
}

/// Checks what a rule finds in the options of a panel, which stand in line 8.
#[track_caller]
fn check_options(rule: &str, kind: &str, options: &str, expected: &[&str]) {
    let found = found(rule, &[&dashboard(kind, options, "display: {}")]);
    assert_eq!(found, expected, "{rule} in {kind} with {options}");
}

#[test]
fn a_query_fits_its_plugin() {
    let check = |kind: &str, plugin: &str, expected: &[&str]| {
        let query = format!("queries: [{{kind: {kind}, spec: {{plugin: {{{plugin}}}}}}}]");
        check("query-kind-mismatch", "TimeSeriesChart", &query, expected);
    };
    check("TimeSeriesQuery", "kind: LokiTimeSeriesQuery", &[]);
    check(
        "TimeSeriesQuery",
        "kind: LokiLogQuery",
        &["9:26 `LokiLogQuery` runs a `LogQuery`, not a `TimeSeriesQuery`"],
    );
    // Each of these is the mistake of another rule, or of nobody.
    check("TimeSeries", "kind: LokiLogQuery", &[]);
    check("", "kind: LokiLogQuery", &[]);
    check("TimeSeriesQuery", "kind: OurOwnLogQuery", &[]);
    check("TimeSeriesQuery", "kind: TimeSeriesChart", &[]);
    check("TimeSeriesQuery", "spec: {}", &[]);
    let foreign = "kind: LokiLogQuery, metadata: {registry: ours}";
    check("TimeSeriesQuery", foreign, &[]);
}

#[test]
fn panels_show_what_they_can() {
    let rule = "unsupported-query";
    let query = |kind: &str, plugin: &str| {
        format!("queries: [{{kind: {kind}, spec: {{plugin: {{kind: {plugin}}}}}}}]")
    };
    let logs = query("LogQuery", "LokiLogQuery");
    check(
        rule,
        "TimeSeriesChart",
        &logs,
        &["9:58 a `TimeSeriesChart` panel cannot show the result of a `LogQuery`"],
    );
    check(rule, "LogsTable", &logs, &[]);
    check(rule, "OurOwnTable", &logs, &[]);
    let markdown = ["9:9 a `Markdown` panel shows no results of queries"];
    check(rule, "Markdown", &logs, &markdown);
    check(rule, "Markdown", "queries: []", &[]);
    // The plugin counts, and the kind only if it is not known.
    check(
        rule,
        "LogsTable",
        &query("TimeSeriesQuery", "LokiLogQuery"),
        &[],
    );
    check(rule, "LogsTable", &query("LogQuery", "OurOwnQuery"), &[]);
    check(rule, "LogsTable", &query("Something", "OurOwnQuery"), &[]);
    let ours = query("TraceQuery", "OurOwnQuery");
    let traces = ["9:60 a `LogsTable` panel cannot show the result of a `TraceQuery`"];
    check(rule, "LogsTable", &ours, &traces);
}

#[test]
fn only_panels_that_need_queries_lack_them() {
    let rule = "panel-no-query";
    let lacks = |place: &str| format!("{place} the panel `a` has no query");
    check(rule, "StatChart", "display: {}", &[&lacks("5:5")]);
    check(rule, "StatChart", "queries: ~", &[&lacks("9:9")]);
    check(rule, "StatChart", "queries: {}", &[]);
    check(rule, "StatChart", "querys: []", &[]);
    check(rule, "StatChart", "targets: []", &[]);
    check(rule, "Markdown", "display: {}", &[]);
    check(rule, "OurOwnChart", "display: {}", &[]);
}

#[test]
fn ranges_are_compared_as_servers_compare_them() {
    let rule = "reversed-range";
    for (kind, options, expected) in [
        ("HeatMapChart", "{min: 2, max: 2}", &[][..]),
        ("HeatMapChart", "{max: 1}", &[]),
        ("HeatMapChart", "{min: a, max: 1}", &[]),
        (
            "HeatMapChart",
            "{max: 1, min: 1.5}",
            &["8:51 `max` (1) is below `min` (1.5)"],
        ),
        ("ScatterChart", "{sizeRange: [1, 2]}", &[]),
        ("ScatterChart", "{sizeRange: [2]}", &[]),
        (
            "ScatterChart",
            "{sizeRange: [2, 2]}",
            &["8:61 2 is not above 2, the number before it"],
        ),
        (
            "Table",
            "{cellSettings: [{condition: {kind: Range, spec: {min: 3, max: -1}}}]}",
            &["8:100 `max` (-1) is below `min` (3)"],
        ),
    ] {
        check_options(rule, kind, options, expected);
    }
}

#[test]
fn thresholds_rise_where_the_last_one_below_counts() {
    let rule = "threshold-order";
    let steps = |values: &str| {
        let steps = values.split(' ').map(|value| format!("{{value: {value}}}"));
        format!(
            "{{thresholds: {{steps: [{}]}}}}",
            steps.collect::<Vec<_>>().join(", ")
        )
    };
    check_options(rule, "StatChart", &steps("-1 0 1.5"), &[]);
    let twice = ["8:84 the threshold 1.0 stands here twice"];
    check_options(rule, "StatChart", &steps("1 1.0"), &twice);
    let behind = ["8:85 the threshold 50 stands behind 80"];
    check_options(
        rule,
        "GaugeChart",
        &steps("80 50"),
        &["8:86 the threshold 50 stands behind 80"],
    );
    check_options(rule, "StatChart", &steps("80 50 70"), &behind);
    check_options(rule, "TimeSeriesChart", &steps("80 50"), &[]);
    check_options(rule, "StatChart", &steps("80 a 50"), &[]);
}

#[test]
fn thresholds_lie_on_the_scale_of_the_panel() {
    let rule = "unreachable-threshold";
    for (kind, options, found) in [
        (
            "StatChart",
            "{format: {unit: percent}, thresholds: {steps: [{value: 95}]}}",
            false,
        ),
        (
            "StatChart",
            "{format: {unit: percent-decimal}, thresholds: {steps: [{value: 2}]}}",
            false,
        ),
        (
            "StatChart",
            "{format: {unit: percent-decimal}, thresholds: {steps: [{value: 95}]}}",
            true,
        ),
        (
            "GaugeChart",
            "{thresholds: {mode: percent, steps: [{value: 95}]}}",
            false,
        ),
        (
            "GaugeChart",
            "{thresholds: {mode: percent, steps: [{value: 120}]}}",
            true,
        ),
        (
            "GaugeChart",
            "{max: 10, thresholds: {steps: [{value: 10}, {value: 11}]}}",
            true,
        ),
        (
            "GaugeChart",
            "{max: $a, thresholds: {steps: [{value: 11}]}}",
            false,
        ),
    ] {
        let found_here =
            crate::lint::testing::found(rule, &[&dashboard(kind, options, "links: []")]);
        assert_eq!(
            found_here.len(),
            usize::from(found),
            "{kind} {options}: {found_here:?}"
        );
    }
}

#[test]
fn settings_are_those_of_queries_that_are_there() {
    let rule = "query-index-out-of-range";
    let columns = "{columnSettings: [{name: value}, {name: 'value #1'}, {name: 'value #2'}, \
                   {name: 'value #x'}]}";
    let text = dashboard("Table", columns, "queries: [{}]");
    let expected = ["8:98 there is no column `value #2`: the panel has one query"];
    assert_eq!(found(rule, &[&text]), expected);
    check_options(rule, "Table", columns, &[]);
    let negative = "{querySettings: [{queryIndex: -1}, {queryIndex: a}, {}, 5]}";
    let text = dashboard("TimeSeriesChart", negative, "queries: [{}, {}]");
    assert_eq!(found(rule, &[&text]), [""; 0]);
}

#[test]
fn titles_repeat_in_a_group_only_if_two_panels_have_them() {
    let text = |items: &str| {
        let panel = "{ kind: Panel, spec: { display: { name: A } } }";
        let empty = "{ kind: Panel, spec: { display: { name: '' } } }";
        format!(
            "kind: Dashboard\nmetadata: {{ name: d }}\nspec:\n  panels:\n    a: {panel}\n    b: \
             {panel}\n    c: {empty}\n    d: {empty}\n  layouts:\n{items}"
        )
    };
    let group = |keys: &[&str]| {
        let item = |key: &&str| format!("{{ content: {{ $ref: '#/spec/panels/{key}' }} }}");
        let items: Vec<String> = keys.iter().map(item).collect();
        format!(
            "  - {{ kind: Grid, spec: {{ items: [{}] }} }}\n",
            items.join(", ")
        )
    };
    let check = |layouts: &str, expected: &[&str]| {
        let found = found("duplicate-panel-title", &[&text(layouts)]);
        assert_eq!(found, expected, "{layouts}");
    };
    let twice = ["6:48 another panel of the group is called `A`"];
    check(&group(&["a", "b"]), &twice);
    check(&group(&["a", "b", "b", "a"]), &twice);
    check(&group(&["a", "a"]), &[]);
    check(&group(&["c", "d", "x"]), &[]);
    check(&format!("{}{}", group(&["a"]), group(&["b"])), &[]);
}

#[test]
fn mappings_without_both_ends_are_left_alone() {
    let mapping =
        |range: &str| format!("{{mappings: [{{kind: Range, spec: {{{range}}}}}, {{}}, 5]}}");
    for (range, expected) in [
        ("from: 1, to: 1", &[][..]),
        ("from: 3", &[]),
        ("from: a, to: 1", &[]),
        (
            "to: -2, from: -1.5",
            &["8:79 no number lies between -1.5 and -2"],
        ),
    ] {
        check_options("empty-mapping", "StatChart", &mapping(range), expected);
    }
}

#[test]
fn copies_are_told_from_what_only_looks_alike() {
    let panels = |second: &str| {
        format!(
            "kind: Dashboard\nmetadata: {{ name: d }}\nspec:\n  panels:\n    a: {{ spec: {{ queries: [a], \
             plugin: {{ b: c }} }} }}\n    b: {{ spec: {second} }}"
        )
    };
    let check = |second: &str, expected: &[&str]| {
        let found = found("duplicate-panel", &[&panels(second)]);
        assert_eq!(found, expected, "{second}");
    };
    let same = ["6:5 this panel shows the same as `a`"];
    check("{ plugin: { b: c }, links: [], queries: [ 'a' ] }", &same);
    check("{ plugin: { b: c }, queries: [a, a] }", &[]);
    check("{ plugin: { c: b }, queries: [a] }", &[]);
    check("{ plugin: { b: [c] }, queries: [a] }", &[]);
    check("{ plugin: { b: c } }", &[]);
}

#[test]
fn leftovers_of_grafana() {
    let spec = |spec: &str| format!("kind: Dashboard\nmetadata: {{ name: d }}\nspec:\n  {spec}\n");
    let check = |text: &str, expected: &[&str]| {
        let found = found("grafana-leftover", &[&spec(text)]);
        assert_eq!(found, expected, "{text}");
    };
    let panel =
        |plugin: &str| format!("panels: {{ a: {{ kind: Panel, spec: {{ plugin: {plugin} }} }} }}");
    let placeholder =
        |column: usize| format!("4:{column} a placeholder of the migration from Grafana");
    check(
        &panel("{ kind: Markdown, spec: { text: '**Migration from Grafana not supported !**' } }"),
        &[&placeholder(79)],
    );
    let variable = |plugin: &str| {
        format!("variables: [{{ kind: ListVariable, spec: {{ name: v, plugin: {plugin} }} }}]")
    };
    check(
        &variable("{ kind: DatasourceVariable, spec: { datasourcePluginKind: not-supported-x } }"),
        &[&placeholder(120)],
    );
    check(
        &variable(
            "{ kind: PrometheusLabelNamesVariable, spec: { datasource: { kind: \
             PrometheusDatasource, name: '${DS_MAIN}' } } }",
        ),
        &["4:156 `${DS_MAIN}` is an input of a Grafana export"],
    );
    check(
        "links: [{ url: /d/x }, { url: /projects/p }, { url: 'https://a/d/x' }]",
        &["4:18 the address of a page of Grafana"],
    );
}
