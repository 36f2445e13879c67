//! The options of panels.

use super::options::{case, fine};

#[test]
fn tables() {
    fine(
        "Table",
        &[
            "{defaultColumnWidth: auto, defaultColumnHeight: 1.5}",
            "{columnSettings: [{name: a, plugin: {kind: x, spec: ~}, width: auto}]}",
            "{cellSettings: [{condition: {kind: Range}}, {condition: {kind: Range, spec: {min: 1, max: 2}}}]}",
            "{transforms: [{kind: MergeSeries}, {kind: JoinByColumnValue}]}",
        ],
    );
    for (options, expected) in [
        (
            "{defaultColumnWidth: wide}",
            "/defaultColumnWidth is not wide",
        ),
        (
            "{defaultColumnWidth: true}",
            "/defaultColumnWidth is the boolean `true`",
        ),
        ("{defaultColumnWidth: '5'}", "/defaultColumnWidth is not 5"),
        ("{defaultColumnWidth: []}", "/defaultColumnWidth is a list"),
        (
            "{columnSettings: [{name: ''}]}",
            "/columnSettings/0/name is empty",
        ),
        (
            "{columnSettings: [{name: a, plugin: {kind: x}}]}",
            "/columnSettings/0/plugin lacks spec",
        ),
        (
            "{columnSettings: [{name: a, dataLink: {url: x}}]}",
            "/columnSettings/0/dataLink lacks openNewTab",
        ),
        (
            "{cellSettings: [{text: a}]}",
            "/cellSettings/0 lacks condition",
        ),
        (
            "{cellSettings: [{condition: {kind: Range, spec: {max: 2}}}]}",
            "/cellSettings/0/condition/spec lacks min",
        ),
        (
            "{transforms: [{kind: MergeColumns, spec: {}}]}",
            "/transforms/0/spec lacks name",
        ),
        (
            "{transforms: [{spec: {columns: [a], name: b}}]}",
            "/transforms/0 implies kind MergeColumns",
        ),
        (
            "{transforms: [{spec: {columns: [a]}}]}",
            "/transforms/0 lacks kind",
        ),
        (
            "{transforms: [{kind: ExtractColumnFields, spec: {column: '', format: JSON, disabled: true}}]}",
            "/transforms/0/spec/disabled unknown",
        ),
    ] {
        case("Table", options, &[expected]);
    }
}

#[test]
fn time_series() {
    fine(
        "TimeSeriesChart",
        &[
            "{yAxis: {logBase: 10.0}}",
            "{querySettings: [{queryIndex: 2.0}]}",
            "{visual: {pointRadius: 6}}",
        ],
    );
    for (options, expected) in [
        ("{legend: {mode: list}}", "/legend lacks position"),
        (
            "{legend: {position: right, values: [avg]}}",
            "/legend/values/0 is not avg",
        ),
        ("{yAxis: {logBase: 3}}", "/yAxis/logBase is not 3"),
        ("{yAxis: {logBase: '2'}}", "/yAxis/logBase is a string"),
        ("{yAxis: 5}", "/yAxis is the number `5`"),
        (
            "{visual: {lineWidth: 0.2}}",
            "/visual/lineWidth is less than 0.25",
        ),
        (
            "{visual: {lineWidth: 3.1}}",
            "/visual/lineWidth is more than 3",
        ),
        ("{visual: {stack: true}}", "/visual/stack is not true"),
        ("{visual: {palette: {}}}", "/visual/palette lacks mode"),
        ("{querySettings: [{}]}", "/querySettings/0 lacks queryIndex"),
        (
            "{querySettings: [{queryIndex: -1}]}",
            "/querySettings/0/queryIndex is less than 0",
        ),
        (
            "{querySettings: [{queryIndex: 1.5}]}",
            "/querySettings/0/queryIndex is the number `1.5`",
        ),
        (
            "{thresholds: {steps: [{color: red}]}}",
            "/thresholds/steps/0 lacks value",
        ),
    ] {
        case("TimeSeriesChart", options, &[expected]);
    }
}

#[test]
fn other_charts() {
    fine("ScatterChart", &["{sizeRange: [1, 2.5]}"]);
    for (kind, options, expected) in [
        (
            "StatChart",
            "{sparkline: {with: 1}}",
            "/sparkline/with unknown",
        ),
        (
            "GaugeChart",
            "{legend: {show: yes}}",
            "/legend/show is a string",
        ),
        (
            "BarChart",
            "{visual: {colorOverride: []}}",
            "/visual/colorOverride ignored",
        ),
        (
            "BarChart",
            "{visual: {colorOverrides: [{regex: a}]}}",
            "/visual/colorOverrides/0 lacks color",
        ),
        (
            "PieChart",
            "{radius: 1, legend: {position: right, mdoe: list}}",
            "/legend/mdoe ignored",
        ),
        (
            "ScatterChart",
            "{sizeRange: [1]}",
            "/sizeRange has fewer than 2 entries",
        ),
        (
            "ScatterChart",
            "{sizeRange: [1, 2, 3]}",
            "/sizeRange has more than 2 entries",
        ),
    ] {
        case(kind, options, &[expected]);
    }
}
