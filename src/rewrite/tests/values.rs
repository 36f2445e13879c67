//! Fields: what is changed, added and removed, and what is left alone.

use super::{Outcome, check, check_outcome};

/// A dashboard as somebody writes it, with comments, brackets and odd spellings.
const DASHBOARD: &str = "\
# Head.
kind: dashboard   # any case
metadata:
  name: 'Web'
  version: 7
spec:
  # How far back.
  duration: 90m   # long
  bogus: {a: 1}   # not known
  panels:

    # The only one.
    cpu:
      kind: Panel
      spec:
        plugin:
          kind: TimeSeriesChart
          spec: {legend: {position: bottom}, visual: {lineWidth: 1.50}}
        queries:
          - kind: TimeSeriesQuery
            spec:
              plugin:
                kind: PrometheusTimeSeriesQuery
                spec:
                  # Why so.
                  query: |-
                    sum(
                      up
                    )
# Tail.
";

const QUERY: &str = "/spec/panels/cpu/spec/queries/0/spec/plugin/spec";

/// Checks which lines of the dashboard change: pairs of an old piece and a new one.
#[track_caller]
fn check_pieces(changes: &str, pieces: &[(&str, &str)]) {
    let replaced = |text: &str| {
        pieces.iter().fold(text.to_owned(), |text, (old, new)| {
            assert_eq!(text.matches(old).count(), 1, "{old}");
            text.replace(old, new)
        })
    };
    check(DASHBOARD, changes, &replaced(DASHBOARD));
    let windows = |text: &str| text.replace('\n', "\r\n");
    check(&windows(DASHBOARD), changes, &windows(&replaced(DASHBOARD)));
}

#[test]
fn nothing_is_done_where_nothing_differs() {
    check_pieces("", &[]);
    check_pieces("set /spec/duration 90m", &[]);
    check_pieces("set /metadata/project fallback", &[]);
}

#[test]
fn only_the_value_changes() {
    check_pieces("set /spec/duration 2h", &[("90m", "2h")]);
    check_pieces("set /spec/duration 1h", &[("90m", "1h")]);
    check_pieces("set /metadata/name other", &[("'Web'", "'other'")]);
    let visual = "/spec/panels/cpu/spec/plugin/spec/visual";
    check_pieces(&format!("set {visual}/lineWidth 2"), &[("1.50", "2")]);
    check_pieces(
        &format!("set {visual}/lineWidth 1.0e+22"),
        &[("1.50", "1.0e+22")],
    );
    check_pieces(
        &format!("set {QUERY}/query \"sum(\\n  down\\n)\""),
        &[("  up\n", "  down\n")],
    );
    check_pieces(
        &format!("set {QUERY}/query \"  a\\n/\\n  b\""),
        &[
            ("|-", "|2-"),
            (
                "sum(\n                      up\n                    )",
                "  a\n                    /\n                      b",
            ),
        ],
    );
    check_pieces(
        &format!("set {QUERY}/query up"),
        &[(
            "sum(\n                      up\n                    )",
            "up",
        )],
    );
    check_pieces(
        "set /spec/panels/cpu/spec/plugin/kind StatChart",
        &[("TimeSeriesChart", "StatChart")],
    );
}

#[test]
fn new_fields_stand_where_their_order_says() {
    check_pieces(
        "set /spec/refreshInterval 1m",
        &[("# long\n", "# long\n  refreshInterval: 1m\n")],
    );
    check_pieces(
        "set /spec/display {name: a, description: 'b: c'}",
        &[(
            "  # How far",
            "  display:\n    name: a\n    description: 'b: c'\n  # How far",
        )],
    );
    check_pieces(
        &format!("set {QUERY}/seriesNameFormat '{{{{a}}}}'"),
        &[(
            "                    )\n",
            "                    )\n                  seriesNameFormat: '{{a}}'\n",
        )],
    );
    check_pieces(
        &format!("set {QUERY}/minStep 5m\nset {QUERY}/datasource {{name: a, kind: B}}"),
        &[
            (
                "                  # Why",
                "                  datasource:\n                    kind: B\n                    name: a\n                  # Why",
            ),
            (
                "                    )\n",
                "                    )\n                  minStep: 5m\n",
            ),
        ],
    );
    check_pieces(
        "set /spec/panels/cpu/spec/plugin/spec/legend/values [min, max]",
        &[(
            "{position: bottom}",
            "{position: bottom, values: [min, max]}",
        )],
    );
    check_pieces(
        "set /metadata/tags [b, a, b]",
        &[(
            "  version: 7\n",
            "  version: 7\n  tags:\n    - a\n    - b\n",
        )],
    );
}

#[test]
fn what_servers_fill_in_is_not_written() {
    check_pieces(
        "set /spec/layouts [{kind: Grid, spec: {display: {title: T, collapse: {open: false}}, items: [{content: {$ref: '#/spec/panels/cpu'}, width: 3}]}}]",
        &[(
            "                    )\n",
            "                    )\n  layouts:
    - kind: Grid
      spec:
        display:
          title: T
          collapse: {}
        items:
          - x: 0
            y: 0
            width: 3
            height: 0
            content:
              $ref: '#/spec/panels/cpu'
",
        )],
    );
}

#[test]
fn fields_go_with_their_comments_and_leave_the_rest() {
    check_pieces(
        "drop /spec/panels/cpu/spec/plugin/spec/legend",
        &[("legend: {position: bottom}, ", "")],
    );
    check_pieces("drop /spec/duration", &[("90m", "1h")]);
    check_pieces(
        &format!("drop {QUERY}/query"),
        &[(
            "spec:
                  # Why so.
                  query: |-
                    sum(
                      up
                    )
",
            "spec: {}
",
        )],
    );
}

#[test]
fn nulls_and_empty_values_mean_what_they_mean() {
    let before = "kind: Dashboard\nmetadata: {name: a}\nspec:\n  panels: {}\n  layouts: []\n";
    check(
        before,
        "set /spec/panels ~",
        "kind: Dashboard\nmetadata: {name: a}\nspec:\n  layouts: []\n",
    );
    check(
        before,
        "set /spec/layouts [{kind: Grid, spec: {}}]",
        "kind: Dashboard\nmetadata: {name: a}\nspec:\n  panels: {}\n  layouts:\n    - kind: Grid\n      spec: {}\n",
    );
    check(
        "kind: Dashboard\nmetadata: {name: a}\nspec: ~\n",
        "set /spec/panels {}",
        "kind: Dashboard\nmetadata: {name: a}\nspec:\n  panels: {}\n",
    );
    check(
        "kind: Dashboard\nmetadata: {name: a}\n",
        "set /spec/panels {}",
        "kind: Dashboard\nmetadata: {name: a}\nspec:\n  panels: {}\n",
    );
    let plugin = |spec: &str| {
        format!(
            "kind: GlobalDatasource\nmetadata: {{name: a}}\nspec:\n  plugin:\n    kind: X\n    spec:\n{spec}"
        )
    };
    check(
        &plugin("      a: 1 # one\n      b: x\n"),
        "set /spec/plugin/spec/a ~\nset /spec/plugin/spec/b []",
        &plugin("      a: null # one\n      b: []\n"),
    );
}

#[test]
fn sorted_files_stay_sorted() {
    let before = "\
kind: Dashboard
metadata:
  name: a
spec:
  duration: 1h
  layouts:
  - kind: Grid
    spec:
      items:
      - content:
          $ref: '#/spec/panels/a'
        height: 8
        width: 12
        x: 0
        \"y\": 0
  panels: {}
";
    check(
        before,
        "add /spec/layouts/0/spec/items 1 {x: 12, y: 0, width: 12, height: 8, content: {$ref: '#/spec/panels/b'}}\nset /spec/links [{url: /a, name: b}]",
        &before.replace(
            "  panels: {}\n",
            "      - content:
          $ref: '#/spec/panels/b'
        height: 8
        width: 12
        x: 12
        \"y\": 0
  links:
  - name: b
    url: /a
  panels: {}
",
        ),
    );
}

#[test]
fn json_stays_on_its_lines() {
    let check = |before: &str, changes: &str, after: &str| {
        check_outcome(
            "a.json",
            before,
            changes,
            &Outcome::Edited(after.to_owned()),
        );
    };
    let one_line =
        r#"{"kind":"Dashboard","metadata":{"name":"a"},"spec":{"panels":{},"layouts":[]}}"#;
    check(
        one_line,
        "set /spec/duration 2h\nset /spec/links [{url: /a, targetBlank: true}]",
        r#"{"kind":"Dashboard","metadata":{"name":"a"},"spec":{"panels":{},"layouts":[],"duration":"2h","links":[{"url":"/a","targetBlank":true}]}}"#,
    );
    let spaced = r#"{"kind": "Dashboard", "spec": {"panels": {}}}"#;
    check(
        spaced,
        "set /spec/links [{url: /a, targetBlank: true}]",
        r#"{"kind": "Dashboard", "spec": {"panels": {}, "links": [{"url": "/a", "targetBlank": true}]}}"#,
    );
    check(
        "{\n\t\"kind\": \"Dashboard\",\n\t\"spec\": {\n\t\t\"panels\": {},\n\t\t\"links\": [\n\t\t\t{\"url\": \"/a\"}\n\t\t]\n\t}\n}",
        "set /spec/display {name: a, description: b}\nadd /spec/links 0 {url: /b}",
        "{\n\t\"kind\": \"Dashboard\",\n\t\"spec\": {\n\t\t\"display\": {\n\t\t\t\"name\": \"a\",\n\t\t\t\"description\": \"b\"\n\t\t},\n\t\t\"panels\": {},\n\t\t\"links\": [\n\t\t\t{\"url\": \"/b\"},\n\t\t\t{\"url\": \"/a\"}\n\t\t]\n\t}\n}",
    );
}

#[test]
fn alternatives_of_another_kind_are_written_as_a_whole() {
    let before = "\
kind: Dashboard
spec:
  variables:
    - kind: TextVariable # plain
      spec: {name: v, value: x}
";
    check(
        before,
        "set /spec/variables/0 {kind: ListVariable, spec: {name: v, plugin: {kind: X}}}",
        "\
kind: Dashboard
spec:
  variables:
    - kind: ListVariable
      spec:
        plugin:
          kind: X
          spec: {}
        name: v
",
    );
}

#[test]
fn panels_keep_their_text_under_another_name() {
    let before = "\
kind: Dashboard
spec:
  panels:
    b: # first
      kind: Panel # yes
      spec: {plugin: {kind: X}}
    a:
      kind: Panel
      spec: {plugin: {kind: Y}}
";
    check(
        before,
        "name /spec/panels b 0_1",
        &before.replace("b: #", "'0_1': #"),
    );
    check(
        before,
        "set /spec/panels/c {kind: Panel, spec: {plugin: {kind: Z}}}",
        &format!(
            "{before}    c:\n      kind: Panel\n      spec:\n        plugin:\n          kind: Z\n"
        ),
    );
    check(
        &before.replace("    b:", "    A:"),
        "set /spec/panels/B {kind: Panel, spec: {plugin: {kind: Z}}}",
        &before.replace("    b:", "    A:").replace(
            "    a:",
            "    B:\n      kind: Panel\n      spec:\n        plugin:\n          kind: Z\n    a:",
        ),
    );
}
